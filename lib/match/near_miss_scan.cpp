// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/bill.hpp"

namespace passgenau {

bool Judge::fails_one(const Row& row, Criterion& which) {
  Bill bill;
  int unmet = 0;
  const auto second = [&](Criterion criterion, const Finding& finding) {
    if (finding.verdict != Verdict::unmet) return false;
    which = criterion;
    return ++unmet > 1;
  };
  // The cheapest conditions that most offers fail stand first.
  bill.child_age = child_age_of(row.facet(Facet::child_age));
  if (second(Criterion::child_age, bill.child_age)) return false;
  bill.language = judge_language(question_, snapshot_.languages[row.facet(Facet::languages)]);
  if (second(Criterion::language, bill.language)) return false;
  bill.residence.verdict = residence_of(row.facet(Facet::residence));
  if (second(Criterion::residence, bill.residence)) return false;
  judge_needs_of(row, bill);
  if (bill.needs.verdict == Verdict::unmet) return false;
  bill.validity = judge_validity(question_, row.time);
  if (second(Criterion::validity, bill.validity)) return false;
  bill.access = judge_access(question_, snapshot_.access[row.facet(Facet::access)]);
  if (second(Criterion::access, bill.access)) return false;
  judge_caregiver_of(row, bill);
  if (second(Criterion::caregiver, bill.caregiver)) return false;
  judge_place_of(row, bill);
  return !second(Criterion::place, bill.place) && unmet == 1;
}

}  // namespace passgenau
