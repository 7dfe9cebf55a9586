// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "oracle/branches.hpp"
#include "oracle/criteria.hpp"

namespace passgenau::oracle {
namespace {

enum class Bound { reached, not_reached, unknown };

Bound bound_for_birth(Day born, const Span& bound, Day as_of) {
  if (day_reached(born, bound) == as_of) seen(Branch::bound_on_the_day);
  return day_reached(born, bound) <= as_of ? Bound::reached : Bound::not_reached;
}

Bound bound_for_births(const std::vector<Day>& births, const Span& bound, Day as_of) {
  const auto reached = std::count_if(births.begin(), births.end(),
                                     [&](Day born) { return day_reached(born, bound) <= as_of; });
  if (reached == 0) return Bound::not_reached;
  if (reached == static_cast<long>(births.size())) return Bound::reached;
  seen(Branch::age_bound_unknown);
  return Bound::unknown;
}

/// The bound on the wrong side: unmet. Else a bound that is unknown: unknown. Else met.
Verdict inside(Bound from, Bound until) {
  if (from == Bound::not_reached || until == Bound::reached) return Verdict::unmet;
  return from == Bound::unknown || until == Bound::unknown ? Verdict::unknown : Verdict::met;
}

Verdict judge_birth(Day born, const Object& range, bool due, Day as_of) {
  Bound from = due ? Bound::unknown : Bound::reached;  // where it is not stated
  Bound until = Bound::not_reached;
  if (has(range, "from"))
    from = bound_for_birth(born, read_span(text(range, "from")), as_of);
  else if (due)
    seen(Branch::due_without_from);
  if (has(range, "until")) until = bound_for_birth(born, read_span(text(range, "until")), as_of);
  return inside(from, until);
}

Verdict judge_age(const Child& child, const Object& range, Day as_of) {
  Bound from = Bound::reached;
  Bound until = Bound::not_reached;
  if (has(range, "from"))
    from = bound_for_births(child.possible_births, read_span(text(range, "from")), as_of);
  if (has(range, "until"))
    until = bound_for_births(child.possible_births, read_span(text(range, "until")), as_of);
  return inside(from, until);
}

Verdict judge_child(const Child& child, const Object& range, Day as_of) {
  if (range.empty()) return Verdict::unknown;
  if (child.born) return judge_birth(*child.born, range, false, as_of);
  if (!child.due) return judge_age(child, range, as_of);
  if (*child.due > as_of) return judge_birth(*child.due, range, true, as_of);
  const Verdict before = judge_birth(as_of + 1, range, true, as_of);
  const Verdict after = judge_birth(as_of, range, false, as_of);
  if (before != after) seen(before > after ? Branch::past_due_fits_before : Branch::past_due_fits_after);
  return std::max(before, after);
}

}  // namespace

std::vector<Verdict> judge_children(const Family& family, const Object& offer) {
  std::vector<Verdict> out;
  for (const Child& child : family.children)
    out.push_back(judge_child(child, part(offer, "child_age"), family.as_of));
  return out;
}

Finding child_age(const Family& family, const Object& offer) {
  if (!family.children.empty()) return plain(best_of(judge_children(family, offer)));
  const bool states_ages = !part(offer, "child_age").empty();
  seen(states_ages ? Branch::no_child_but_ages : Branch::no_child_no_ages);
  return plain(states_ages ? Verdict::unmet : Verdict::unknown);
}

std::vector<std::size_t> candidate_children(const Family& family, const Object& offer) {
  const std::vector<Verdict> verdicts = judge_children(family, offer);
  std::vector<std::size_t> out;
  for (std::size_t child = 0; child < verdicts.size(); ++child)
    if (verdicts[child] != Verdict::unmet) out.push_back(child);
  if (out.empty() && !verdicts.empty()) {
    seen(Branch::all_children_unmet);
    for (std::size_t child = 0; child < verdicts.size(); ++child)
      out.push_back(child);
  } else if (out.size() < verdicts.size()) {
    seen(Branch::some_children_unmet);
  }
  return out;
}

}  // namespace passgenau::oracle
