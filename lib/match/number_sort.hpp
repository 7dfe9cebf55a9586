// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace passgenau {

/// A number to sort by, and what it belongs to.
struct Numbered {
  std::uint64_t number = 0;
  std::uint32_t item = 0;
};

/// Sorts by `number`; equal ones stay as they stood. A radix sort: O(n) for each byte in which numbers differ, and as
/// much memory again. Opening a catalog sorts all of its offers three times, for which comparing is too slow.
void sort_by_number(std::vector<Numbered>& list);

}  // namespace passgenau
