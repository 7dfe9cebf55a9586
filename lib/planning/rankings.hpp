// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <vector>

#include "passgenau/match.hpp"
#include "planning/measures.hpp"

/// The same matches in other orders. The ids of a ranking belong to its matches.
namespace passgenau {

Ranking ranking_of(const std::vector<Match>& matches);
/// The order that FORMATS prescribes, by the points of all criteria but this one.
Ranking without_criterion(const std::vector<Match>& matches, Criterion criterion);
/// Nearest first; offers without a distance (home visits, telephone) last; then by id.
Ranking by_distance(const std::vector<Match>& matches);
/// By the number of needs that the offer addresses, as its bill says; then as `by_distance`.
Ranking by_needs(const std::vector<Match>& matches);

/// What a criterion can give; 0 where it is not asked.
Points possible(const Answer& answer, Criterion criterion);

}  // namespace passgenau
