// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/units.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "passgenau/age.hpp"
#include "passgenau/schedule.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 13> names{
    "none",           "text",           "number",        "years",
    "months",         "weeks",          "days",          "milliseconds_of_day",
    "seconds_of_day", "minutes_of_day", "hours_decimal", "km",
    "metres"};

constexpr double most_of_an_age = 10'000;

Converted wrong(Code code, std::string_view limit) { return {.wrong = code, .limit = std::string{limit}}; }

/// A JSON number, or text that is one, with a decimal point or comma.
std::optional<double> number_of(const json::value& value) {
  if (value.is_number()) return value.to_number<double>();
  if (!value.is_string()) return {};
  std::string digits{trimmed(value.get_string())};
  std::replace(digits.begin(), digits.end(), ',', '.');
  double number = 0;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end || !std::isfinite(number)) return {};
  return number;
}

json::value as_number(double number) {
  // Whole numbers stay whole: 12 is not written as 12.0 anywhere.
  if (number == std::floor(number) && std::abs(number) < 1e15) return static_cast<std::int64_t>(number);
  return number;
}

Converted duration(double number, Unit unit, const UnitOptions& options) {
  if (unit == Unit::years && number * 2 == std::floor(number * 2) && number != std::floor(number)) {
    if (options.inclusive) return wrong(Code::not_integer, "whole years, since the last is included");
    number *= 12;
    unit = Unit::months;
  }
  if (number != std::floor(number))
    return wrong(Code::not_integer, unit == Unit::years ? "whole or half years" : "");
  if (std::abs(number) > most_of_an_age) return wrong(Code::out_of_range, "-10000 to 10000");
  int n = static_cast<int>(number);
  if (options.inclusive) ++n;
  if (options.last_month_inclusive && n >= 0 && n % 12 == 11) ++n;
  Age age{.before_birth = n < 0};
  n = std::abs(n);
  switch (unit) {
    case Unit::years: age.years = n; break;
    case Unit::weeks: age.weeks = n; break;
    case Unit::days: age.days = n; break;
    default:
      // As people say it: 18 months, but 7 years, and 2 years 6 months.
      if (n >= 24 || n == 12) age.years = n / 12;
      age.months = n - age.years * 12;
  }
  return {.value = json::value(to_string(age))};
}

Converted time_of_day(double number, double per_minute, bool nearest) {
  const double minutes = nearest ? std::round(number / per_minute) : number / per_minute;
  if (!(minutes >= 0 && minutes <= 24 * 60)) return wrong(Code::out_of_range, "00:00 to 24:00");
  if (minutes != std::floor(minutes)) return wrong(Code::bad_time, "whole minutes");
  return {.value = json::value(to_string(LocalTime{static_cast<std::int16_t>(minutes)}))};
}

Converted text_of(const json::value& value) {
  if (value.is_string()) return {.value = value};
  if (!value.is_number() && !value.is_bool())
    return wrong(Code::wrong_type, "a text, a number, true or false");
  return {.value = json::value(write_json(value))};
}

}  // namespace

std::optional<Unit> parse_unit(std::string_view name) {
  for (std::size_t i = 1; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Unit>(i);
  return {};
}

std::string unit_names() {
  std::string list;
  for (std::size_t i = 1; i < names.size(); ++i)
    list += (i > 1 ? ", " : "") + std::string{names[i]};
  return list;
}

bool is_age(Unit unit) {
  return unit == Unit::years || unit == Unit::months || unit == Unit::weeks || unit == Unit::days;
}

Converted convert(const json::value& value, Unit unit, const UnitOptions& options) {
  if (unit == Unit::none) return {.value = value};
  if (unit == Unit::text) return text_of(value);
  const std::optional<double> number = number_of(value);
  if (!number) return wrong(Code::wrong_type, "a number");
  if (is_age(unit)) return duration(*number, unit, options);
  switch (unit) {
    case Unit::milliseconds_of_day: return time_of_day(*number, 60'000, false);
    case Unit::seconds_of_day: return time_of_day(*number, 60, false);
    case Unit::minutes_of_day: return time_of_day(*number, 1, false);
    case Unit::hours_decimal: return time_of_day(*number * 60, 1, true);
    case Unit::metres: return {.value = as_number(*number / 1000)};
    default: return {.value = as_number(*number)};
  }
}

}  // namespace passgenau
