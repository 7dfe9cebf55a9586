// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "exchange/crosswalk_rules.hpp"
#include "model/region.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// One or two digits at the beginning of `text`, which are passed over.
std::optional<int> pass_number(std::string_view& text) {
  std::size_t size = 0;
  int number = 0;
  while (size < text.size() && size < 2 && is_digit(text[size]))
    number = number * 10 + (text[size++] - '0');
  text.remove_prefix(size);
  if (size == 0) return {};
  return number;
}

bool pass(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// What may stand behind a time: nothing, `Z`, or an offset like `+01:00`, `-05`, `+0100`.
bool is_zone(std::string_view text) {
  if (text.empty() || text == "z") return true;
  if (text.front() != '+' && text.front() != '-') return false;
  text.remove_prefix(1);
  if (!pass_number(text)) return false;
  pass(text, ':');
  return text.empty() || (pass_number(text) && text.empty());
}

}  // namespace

std::optional<double> hsds_number(const json::value& value) {
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

Age hsds_age(double number, bool months, bool inclusive_end) {
  if (number == std::floor(number)) {
    const int n = static_cast<int>(number) + (inclusive_end ? 1 : 0);
    if (!months) return Age{.years = n};
    return n % 12 == 0 ? Age{.years = n / 12} : Age{.months = n};
  }
  constexpr double months_a_year = 12;
  constexpr double days_a_year = 365.25;
  const double in_months = months ? number : number * months_a_year;
  // 0.33 and 0.08 are a third and a twelfth of a year that were cut off.
  constexpr double near = 0.1;
  const double nearest = std::round(in_months);
  if (nearest > 0 && std::abs(in_months - nearest) <= near) {
    const int n = static_cast<int>(nearest);
    return n % 12 == 0 ? Age{.years = n / 12} : Age{.months = n};
  }
  return Age{.days = static_cast<int>(std::round(in_months / months_a_year * days_a_year))};
}

std::optional<HsdsTime> hsds_time(std::string_view text) {
  const std::string lower = lower_case(trimmed(text));
  std::string_view rest = lower;
  HsdsTime found;
  const std::optional<int> hour = pass_number(rest);
  if (!hour) return {};
  int minute = 0;
  bool has_minute = false;
  if (pass(rest, ':')) {
    const std::optional<int> number = pass_number(rest);
    if (!number) return {};
    minute = *number;
    has_minute = true;
    if (pass(rest, ':')) {
      const std::optional<int> seconds = pass_number(rest);
      if (!seconds || *seconds > 59) return {};
      found.repaired = *seconds != 0;
      if (pass(rest, '.')) rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    }
  }
  int h = *hour;
  rest = trimmed(rest);
  if (rest == "am" || rest == "pm" || rest == "a.m." || rest == "p.m.") {
    if (h < 1 || h > 12) return {};
    h = h % 12 + (rest.front() == 'p' ? 12 : 0);
    found.repaired = true;
  } else if (!has_minute || !is_zone(rest)) {
    return {};
  } else {
    found.utc = rest == "z";
  }
  if (minute > 59 || h > 24 || (h == 24 && minute > 0)) return {};
  found.time.minutes = static_cast<std::int16_t>(h * 60 + minute);
  return found;
}

std::optional<Date> hsds_day(std::string_view text) {
  text = trimmed(text);
  constexpr std::size_t extended = 10;  // 2026-12-31
  constexpr std::size_t basic = 8;      // 20261231
  if (text.size() >= basic && all_digits(text.substr(0, basic)) &&
      (text.size() == basic || text[basic] == 'T')) {
    const std::string day{text.substr(0, basic)};
    return parse_date(day.substr(0, 4) + '-' + day.substr(4, 2) + '-' + day.substr(6));
  }
  if (text.size() > extended && text[extended] != 'T' && text[extended] != ' ') return {};
  return parse_date(text.substr(0, extended));
}

std::optional<Weekdays> hsds_weekdays(std::string_view text) {
  constexpr std::array<std::string_view, 7> names{"monday", "tuesday",  "wednesday", "thursday",
                                                  "friday", "saturday", "sunday"};
  text = trimmed(text);
  Weekdays days;
  for (;;) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string day = lower_case(trimmed(text.substr(0, end)));
    const auto found = std::find_if(names.begin(), names.end(), [&](std::string_view name) {
      return !day.empty() && (day == name || day == name.substr(0, 2) || day == name.substr(0, 3));
    });
    std::size_t index = static_cast<std::size_t>(found - names.begin());
    if (day.size() == 1 && day[0] >= '1' && day[0] <= '7') index = static_cast<std::size_t>(day[0] - '1');
    if (index >= names.size()) return {};
    days.bits = static_cast<std::uint8_t>(days.bits | 1U << index);
    if (end == text.size()) return days;
    text.remove_prefix(end + 1);
  }
}

std::optional<std::string> region_of_uri(std::string_view uri) {
  uri = trimmed(uri);
  if (is_region_key(uri)) return std::string{uri};
  const std::size_t last = uri.find_last_of("/:=#");
  if (last == std::string_view::npos || last == 0) return {};
  const std::string key{uri.substr(last + 1)};
  const std::string_view before = uri.substr(0, last);
  const std::size_t name_at = before.find_last_of("/:=#?&");
  const std::string name = lower_case(before.substr(name_at == std::string_view::npos ? 0 : name_at + 1));
  // The regional key (ARS) has twelve digits, the last three of them count within the county.
  if (name == "regionalkey" && key.size() == 12 && all_digits(key)) {
    const std::string municipality = key.substr(0, 5) + key.substr(9);
    if (is_municipality_key(municipality)) return municipality;
  }
  constexpr std::array<std::string_view, 5> names{"ags", "municipalitykey", "districtkey",
                                                  "governmentdistrictkey", "statekey"};
  if (std::find(names.begin(), names.end(), name) != names.end() && is_municipality_key(key)) return key;
  return {};
}

}  // namespace passgenau
