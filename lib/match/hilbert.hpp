// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "passgenau/place.hpp"

namespace passgenau {

/// Place on a Hilbert curve of order 16 over latitude and longitude (cells of about 300 by 600 m): neighbours
/// on the curve are neighbours on the ground. Only the order of rows rests on it, never an answer.
std::uint64_t hilbert_index(GeoPoint point) noexcept;

/// The point on the unit sphere.
void unit_vector(GeoPoint point, float (&unit)[3]) noexcept;

}  // namespace passgenau
