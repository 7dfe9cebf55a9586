// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "passgenau/place.hpp"

namespace passgenau {

/// A point as a vector on the unit sphere: distances between many of them need no more trigonometry.
struct UnitVector {
  double x = 0;
  double y = 0;
  double z = 0;
};

UnitVector unit_vector(GeoPoint point) noexcept;

/// Square of the chord between them, in [0, 4].
inline double chord_squared(const UnitVector& a, const UnitVector& b) noexcept {
  const double x = a.x - b.x;
  const double y = a.y - b.y;
  const double z = a.z - b.z;
  return x * x + y * y + z * z;
}

/// IUGG R₁ (Moritz, Geodetic Reference System 1980).
inline constexpr double mean_radius_m = 6'371'008.7714;

/// Square of the chord that spans so many metres, a little wider for rounding: a box of single precision farther off than this is
/// beyond them.
float chord_squared_around(std::int64_t metres) noexcept;

/// The great-circle distance, from the chord, rounded to metres; before that exact to a micrometre, but near the antipodes
/// to some decimetres. The same as the haversine formula.
Distance great_circle(const UnitVector& a, const UnitVector& b) noexcept;

}  // namespace passgenau
