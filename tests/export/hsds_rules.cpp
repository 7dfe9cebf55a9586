// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/hsds_rules.hpp"

#include <map>
#include <regex>
#include <set>

namespace passgenau::test {
namespace {

/// The sort of a field: a format or type, an enumeration ("|a|b|"), an object ("phone") or a list of objects
/// ("phone[]").
using Fields = std::map<std::string, std::string>;
struct Rules {
  std::set<std::string> required;
  Fields fields;
};

const std::map<std::string, Rules>& schema() {
  static const std::map<std::string, Rules> all{
      {"service",
       {{"id", "name", "status"},
        {{"id", "uuid"},
         {"name", "string"},
         {"alternate_name", "string"},
         {"description", "string"},
         {"url", "uri"},
         {"email", "email"},
         {"status", "|active|inactive|defunct|temporarily closed|"},
         {"interpretation_services", "string"},
         {"application_process", "string"},
         {"fees_description", "string"},
         {"eligibility_description", "string"},
         {"minimum_age", "number"},
         {"maximum_age", "number"},
         {"assured_date", "date"},
         {"phones", "phone[]"},
         {"schedules", "schedule[]"},
         {"service_areas", "service_area[]"},
         {"service_at_locations", "service_at_location[]"},
         {"languages", "language[]"},
         {"organization", "organization"},
         {"cost_options", "cost_option[]"},
         {"attributes", "attribute[]"}}}},
      {"organization",
       {{"id", "name", "description"}, {{"id", "uuid"}, {"name", "string"}, {"description", "string"}}}},
      {"phone", {{"id", "number"}, {{"id", "uuid"}, {"number", "string"}, {"type", "string"}}}},
      {"schedule",
       {{"id"},
        {{"id", "uuid"},
         {"valid_from", "date"},
         {"valid_to", "date"},
         {"freq", "|WEEKLY|MONTHLY|"},
         {"interval", "number"},
         {"byday", "days"},
         {"opens_at", "time"},
         {"closes_at", "time"},
         {"notes", "string"}}}},
      {"service_area", {{"id"}, {{"id", "uuid"}, {"name", "string"}, {"uri", "uri"}}}},
      {"service_at_location", {{"id"}, {{"id", "uuid"}, {"location", "location"}}}},
      {"location",
       {{"id", "location_type"},
        {{"id", "uuid"},
         {"location_type", "|physical|postal|virtual|"},
         {"url", "uri"},
         {"name", "string"},
         {"latitude", "number"},
         {"longitude", "number"},
         {"addresses", "address[]"},
         {"accessibility", "accessibility[]"},
         {"attributes", "attribute[]"}}}},
      {"address",
       {{"id", "address_1", "city", "state_province", "postal_code", "country", "address_type"},
        {{"id", "uuid"},
         {"address_1", "string"},
         {"city", "string"},
         {"state_province", "string"},
         {"postal_code", "string"},
         {"country", "country"},
         {"address_type", "|physical|postal|virtual|"}}}},
      {"accessibility", {{"id"}, {{"id", "uuid"}, {"description", "string"}}}},
      {"language", {{"id"}, {{"id", "uuid"}, {"name", "string"}, {"code", "iso-639"}}}},
      {"cost_option",
       {{"id"}, {{"id", "uuid"}, {"option", "string"}, {"currency", "currency"}, {"amount", "number"}}}},
      {"attribute",
       {{"id"},
        {{"id", "uuid"},
         {"link_entity", "string"},
         {"link_type", "string"},
         {"value", "string"},
         {"taxonomy_term", "taxonomy_term"}}}},
      {"taxonomy_term",
       {{"id", "name", "description"},
        {{"id", "uuid"},
         {"code", "string"},
         {"name", "string"},
         {"description", "string"},
         {"taxonomy", "string"}}}}};
  return all;
}

bool has_format(const std::string& text, const std::string& format) {
  static const std::map<std::string, std::regex> formats{
      {"uuid", std::regex{"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"}},
      {"uri", std::regex{"[a-zA-Z][a-zA-Z0-9+.-]*:[!#$&'()*+,./:;=?@_~%a-zA-Z0-9\\[\\]-]+"}},
      {"email", std::regex{"[^@ ]+@[^@ ]+"}},
      {"date", std::regex{"[0-9]{4}-[0-9]{2}-[0-9]{2}"}},
      {"time", std::regex{"([01][0-9]|2[0-3]):[0-5][0-9]"}},
      {"days", std::regex{"(MO|TU|WE|TH|FR|SA|SU)(,(MO|TU|WE|TH|FR|SA|SU))*"}},
      {"country", std::regex{"[A-Z]{2}"}},
      {"currency", std::regex{"[A-Z]{3}"}},
      {"iso-639", std::regex{"[a-z]{2,3}"}}};
  const auto found = formats.find(format);
  return found == formats.end() || std::regex_match(text, found->second);
}

class Checker {
 public:
  std::vector<std::string> broken;

  void object(const json::value& value, const std::string& name, const std::string& at) {
    if (!value.is_object()) return report(at, "no object");
    const Rules& rules = schema().at(name);
    for (const std::string& field : rules.required)
      if (!value.get_object().contains(field)) report(at + '/' + field, "missing");
    for (const auto& member : value.get_object()) {
      const std::string place = at + '/' + std::string{member.key()};
      const auto rule = rules.fields.find(std::string{member.key()});
      if (rule == rules.fields.end())
        report(place, "no field of " + name);
      else
        field(member.value(), rule->second, place, name);
    }
  }

 private:
  void report(const std::string& at, const std::string& what) { broken.push_back(at + ": " + what); }

  void field(const json::value& value, const std::string& sort, const std::string& at,
             const std::string& owner) {
    if (sort.size() > 2 && sort.substr(sort.size() - 2) == "[]") return list(value, sort, at);
    if (schema().count(sort) > 0) return object(value, sort, at);
    if (sort == "number") {
      if (!value.is_number()) report(at, "no number");
      return;
    }
    if (!value.is_string()) return report(at, "no string");
    const std::string text{value.get_string()};
    if (sort[0] == '|' && sort.find('|' + text + '|') == std::string::npos) report(at, "none of " + sort);
    if (!has_format(text, sort)) report(at, "no " + sort + ": " + text);
    // Terms and organisations are shared by design; all else is one of its kind.
    if (sort == "uuid" && owner != "taxonomy_term" && !ids_.insert(text).second) report(at, "not unique");
  }

  void list(const json::value& value, const std::string& sort, const std::string& at) {
    if (!value.is_array()) return report(at, "no list");
    std::size_t index = 0;
    for (const json::value& entry : value.get_array())
      object(entry, sort.substr(0, sort.size() - 2), at + '/' + std::to_string(index++));
  }

  std::set<std::string> ids_;
};

}  // namespace

std::vector<std::string> broken_rules(const json::value& service) {
  Checker checker;
  checker.object(service, "service", "");
  return checker.broken;
}

}  // namespace passgenau::test
