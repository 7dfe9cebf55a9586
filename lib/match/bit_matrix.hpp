// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

namespace passgenau {

/// 64 rows of 64 bits.
using BitMatrix = std::array<std::uint64_t, 64>;

/// Rows become columns: bit i of row k goes to bit k of row i. Halves of halves change places, without a jump (Warren, Hacker's Delight,
/// 7-3).
inline void transpose(BitMatrix& rows) {
  std::uint64_t low = 0xFFFF'FFFF;
  for (std::size_t half = 32; half != 0; half /= 2, low ^= low << half)
    for (std::size_t k = 0; k < rows.size(); k = ((k | half) + 1) & ~half) {
      const std::uint64_t change = ((rows[k] >> half) ^ rows[k | half]) & low;
      rows[k] ^= change << half;
      rows[k | half] ^= change;
    }
}

}  // namespace passgenau
