// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/hilbert.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace passgenau {

std::uint32_t hilbert_index(const UnitVector& point) noexcept {
  constexpr std::uint32_t side = 1U << 16;
  const auto cell = [](double share) {
    return static_cast<std::uint32_t>(std::clamp(share * side, 0.0, static_cast<double>(side - 1)));
  };
  std::uint32_t x = cell((std::atan2(point.y, point.x) / std::numbers::pi + 1) / 2);
  std::uint32_t y = cell((point.z + 1) / 2);
  std::uint32_t index = 0;
  for (std::uint32_t s = side / 2; s > 0; s /= 2) {
    const std::uint32_t rx = (x & s) != 0 ? 1 : 0;
    const std::uint32_t ry = (y & s) != 0 ? 1 : 0;
    index += s * s * ((3 * rx) ^ ry);
    if (ry == 0) {
      if (rx == 1) {
        x = side - 1 - x;
        y = side - 1 - y;
      }
      std::swap(x, y);
    }
  }
  return index;
}

}  // namespace passgenau
