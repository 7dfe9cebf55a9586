// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "exchange/hsds_package.hpp"
#include "model/problem.hpp"
#include "passgenau/offer.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

/// To whom a row belongs that names several: the first of these.
constexpr std::array<std::string_view, 7> parents{"phone_id",   "contact_id",  "service_at_location_id",
                                                  "service_id", "location_id", "organization_id",
                                                  "program_id"};

// A service, a place of it, a contact there, a phone of it, its languages.
constexpr int deepest = 5;

std::string text_of(const json::object& object, std::string_view member) {
  const json::value* value = object.if_contains(member);
  return value != nullptr && value->is_string() ? std::string{trimmed(value->get_string())} : std::string{};
}

json::array& list_of(json::object& object, std::string_view member) {
  json::value& value = object[member];
  // A cell of that name (the languages of a row of the Ohana API) stays as an entry.
  if (!value.is_array()) {
    json::array list;
    if (!value.is_null()) list.push_back(std::move(value));
    value = std::move(list);
  }
  return value.get_array();
}

std::string entry_of(const std::string& at, std::string_view list, const json::array& entries) {
  return at + '/' + std::string{list} + '/' + std::to_string(entries.size());
}

}  // namespace

/// A row as an object, counted against the size of the record.
json::object HsdsPackage::row(HsdsTable& table, std::size_t number, const std::string& at) {
  if (bytes_ > OfferLimits::json_bytes) return {};
  std::optional<Problem> problem;
  json::object object = table.object(number, problem);
  take_row(table, number, object, problem, at);
  return object;
}

void HsdsPackage::take_row(HsdsTable& table, std::size_t number, const json::object& object,
                           const std::optional<Problem>& problem, const std::string& at) {
  table.use(number);
  if (problem) problems_.push_back(*problem);
  for (const auto& member : object)
    bytes_ += member.key().size() + member.value().get_string().size();
  origins_.push_back({.at = at, .table = &table, .line = table.line(number)});
}

void HsdsPackage::add_service(std::size_t number) {
  json::object service = row(*table("service"), number, "");
  const std::string id = text_of(service, "id");
  add_organization(service, "");
  json::value* program = service.if_contains("program_id");
  if (program != nullptr) lookup("program", text_of(service, "program_id"), service, "program", "/program");
  add_listed_terms(service);
  add_locations(service, id);
  add_children(service, "service_id", id, "", 1);
  add_attributes(service, "service", id, "");
  if (problems_.empty()) text_ = write_json(std::move(service));
}

/// Puts the row with this id into a member, in the place of the id.
json::object* HsdsPackage::lookup(std::string_view name, const std::string& id, json::object& into,
                                  std::string_view member, const std::string& at) {
  HsdsTable* found = table(name);
  if (found == nullptr) return nullptr;
  const bool by_id = found->has("id");
  const std::vector<std::size_t>& rows = found->rows_with(by_id ? "id" : std::string{name} + "_id", id);
  if (rows.empty()) return nullptr;
  json::object object = row(*found, rows.front(), at);
  if (!by_id) object["id"] = id;
  into.erase(std::string{member} + "_id");
  json::value& value = into[member];
  value = std::move(object);
  return &value.get_object();
}

void HsdsPackage::add_organization(json::object& service, const std::string& at) {
  const std::string id = text_of(service, "organization_id");
  const std::string place = at + "/organization";
  if (json::object* organization = lookup("organization", id, service, "organization", place))
    add_children(*organization, "organization_id", id, place, deepest - 1);
}

void HsdsPackage::add_locations(json::object& service, const std::string& id) {
  const auto add = [&](json::object link, const std::string& location, const std::string& at) {
    places_.push_back(location);
    if (json::value place = location_of(location, at + "/location"); !place.is_null()) {
      link.erase("location_id");
      link["location"] = std::move(place);
    }
    add_rows_of_place(link, id, location, at);
    list_of(service, "service_at_locations").push_back(std::move(link));
  };
  const auto next = [&] {
    const json::value* list = service.if_contains("service_at_locations");
    return entry_of("", "service_at_locations", list == nullptr ? json::array{} : list->get_array());
  };
  if (HsdsTable* links = table("service_at_location")) {
    for (const std::size_t number : links->rows_with("service_id", id)) {
      const std::string at = next();
      json::object link = row(*links, number, at);
      link.erase("service_id");
      const std::string own = text_of(link, "id");
      add_children(link, "service_at_location_id", own, at, 2);
      add_attributes(link, "service_at_location", own, at);
      const std::string location = text_of(link, "location_id");
      add(std::move(link), location, at);
    }
  }
  // The Ohana API writes the one location into the service's own row.
  if (const std::string location = text_of(service, "location_id"); !location.empty()) {
    service.erase("location_id");
    const std::string at = next();
    add(json::object{{"location_id", location}}, location, at);
    if (!service.contains("organization")) {
      const json::value& link = service.at("service_at_locations").get_array().back();
      const json::value* place = link.get_object().if_contains("location");
      const std::string organization =
          place == nullptr ? "" : text_of(place->get_object(), "organization_id");
      lookup("organization", organization, service, "organization", "/organization");
    }
  }
}

json::value HsdsPackage::location_of(const std::string& id, const std::string& at) {
  json::object into;
  json::object* location = lookup("location", id, into, "location", at);
  if (location == nullptr) return nullptr;
  add_children(*location, "location_id", id, at, 3);
  add_attributes(*location, "location", id, at);
  return std::move(*location);
}

/// Rows of this service at this location: both are named.
void HsdsPackage::add_rows_of_place(json::object& link, const std::string& service,
                                    const std::string& location, const std::string& at) {
  for (const std::string_view name : hsds_child_tables()) {
    HsdsTable* child = table(name);
    if (child == nullptr || !child->has("location_id") || !child->has("service_id")) continue;
    for (const std::size_t number : child->rows_with("service_id", service)) {
      std::optional<Problem> problem;
      json::object object = child->object(number, problem);
      if (text_of(object, "location_id") == location && text_of(object, "service_at_location_id").empty())
        append(link,
               {.table = *child,
                .name = name,
                .number = number,
                .object = std::move(object),
                .problem = problem},
               "location_id", at, 2);
    }
  }
}

void HsdsPackage::add_children(json::object& parent, std::string_view column, const std::string& id,
                               const std::string& at, int depth) {
  if (id.empty() || depth > deepest) return;
  for (const std::string_view name : hsds_child_tables()) {
    HsdsTable* child = table(name);
    if (child == nullptr) continue;
    for (const std::size_t number : child->rows_with(column, id)) {
      if (bytes_ > OfferLimits::json_bytes) return;
      std::optional<Problem> problem;
      json::object object = child->object(number, problem);
      if (!belongs_elsewhere(object, column))
        append(parent,
               {.table = *child,
                .name = name,
                .number = number,
                .object = std::move(object),
                .problem = problem},
               column, at, depth);
    }
  }
}

bool HsdsPackage::belongs_elsewhere(const json::object& object, std::string_view column) const {
  for (const std::string_view parent : parents) {
    if (parent == column) break;
    if (!text_of(object, parent).empty()) return true;
  }
  if (column != "service_id") return false;
  const std::string location = text_of(object, "location_id");
  return !location.empty() && std::find(places_.begin(), places_.end(), location) != places_.end();
}

void HsdsPackage::append(json::object& parent, ChildRow row, std::string_view column, const std::string& at,
                         int depth) {
  const std::string_view name = row.name;
  const std::string_view list = hsds_list_name(name);
  json::array& entries = list_of(parent, list);
  const std::string place = entry_of(at, list, entries);
  take_row(row.table, row.number, row.object, row.problem, place);
  json::object& object = row.object;
  if (column == "location_id") object.erase("service_id");
  object.erase(column);
  const std::string id = text_of(object, "id");
  if (name == "contact") add_children(object, "contact_id", id, place, depth + 1);
  if (name == "phone") add_children(object, "phone_id", id, place, depth + 1);
  if (name == "service_capacity") lookup("unit", text_of(object, "unit_id"), object, "unit", place + "/unit");
  if (name == "service_taxonomy" || name == "service_attribute") add_term(object, place);
  entries.push_back(std::move(object));
}

/// The attributes of one object: its table and its id must both fit, for ids of several tables may be equal.
void HsdsPackage::add_attributes(json::object& parent, std::string_view entity, const std::string& id,
                                 const std::string& at) {
  for (const std::string_view name : {"attribute", "other_attribute", "link_taxonomy"}) {
    HsdsTable* attributes = table(name);
    if (attributes == nullptr) continue;
    for (const std::size_t number : attributes->rows_with("link_id", id)) {
      std::optional<Problem> ignored;
      const json::object object = attributes->object(number, ignored);
      const std::string said = text_of(object, name == "link_taxonomy" ? "link_type" : "link_entity");
      const std::string_view of = said.empty() ? std::string_view{"service"} : hsds_table_name(said);
      if (of != entity) continue;
      json::array& entries = list_of(parent, "attributes");
      const std::string place = entry_of(at, "attributes", entries);
      json::object attribute = row(*attributes, number, place);
      attribute.erase("link_id");
      attribute.erase(name == "link_taxonomy" ? "link_type" : "link_entity");
      add_term(attribute, place);
      entries.push_back(std::move(attribute));
    }
  }
}

void HsdsPackage::add_term(json::object& attribute, const std::string& at) {
  const auto with_taxonomy = [&](json::object* term, const std::string& place) {
    if (term != nullptr)
      lookup("taxonomy", text_of(*term, "taxonomy_id"), *term, "taxonomy_detail", place + "/taxonomy_detail");
  };
  with_taxonomy(lookup("taxonomy_term", text_of(attribute, "taxonomy_term_id"), attribute, "taxonomy_term",
                       at + "/taxonomy_term"),
                at + "/taxonomy_term");
  // In HSDS 1 and 2 the table of taxonomies holds the terms.
  lookup("taxonomy", text_of(attribute, "taxonomy_id"), attribute, "taxonomy", at + "/taxonomy");
}

/// `taxonomy_ids` of the Ohana API: a list in a cell.
void HsdsPackage::add_listed_terms(json::object& service) {
  std::string_view ids;
  const std::string cell = text_of(service, "taxonomy_ids");
  if (cell.empty() || table("taxonomy") == nullptr) return;
  json::array terms;
  json::array unknown;
  for (ids = cell;;) {
    const std::size_t end = std::min(ids.find(','), ids.size());
    const std::string id{trimmed(ids.substr(0, end))};
    json::object term;
    if (lookup("taxonomy", id, term, "taxonomy", entry_of("", "terms", terms) + "/taxonomy") != nullptr)
      terms.push_back(std::move(term));
    else if (!id.empty())
      unknown.push_back(json::value(id));
    if (end == ids.size()) break;
    ids.remove_prefix(end + 1);
  }
  service.erase("taxonomy_ids");
  if (!terms.empty()) service["terms"] = std::move(terms);
  if (!unknown.empty()) service["taxonomy_ids"] = std::move(unknown);
}

}  // namespace passgenau
