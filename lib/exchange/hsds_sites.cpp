// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "exchange/hsds_service.hpp"
#include "exchange/hsds_values.hpp"
#include "model/problem.hpp"
#include "model/region.hpp"

namespace passgenau {

namespace {

bool is_true(const json::value* value) {
  if (value == nullptr) return false;
  if (value->is_bool()) return value->get_bool();
  return value->is_string() && lower_case(value->get_string()) == "true";
}

bool is_germany(const std::string& country) {
  const std::string name = lower_case(country);
  return name == "de" || name == "deu" || name == "germany" || name == "deutschland";
}

}  // namespace

void HsdsService::read_locations() {
  service_.each({"service_at_locations", "services_at_location", "service_at_location"},
                [&](HsdsObject link) {
                  link.each({"location"}, [&](HsdsObject location) { add_location(location, link); });
                });
  service_.each({"locations", "location"},
                [&](HsdsObject location) { add_location(std::move(location), std::nullopt); });
  std::size_t number = 0;
  for (const Location& site : sites_) {
    const std::string to = "/sites/" + std::to_string(number);
    // Of our own export every location is a site, the attributes of which are told apart by their number.
    if (record_.rules().own_export) record_.set(to, json::object{}, site.object.at());
    const std::size_t before = record_.values();
    add_site(site.object, to);
    if (record_.values() == before && !record_.rules().own_export) continue;
    record_.stands_for(to, site.object.at());
    ++number;
  }
}

void HsdsService::add_location(HsdsObject location, std::optional<HsdsObject> link) {
  const std::string type = lower_case(location.text("location_type").value_or(""));
  if (type == "virtual" || is_true(location.find({"virtual"}).second)) {
    const std::string name = type == "virtual" ? "location_type" : "virtual";
    location.take(name);
    return add("remote", "online", location.at(name));
  }
  // A postal address is no place where families come to.
  if (type == "postal") return;
  if (type == "physical") location.take("location_type");
  const json::value* is_virtual = location.find({"virtual"}).second;
  if (is_virtual != nullptr && !is_true(is_virtual)) location.take("virtual");
  const std::string name = location.text("name").value_or("");
  sites_.push_back({.object = std::move(location), .link = std::move(link), .name = name});
}

void HsdsService::add_site(HsdsObject location, const std::string& to) {
  location.move_text({"name"}, to + "/name");
  add_point(location, to);
  bool done = false;
  bool listed = false;
  location.each({"addresses", "physical_addresses", "physical_address", "address"}, [&](HsdsObject address) {
    listed = true;
    const std::string type = lower_case(address.text("address_type").value_or(""));
    if (done || type == "postal" || type == "virtual") return;
    done = true;
    if (type == "physical") address.take("address_type");
    add_address(std::move(address), to + "/address");
  });
  if (!listed) add_address(location, to + "/address");
}

void HsdsService::add_point(HsdsObject location, const std::string& to) {
  const std::string_view lat_name = location.find({"latitude", "lat"}).first;
  const std::string_view lon_name = location.find({"longitude", "lon", "lng"}).first;
  if (lat_name.empty() && lon_name.empty()) return;
  bool sound = true;
  const auto read = [&](std::string_view name, double most, std::string_view absent, const char* limit) {
    if (name.empty()) {
      sound = false;
      record_.unreadable(Tolerated::coordinates, Code::coordinates_incomplete, location.at(absent), {}, {});
      return 0.0;
    }
    const json::value& value = *location.find({name}).second;
    const std::optional<double> number = hsds_number(value);
    if (number && std::abs(*number) <= most) return *number;
    sound = false;
    record_.unreadable(Tolerated::coordinates, number ? Code::out_of_range : Code::wrong_type,
                       location.at(name), number ? limit : "a number",
                       quoted(value.is_string() ? std::string{value.get_string()} : write_json(value)));
    return 0.0;
  };
  const double lat = read(lat_name, 90, "latitude", "-90 to 90 degrees");
  const double lon = read(lon_name, 180, "longitude", "-180 to 180 degrees");
  if (!sound) return;
  record_.set(to + "/lat", json::value(lat), location.at(lat_name));
  record_.set(to + "/lon", json::value(lon), location.at(lon_name));
  location.take(lat_name);
  location.take(lon_name);
}

void HsdsService::add_address(HsdsObject address, const std::string& to) {
  const std::optional<std::string> first = address.text("address_1");
  if (first) {
    const std::optional<std::string> second = address.text("address_2");
    record_.set(to + "/street", json::value(*first + (second ? ", " + *second : "")),
                address.at("address_1"));
    address.take("address_1");
    address.take("address_2");
  }
  address.move_text({"city"}, to + "/city");
  const std::string own_country = address.text("country").value_or("");
  const std::string country = own_country.empty() ? record_.rules().country : own_country;
  // A ZIP code of another country has five digits too, and would stand in the wrong one.
  if (!country.empty() && !is_germany(country)) return;
  if (is_germany(own_country)) address.take("country");
  if (const auto code = address.text("postal_code"); code && is_postal_code(*code))
    address.move_text({"postal_code"}, to + "/postal_code");
  else if (code)
    record_.report(Code::value_kept, address.at("postal_code"), "five digits", quoted(*code));
  if (const auto key = address.text("region"); key && is_municipality_key(*key))
    address.move_text({"region"}, to + "/region");
}

/// Who may come. Half of the areas would shut out those who live in the other half: all or none.
void HsdsService::read_areas() {
  std::vector<std::pair<std::string, HsdsObject>> regions;
  std::size_t areas = 0;
  service_.each({"service_areas", "service_area"}, [&](HsdsObject area) {
    ++areas;
    const std::optional<std::string> uri = area.text("uri");
    const std::optional<std::string> region = uri ? region_of_uri(*uri) : std::nullopt;
    if (region) regions.emplace_back(*region, area);
  });
  if (regions.empty()) return;
  if (regions.size() < areas)
    return record_.report(Code::value_kept, "/service_areas", {},
                          std::to_string(areas - regions.size()) + " of " + std::to_string(areas) +
                              " areas are no municipality keys: no area is used");
  for (std::size_t i = 0; i < regions.size(); ++i) {
    record_.set("/residence/regions/" + std::to_string(i), json::value(regions[i].first),
                regions[i].second.at("uri"));
    regions[i].second.take("uri");
  }
}

}  // namespace passgenau
