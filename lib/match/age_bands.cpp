// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/age_bands.hpp"

#include <algorithm>
#include <limits>

#include "match/question.hpp"

namespace passgenau {

namespace {

constexpr int never = std::numeric_limits<int>::max();

int months_of(const Age& age) { return age.years * 12 + age.months; }

/// Who has completed so many months has reached the age: weeks and days as months of 28 days, which none is shorter than.
int months_that_reach(const Age& age) {
  if (age.before_birth) return 0;
  constexpr int shortest_month = 28;
  return months_of(age) + (7 * age.weeks + age.days + shortest_month - 1) / shortest_month;
}

/// Bands with some month of [from, until).
void add_months(int from, int until, AgeBandSet& bands) {
  for (std::size_t band = 0; band < age_bands.size(); ++band) {
    const int next = band + 1 < age_bands.size() ? age_bands[band + 1] : never;
    if (from < next && age_bands[band] < until) bands.set(band);
  }
}

}  // namespace

AgeBandSet bands_of(const AgeRange& range) {
  AgeBandSet bands;
  const bool before_birth = !range.from || range.from->before_birth;
  if (before_birth) bands.set(unborn_band);
  // Whoever has not completed its months has not reached an age.
  add_months(before_birth ? 0 : months_of(*range.from), range.until ? months_that_reach(*range.until) : never,
             bands);
  return bands;
}

AgeBandSet bands_of(const ChildStates& child) {
  AgeBandSet bands;
  for (int i = 0; i < child.count; ++i) {
    const BirthSpan& span = child.states[static_cast<std::size_t>(i)];
    if (span.least_months < 0) bands.set(unborn_band);
    if (span.most_months >= 0) add_months(std::max(span.least_months, 0), span.most_months + 1, bands);
  }
  return bands;
}

}  // namespace passgenau
