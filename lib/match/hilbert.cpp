// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/hilbert.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace passgenau {

std::uint64_t hilbert_index(GeoPoint point) noexcept {
  constexpr std::uint32_t side = 1U << 16;
  const auto cell = [](double share) {
    return static_cast<std::uint32_t>(std::clamp(share * side, 0.0, static_cast<double>(side - 1)));
  };
  std::uint32_t x = cell((point.lon + 180) / 360);
  std::uint32_t y = cell((point.lat + 90) / 180);
  std::uint64_t index = 0;
  for (std::uint32_t s = side / 2; s > 0; s /= 2) {
    const std::uint32_t rx = (x & s) != 0 ? 1 : 0;
    const std::uint32_t ry = (y & s) != 0 ? 1 : 0;
    index += std::uint64_t{s} * s * ((3 * rx) ^ ry);
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

void unit_vector(GeoPoint point, float (&unit)[3]) noexcept {
  constexpr double radians = std::numbers::pi / 180;
  const double around = std::cos(point.lat * radians);
  unit[0] = static_cast<float>(around * std::cos(point.lon * radians));
  unit[1] = static_cast<float>(around * std::sin(point.lon * radians));
  unit[2] = static_cast<float>(std::sin(point.lat * radians));
}

}  // namespace passgenau
