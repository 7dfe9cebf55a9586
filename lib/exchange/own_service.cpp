// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/own_service.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

#include "exchange/own_attributes.hpp"

namespace passgenau::hsds {

namespace {

/// Members that hold parts with ids of our making.
constexpr std::array<std::string_view, 7> parts{"organization",        "phones",       "languages",
                                                "schedules",           "cost_options", "service_areas",
                                                "service_at_locations"};

void take(json::object& object, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (json::value* value = object.if_contains(name)) *value = nullptr;
}

template <class Use>
void each(json::object& object, std::string_view name, Use&& use) {
  json::value* list = object.if_contains(name);
  if (list == nullptr || !list->is_array()) return;
  for (json::value& entry : list->get_array())
    if (entry.is_object()) use(entry);
}

/// The list itself where all its entries were taken.
void take_emptied(json::object& object, std::string_view name) {
  json::value* list = object.if_contains(name);
  if (list == nullptr || !list->is_array()) return;
  const json::array& entries = list->get_array();
  if (std::all_of(entries.begin(), entries.end(), [](const json::value& entry) { return entry.is_null(); }))
    *list = nullptr;
}

void take_ids(json::value& value) {
  if (value.is_array())
    for (json::value& entry : value.get_array())
      take_ids(entry);
  if (!value.is_object()) return;
  take(value.get_object(), {"id"});
  for (auto& member : value.get_object())
    if (member.key() != "attributes") take_ids(member.value());
}

void take_attributes(json::object& holder) {
  each(holder, "attributes", [](json::value& attribute) {
    if (is_own_attribute(attribute)) attribute = nullptr;
  });
  take_emptied(holder, "attributes");
}

void take_locations(json::object& service, const OwnFields& own) {
  each(service, "service_at_locations", [&](json::value& entry) {
    json::value* place = entry.get_object().if_contains("location");
    if (place == nullptr || !place->is_object()) return;
    json::object& location = place->get_object();
    const json::value* type = location.if_contains("location_type");
    if (own.names.count("remote") > 0 && type != nullptr && *type == "virtual") {
      entry = nullptr;
      return;
    }
    if (own.names.count("access") > 0) take(location, {"accessibility"});
    each(location, "addresses", [](json::value& address) { take(address.get_object(), {"state_province"}); });
    take_attributes(location);
  });
  take_emptied(service, "service_at_locations");
}

}  // namespace

std::string take_own(json::object& service) {
  const OwnFields own = own_fields(service);
  for (const std::string_view name : parts)
    if (json::value* part = service.if_contains(name)) take_ids(*part);
  if (json::value* organization = service.if_contains("organization");
      organization && organization->is_object())
    take(organization->get_object(), {"description"});
  const auto take_if = [&](std::string_view field, std::initializer_list<std::string_view> names) {
    if (own.names.count(field) > 0) take(service, names);
  };
  take_if("child_age", {"minimum_age", "maximum_age"});
  take_if("languages", {"languages", "interpretation_services"});
  take_if("schedule", {"schedules"});
  take_if("access", {"cost_options", "fees_description"});
  take_if("residence", {"service_areas"});
  if (own.names.count("valid") > 0)
    each(service, "schedules", [](json::value& schedule) {
      take(schedule.get_object(), {"valid_from", "valid_to"});
    });
  take_locations(service, own);
  take_attributes(service);
  return own.language;
}

}  // namespace passgenau::hsds
