// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "model/calendar.hpp"
#include "model/checker.hpp"
#include "model/documents.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

using Limits = ProfileLimits;

void check_child(Checker& check, const Child& child, std::optional<Day> as_of, const Place& at) {
  const int stated = child.born.has_value() + child.due.has_value() + child.age.has_value();
  if (stated != 1) return check.report(Code::choose_one, at, "born, due or age");
  if (check.day(child.born, Place{at, "born"}) && as_of && to_day(*child.born) > *as_of)
    check.report(Code::born_after_as_of, Place{at, "born"}, "as_of");
  if (check.day(child.due, Place{at, "due"}) && as_of) {
    const Day ahead = to_day(*child.due) - *as_of;
    if (ahead > Limits::due_ahead_days)
      check.report(Code::due_too_far, Place{at, "due"}, "40 weeks after as_of");
    if (-ahead > Limits::due_past_days)
      check.report(Code::due_too_old, Place{at, "due"}, "21 days before as_of");
  }
  if (!child.age) return;
  const Age& age = *child.age;
  for (const int part : {age.years, age.months, age.weeks, age.days})
    if (part < 0 || part > 10'000) return check.report(Code::bad_duration, Place{at, "age"});
  // A hundred years in any unit: no child, and the calendar must hold it.
  if (age.before_birth || age.years + age.months / 12 + age.weeks / 52 + age.days / 365 > 100)
    check.report(Code::out_of_range, Place{at, "age"}, "P0D to P100Y");
}

void check_needs(Checker& check, const NeedsProfile& profile, const KnownIds& known, const Place& root) {
  const Place at{root, "needs"};
  const std::size_t needs = check.count(profile.needs.size(), Limits::needs, at);
  for (std::size_t i = 0; i < needs; ++i) {
    const Need& need = profile.needs[i];
    const Place entry{at, i};
    if (need.burden.empty() == need.kind.empty())
      check.report(Code::choose_one, entry, "burden or kind");
    else if (!need.burden.empty() && !known.burden(need.burden))
      check.report(Code::unknown_burden, Place{entry, "burden"});
    else if (!need.kind.empty() && !known.kind(need.kind))
      check.report(Code::unknown_kind, Place{entry, "kind"});
    const Place weight{entry, "weight"};
    if (!std::isfinite(need.weight))
      check.report(Code::not_finite, weight);
    else if (!(need.weight > 0 && need.weight <= 1))
      check.report(Code::out_of_range, weight, "above 0, at most 1");
    if (need.child && (*need.child < 0 || static_cast<std::size_t>(*need.child) >= profile.children.size()))
      check.report(Code::child_unknown, Place{entry, "child"},
                   std::to_string(profile.children.size()) + " children");
  }
}

void check_family(Checker& check, const NeedsProfile& profile, std::optional<Day> as_of, const Place& root) {
  const Place children{root, "children"};
  const std::size_t of_children = check.count(profile.children.size(), Limits::children, children);
  for (std::size_t i = 0; i < of_children; ++i)
    check_child(check, profile.children[i], as_of, Place{children, i});
  const Place caregiver{root, "caregiver"};
  if (profile.caregiver.age) check.within(*profile.caregiver.age, 10, 110, " years", Place{caregiver, "age"});
  const Place languages{root, "languages"};
  const std::size_t of_languages = check.count(profile.languages.size(), Limits::languages, languages);
  for (std::size_t i = 0; i < of_languages; ++i) {
    const Place entry{languages, i};
    if (profile.languages[i] == "mul")
      check.report(Code::bad_language_tag, entry, {}, "a family speaks particular languages");
    else
      check.language_tag(profile.languages[i], entry);
  }
}

void check_words(Checker& check, const Words& words, const Place& place) {
  const Place text{place, "text"};
  if (words.text.empty()) check.report(Code::missing, text);
  if (!check.text(words.text, 4 * Limits::words_code_points, text)) return;
  if (count_code_points(words.text) > Limits::words_code_points)
    check.report(Code::too_long, text, std::to_string(Limits::words_code_points) + " code points");
  if (!words.language.empty()) check.language_tag(words.language, Place{place, "language"});
}

}  // namespace

std::vector<Problem> check_profile(const NeedsProfile& profile, const KnownIds& known) {
  Checker check;
  const Place root;
  const Place as_of_place{root, "as_of"};
  std::optional<Day> as_of;
  if (!profile.as_of)
    check.report(Code::as_of_missing, as_of_place);
  else if (check.day(profile.as_of, as_of_place))
    as_of = to_day(*profile.as_of);
  check_family(check, profile, as_of, root);
  check_needs(check, profile, known, root);
  const Place home{root, "home"};
  check.postal_code(profile.home.postal_code, Place{home, "postal_code"});
  check.municipality_key(profile.home.region, Place{home, "region"});
  check.point(profile.home.point, home);
  check.within(profile.reach.in_kilometres(), 0, Limits::reach_km, " km", Place{root, "reach_km"});
  check.schedules(profile.available, Limits::available, true, Place{root, "available"});
  if (profile.words) check_words(check, *profile.words, Place{root, "words"});
  check.within(profile.limit, 1, 200, "", Place{root, "limit"});
  return std::move(check.problems);
}

}  // namespace passgenau
