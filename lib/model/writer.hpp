// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"
#include "model/names.hpp"
#include "passgenau/place.hpp"
#include "passgenau/schedule.hpp"

namespace passgenau {

/// Each adds a member unless it says nothing.
void add(json::object& object, std::string_view name, const std::string& text);
void add(json::object& object, std::string_view name, const std::vector<std::string>& texts);
void add(json::object& object, std::string_view name, json::object part);
void add(json::object& object, std::string_view name, const std::optional<Date>& day);
void add(json::object& object, std::string_view name, const std::optional<Age>& age);
void add(json::object& object, std::string_view name, const std::vector<Schedule>& schedules);

template <class Enum>
void add_names(json::object& object, std::string_view name, const std::vector<Enum>& values) {
  if (values.empty()) return;
  json::array names;
  for (const Enum value : values)
    names.push_back(json::value(name_of(value)));
  object[name] = std::move(names);
}

/// Metres as a number of kilometres: an integer where it is one.
json::value kilometres_value(Distance distance);

/// Puts the JSON `text` where the pointer says, if its parent exists and has no such member yet.
void put_back(json::value& document, std::string_view pointer, std::string_view text);

}  // namespace passgenau
