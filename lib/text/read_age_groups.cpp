// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_age_groups.hpp"

#include <cstdlib>

#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

bool separates(const Note& note, std::size_t i) {
  return note.is(i, ",") || note.is(i, "/") || note.is(i, "+") || note.is(i, "&") || note.is(i, "und") ||
         note.is(i, "u") || note.is(i, "and") || note.is(i, "sowie") || note.is(i, "oder") ||
         note.is(i, "bzw");
}

/// Of siblings that are no twins one is at least so many months older.
constexpr int months_between_siblings = 9;

/// Can the bare numbers from `first` on be ages of siblings in the unit of `last`? "(11, 9, 6 u. 5 Mo)" are years, and five months.
bool may_share(const Group& group, std::size_t first, std::size_t last) {
  const Amount& named = group.amounts[last];
  if (named.unit == AgeUnit::years || named.age.years != 0) return true;
  int count = named.age.months + named.age.weeks + named.age.days;
  for (std::size_t i = last; i-- > first;) {
    const int other = group.amounts[i].age.years;
    const int apart = std::abs(count - other);
    if (apart != 0 && (named.unit != AgeUnit::months || apart < months_between_siblings)) return false;
    count = other;
  }
  return true;
}

/// Takes a unit said once, at the end, for all before it: "Kinder 11, 9, 4 J. und 7 Mon."
void share_unit(Group& group) {
  std::size_t first = 0;
  for (std::size_t last = 0; last < group.amounts.size(); ++last) {
    if (group.amounts[last].bare) continue;
    const bool shared = may_share(group, first, last);
    for (std::size_t i = first; shared && i < last; ++i) {
      Amount& amount = group.amounts[i];
      const int number = amount.age.years;
      amount.bare = false;
      if (amount.age.months == 0) amount.unit = group.amounts[last].unit;
      if (amount.age.months == 0) amount.age = in_unit_of(group.amounts[last], number);
    }
    first = last + 1;
  }
}

/// "Baby 6+3 Wochen": six weeks and three days of one child.
void join_weeks(const Note& note, Group& group) {
  constexpr int week = 7;
  if (group.amounts.size() != 2) return;
  Amount& whole = group.amounts.front();
  const Amount& part = group.amounts.back();
  if (!whole.bare || part.unit != AgeUnit::weeks || part.age.weeks >= week || !note.is(whole.last + 1, "+"))
    return;
  whole = {.first = whole.first, .last = part.last, .age = weeks(whole.age.years), .unit = AgeUnit::weeks};
  group.amounts.pop_back();
}

/// A bare number behind an age with a unit is years only in a list that is nothing else: "3 kids (6 weeks, 2 and 9)", "2 Kinder, 1;11 u. 4".
void end_at_bare(const Note& note, Group& group) {
  std::size_t with_unit = 0;
  while (with_unit < group.amounts.size() && group.amounts[with_unit].bare)
    ++with_unit;
  std::size_t bare = with_unit;
  while (bare < group.amounts.size() && !group.amounts[bare].bare)
    ++bare;
  if (bare >= group.amounts.size()) return;
  std::size_t before = group.first();
  const bool opened = before > 0 && note.is(before - 1, "(");
  if (opened && note.is(group.last() + 1, ")")) return;
  while (before > 0 && (note.tokens[before - 1].kind == TokenKind::mark || note.has(before - 1, Cue::filler)))
    --before;
  const std::size_t after = group.last() + 1;
  const bool ends = after >= note.size() || note.tokens[after].breaks != Break::none;
  if (ends && before > 0 && note.has(before - 1, Cue::children)) return;
  group.amounts.resize(bare);
}

/// "Sohn (2 Jahre, 3 Monate)" is one age of one child.
void join_of_one(const Note& note, Group& group) {
  if (group.amounts.size() != 2) return;
  Amount& years = group.amounts.front();
  const Amount& part = group.amounts.back();
  constexpr int year = 12;
  const bool parts = !years.bare && !part.bare && years.unit == AgeUnit::years &&
                     part.unit == AgeUnit::months && part.age.years == 0 && part.age.months < year;
  const std::size_t first = group.first();
  const std::size_t noun = first >= 2 && note.is(first - 1, "(") ? first - 2 : first - 1;
  if (!parts || first == 0 || !is_child_noun(note, noun) || children_of_noun(note, noun) != 1) return;
  years.age.months = part.age.months;
  years.unit = AgeUnit::months;
  years.last = part.last;
  group.amounts.pop_back();
}

}  // namespace

Age in_unit_of(const Amount& amount, int number) {
  switch (amount.unit) {
    case AgeUnit::years: return years(number);
    case AgeUnit::months: return amount.age.years == 0 ? months(number) : years(number);
    case AgeUnit::weeks: return weeks(number);
    case AgeUnit::days: break;
  }
  return days(number);
}

Group group_at(const Note& note, Amount first) {
  Group group{{first}};
  for (;;) {
    std::size_t next = group.last() + 1;
    bool separated = false;
    for (int marks = 0; marks < 2 && separates(note, next); ++marks, separated = true) {
      ++next;
      if (note.is_word(next - 1) && note.is(next, ".") && note.touches(next)) ++next;
    }
    if (!separated || next >= note.size() || note.used[next]) break;
    const auto amount = amount_at(note, next);
    if (!amount || amount->adjective || group.amounts.back().adjective) break;
    // "22, 2. Kind" and "31, 2 Kinder" are no list.
    const std::size_t after = amount->last + 1;
    // "Kinder 6, 4, 1. Wohnung …" ends a list all the same.
    const bool counts = group.amounts.size() < 2 || note.has_any(after + 1, child_cues | bit(Cue::week));
    const bool ordinal = counts && note.is(after, ".") && note.tokens[after].breaks == Break::none;
    if (amount->bare && (ordinal || (note.is_word(after) && note.tokens[after].capital &&
                                     note.same_segment(amount->last, after))))
      break;
    if (is_adult(*amount) != is_adult(group.amounts.back())) break;
    // "Wöchnerin, 23, 5 Tage pp" and "Mutter 31, 8 Monate" are no list.
    const Amount& last = group.amounts.back();
    if (last.bare && last.age.years >= grown_up && !amount->bare && amount->unit != AgeUnit::years) break;
    group.amounts.push_back(*amount);
  }
  end_at_bare(note, group);
  join_weeks(note, group);
  share_unit(group);
  join_of_one(note, group);
  return group;
}

}  // namespace passgenau::reading
