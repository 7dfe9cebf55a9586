// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/region_index.hpp"

#include <algorithm>

#include "model/region.hpp"

namespace passgenau {

RegionIndex::RegionIndex(const std::vector<Residence>& residences) {
  for (std::uint32_t facet = 0; facet < residences.size(); ++facet) {
    if (residences[facet].regions.empty()) open_.push_back(facet);
    for (const std::string& key : residences[facet].regions)
      keys_.emplace_back(key, facet);
  }
  std::sort(keys_.begin(), keys_.end());
}

std::vector<RegionIndex::Entry>::const_iterator RegionIndex::first_not_below(std::string_view key) const {
  return std::lower_bound(keys_.begin(), keys_.end(), key,
                          [](const Entry& entry, std::string_view wanted) { return entry.first < wanted; });
}

void RegionIndex::add_equal(std::string_view key, std::vector<std::uint32_t>& found) const {
  for (auto at = first_not_below(key); at != keys_.end() && at->first == key; ++at)
    found.push_back(at->second);
}

void RegionIndex::add_beginning(std::string_view prefix, std::vector<std::uint32_t>& found) const {
  for (auto at = first_not_below(prefix); at != keys_.end() && at->first.starts_with(prefix); ++at)
    found.push_back(at->second);
}

void RegionIndex::add_in_line(std::string_view region, std::vector<std::uint32_t>& found) const {
  // Keys that begin with one digit more each time: they differ in that digit first.
  auto first = keys_.begin();
  auto last = keys_.end();
  for (std::size_t digit = 0; digit < region.size() && first != last; ++digit) {
    first = std::partition_point(first, last,
                                 [&](const Entry& entry) { return entry.first[digit] < region[digit]; });
    last = std::partition_point(first, last,
                                [&](const Entry& entry) { return entry.first[digit] == region[digit]; });
    for (; first != last && first->first.size() == digit + 1; ++first)
      found.push_back(first->second);
  }
  for (; first != last; ++first)
    found.push_back(first->second);
}

std::vector<std::uint32_t> RegionIndex::may_hold(const std::vector<HomeCandidate>& candidates) const {
  std::vector<std::uint32_t> found = open_;
  for (const HomeCandidate& home : candidates) {
    // An unknown region may be any.
    if (home.region.empty()) {
      for (char digit = '0'; digit <= '9'; ++digit)
        add_beginning({&digit, 1}, found);
    } else {
      add_in_line(home.region, found);
    }
    if (home.postal_code.empty())
      add_beginning(postal_code_prefix, found);
    else
      add_equal(std::string{postal_code_prefix} + home.postal_code, found);
    add_equal(germany, found);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace passgenau
