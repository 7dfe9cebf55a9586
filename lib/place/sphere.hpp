// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "passgenau/place.hpp"

namespace passgenau {

/// A point as a vector on the unit sphere: distances between many of them need no more trigonometry.
struct UnitVector {
  double x = 0;
  double y = 0;
  double z = 0;
};

UnitVector unit_vector(GeoPoint point) noexcept;

/// The great-circle distance, from the chord, rounded to metres; before that exact to a micrometre, but near the antipodes
/// to some decimetres. The same as the haversine formula.
Distance great_circle(const UnitVector& a, const UnitVector& b) noexcept;

}  // namespace passgenau
