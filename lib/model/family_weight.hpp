// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string_view>

#include "passgenau/who.hpp"

namespace passgenau {

/// Can one family stand for so many? No number that is none passes.
constexpr bool is_family_weight(double weight) noexcept { return weight > 0 && weight <= most_family_weight; }
/// The same as the limit that a problem names.
inline constexpr std::string_view family_weight_range = "more than 0, at most 1000000";

}  // namespace passgenau
