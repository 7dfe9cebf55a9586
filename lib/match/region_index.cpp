// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/region_index.hpp"

#include <algorithm>

#include "model/region.hpp"

namespace passgenau {

namespace {

/// Of digits alone, as many as go into a number?
bool is_short_number(std::string_view key) {
  return !key.empty() && key.size() <= municipality_digits &&
         std::all_of(key.begin(), key.end(), [](char digit) { return digit >= '0' && digit <= '9'; });
}

/// Its characters in a number, the first one highest: in the order of texts, and one that begins another before it.
std::uint64_t packed(std::string_view key) {
  static_assert(municipality_digits == sizeof(std::uint64_t));
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < sizeof number; ++at)
    number = number << 8 | (at < key.size() ? static_cast<unsigned char>(key[at]) : 0U);
  return number;
}

}  // namespace

RegionIndex::RegionIndex(const std::vector<Residence>& residences) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> numbers;
  for (std::uint32_t facet = 0; facet < residences.size(); ++facet) {
    if (residences[facet].regions.empty()) open_.push_back(facet);
    for (const std::string& key : residences[facet].regions) {
      if (is_short_number(key)) {
        numbers.emplace_back(packed(key), facet);
        sizes_.set(key.size());
      } else {
        others_.emplace_back(key, facet);
      }
    }
  }
  std::sort(numbers.begin(), numbers.end());
  numbers_.reserve(numbers.size());
  facets_.reserve(numbers.size());
  for (const auto& [number, facet] : numbers) {
    numbers_.push_back(number);
    facets_.push_back(facet);
  }
  std::sort(others_.begin(), others_.end());
}

std::size_t RegionIndex::first_not_below(std::uint64_t number) const {
  // Halving without a jump: which half it is in cannot be foretold.
  std::size_t first = 0;
  for (std::size_t left = numbers_.size(); left > 0;) {
    const std::size_t half = (left + 1) / 2;
    first += -static_cast<std::size_t>(numbers_[first + half - 1] < number) & half;
    left -= half;
  }
  return first;
}

void RegionIndex::add_numbers(std::uint64_t first, std::uint64_t last,
                              std::vector<std::uint32_t>& found) const {
  for (std::size_t at = first_not_below(first); at < numbers_.size() && numbers_[at] <= last; ++at)
    found.push_back(facets_[at]);
}

void RegionIndex::add_in_line(std::string_view region, std::vector<std::uint32_t>& found) const {
  const std::uint64_t number = packed(region);
  const auto behind = [](std::size_t size) { return size < 8 ? ~std::uint64_t{0} >> 8 * size : 0; };
  for (std::size_t size = 1; size < region.size() && size < sizes_.size(); ++size)
    if (sizes_[size]) add_numbers(number & ~behind(size), number & ~behind(size), found);
  add_numbers(number, number | behind(region.size()), found);
}

void RegionIndex::add_others(std::string_view key, bool as_beginning,
                             std::vector<std::uint32_t>& found) const {
  auto at =
      std::lower_bound(others_.begin(), others_.end(), key,
                       [](const Entry& entry, std::string_view wanted) { return entry.first < wanted; });
  for (; at != others_.end() && (as_beginning ? at->first.starts_with(key) : at->first == key); ++at)
    found.push_back(at->second);
}

std::vector<std::uint32_t> RegionIndex::may_hold(const std::vector<HomeCandidate>& candidates) const {
  std::vector<std::uint32_t> found = open_;
  for (const HomeCandidate& home : candidates) {
    // An unknown region may be any.
    if (home.region.empty()) {
      found.insert(found.end(), facets_.begin(), facets_.end());
    } else {
      add_in_line(home.region, found);
    }
    if (home.postal_code.empty())
      add_others(postal_code_prefix, true, found);
    else
      add_others(std::string{postal_code_prefix} + home.postal_code, false, found);
    add_others(germany, false, found);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace passgenau
