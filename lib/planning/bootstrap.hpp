// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "passgenau/evaluation.hpp"

namespace passgenau {

/// One value for each family.
using Series = std::vector<double>;

/// The mean of each series, and the bounds between which the middle 95 % of the means of resampled families
/// lie. All series have the same families, at least one, and share the draws: the interval of a difference is
/// that of a series of differences. Cost: families × series × resamples.
std::vector<Estimate> estimates(const std::vector<Series>& all, std::uint64_t seed, int resamples);

}  // namespace passgenau
