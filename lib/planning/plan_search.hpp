// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "match/list_place.hpp"
#include "passgenau/plan.hpp"
#include "planning/need_credits.hpp"

namespace passgenau {

/// How help reaches the family, as far as a mix of ways counts.
enum class PlanWay : std::uint8_t { site, home, remote, unknown };

/// One line of the list, as the search sees it.
struct PlanCandidate {
  NeedSet addressed = {};
  NeedSet general = {};  ///< needs that it is open to without addressing them
  NeedShares shares = {};
  std::uint32_t contact = 0;
  int fit = 0;  ///< its points, in twentieths of the possible ones
  PlanWay way = PlanWay::unknown;
  std::int64_t metres = 0;  ///< of the way to it; 0 where there is none
  ListPlace place = {};
};

struct PlanTask {
  std::vector<std::int64_t> weights = {};  ///< by need, thousandths
  NeedSet acute = {};
  std::vector<PlanCandidate> candidates = {};
  int max_offers = 1;
  int max_contacts = 1;

  /// Of these needs together, thousandths.
  std::int64_t weight_of(const NeedSet& needs) const;
};

/// What a set is worth, by the order of docs/planning.md; each number is better when it is higher.
struct PlanValue {
  std::array<std::int64_t, 11> numbers = {};
  std::vector<std::uint32_t> ids =
      {};  ///< ranks of its offers, ascending; the first that differs is better when it is lower

  std::int64_t covered() const { return numbers[1]; }
  bool better_than(const PlanValue& other) const;
};

PlanValue value_of(const PlanTask& task, const std::vector<std::uint32_t>& chosen);

/// What no set of these candidates can do better than.
PlanBound bound_of(const PlanTask& task);

struct PlanChoice {
  std::vector<std::uint32_t> chosen = {};  ///< indices of candidates, ascending
  bool exact = true;
};

/// What a search may still do; several may share one.
struct PlanBudget {
  std::size_t sets = PlanLimits::sets;  ///< to begin
  std::size_t work = PlanLimits::work;  ///< looks at one need of one offer
};

/// The best set there is; where the budget ends before, the best that was found is not `exact`.
PlanChoice best_set(const PlanTask& task, PlanBudget& budget);

}  // namespace passgenau
