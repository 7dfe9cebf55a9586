// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/plan_pruning.hpp"

#include <algorithm>
#include <map>

namespace passgenau {

namespace {

/// Does B do all that A does, and as closely?
bool does_as_much(const PlanCandidate& b, const PlanCandidate& a) {
  if ((a.addressed & ~b.addressed).any() || (a.general & ~(b.general | b.addressed)).any()) return false;
  for (std::size_t need = 0; need < a.shares.size(); ++need)
    if (b.shares[need] < a.shares[need]) return false;
  return true;
}

std::int64_t kilometres(const PlanCandidate& candidate) { return (candidate.metres + 999) / 1000; }

/// No other offer shares the contact of A: then B in its place never makes one contact more.
bool better_alone(const PlanCandidate& b, const PlanCandidate& a) {
  if (b.fit != a.fit) return b.fit > a.fit;
  if (kilometres(b) != kilometres(a)) return kilometres(b) < kilometres(a);
  if (b.way != a.way) return false;
  if (b.place.points != a.place.points) return b.place.points > a.place.points;
  if (b.metres != a.metres) return b.metres < a.metres;
  return b.place.id_rank < a.place.id_rank;
}

/// Both are one contact, whose way is the longest of its offers: a shorter one may count for nothing.
bool better_beside(const PlanCandidate& b, const PlanCandidate& a) {
  if (b.fit != a.fit) return b.fit > a.fit;
  if (b.metres > a.metres || b.way != a.way) return false;
  if (b.place.points != a.place.points) return b.place.points > a.place.points;
  return b.place.id_rank < a.place.id_rank;
}

}  // namespace

std::vector<std::uint32_t> worth_trying(const PlanTask& task) {
  std::map<std::uint32_t, int> offers_of;
  for (const PlanCandidate& candidate : task.candidates)
    ++offers_of[candidate.contact];
  const auto stands_for = [&](const PlanCandidate& b, const PlanCandidate& a, bool alone) {
    if (&a == &b || !(alone ? better_alone(b, a) : b.contact == a.contact && better_beside(b, a)))
      return false;
    return does_as_much(b, a);
  };
  std::vector<std::uint32_t> kept;
  for (std::uint32_t i = 0; i < task.candidates.size(); ++i) {
    const PlanCandidate& a = task.candidates[i];
    const bool alone = offers_of[a.contact] == 1;
    const bool needless = std::any_of(task.candidates.begin(), task.candidates.end(),
                                      [&](const PlanCandidate& b) { return stands_for(b, a, alone); });
    if (!needless) kept.push_back(i);
  }
  return kept;
}

}  // namespace passgenau
