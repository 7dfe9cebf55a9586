// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <charconv>

#include "model/calendar.hpp"
#include "model/problem.hpp"
#include "passgenau/age.hpp"

namespace passgenau {

namespace {

/// Reads exactly `count` digits at `at`; −1 where there is another character.
int digits(std::string_view text, std::size_t at, std::size_t count) noexcept {
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (i >= text.size() || text[i] < '0' || text[i] > '9') return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

void write_two_digits(char* out, unsigned number) {
  out[0] = static_cast<char>('0' + number / 10);
  out[1] = static_cast<char>('0' + number % 10);
}

}  // namespace

bool is_document_day(Date day) noexcept {
  constexpr std::chrono::year first{1800};
  constexpr std::chrono::year last{2200};
  return day.ok() && day.year() >= first && day.year() <= last;
}

Date date(int year, unsigned month, unsigned day) {
  const Date result{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
  if (!is_document_day(result)) fail(Code::bad_date, "date()", {});
  return result;
}

std::optional<Date> parse_date(std::string_view text) noexcept {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
  const int year = digits(text, 0, 4);
  const int month = digits(text, 5, 2);
  const int day = digits(text, 8, 2);
  if (year < 0 || month < 1 || day < 1) return {};
  const Date result{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                    std::chrono::day{static_cast<unsigned>(day)}};
  if (!is_document_day(result)) return {};
  return result;
}

std::string to_string(Date day) {
  std::string text = std::to_string(static_cast<int>(day.year()));
  if (text.size() < 4) text.insert(0, 4 - text.size(), '0');
  text += "-00-00";
  char* const end = text.data() + text.size();
  write_two_digits(end - 5, static_cast<unsigned>(day.month()));
  write_two_digits(end - 2, static_cast<unsigned>(day.day()));
  return text;
}

std::optional<Age> parse_age(std::string_view text) noexcept {
  Age age;
  std::size_t at = 0;
  if (at < text.size() && text[at] == '-') {
    age.before_birth = true;
    ++at;
  }
  if (at >= text.size() || text[at] != 'P') return {};
  ++at;
  constexpr std::string_view units = "YMWD";
  int* const parts[] = {&age.years, &age.months, &age.weeks, &age.days};
  std::size_t next_unit = 0;
  if (at == text.size()) return {};
  while (at < text.size()) {
    int number = 0;
    const auto read = std::from_chars(text.data() + at, text.data() + text.size(), number);
    if (read.ec != std::errc{} || text[at] == '-' || number > 10'000) return {};
    at = static_cast<std::size_t>(read.ptr - text.data());
    if (at == text.size()) return {};
    const std::size_t unit = units.find(text[at], next_unit);
    if (unit == std::string_view::npos) return {};
    *parts[unit] = number;
    next_unit = unit + 1;
    ++at;
  }
  if (age.years == 0 && age.months == 0 && age.weeks == 0 && age.days == 0) age.before_birth = false;
  return age;
}

WrittenAge::WrittenAge(const Age& age) noexcept {
  char* end = text_.data();
  if (age.before_birth) *end++ = '-';
  *end++ = 'P';
  const auto part = [&](int number, char unit) {
    if (number == 0) return;
    end = std::to_chars(end, text_.data() + text_.size(), number).ptr;
    *end++ = unit;
  };
  part(age.years, 'Y');
  part(age.months, 'M');
  part(age.weeks, 'W');
  part(age.days, 'D');
  if (end[-1] == 'P') end = std::copy_n("P0D", 3, text_.data());
  size_ = static_cast<std::size_t>(end - text_.data());
}

std::string to_string(const Age& age) { return std::string{WrittenAge{age}.text()}; }

Date day_reached(Date born, const Age& age) noexcept {
  using std::chrono::sys_days;
  const int sign = age.before_birth ? -1 : 1;
  const Date moved = born + std::chrono::months{sign * (age.years * 12 + age.months)};
  // A day that the month does not have is the first of the next one.
  const sys_days clamped =
      moved.ok() ? sys_days{moved}
                 : sys_days{(moved.year() / moved.month() + std::chrono::months{1}) / std::chrono::day{1}};
  return Date{clamped + std::chrono::days{sign * (age.weeks * 7 + age.days)}};
}

Day to_day(Date date) noexcept {
  return static_cast<Day>(std::chrono::sys_days{date}.time_since_epoch().count());
}

Date to_date(Day day) noexcept { return Date{std::chrono::sys_days{std::chrono::days{day}}}; }

int whole_months(Day born, Day as_of) noexcept {
  if (born > as_of) return -1;
  const Date first = to_date(born);
  const Date last = to_date(as_of);
  const int months = (static_cast<int>(last.year()) - static_cast<int>(first.year())) * 12 +
                     static_cast<int>(static_cast<unsigned>(last.month())) -
                     static_cast<int>(static_cast<unsigned>(first.month()));
  // The last of them is over when the day of the month comes – on the first of the next one where it never does.
  return last.day() < first.day() ? months - 1 : months;
}

AgeUnit last_unit(std::string_view duration) noexcept {
  if (duration.empty()) return AgeUnit::days;
  switch (duration.back()) {
    case 'Y': return AgeUnit::years;
    case 'M': return AgeUnit::months;
    case 'W': return AgeUnit::weeks;
    default: return AgeUnit::days;
  }
}

AgeUnit last_unit(const Age& age) noexcept {
  if (age.days != 0) return AgeUnit::days;
  if (age.weeks != 0) return AgeUnit::weeks;
  if (age.months != 0) return AgeUnit::months;
  return age.years != 0 ? AgeUnit::years : AgeUnit::days;
}

Age plus_one(Age age, AgeUnit unit) noexcept {
  switch (unit) {
    case AgeUnit::years: ++age.years; break;
    case AgeUnit::months: ++age.months; break;
    case AgeUnit::weeks: ++age.weeks; break;
    case AgeUnit::days: ++age.days; break;
  }
  return age;
}

}  // namespace passgenau
