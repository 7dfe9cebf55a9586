// SPDX-License-Identifier: GPL-2.0-or-later
// Children in their order.
#include <algorithm>

#include "model/calendar.hpp"
#include "text/read_other_children.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

constexpr Day days_of_a_year = 366;

bool under_one(const Note& note, const Child& child) {
  if (child.born) return to_day(note.as_of) - to_day(*child.born) < days_of_a_year;
  return child.age && child.age->years == 0 && child.age->months < 12 && child.age->weeks <= 52;
}

/// "Neugeborenes" is less than a month old, "Säugling" and "Baby" less than a year – unless another mention is that child, or it is not born.
void add_by_noun(Note& note) {
  constexpr Cues not_born = bit(Cue::unborn) | bit(Cue::lost) | bit(Cue::expects) | bit(Cue::none);
  const bool told = std::any_of(note.children.begin(), note.children.end(), [&](const ChildMention& child) {
    return child.unborn() || under_one(note, child.child);
  });
  if (told || note.anywhere(bit(Cue::pregnant))) return;
  for (std::size_t i = 0; i < note.size(); ++i) {
    const bool newborn = note.has(i, Cue::newborn);
    if (!newborn && !note.has(i, Cue::baby)) continue;
    if (note.segment_has(i, not_born) || is_had_by_other(note, i)) continue;
    // "damals Schreibaby"
    const bool past = (i >= 1 && note.has(i - 1, Cue::past)) || (i >= 2 && note.has(i - 2, Cue::past));
    if (past && note.same_segment(i - 1, i)) continue;
    const Child child{.age = birth(), .known_to = newborn ? AgeUnit::months : AgeUnit::years};
    note.children.push_back({.child = child, .first = i, .last = i, .noun = i});
    return;
  }
}

/// Twins that are not born yet are two children, triplets three: said beside the pregnancy, or in a statement of their own.
void add_unborn_twins(Note& note) {
  const auto unborn = std::find_if(note.children.begin(), note.children.end(),
                                   [](const ChildMention& child) { return child.unborn(); });
  if (unborn == note.children.end()) return;
  constexpr Cues beside = bit(Cue::pregnant) | bit(Cue::expects) | bit(Cue::week) | bit(Cue::unborn);
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (!note.has_any(i, bit(Cue::twins) | bit(Cue::triplets))) continue;
    const bool aged = std::any_of(note.children.begin(), note.children.end(),
                                  [&](const ChildMention& child) { return child.noun && *child.noun == i; });
    if (aged) continue;
    bool alone = true;
    const auto [first, end] = note.segment_of(i);
    for (std::size_t j = first; j < end; ++j)
      alone = alone && (j == i || note.tokens[j].segment != note.tokens[i].segment || !note.is_word(j) ||
                        note.has(j, Cue::filler));
    const bool own = note.same_segment(i, unborn->first) || note.same_segment(i, unborn->last);
    if (!alone && !own && !note.segment_has(i, beside)) continue;
    const ChildMention other = *unborn;
    const int more = note.has(i, Cue::triplets) ? 2 : 1;
    for (int n = 0; n < more; ++n)
      note.children.push_back(other);
    return;
  }
}

/// The most days that a child can be old; nothing where that is not told.
std::optional<Day> most_days(const Note& note, const Child& child) {
  if (child.born) return to_day(note.as_of) - to_day(*child.born);
  if (!child.age || child.due) return {};
  Age next = *child.age;
  const AgeUnit unit = child.known_to.value_or(last_unit(next));
  int& part = unit == AgeUnit::years    ? next.years
              : unit == AgeUnit::months ? next.months
              : unit == AgeUnit::weeks  ? next.weeks
                                        : next.days;
  ++part;
  constexpr Day days_of_month = 31;
  return next.years * days_of_a_year + next.months * days_of_month + next.weeks * 7 + next.days;
}

/// Weeks of a pregnancy beside a child that was born after it began are those of its birth: "geb. 30.10.26, 35. SSW, 2100 g".
void leave_out_weeks_of_birth(Note& note) {
  if (note.anywhere(bit(Cue::pregnant) | bit(Cue::expects) | bit(Cue::due))) return;
  constexpr int days_to_conception = 14;
  const auto told = std::find_if(note.children.begin(), note.children.end(), [&](const ChildMention& child) {
    return child.gone > days_to_conception &&
           std::any_of(note.children.begin(), note.children.end(), [&](const ChildMention& other) {
             const auto days = most_days(note, other.child);
             return days && *days < child.gone - days_to_conception;
           });
  });
  if (told == note.children.end()) return;
  for (const ChildMention& child : note.children)
    if (child.gone > 0) note.leave_out(child, LeftOut::past);
  note.children.erase(std::remove_if(note.children.begin(), note.children.end(),
                                     [](const ChildMention& child) { return child.gone > 0; }),
                      note.children.end());
}

const char* form_of(const Child& child) { return child.due ? "/due" : child.born ? "/born" : "/age"; }

}  // namespace

void settle_children(Note& note) {
  leave_out_weeks_of_birth(note);
  add_unborn_twins(note);
  add_by_noun(note);
  std::stable_sort(note.children.begin(), note.children.end(),
                   [](const ChildMention& a, const ChildMention& b) { return a.first < b.first; });
  for (std::size_t i = ProfileLimits::children; i < note.children.size(); ++i)
    note.leave_out(note.children[i], LeftOut::over_limit);
  if (note.children.size() > ProfileLimits::children) note.children.resize(ProfileLimits::children);
  for (std::size_t i = 0; i < note.children.size(); ++i) {
    const ChildMention& mention = note.children[i];
    note.out.profile.children.push_back(mention.child);
    const std::string fact = "/children/" + std::to_string(i) + form_of(mention.child);
    note.say(mention.first, mention.last, fact, mention.doubt);
    for (const Stretch& again : mention.again)
      note.say(again.first, again.last, fact, again.doubt);
  }
}

}  // namespace passgenau::reading
