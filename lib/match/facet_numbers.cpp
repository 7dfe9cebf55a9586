// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facet_numbers.hpp"

#include <algorithm>

#include "match/number_sort.hpp"
#include "store/checksum.hpp"

namespace passgenau {

std::uint32_t FacetNumbers::number(std::string_view bytes, bool& added) {
  if ((facets_.size() + 1) * 2 > slots_.size()) grow();
  const std::uint64_t hash = checksum(bytes);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].number != free; at = (at + 1) & mask) {
    added = false;
    if (slots_[at].hash == hash && facets_[slots_[at].number] == bytes) return slots_[at].number;
  }
  added = true;
  slots_[at] = {hash, static_cast<std::uint32_t>(facets_.size())};
  facets_.push_back(bytes);
  return slots_[at].number;
}

void FacetNumbers::grow() {
  std::vector<Slot> larger(slots_.size() * 2);
  const std::size_t mask = larger.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number == free) continue;
    std::size_t at = slot.hash & mask;
    while (larger[at].number != free)
      at = (at + 1) & mask;
    larger[at] = slot;
  }
  slots_ = std::move(larger);
}

namespace {

/// The first eight bytes as a number that sorts like them; where there are fewer, zeros.
std::uint64_t beginning(std::string_view text) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i)
    word = word << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return word;
}

/// How many bytes all of them begin with.
std::size_t common_beginning(const TextList& texts, const std::vector<Numbered>& keys) {
  const std::string_view first = texts[keys.front().item];
  std::size_t common = first.size();
  for (std::size_t i = 1; i < keys.size() && common > 0; ++i) {
    const std::string_view text = texts[keys[i].item];
    const auto differ =
        std::mismatch(text.begin(), text.begin() + std::min(common, text.size()), first.begin());
    common = static_cast<std::size_t>(differ.first - text.begin());
  }
  return common;
}

void sort_by_bytes(const TextList& texts, std::vector<Numbered>& keys) {
  const std::size_t offset = common_beginning(texts, keys);
  bool ends = true;
  for (Numbered& key : keys) {
    const std::string_view text = texts[key.item];
    key.number = offset < text.size() ? beginning(text.substr(offset)) : 0;
    ends = ends && offset >= text.size();
  }
  if (ends) return;
  sort_by_number(keys);
  for (auto begin = keys.begin(); begin != keys.end();) {
    const auto end =
        std::find_if(begin, keys.end(), [&](const Numbered& key) { return key.number != begin->number; });
    if (end - begin > 1) {
      std::vector<Numbered> same{begin, end};
      sort_by_bytes(texts, same);
      std::copy(same.begin(), same.end(), begin);
    }
    begin = end;
  }
}

}  // namespace

std::vector<std::uint32_t> IdList::order() const {
  if (ids_.size() == 0) return {};
  std::vector<Numbered> keys(ids_.size());
  for (std::uint32_t i = 0; i < keys.size(); ++i)
    keys[i].item = i;
  sort_by_bytes(ids_, keys);
  std::vector<std::uint32_t> order(keys.size());
  std::transform(keys.begin(), keys.end(), order.begin(), [](const Numbered& key) { return key.item; });
  return order;
}

}  // namespace passgenau
