// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "planning/plan_search.hpp"

namespace passgenau {

/// The candidates that some best set may hold: without those for which another can always stand. Cost: quadratic.
std::vector<std::uint32_t> worth_trying(const PlanTask& task);

}  // namespace passgenau
