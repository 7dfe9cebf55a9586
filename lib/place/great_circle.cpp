// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>
#include <numbers>

#include "passgenau/place.hpp"

namespace passgenau {

namespace {

// Mean radius R1 of the WGS 84 ellipsoid (IUGG; H. Moritz, Geodetic Reference System 1980, J. Geodesy 74,
// 2000).
constexpr double earth_radius_m = 6371008.7714;

constexpr double radians(double degrees) { return degrees * (std::numbers::pi / 180.0); }

}  // namespace

Distance great_circle(GeoPoint a, GeoPoint b) noexcept {
  // Haversine keeps its precision for near points, where the law of cosines loses it. Each term is the same
  // for (a, b) and (b, a), so the distance is symmetric to the last bit.
  const double half_lat = std::sin(radians(b.lat - a.lat) / 2);
  const double half_lon = std::sin(radians(b.lon - a.lon) / 2);
  const double h =
      half_lat * half_lat + std::cos(radians(a.lat)) * std::cos(radians(b.lat)) * (half_lon * half_lon);
  // Rounding may lift antipodes above 1. A coordinate that is no number gives a negative distance, as in
  // `kilometres`.
  const double metres = 2 * earth_radius_m * std::asin(std::sqrt(h > 1 ? 1 : h));
  return Distance::metres(std::isfinite(metres) ? std::llround(metres) : -1);
}

}  // namespace passgenau
