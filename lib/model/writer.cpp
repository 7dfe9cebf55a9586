// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/writer.hpp"

#include "passgenau/age.hpp"

namespace passgenau {

void add(json::object& object, std::string_view name, const std::string& text) {
  if (!text.empty()) object[name] = text;
}

void add(json::object& object, std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json::array list;
  for (const std::string& text : texts)
    list.push_back(json::value(text));
  object[name] = std::move(list);
}

void add(json::object& object, std::string_view name, json::object part) {
  if (!part.empty()) object[name] = std::move(part);
}

void add(json::object& object, std::string_view name, const std::optional<Date>& day) {
  if (day) object[name] = to_string(*day);
}

void add(json::object& object, std::string_view name, const std::optional<Age>& age) {
  if (age) object[name] = to_string(*age);
}

void add(json::object& object, std::string_view name, const std::vector<Schedule>& schedules) {
  if (schedules.empty()) return;
  json::array list;
  for (const Schedule& schedule : schedules) {
    json::object item;
    if (!schedule.days.empty()) item["days"] = to_string(schedule.days);
    if (schedule.from) item["from"] = to_string(*schedule.from);
    if (schedule.until) item["until"] = to_string(*schedule.until);
    if (schedule.every != 1) item["every"] = schedule.every;
    add(item, "note", schedule.note);
    list.push_back(std::move(item));
  }
  object[name] = std::move(list);
}

json::value kilometres_value(Distance distance) {
  if (distance.in_metres() % 1000 == 0) return distance.in_metres() / 1000;
  return distance.in_kilometres();
}

void put_back(json::value& document, std::string_view pointer, std::string_view text) {
  const std::size_t slash = pointer.rfind('/');
  if (slash == std::string_view::npos) return;
  boost::system::error_code failure;
  json::value* parent = &document;
  if (slash > 0) {
    // Parents are members of the format, whose names need no escaping.
    parent = document.find_pointer(std::string{pointer.substr(0, slash)}, failure);
    // The parent itself said nothing else and was left out.
    if (parent == nullptr) {
      put_back(document, pointer.substr(0, slash), "{}");
      parent = document.find_pointer(std::string{pointer.substr(0, slash)}, failure);
    }
  }
  if (parent == nullptr || !parent->is_object()) return;
  std::string name;
  for (std::size_t i = slash + 1; i < pointer.size(); ++i) {
    if (pointer[i] == '~' && i + 1 < pointer.size())
      name += pointer[++i] == '0' ? '~' : '/';
    else
      name += pointer[i];
  }
  std::vector<Problem> problems;
  json::value value = parse_json(text, {}, problems);
  if (problems.empty()) parent->get_object().emplace(name, std::move(value));
}

}  // namespace passgenau
