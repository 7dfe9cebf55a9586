// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/checker.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "model/calendar.hpp"
#include "model/language.hpp"
#include "model/region.hpp"

namespace passgenau {

void Checker::report(Code code, const Place& at, std::string limit, std::string_view hint) {
  problems.push_back(make_problem(code, at.pointer(), std::move(limit), hint));
}

bool Checker::text(const std::string& value, std::size_t most, const Place& at) {
  if (value.size() > most)
    report(Code::too_long, at, std::to_string(most) + " bytes");
  else if (!is_valid_utf8(value))
    report(Code::json_encoding, at);
  else if (has_control_character(value))
    report(Code::control_character, at);
  else
    return true;
  return false;
}

void Checker::language_tag(const std::string& tag, const Place& at) {
  if (is_language_tag(tag)) return;
  std::string hyphens = tag;
  for (char& c : hyphens)
    c = c == '_' ? '-' : c;
  if (hyphens == tag || !is_language_tag(hyphens)) return report(Code::bad_language_tag, at);
  if (may_quote) return report(Code::bad_language_tag, at, {}, "write " + hyphens);
  report(Code::bad_language_tag, at, {}, "subtags are joined by a hyphen");
}

void Checker::point(const std::optional<GeoPoint>& point, const Place& at) {
  if (!point) return;
  within(point->lat, -90, 90, " degrees", Place{at, "lat"});
  within(point->lon, -180, 180, " degrees", Place{at, "lon"});
  if (point->lat == 0 && point->lon == 0) report(Code::null_island, at);
}

void Checker::postal_code(const std::string& code, const Place& at) {
  if (!code.empty() && !is_postal_code(code)) report(Code::bad_postal_code, at);
}

void Checker::municipality_key(const std::string& key, const Place& at) {
  if (!key.empty() && !is_municipality_key(key))
    report(Code::bad_region, at, "2 to 8 digits, state 01 to 16");
}

void Checker::region_keys(const std::vector<std::string>& keys, std::size_t most, const Place& at) {
  count(keys.size(), most, at);
  for (std::size_t i = 0; i < keys.size(); ++i)
    if (!is_region_key(keys[i])) report(Code::bad_region, Place{at, i});
}

std::size_t Checker::count(std::size_t size, std::size_t most, const Place& at) {
  if (size > most) report(Code::too_many, at, std::to_string(most));
  return std::min(size, most);
}

void Checker::within(double value, double least, double most, std::string_view unit, const Place& at) {
  if (!std::isfinite(value)) return report(Code::not_finite, at);
  if (value >= least && value <= most) return;
  const auto number = [](double n) { return std::to_string(static_cast<long long>(n)); };
  report(Code::out_of_range, at, number(least) + " to " + number(most) + std::string{unit});
}

bool Checker::day(const std::optional<Date>& day, const Place& at) {
  if (!day) return false;
  if (is_document_day(*day)) return true;
  report(Code::bad_date, at);
  return false;
}

void Checker::age_range(const AgeRange& range, const Place& at) {
  bool sound = true;
  const auto bound = [&](const std::optional<Age>& age, std::string_view name) {
    if (!age) return;
    for (const int part : {age->years, age->months, age->weeks, age->days})
      if (part < 0 || part > 10'000) {
        report(Code::bad_duration, Place{at, name}, "0 to 10000 of each unit");
        sound = false;
        return;
      }
  };
  bound(range.from, "from");
  bound(range.until, "until");
  if (!sound || !range.until) return;
  // Months differ in length: the range is empty only if it is so for a long month and for a short one.
  const Age from =
      range.from.value_or(range.until->before_birth ? Age{.years = 10, .before_birth = true} : birth());
  const auto empty_for = [&](Date born) {
    return std::chrono::sys_days{day_reached(born, *range.until)} <=
           std::chrono::sys_days{day_reached(born, from)};
  };
  using namespace std::chrono;
  if (empty_for(2023y / July / 1) && empty_for(2023y / February / 1)) report(Code::range_reversed, at);
}

void Checker::schedules(const std::vector<Schedule>& schedules, std::size_t most, bool complete,
                        const Place& at) {
  const std::size_t looked_at = count(schedules.size(), most, at);
  for (std::size_t i = 0; i < looked_at; ++i) {
    const Schedule& schedule = schedules[i];
    const Place entry{at, i};
    if (complete && schedule.days.empty()) report(Code::missing, Place{entry, "days"});
    if ((complete || schedule.until) && !schedule.from) report(Code::missing, Place{entry, "from"});
    if ((complete || schedule.from) && !schedule.until) report(Code::missing, Place{entry, "until"});
    const auto minutes = [&](const std::optional<LocalTime>& time, std::string_view name) {
      if (time && (time->minutes < 0 || time->minutes > 24 * 60)) report(Code::bad_time, Place{entry, name});
    };
    minutes(schedule.from, "from");
    minutes(schedule.until, "until");
    if (schedule.from && schedule.until &&
        (*schedule.from == *schedule.until || schedule.from->minutes == 24 * 60))
      report(Code::range_reversed, entry);
    if (schedule.days.bits > 0x7F) report(Code::bad_days, Place{entry, "days"});
    within(schedule.every, 1, 52, " weeks", Place{entry, "every"});
    text(schedule.note, OfferLimits::text_bytes, Place{entry, "note"});
  }
}

}  // namespace passgenau
