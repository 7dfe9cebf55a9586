// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/units.hpp"

#include <algorithm>
#include <array>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>

#include "exchange/age_text.hpp"
#include "exchange/language_names.hpp"
#include "exchange/opening_hours.hpp"
#include "exchange/plain_text.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 23> names{"none",           "text",
                                                 "number",         "years",
                                                 "months",         "weeks",
                                                 "days",           "milliseconds_of_day",
                                                 "seconds_of_day", "minutes_of_day",
                                                 "hours_decimal",  "km",
                                                 "metres",         "age",
                                                 "age_range",      "date",
                                                 "time",           "truth",
                                                 "language",       "opening_hours",
                                                 "latitude",       "longitude",
                                                 "postal_code"};

constexpr double most_of_an_age = 10'000;

Converted wrong(Code code, std::string_view limit) { return {.wrong = code, .limit = std::string{limit}}; }

Converted wrong_cell(std::string_view limit, std::string_view hint = {}) {
  return {.wrong = Code::bad_cell, .limit = std::string{limit}, .hint = std::string{hint}};
}

/// A JSON number, or text that is one, with a decimal point or comma.
ReadText<double> number_of(const json::value& value, char decimal) {
  if (value.is_number()) return {.value = value.to_number<double>()};
  if (!value.is_string()) return {};
  return read_number_text(value.get_string(), decimal);
}

/// "12 km" is 12 where kilometres are read.
json::value without_unit(const json::value& value, Unit unit) {
  const std::string_view name = unit == Unit::km ? "km" : unit == Unit::metres ? "m" : "";
  if (name.empty() || !value.is_string()) return value;
  std::string_view text = trimmed(value.get_string());
  if (text.size() <= name.size() || text.substr(text.size() - name.size()) != name) return value;
  text.remove_suffix(name.size());
  return json::value(trimmed(text));
}

json::value as_number(double number) {
  // Whole numbers stay whole: 12 is not written as 12.0 anywhere.
  if (number == std::floor(number) && std::abs(number) < 1e15) return static_cast<std::int64_t>(number);
  return number;
}

Converted duration(double number, Unit unit, const UnitOptions& options) {
  const bool whole = number == std::floor(number);
  const bool half_years = unit == Unit::years && number * 2 == std::floor(number * 2);
  const bool inclusive = options.inclusive.value_or(false);
  if (half_years && !whole && inclusive)
    return wrong(Code::not_integer, "whole years, since the last is included");
  if (!whole && !half_years)
    return wrong(Code::not_integer, unit == Unit::years ? "whole or half years" : "");
  if (std::abs(number) > most_of_an_age) return wrong(Code::out_of_range, "-10000 to 10000");
  if (inclusive) ++number;
  if (options.last_month_inclusive && number >= 0 && std::fmod(number, 12) == 11) ++number;
  constexpr std::array ages{AgeUnit::years, AgeUnit::months, AgeUnit::weeks, AgeUnit::days};
  const AgeUnit age_unit = ages[static_cast<std::size_t>(unit) - static_cast<std::size_t>(Unit::years)];
  return {.value = json::value(to_string(age_of(number, age_unit).value_or(Age{})))};
}

Converted age_in_words(std::string_view text, Unit unit, const UnitOptions& options) {
  const std::optional<AgeText> read = read_age_text(text, options.inclusive);
  if (!read) return wrong_cell("an age in words that are known ('6 Wochen', 'ab 3 Jahren', '0-3 Jahre')");
  const AgeRange& range = read->range;
  Converted result;
  if (unit == Unit::age) {
    if (range.from && range.until) return wrong_cell("one age", "it is a range: the unit age_range");
    result.value = json::value(to_string(range.from ? *range.from : *range.until));
  } else {
    if (read->single) return wrong_cell("a range of ages", "neither 'ab' nor 'bis' is said");
    json::object ages;
    if (range.from) ages["from"] = to_string(*range.from);
    if (range.until) ages["until"] = to_string(*range.until);
    result.value = std::move(ages);
  }
  if (read->years_assumed) result.notes.emplace_back(Code::value_assumed, "no unit is said: years");
  if (read->other_until)
    result.notes.emplace_back(Code::value_ambiguous,
                              "until " + to_string(*range.until) + ", which was taken, or until " +
                                  to_string(*read->other_until) + "; the rule can say which (\"inclusive\")");
  return result;
}

Converted hours_in_words(std::string_view text, const UnitOptions& options) {
  const OpeningHours hours = read_opening_hours(text, options.days);
  Converted result;
  json::array list;
  for (const Schedule& one : hours.schedule) {
    json::object entry;
    if (!one.days.empty()) entry["days"] = to_string(one.days);
    if (one.from) entry["from"] = to_string(*one.from);
    if (one.until) entry["until"] = to_string(*one.until);
    if (one.every != 1) entry["every"] = one.every;
    if (!one.note.empty()) entry["note"] = one.note;
    list.push_back(std::move(entry));
  }
  result.value = std::move(list);
  if (hours.in_part) result.notes.emplace_back(Code::kept_as_note, std::string{});
  return result;
}

Converted coordinate(const json::value& value, Unit unit) {
  if (value.is_number()) return {.value = value};
  if (!value.is_string()) return wrong(Code::wrong_type, "a number, or a text with two");
  const bool latitude = unit == Unit::latitude;
  const std::string_view text = value.get_string();
  if (const auto point = read_coordinates_text(text))
    return {.value = json::value(latitude ? point->lat : point->lon)};
  // Degrees are never thousands.
  const auto number = read_number_text(text, text.find(',') != std::string_view::npos ? ',' : '.');
  if (!number.value) return wrong_cell("degrees ('49,87'), or both ('49,87; 8,65')");
  return {.value = json::value(*number.value)};
}

/// "64289", "D-64289", and 1307 for 01307.
Converted postal_code(std::string_view text) {
  std::string_view digits = trimmed(text);
  for (const std::string_view country : {"D-", "DE-", "D ", "DE "})
    if (digits.substr(0, country.size()) == country) digits.remove_prefix(country.size());
  const bool plain = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!plain || digits.size() < 4 || digits.size() > 5) return {.wrong = Code::bad_postal_code};
  if (digits.size() == 5) return {.value = json::value(digits)};
  const std::string whole = '0' + std::string{digits};
  return {.value = json::value(whole),
          .notes = {{Code::value_assumed, "a zero at its beginning was lost: " + whole}}};
}

Converted in_words(const json::value& value, Unit unit, const UnitOptions& options) {
  if (unit == Unit::truth && value.is_bool()) return {.value = value};
  if (unit == Unit::latitude || unit == Unit::longitude) return coordinate(value, unit);
  const json::value text_value = value.is_number() ? json::value(write_json(value)) : value;
  if (!text_value.is_string()) return wrong(Code::wrong_type, "a text");
  const std::string_view text = text_value.get_string();
  switch (unit) {
    case Unit::age:
    case Unit::age_range: return age_in_words(text, unit, options);
    case Unit::opening_hours: return hours_in_words(text, options);
    case Unit::postal_code: return postal_code(text);
    case Unit::date: {
      const ReadText<Date> day = read_date_text(text);
      if (!day.value) return {.wrong = Code::bad_date, .hint = std::string{day.reason}};
      return {.value = json::value(to_string(*day.value))};
    }
    case Unit::time: {
      const std::optional<LocalTime> time = read_time_text(text);
      if (!time) return wrong(Code::bad_time, {});
      return {.value = json::value(to_string(*time))};
    }
    case Unit::truth: {
      const std::optional<bool> truth = read_truth_text(text);
      if (!truth) return wrong_cell("ja, nein, x, wahr, falsch, yes, no, true, false, 1, 0");
      return {.value = json::value(*truth)};
    }
    default: {
      const std::optional<std::string> tag = language_of_name(text);
      if (!tag) return {.wrong = Code::unmatched_language};
      return {.value = json::value(*tag)};
    }
  }
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
  return unit == Unit::years || unit == Unit::months || unit == Unit::weeks || unit == Unit::days ||
         unit == Unit::age || unit == Unit::age_range;
}

bool is_number(Unit unit) { return unit >= Unit::number && unit <= Unit::metres; }

Converted convert(const json::value& value, Unit unit, const UnitOptions& options) {
  if (unit == Unit::none) return {.value = value};
  if (unit == Unit::text) return text_of(value);
  if (!is_number(unit)) return in_words(value, unit, options);
  const ReadText<double> read = number_of(without_unit(value, unit), options.decimal);
  if (!read.value) return {.wrong = Code::wrong_type, .limit = "a number", .hint = std::string{read.reason}};
  const double number = *read.value;
  switch (unit) {
    case Unit::milliseconds_of_day: return time_of_day(number, 60'000, false);
    case Unit::seconds_of_day: return time_of_day(number, 60, false);
    case Unit::minutes_of_day: return time_of_day(number, 1, false);
    case Unit::hours_decimal: return time_of_day(number * 60, 1, true);
    case Unit::metres: return {.value = as_number(number / 1000)};
    case Unit::number:
    case Unit::km: return {.value = as_number(number)};
    default: return duration(number, unit, options);
  }
}

}  // namespace passgenau
