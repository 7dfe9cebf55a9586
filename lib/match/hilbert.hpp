// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "place/sphere.hpp"

namespace passgenau {

/// Place on a Hilbert curve of order 16 over longitude and the sine of latitude (Lambert's equal-area cylinder, cells of
/// about 0.12 km²): neighbours on the curve are neighbours on the ground. Only the order of rows rests on it, never an answer.
std::uint32_t hilbert_index(const UnitVector& point) noexcept;

}  // namespace passgenau
