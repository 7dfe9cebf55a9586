// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/plain_hsds.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cmath>

namespace passgenau::test {
namespace {

void copy(const json::object& from, std::string_view name, json::object& to, std::string_view field) {
  if (const json::value* value = from.if_contains(name)) to[field] = *value;
}

template <class Use>
void each(const json::object& object, std::string_view name, Use&& use) {
  const json::value* list = object.if_contains(name);
  if (list == nullptr) return;
  for (const json::value& entry : list->get_array())
    use(entry.get_object());
}

void put(json::object& offer, std::string_view name, json::value value) {
  const bool says = value.is_array() ? !value.get_array().empty() : !value.get_object().empty();
  if (says) offer[name] = std::move(value);
}

json::array languages(const json::object& service) {
  json::array list;
  each(service, "languages", [&](const json::object& entry) {
    list.push_back(json::object{{"tag", entry.at("code")}});
  });
  return list;
}

json::array schedules(const json::object& service) {
  json::array list;
  each(service, "schedules", [&](const json::object& entry) {
    json::object item;
    copy(entry, "byday", item, "days");
    copy(entry, "opens_at", item, "from");
    copy(entry, "closes_at", item, "until");
    copy(entry, "notes", item, "note");
    list.push_back(std::move(item));
  });
  return list;
}

json::array sites(const json::object& service, json::array& remote) {
  json::array list;
  each(service, "service_at_locations", [&](const json::object& entry) {
    const json::object& location = entry.at("location").get_object();
    if (location.at("location_type") == "virtual") {
      remote.push_back("online");
      return;
    }
    json::object site;
    copy(location, "name", site, "name");
    copy(location, "latitude", site, "lat");
    copy(location, "longitude", site, "lon");
    each(location, "addresses", [&](const json::object& address) {
      json::object lines;
      copy(address, "address_1", lines, "street");
      copy(address, "postal_code", lines, "postal_code");
      copy(address, "city", lines, "city");
      site["address"] = std::move(lines);
    });
    list.push_back(std::move(site));
  });
  return list;
}

json::object ages(const json::object& service) {
  json::object range;
  for (const auto& [name, field] : {std::pair{"minimum_age", "from"}, std::pair{"maximum_age", "until"}})
    if (const json::value* years = service.if_contains(name))
      range[field] = "P" + std::to_string(std::lround(years->to_number<double>())) + "Y";
  return range;
}

}  // namespace

json::object plain_reading(const json::object& service) {
  json::object offer{{"id", service.at("id")}, {"title", {{"en", service.at("name")}}}};
  if (const json::value* text = service.if_contains("description")) offer["description"] = {{"en", *text}};
  if (const json::value* organization = service.if_contains("organization"))
    offer["provider"] = {{"name", organization->get_object().at("name")}};
  put(offer, "child_age", ages(service));
  put(offer, "languages", languages(service));
  json::array remote;
  put(offer, "sites", sites(service, remote));
  put(offer, "remote", std::move(remote));
  json::array regions;
  each(service, "service_areas", [&](const json::object& area) { regions.push_back(area.at("uri")); });
  if (!regions.empty()) offer["residence"] = {{"regions", regions}};
  if (service.contains("cost_options")) offer["access"] = json::array{"free"};
  put(offer, "schedule", schedules(service));
  copy(service, "assured_date", offer, "verified");
  json::object contact;
  each(service, "phones", [&](const json::object& phone) { copy(phone, "number", contact, "phone"); });
  copy(service, "email", contact, "email");
  copy(service, "url", contact, "url");
  put(offer, "contact", std::move(contact));
  return offer;
}

}  // namespace passgenau::test
