// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/pathway_days.hpp"

#include <algorithm>
#include <utility>

#include "match/candidates.hpp"

namespace passgenau {

namespace {

/// Can no day make it eligible? These conditions do not change with time.
bool never_eligible(const Bill& bill) {
  const auto unmet = [](const Finding& finding) { return finding.verdict == Verdict::unmet; };
  return unmet(bill.residence) || unmet(bill.place) || unmet(bill.language) || unmet(bill.access);
}

/// Days on which something may change for an offer of these ages; `births`: for the family, whatever the offer.
void add_days_of_ages(std::vector<Day>& days, const AgeRange& range, const std::vector<Birth>& births) {
  for (const auto& bound : {range.from, range.until}) {
    if (!bound) continue;
    for (const Birth& birth : births) {
      days.push_back(to_day(day_reached(to_date(birth.oldest), *bound)));
      if (birth.youngest != birth.oldest)
        days.push_back(to_day(day_reached(to_date(birth.youngest), *bound)));
    }
  }
}

OfferState state_on(const Snapshot& snapshot, ChangedFamily& family, Day day, const Row& row) {
  OfferState state{.day = day, .eligible = family.takes_quickly(row)};
  if (!state.eligible) return state;
  const Bill& bill = family.bill();
  state.universal = bill.needs.universal;
  state.candidates = bill.child_age.candidates;
  state.children = bill.child_age.met != 0 ? bill.child_age.met : bill.child_age.unknown;
  state.place = list_place(row, bill);
  state.shares = need_shares(snapshot, family.question(), row, state.candidates);
  return state;
}

}  // namespace

std::unique_ptr<ChangedFamily> FamilyInTime::make(Day day) const {
  if (day == question_.as_of)
    return std::make_unique<ChangedFamily>(question_.profile, snapshot_, question_.words);
  auto later = std::make_unique<ChangedFamily>(on_later_day(question_, day), snapshot_, question_.words);
  births_on(later->question(), question_, day);
  return later;
}

ChangedFamily& FamilyInTime::on(Day day) {
  std::unique_ptr<ChangedFamily>& family = days_[day];
  if (!family) family = make(day);
  return *family;
}

std::vector<Birth> births_of(const Question& question) {
  std::vector<Birth> births;
  for (std::size_t i = 0; i < question.children.size(); ++i) {
    const Child& child = question.profile.children[i];
    const ChildStates& states = question.children[i];
    const Day earliest = earliest_birth(child, states, question.as_of);
    births.push_back({.oldest = earliest,
                      .youngest = child.due ? earliest : states.states[0].youngest,
                      .due = child.due.has_value()});
  }
  return births;
}

std::vector<OfferTimeline> timelines(const Snapshot& snapshot, const Question& question, FamilyInTime& family,
                                     Day until) {
  const std::vector<Birth> births = births_of(question);
  std::vector<Day> for_all{question.as_of, until};
  for (const Birth& birth : births)
    if (birth.due) for_all.push_back(std::max(birth.oldest, question.as_of + 1));

  std::vector<OfferTimeline> all;
  std::vector<std::pair<Day, std::size_t>> to_judge;  // and the place in `all`
  ChangedFamily& today = family.on(question.as_of);
  for (const std::uint32_t index : relevant_rows(snapshot, question, stretches(snapshot, question))) {
    const Row& row = snapshot.rows[index];
    today.takes(row);
    if (never_eligible(today.bill())) continue;
    std::vector<Day> days = for_all;
    if (row.time.valid_from != TimeFacts::no_day) days.push_back(row.time.valid_from);
    if (row.time.valid_until != TimeFacts::no_day) days.push_back(row.time.valid_until + 1);
    add_days_of_ages(days, snapshot.child_ages[row.facet(Facet::child_age)], births);
    std::erase_if(days, [&](Day day) { return day < question.as_of || day > until; });
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    for (const Day day : days)
      to_judge.emplace_back(day, all.size());
    all.push_back({.row = index});
  }
  // Day by day: a family of another day is made once, and gone before the next one comes.
  std::sort(to_judge.begin(), to_judge.end());
  std::unique_ptr<ChangedFamily> later;
  for (std::size_t i = 0; i < to_judge.size(); ++i) {
    const auto [day, place] = to_judge[i];
    if (i == 0 || to_judge[i - 1].first != day) later = family.make(day);
    OfferTimeline& line = all[place];
    OfferState& state = line.states.emplace_back(state_on(snapshot, *later, day, snapshot.rows[line.row]));
    line.universal |= state.universal;
    for (std::size_t need = 0; need < state.shares.size(); ++need)
      if (state.shares[need] > 0) line.addresses.set(need);
  }
  std::erase_if(all, [](const OfferTimeline& line) {
    return std::none_of(line.states.begin(), line.states.end() - 1,
                        [](const OfferState& state) { return state.eligible; });
  });
  return all;
}

}  // namespace passgenau
