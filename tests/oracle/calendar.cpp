// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/calendar.hpp"

#include <cstdio>
#include <stdexcept>

namespace passgenau::oracle {
namespace {

bool leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

/// Days from 1 January of the year 1 to 1 January of this year.
Day days_before_year(int year) {
  const Day past = year - 1;
  return 365 * past + past / 4 - past / 100 + past / 400;
}

struct Civil {
  int year;
  int month;
  int day;
};

Civil civil(Day day) {
  int year = 1970 + static_cast<int>(day / 366);
  while (day_of(year + 1, 1, 1) <= day)
    ++year;
  while (day_of(year, 1, 1) > day)
    --year;
  int month = 1;
  while (month < 12 && day_of(year, month + 1, 1) <= day)
    ++month;
  return {year, month, static_cast<int>(day - day_of(year, month, 1)) + 1};
}

}  // namespace

int days_in_month(int year, int month) {
  if (month == 2) return leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Day day_of(int year, int month, int day_of_month) {
  Day days = days_before_year(year) - days_before_year(1970);
  for (int m = 1; m < month; ++m)
    days += days_in_month(year, m);
  return days + day_of_month - 1;
}

Day read_day(const std::string& text) {
  if (text.size() != 10) throw std::invalid_argument("no date: " + text);
  return day_of(std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2)), std::stoi(text.substr(8, 2)));
}

std::string write_day(Day day) {
  const Civil c = civil(day);
  char buffer[40];
  std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", c.year, c.month, c.day);
  return buffer;
}

Span read_span(const std::string& text) {
  Span span;
  std::size_t at = 0;
  if (text.at(at) == '-') span.before_birth = true, ++at;
  if (text.at(at++) != 'P') throw std::invalid_argument("no duration: " + text);
  while (at < text.size()) {
    std::size_t used = 0;
    const int count = std::stoi(text.substr(at), &used);
    at += used;
    span.last_unit = text.at(at++);
    if (span.last_unit == 'Y')
      span.years = count;
    else if (span.last_unit == 'M')
      span.months = count;
    else if (span.last_unit == 'W')
      span.weeks = count;
    else if (span.last_unit == 'D')
      span.days = count;
    else
      throw std::invalid_argument("no duration: " + text);
  }
  return span;
}

Day day_reached(Day born, const Span& age) {
  const int sign = age.before_birth ? -1 : 1;
  const Civil start = civil(born);
  const int month_count = start.year * 12 + (start.month - 1) + sign * (age.years * 12 + age.months);
  const int year = month_count / 12;
  const int month = month_count % 12 + 1;
  // 31 August + 6 months has no 31 February: the day after the month's last, 1 March.
  const Day day = start.day <= days_in_month(year, month)
                      ? day_of(year, month, start.day)
                      : day_of(year, month, days_in_month(year, month)) + 1;
  return day + sign * (7L * age.weeks + age.days);
}

std::vector<Day> possible_births(const Span& age, Day as_of) {
  Span next = age;
  if (age.last_unit == 'Y')
    ++next.years;
  else if (age.last_unit == 'M')
    ++next.months;
  else if (age.last_unit == 'W')
    ++next.weeks;
  else
    ++next.days;
  std::vector<Day> out;
  const Day oldest = as_of - 367L * (next.years + 1) - 32L * next.months - 7L * next.weeks - next.days;
  for (Day born = oldest; born <= as_of; ++born)
    if (day_reached(born, age) <= as_of && as_of < day_reached(born, next)) out.push_back(born);
  // Of an age that nobody has on this day the last one who has reached it.
  for (Day born = as_of; out.empty(); --born)
    if (day_reached(born, age) <= as_of) out.push_back(born);
  return out;
}

}  // namespace passgenau::oracle
