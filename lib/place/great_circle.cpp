// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>
#include <numbers>

#include "place/sphere.hpp"

namespace passgenau {

UnitVector unit_vector(GeoPoint point) noexcept {
  constexpr double radians = std::numbers::pi / 180;
  const double around = std::cos(point.lat * radians);
  return {around * std::cos(point.lon * radians), around * std::sin(point.lon * radians),
          std::sin(point.lat * radians)};
}

float chord_squared_around(std::int64_t metres) noexcept {
  // Wider by five metres and a millionth of the radius: for the rounding of metres and of single precision.
  const double angle = (static_cast<double>(metres) + 5) / mean_radius_m;
  const double chord = 2 * std::sin(std::min(angle, 3.1) / 2) + 1e-6;
  return static_cast<float>(chord * chord);
}

Distance great_circle(const UnitVector& a, const UnitVector& b) noexcept {
  const double half_chord = std::sqrt(chord_squared(a, b)) / 2;
  // Rounding may lift antipodes above 1. A coordinate that is no number gives a negative distance.
  const double metres = 2 * mean_radius_m * std::asin(half_chord > 1 ? 1 : half_chord);
  return Distance::metres(std::isfinite(metres) ? std::llround(metres) : -1);
}

Distance great_circle(GeoPoint a, GeoPoint b) noexcept {
  return great_circle(unit_vector(a), unit_vector(b));
}

}  // namespace passgenau
