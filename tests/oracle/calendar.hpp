// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

namespace passgenau::oracle {

/// Days since 1970-01-01 of the proleptic Gregorian calendar.
using Day = long;

Day day_of(int year, int month, int day_of_month);
Day read_day(const std::string& text);
std::string write_day(Day day);
int days_in_month(int year, int month);

/// A duration from birth, or before it. `last_unit` is the last letter that was written: Y, M, W or D.
struct Span {
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;
  bool before_birth = false;
  char last_unit = 'D';
};

Span read_span(const std::string& text);

/// The first day on which somebody born on this day has reached the age: years and months first, clamping forward, then weeks and days.
Day day_reached(Day born, const Span& age);

/// Every birth date for which this age, known to its last unit, is reached on `as_of` and one unit more is not.
std::vector<Day> possible_births(const Span& age, Day as_of);

}  // namespace passgenau::oracle
