// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/reader.hpp"

#include <algorithm>
#include <cmath>
#include <exception>
#include <limits>

namespace passgenau {

ObjectReader::ObjectReader(const json::value& value, const Place& place, Reading& reading)
    : place_{place}, reading_{reading} {
  if (value.is_object())
    object_ = &value.get_object();
  else
    wrong_type(place, "an object");
}

ObjectReader::~ObjectReader() noexcept(false) {
  if (object_ == nullptr || std::uncaught_exceptions() > thrown_before_) return;
  for (const auto& member : *object_) {
    const std::string_view name = member.key();
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    if (reading_.discreet) {
      reading_.problems.push_back(
          make_problem(Code::unknown_field, place_.pointer(), {}, "a member that is not named here"));
      continue;
    }
    const std::string pointer = place(name).pointer();
    reading_.problems.push_back(
        make_problem(reading_.kept != nullptr ? Code::kept_field : Code::unknown_field, pointer));
    if (reading_.kept != nullptr) (*reading_.kept)[pointer] = write_json(member.value());
  }
}

const json::value* ObjectReader::member(std::string_view name) {
  asked_.push_back(name);
  return object_ == nullptr ? nullptr : object_->if_contains(name);
}

void ObjectReader::report(Code code, std::string_view name, std::string limit, std::string_view hint) {
  reading_.problems.push_back(make_problem(code, place(name).pointer(), std::move(limit), hint));
}

void ObjectReader::wrong_type(const Place& at, std::string_view expected) {
  reading_.problems.push_back(make_problem(Code::wrong_type, at.pointer(), std::string{expected}));
}

bool ObjectReader::as_text(const json::value& value, const Place& at, std::string& field) {
  if (!value.is_string()) {
    wrong_type(at, "a string");
    return false;
  }
  field = value.get_string();
  return true;
}

bool ObjectReader::text(std::string_view name, std::string& field) {
  const json::value* value = member(name);
  return value != nullptr && as_text(*value, place(name), field);
}

void ObjectReader::text_by_language(std::string_view name, LocalizedText& field) {
  const json::value* value = member(name);
  if (value == nullptr) return;
  const Place at = place(name);
  if (!value->is_object()) return wrong_type(at, "an object of language tag and text");
  for (const auto& member : value->get_object()) {
    std::string text_value;
    if (as_text(member.value(), Place{at, member.key()}, text_value))
      field[member.key()] = std::move(text_value);
  }
}

void ObjectReader::texts(std::string_view name, std::vector<std::string>& field) {
  each(name, [&](const json::value& item, const Place& at) {
    // A bad entry keeps its place, so that what is said of the later ones names theirs.
    field.emplace_back();
    as_text(item, at, field.back());
  });
}

bool ObjectReader::boolean(std::string_view name, bool& field) {
  const json::value* value = member(name);
  if (value == nullptr) return false;
  if (!value->is_bool()) {
    wrong_type(place(name), "true or false");
    return false;
  }
  field = value->get_bool();
  return true;
}

bool ObjectReader::number(std::string_view name, double& field) {
  const json::value* value = member(name);
  if (value == nullptr) return false;
  if (!value->is_number()) {
    wrong_type(place(name), "a number");
    return false;
  }
  field = value->to_number<double>();
  return true;
}

bool ObjectReader::integer(std::string_view name, int& field) {
  double value = 0;
  if (!number(name, value)) return false;
  if (value != std::floor(value)) {
    report(Code::not_integer, name);
    return false;
  }
  if (std::abs(value) > std::numeric_limits<int>::max()) {
    report(Code::out_of_range, name);
    return false;
  }
  field = static_cast<int>(value);
  return true;
}

void ObjectReader::integer(std::string_view name, std::optional<int>& field) {
  int value = 0;
  if (integer(name, value)) field = value;
}

void ObjectReader::day(std::string_view name, std::optional<Date>& field) {
  parsed(name, field, Code::bad_date, parse_date);
}

void ObjectReader::age(std::string_view name, std::optional<Age>& field) {
  parsed(name, field, Code::bad_duration, parse_age);
}

void ObjectReader::time(std::string_view name, std::optional<LocalTime>& field) {
  parsed(name, field, Code::bad_time, parse_time);
}

void ObjectReader::kilometres(std::string_view name, std::optional<Distance>& field) {
  double value = 0;
  if (number(name, value)) field = Distance::kilometres(value);
}

void ObjectReader::point(std::optional<GeoPoint>& field) {
  GeoPoint value;
  const bool has_lat = member("lat") != nullptr;
  const bool has_lon = member("lon") != nullptr;
  if (!has_lat && !has_lon) return;
  if (has_lat != has_lon) return report(Code::coordinates_incomplete, has_lat ? "lon" : "lat");
  // Where one of them cannot be read the other one is still to be checked, beside a value that is sound.
  constexpr double sound = 1;
  if (!number("lat", value.lat)) value.lat = sound;
  if (!number("lon", value.lon)) value.lon = sound;
  field = value;
}

void ObjectReader::schedules(std::string_view name, std::vector<Schedule>& field) {
  each(name, [&](const json::value& item, const Place& at) {
    ObjectReader reader{item, at, reading_};
    Schedule schedule;
    std::string days;
    if (reader.text("days", days)) {
      if (const auto parsed_days = parse_weekdays(days))
        schedule.days = *parsed_days;
      else
        reader.report(Code::bad_days, "days");
    }
    reader.time("from", schedule.from);
    reader.time("until", schedule.until);
    reader.integer("every", schedule.every);
    reader.text("note", schedule.note);
    field.push_back(std::move(schedule));
  });
}

}  // namespace passgenau
