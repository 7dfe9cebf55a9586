// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>
#include <cmath>

#include "exchange/hsds_service.hpp"
#include "exchange/hsds_values.hpp"
#include "model/problem.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

namespace {

// Parts of a recurrence rule that no week of an offer can say.
constexpr std::array<std::string_view, 4> beyond_a_week{"bymonthday", "byweekno", "byyearday", "count"};

/// One time of the week, while it is being read.
struct WeeklyTime {
  Weekdays days = {};
  std::optional<LocalTime> from = {};
  std::optional<LocalTime> until = {};
  int every = 1;
  std::string note = {};
  std::vector<std::string_view> used = {};

  void add_note(const std::string& text) {
    if (text.empty() || note.size() + text.size() + 2 > OfferLimits::text_bytes) return;
    note += (note.empty() ? "" : "; ") + text;
  }
};

class ScheduleReader {
 public:
  explicit ScheduleReader(HsdsObject schedule) : schedule_{std::move(schedule)} {}

  /// Empty where it cannot be read (said already) or says nothing.
  std::optional<WeeklyTime> read(const std::string& place) {
    const std::string freq = upper("freq");
    constexpr std::array<std::string_view, 5> known{"", "WEEKLY", "DAILY", "MONTHLY", "YEARLY"};
    if (std::find(known.begin(), known.end(), freq) == known.end())
      unreadable(Code::unknown_value, "freq", "WEEKLY, DAILY, MONTHLY, YEARLY");
    bool weekly = freq != "MONTHLY" && freq != "YEARLY";
    for (const std::string_view name : beyond_a_week)
      weekly = weekly && !schedule_.has(name);
    read_interval(freq);
    weekly = weekly && (freq != "DAILY" || time_.every == 1);
    const std::string dates = read_dates();
    if (weekly) read_days(freq);
    read_times();
    if (!sound_) return {};

    const bool timed = weekly && (!time_.days.empty() || time_.from);
    if (!weekly) {
      note_rule(freq);
      time_.from = time_.until = std::nullopt;
      time_.every = 1;
      time_.used.clear();
    }
    for (const std::string_view name : {"description", "notes"})
      if (const auto text = schedule_.text(name);
          text && time_.note.size() + text->size() + 2 <= OfferLimits::text_bytes) {
        time_.add_note(*text);
        time_.used.push_back(name);
      }
    if (!timed && time_.note.empty()) return {};
    time_.add_note(dates);
    if (timed || !weekly) time_.add_note(place);
    return time_;
  }

 private:
  std::string upper(std::string_view name) const {
    std::string text = schedule_.text(name).value_or("");
    for (char& c : text)
      c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return text;
  }

  void unreadable(Code code, std::string_view name, const std::string& limit = {}) {
    sound_ = false;
    schedule_.record().unreadable(Tolerated::schedules, code, schedule_.at(name), limit,
                                  quoted(schedule_.text(name).value_or("")));
  }

  void read_interval(const std::string& freq) {
    if (!freq.empty() && freq != "MONTHLY" && freq != "YEARLY") time_.used.push_back("freq");
    const json::value* value = schedule_.find({"interval"}).second;
    if (value == nullptr) return;
    const std::optional<double> number = hsds_number(*value);
    if (!number) return unreadable(Code::wrong_type, "interval", "a number");
    if (*number != std::floor(*number)) return unreadable(Code::not_integer, "interval");
    if (*number < 1 || *number > 52) return unreadable(Code::out_of_range, "interval", "1 to 52");
    time_.every = static_cast<int>(*number);
    time_.used.push_back("interval");
  }

  /// From when until when, for the note: an offer has no schedule that ends.
  std::string read_dates() {
    std::string begin;
    std::string end;
    for (const auto& [name, date] : {std::pair{"valid_from", &begin}, std::pair{"dtstart", &begin},
                                     std::pair{"valid_to", &end}, std::pair{"until", &end}}) {
      const std::optional<std::string> text = schedule_.text(name);
      if (!text) continue;
      const std::optional<Date> day = hsds_day(*text);
      if (!day) {
        unreadable(Code::bad_date, name);
        continue;
      }
      if (name == std::string_view{"dtstart"}) first_day_ = day;
      if (date->empty()) *date = to_string(*day);
    }
    if (begin.empty() && end.empty()) return {};
    if (!begin.empty() && !end.empty() && end < begin)
      unreadable(Code::range_reversed, schedule_.has("valid_to") ? "valid_to" : "until");
    return (begin.empty() ? ".." : begin) + '/' + (end.empty() ? ".." : end);  // ISO 8601-2
  }

  void read_days(const std::string& freq) {
    const auto [name, value] = schedule_.find({"byday", "weekday"});
    if (value != nullptr) {
      const std::optional<Weekdays> days = hsds_weekdays(schedule_.text(name).value_or(""));
      if (!days) return unreadable(Code::bad_days, name);
      time_.days = *days;
      time_.used.push_back(name);
    } else if (freq == "DAILY") {
      time_.days.bits = 0x7F;
    } else if (freq == "WEEKLY" && first_day_) {
      // RFC 5545, 3.3.10: what BYDAY does not say is taken from DTSTART.
      const std::chrono::weekday day{std::chrono::sys_days{*first_day_}};
      time_.days.bits = static_cast<std::uint8_t>(1U << (day.iso_encoding() - 1));
    }
  }

  std::optional<LocalTime> read_time(std::string_view name) {
    const std::optional<std::string> text = schedule_.text(name);
    if (!text) return {};
    const std::optional<HsdsTime> time = hsds_time(*text);
    if (!time) {
      unreadable(Code::bad_time, name);
      return {};
    }
    HsdsRecord& record = schedule_.record();
    if (time->repaired)
      record.report(Code::value_repaired, schedule_.at(name), {},
                    quoted(*text) + " was read as " + to_string(time->time));
    if (time->utc) record.guess(schedule_.at(name), quoted(*text) + " taken as local time");
    time_.used.push_back(name);
    return time->time;
  }

  void read_times() {
    time_.from = read_time("opens_at");
    time_.until = read_time("closes_at");
    if (!sound_ || (!time_.from && !time_.until)) return;
    if (!time_.from || !time_.until) return unreadable(Code::missing, time_.from ? "closes_at" : "opens_at");
    if (time_.from == time_.until && time_.from->minutes % (24 * 60) == 0) {
      time_.from = LocalTime{0};
      time_.until = LocalTime{24 * 60};
      schedule_.record().guess(schedule_.at("closes_at"), "midnight to midnight taken as round the clock");
    }
  }

  /// A rule that no week can say, in words of RFC 5545.
  void note_rule(const std::string& freq) {
    std::string rule = freq.empty() ? "" : "FREQ=" + freq;
    const auto add = [&](std::string_view name, std::string_view property) {
      const std::string text = upper(name);
      if (!text.empty()) rule += (rule.empty() ? "" : ";") + std::string{property} + '=' + text;
    };
    add("interval", "INTERVAL");
    add("byday", "BYDAY");
    add("bymonthday", "BYMONTHDAY");
    add("byweekno", "BYWEEKNO");
    add("byyearday", "BYYEARDAY");
    add("count", "COUNT");
    time_.add_note(rule);
    if (time_.from && time_.until) time_.add_note(to_string(*time_.from) + '-' + to_string(*time_.until));
  }

  HsdsObject schedule_;
  WeeklyTime time_;
  std::optional<Date> first_day_;
  bool sound_ = true;
};

}  // namespace

void HsdsService::read_schedules() {
  read_schedules_of(service_, "");
  for (Location& site : sites_)
    if (site.link) read_schedules_of(*site.link, sites_.size() > 1 ? site.name : "");
}

void HsdsService::read_schedules_of(HsdsObject holder, const std::string& place) {
  holder.each({"schedules", "schedule", "regular_schedules", "regular_schedule"},
              [&](HsdsObject schedule) { add_schedule(std::move(schedule), place); });
}

void HsdsService::add_schedule(HsdsObject schedule, const std::string& place) {
  const std::optional<WeeklyTime> time = ScheduleReader{schedule}.read(place);
  if (!time) return;
  const std::string to = "/schedule/" + std::to_string(schedules_++);
  record_.stands_for(to, schedule.at());
  const auto set = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) record_.set(to + '/' + std::string{name}, json::value(value), schedule.at());
  };
  set("days", to_string(time->days));
  set("from", time->from ? to_string(*time->from) : "");
  set("until", time->until ? to_string(*time->until) : "");
  if (time->every > 1) record_.set(to + "/every", json::value(time->every), schedule.at("interval"));
  set("note", time->note);
  for (const std::string_view name : time->used)
    schedule.take(name);
}

void HsdsService::read_capacities() {
  struct Availability {
    double available = 0;
    std::optional<Date> updated = {};
    std::string at = {};
  };
  std::vector<Availability> found;
  service_.each({"capacities", "service_capacities", "service_capacity"}, [&](HsdsObject capacity) {
    const json::value* value = capacity.find({"available"}).second;
    if (value == nullptr) return;
    const std::string at = capacity.at("available");
    const std::optional<double> available = hsds_number(*value);
    if (!available || *available < 0)
      return record_.unreadable(Tolerated::capacities, available ? Code::out_of_range : Code::wrong_type, at,
                                available ? "0 or more" : "a number", {});
    const std::optional<std::string> text = capacity.text("updated");
    const std::optional<Date> updated = text ? hsds_day(*text) : std::nullopt;
    if (text && !updated)
      return record_.unreadable(Tolerated::capacities, Code::bad_date, capacity.at("updated"), {},
                                quoted(*text));
    found.push_back({.available = *available, .updated = updated, .at = at});
  });
  if (found.empty()) return;
  // Free somewhere is open, as of the latest word; full is everything, as of the oldest.
  const bool open =
      std::any_of(found.begin(), found.end(), [](const auto& one) { return one.available > 0; });
  const Availability* decides = nullptr;
  for (const Availability& one : found) {
    if (open && one.available <= 0) continue;
    if (decides == nullptr || (open ? one.updated > decides->updated : one.updated < decides->updated))
      decides = &one;
  }
  record_.set("/capacity/status", json::value(open ? "open" : "full"), decides->at);
  if (decides->updated)
    record_.set("/capacity/as_of", json::value(to_string(*decides->updated)), decides->at);
  for (const Availability& one : found)
    record_.understood(one.at);
}

}  // namespace passgenau
