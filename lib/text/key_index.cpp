// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/key_index.hpp"

#include <algorithm>

namespace passgenau {

void KeyIndex::finish() {
  const auto before = [](const Entry& a, const Entry& b) {
    return a.key != b.key ? a.key < b.key : a.number < b.number;
  };
  const auto unsorted = std::is_sorted_until(entries_.begin(), entries_.end(), before);
  std::sort(unsorted, entries_.end(), before);
  std::inplace_merge(entries_.begin(), unsorted, entries_.end(), before);
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
  entries_.shrink_to_fit();
  int bits = 1;
  while ((std::size_t{1} << bits) < entries_.size())
    ++bits;
  shift_ = 64 - bits;
  starts_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Entry& entry : entries_)
    ++starts_[(entry.key >> shift_) + 1];
  for (std::size_t i = 1; i < starts_.size(); ++i)
    starts_[i] += starts_[i - 1];
}

std::span<const KeyIndex::Entry> KeyIndex::find(std::uint64_t key) const {
  if (entries_.empty()) return {};
  const std::size_t bucket = key >> shift_;
  std::size_t begin = starts_[bucket];
  const std::size_t bound = starts_[bucket + 1];
  while (begin < bound && entries_[begin].key < key)
    ++begin;
  std::size_t end = begin;
  while (end < bound && entries_[end].key == key)
    ++end;
  return {entries_.data() + begin, end - begin};
}

}  // namespace passgenau
