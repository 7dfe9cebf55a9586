// SPDX-License-Identifier: GPL-2.0-or-later
// Whole months against `day_reached`, which the oracle holds.
#include "model/calendar.hpp"

#include "catch.hpp"

using namespace passgenau;

TEST_CASE("whole months are those whose day is reached, for every birth date of four years", "[calendar]") {
  const Day first = to_day(date(2023, 1, 1));
  constexpr Day four_years = 4 * 365 + 1;
  long wrong = 0;
  for (Day born = first; born < first + four_years; ++born)
    for (Day as_of = born; as_of < born + 800; ++as_of) {
      const int months = whole_months(born, as_of);
      const bool reached = to_day(day_reached(to_date(born), Age{.months = months})) <= as_of;
      const bool more = to_day(day_reached(to_date(born), Age{.months = months + 1})) <= as_of;
      if (!reached || more) ++wrong;
    }
  CHECK(wrong == 0);
  CHECK(whole_months(first, first - 1) == -1);
}

TEST_CASE("dates are written with four digits of the year and more where it has them", "[calendar]") {
  CHECK(to_string(date(2026, 1, 9)) == "2026-01-09");
  CHECK(to_string(day_reached(date(2026, 12, 31), Age{.years = 9'000})) == "11026-12-31");
}
