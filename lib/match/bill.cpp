// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/bill.hpp"

#include <algorithm>
#include <array>

namespace passgenau {

bool Bill::meets_conditions() const {
  const std::array<const Finding*, 8> conditions{&validity, &child_age, &caregiver, &residence,
                                                 &place,    &language,  &access,    &needs};
  static_assert(is_condition(Criterion{conditions.size() - 1}) &&
                !is_condition(Criterion{conditions.size()}));
  return std::none_of(conditions.begin(), conditions.end(),
                      [](const Finding* finding) { return finding->verdict == Verdict::unmet; });
}

Judge::Judge(const Snapshot& snapshot, const Question& question, std::size_t room)
    : snapshot_{snapshot},
      question_{question},
      child_ages_{{{{snapshot.child_ages.size(), room}}}},
      residences_{{{{snapshot.residences.size(), room}}}} {}

const ChildAgeFinding& Judge::child_age_of(std::uint32_t facet) {
  return child_ages_.of(0, facet, [&] { return judge_child_age(question_, snapshot_.child_ages[facet]); });
}

Verdict Judge::residence_of(std::uint32_t facet) {
  return residences_.of(0, facet,
                        [&] { return judge_residence(question_, snapshot_.residences[facet]).verdict; });
}

void Judge::judge_caregiver_of(const Row& row, Bill& bill) const {
  const RelevanceCodes& codes = snapshot_.relevance_of(row);
  bill.caregiver =
      judge_caregiver(question_, snapshot_.caregivers[row.facet(Facet::caregiver)], snapshot_.only_for(codes),
                      snapshot_.not_for(codes), bill.child_age.candidates);
}

void Judge::judge_place_of(const Row& row, Bill& bill) const {
  bill.place = judge_place(question_, snapshot_.ways[row.facet(Facet::ways)], snapshot_.sites_of(row),
                           snapshot_.relevance_of(row).residential, bill.residence.verdict);
}

void Judge::judge_needs_of(const Row& row, Bill& bill) const {
  const RelevanceCodes& codes = snapshot_.relevance_of(row);
  bill.needs =
      judge_needs(question_, snapshot_.named(codes), snapshot_.kinds_of(codes), bill.child_age.candidates);
}

std::int32_t Judge::judge_words_of(const Row& row, Bill& bill) const {
  bill.words = judge_words(question_, static_cast<std::uint32_t>(&row - snapshot_.rows.data()));
  return worth(Criterion::words, bill.words);
}

void Judge::judge_rest(const Row& row, Bill& bill) const {
  bill.time = judge_time(question_, snapshot_.schedules[row.facet(Facet::schedule)]);
  bill.capacity = judge_capacity(question_, row.time, bill.child_age.candidates);
  bill.freshness = judge_freshness(question_, row.time);
  bill.specificity =
      judge_specificity(question_, bill.needs, snapshot_.named(snapshot_.relevance_of(row)), row.time);
  bill.points += worth(Criterion::time, bill.time) + worth(Criterion::capacity, bill.capacity) +
                 worth(Criterion::freshness, bill.freshness) +
                 worth(Criterion::specificity, bill.specificity);
}

std::int32_t Judge::points_of_conditions(const Bill& bill) const {
  return worth(Criterion::child_age, bill.child_age) + worth(Criterion::caregiver, bill.caregiver) +
         worth(Criterion::residence, bill.residence) + worth(Criterion::language, bill.language) +
         worth(Criterion::access, bill.access) + bill.needs.points;
}

bool Judge::eligible(const Row& row, Bill& bill) {
  const auto unmet = [](const Finding& finding) { return finding.verdict == Verdict::unmet; };
  // The cheapest conditions that most offers fail stand first.
  const ChildAgeFinding& child_age = child_age_of(row.facet(Facet::child_age));
  if (unmet(child_age)) return false;
  bill.language = judge_language(question_, snapshot_.languages[row.facet(Facet::languages)]);
  if (unmet(bill.language)) return false;
  bill.residence.verdict = residence_of(row.facet(Facet::residence));
  if (unmet(bill.residence)) return false;
  bill.access = judge_access(question_, snapshot_.access[row.facet(Facet::access)]);
  if (unmet(bill.access)) return false;
  bill.residence.share = share_of(bill.residence.verdict);
  bill.child_age = child_age;
  judge_needs_of(row, bill);
  if (unmet(bill.needs)) return false;
  bill.validity = judge_validity(question_, row.time);
  if (unmet(bill.validity)) return false;
  judge_caregiver_of(row, bill);
  if (unmet(bill.caregiver)) return false;
  judge_place_of(row, bill);
  if (unmet(bill.place)) return false;
  bill.points = points_of_conditions(bill) + worth(Criterion::place, bill.place) + judge_words_of(row, bill);
  judge_rest(row, bill);
  return true;
}

void Judge::complete(const Row& row, Bill& bill) const {
  bill.residence = judge_residence(question_, snapshot_.residences[row.facet(Facet::residence)]);
}

void Judge::judge_all(const Row& row, Bill& bill) {
  bill.validity = judge_validity(question_, row.time);
  bill.child_age = child_age_of(row.facet(Facet::child_age));
  bill.residence = judge_residence(question_, snapshot_.residences[row.facet(Facet::residence)]);
  bill.language = judge_language(question_, snapshot_.languages[row.facet(Facet::languages)]);
  judge_needs_of(row, bill);
  judge_caregiver_of(row, bill);
  bill.access = judge_access(question_, snapshot_.access[row.facet(Facet::access)]);
  judge_place_of(row, bill);
  bill.points = points_of_conditions(bill) + worth(Criterion::place, bill.place) + judge_words_of(row, bill);
  judge_rest(row, bill);
  bill.eligible = bill.meets_conditions();
}

}  // namespace passgenau
