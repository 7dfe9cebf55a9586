// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/own_attributes.hpp"

#include <array>

#include "exchange/json_pointer.hpp"
#include "exchange/name_uuid.hpp"

namespace passgenau::hsds {

namespace {

struct ConceptField {
  std::string_view name;
  ConceptType type;
  std::string_view meaning;
};
constexpr std::array<ConceptField, 4> concept_fields{
    ConceptField{"kinds", ConceptType::kind, "A kind of offer"},
    ConceptField{"addresses", ConceptType::burden, "A burden that the service is especially for"},
    ConceptField{"only_for", ConceptType::burden, "A burden of which a family must have one"},
    ConceptField{"not_for", ConceptType::burden, "A burden that excludes a family"}};

json::object attribute(const std::string& id, std::string_view link, std::string_view code, std::string name,
                       std::string_view description) {
  const std::string term = name_uuid("term/" + std::string{link} + '/' + std::string{code});
  return {{"id", id},
          {"link_entity", "service"},
          {"link_type", link},
          {"taxonomy_term",
           {{"id", term},
            {"code", code},
            {"name", std::move(name)},
            {"description", description},
            {"taxonomy", own_taxonomy}}}};
}

}  // namespace

std::optional<json::value> untaken(const json::value& value, const std::string& at,
                                   const std::vector<std::string_view>& taken) {
  bool below = false;
  for (const std::string_view pointer : taken) {
    if (pointer == at) return {};
    below = below || is_at_or_below(pointer, at);
  }
  if (!below || !value.is_object()) return value;
  json::object left;
  for (const auto& member : value.get_object())
    if (auto rest = untaken(member.value(), at + '/' + escape_pointer(member.key()), taken))
      left[member.key()] = *std::move(rest);
  if (left.empty()) return {};
  return left;
}

json::object own_field(const std::string& id, std::string_view name, const json::value& value) {
  json::object object = attribute(id, field_link, name, std::string{name},
                                  "A field of an offer in the format of passgenau, as JSON in `value`");
  object["value"] = write_json(value);
  return object;
}

json::array own_attributes(const ShownOffer& shown, const std::string& language, const Ids& ids,
                           const std::vector<std::string_view>& taken, const FeedContext& context) {
  json::array list;
  const auto next_id = [&] { return ids.part("attributes/" + std::to_string(list.size())); };
  list.push_back(attribute(next_id(), language_link, language, language,
                           "The language of the service's name and description (BCP 47)"));
  for (const ConceptField& field : concept_fields) {
    const json::value* ids_of = shown.document.if_contains(field.name);
    if (ids_of == nullptr || !ids_of->is_array()) continue;
    for (const json::value& entry : ids_of->get_array()) {
      const std::string_view code = entry.get_string();
      list.push_back(attribute(next_id(), field.name, code, context.label(field.type, code), field.meaning));
    }
  }
  for (const auto& member : shown.document) {
    const std::string pointer = '/' + escape_pointer(member.key());
    bool is_concept = member.key() == "sites";
    for (const ConceptField& field : concept_fields)
      is_concept = is_concept || field.name == member.key();
    if (is_concept) continue;
    if (const auto rest = untaken(member.value(), pointer, taken))
      list.push_back(own_field(next_id(), member.key(), *rest));
  }
  return list;
}

}  // namespace passgenau::hsds
