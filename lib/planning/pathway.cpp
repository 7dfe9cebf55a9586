// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/pathway.hpp"

#include <algorithm>

#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/open_catalog.hpp"
#include "planning/option_checks.hpp"
#include "planning/pathway_need.hpp"

namespace passgenau {

namespace {

/// The third birthday of the youngest child, but at least a year: what early help is about, and never nothing.
Day usual_end(const Question& question) {
  Day end = to_day(day_reached(to_date(question.as_of), years(1)));
  for (const Birth& birth : births_of(question))
    end = std::max(end, to_day(day_reached(to_date(birth.youngest), years(3))));
  return end;
}

void check(const PathwayOptions& options, Date as_of) {
  OptionChecks checks;
  checks.number("/most", options.most, 0, PathwayLimits::most);
  const Date last = day_reached(as_of, years(PathwayLimits::years));
  if (options.until && *options.until <= as_of)
    checks.add(Code::range_reversed, "/until", "after as_of, " + to_string(as_of));
  else if (options.until && *options.until > last)
    checks.add(Code::out_of_range, "/until", "up to " + to_string(last));
  checks.require_none();
}

std::vector<Milestone> milestones(const Question& question, Day until) {
  std::vector<Milestone> found;
  const std::vector<Birth> births = births_of(question);
  for (std::size_t i = 0; i < births.size(); ++i) {
    const Birth& birth = births[i];
    // A birthday that may be any day of a year is none.
    constexpr Day known_to_a_month = 31;
    if (birth.youngest - birth.oldest > known_to_a_month) continue;
    const bool about = birth.due || birth.oldest != birth.youngest;
    for (int age = 0; age <= PathwayLimits::years; ++age) {
      const Day day = to_day(day_reached(to_date(birth.oldest), years(age)));
      if (day < question.as_of || day >= until || (age == 0 && !birth.due)) continue;
      found.push_back({.day = to_date(day), .child = static_cast<int>(i), .years = age, .about = about});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Milestone& a, const Milestone& b) { return a.day < b.day; });
  return found;
}

Pathway find_pathway(const Snapshot& snapshot, const NeedsProfile& profile, const WordShares* words,
                     const PathwayOptions& options) {
  const Question question{profile, snapshot, words};
  Judge judge{snapshot, question};
  FamilyInTime family{snapshot, question};
  const Day until = options.until ? to_day(*options.until) : usual_end(question);
  Pathway found{.catalog = snapshot.state,
                .period = {to_date(question.as_of), to_date(until)},
                .notes = notes_for(snapshot, question, judge),
                .milestones = milestones(question, until)};
  const std::vector<OfferTimeline> lines = timelines(snapshot, question, family, until);
  NeedPathFinder finder{snapshot, question, family, lines, until, options.most};
  std::vector<std::size_t> order;
  for (const bool acute : {true, false})
    for (std::size_t need = 0; need < question.needs.size(); ++need)
      if (is_acute(snapshot, profile, question.needs[need]) == acute) order.push_back(need);
  for (const std::size_t need : order)
    found.needs.push_back(finder.find(need));
  return found;
}

}  // namespace

Pathway pathway(const Catalog& catalog, const NeedsProfile& profile, const PathwayOptions& options) {
  return CatalogInside::open(catalog).with_profile(profile,
                                                   [&](const Snapshot& snapshot, const WordShares* words) {
                                                     check(options, *profile.as_of);
                                                     require_needs(profile);
                                                     return find_pathway(snapshot, profile, words, options);
                                                   });
}

}  // namespace passgenau
