// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <numbers>
#include <string>
#include <utility>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau {

/// A point north of `from` at exactly this distance, and one a metre farther.
inline std::pair<GeoPoint, GeoPoint> points_around(Distance distance, GeoPoint from) {
  const auto north = [&](std::int64_t n) {
    const GeoPoint point{from.lat + static_cast<double>(n) / 6'371'008.7714 * 180 / std::numbers::pi,
                         from.lon};
    REQUIRE(great_circle(from, point) == metres(n));
    return point;
  };
  return {north(distance.in_metres()), north(distance.in_metres() + 1)};
}

/// `"sites"` of an offer with this one site, to a tenth of a metre.
inline std::string site_at(GeoPoint point) {
  return R"("sites":[{"lat":)" + std::to_string(point.lat) + R"(,"lon":)" + std::to_string(point.lon) + "}]";
}

}  // namespace passgenau
