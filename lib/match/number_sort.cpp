// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/number_sort.hpp"

#include <algorithm>
#include <array>

namespace passgenau {

void sort_by_number(std::vector<Numbered>& list) {
  // Below so many the tables cost more than comparing does.
  constexpr std::size_t few = 512;
  if (list.size() < few) {
    std::stable_sort(list.begin(), list.end(),
                     [](const Numbered& a, const Numbered& b) { return a.number < b.number; });
    return;
  }
  constexpr int bytes = 8;
  std::array<std::array<std::uint32_t, 256>, bytes> counts{};
  for (const Numbered& one : list)
    for (int byte = 0; byte < bytes; ++byte)
      ++counts[static_cast<std::size_t>(byte)][one.number >> (8 * byte) & 0xFF];
  std::vector<Numbered> other(list.size());
  for (int byte = 0; byte < bytes; ++byte) {
    auto& begin = counts[static_cast<std::size_t>(byte)];
    if (begin[list.front().number >> (8 * byte) & 0xFF] == list.size()) continue;  // all have the same
    std::uint32_t sum = 0;
    for (std::uint32_t& count : begin) {
      const std::uint32_t here = count;
      count = sum;
      sum += here;
    }
    for (const Numbered& one : list)
      other[begin[one.number >> (8 * byte) & 0xFF]++] = one;
    list.swap(other);
  }
}

}  // namespace passgenau
