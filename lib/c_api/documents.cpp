// SPDX-License-Identifier: GPL-2.0-or-later
// What forms and editors need: is a document right, which concepts and places are there.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "c_api/boundary.hpp"
#include "c_api/options.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "model/region.hpp"
#include "model/writer.hpp"
#include "vocabulary/concept_names.hpp"

using namespace passgenau;
using namespace passgenau::c_api;

namespace {

json::object by_language(const std::map<std::string, std::string>& texts) {
  json::object out;
  for (const auto& [language, text] : texts)
    out[language] = text;
  return out;
}

json::array list_of(const std::vector<std::string>& texts) {
  json::array out;
  for (const std::string& text : texts)
    out.emplace_back(text);
  return out;
}

json::object concept_object(const Concept& item, const Vocabulary& vocabulary, const std::string& language) {
  json::object out{{"id", item.id}, {"type", name_of(item.type)}};
  add(out, "broader", item.broader);
  add(out, "scope", item.scope);
  if (item.safety != Safety::none) out["safety"] = name_of(item.safety);
  if (item.residential) out["residential"] = true;
  if (item.referral_only) out["referral_only"] = true;
  add(out, "burdens", item.burdens);
  if (!language.empty()) {
    out["label"] = vocabulary.label(item.type, item.id, language);
    if (const auto own = text_for(item.synonyms, language); own != item.synonyms.end())
      add(out, "synonyms", own->second);
    return out;
  }
  out["label"] = by_language(item.label);
  if (item.synonyms.empty()) return out;
  json::object synonyms;
  for (const auto& [tag, words] : item.synonyms)
    synonyms[tag] = list_of(words);
  out["synonyms"] = std::move(synonyms);
  return out;
}

json::object row_object(const GazetteerRow& row) {
  json::object out;
  add(out, "postal_code", row.postal_code);
  add(out, "name", row.name);
  add(out, "region", row.region);
  out["lat"] = row.point.lat;
  out["lon"] = row.point.lon;
  if (row.population > 0) out["population"] = row.population;
  return out;
}

}  // namespace

int passgenau_check_offer(passgenau_catalog* catalog, const char* offer, size_t offer_length, char** json,
                          size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    return c_api::to_json(
        offer_from_json(bytes_of(offer, offer_length, "the offer"), vocabulary_of(catalog)).problems);
  });
}

int passgenau_check_profile(passgenau_catalog* catalog, const char* profile, size_t profile_length,
                            const char* options, size_t options_length, char** json, size_t* length,
                            passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::optional<Date> as_of;
    read_options(options, options_length, [&](ObjectReader& reader) { reader.day("as_of", as_of); });
    const std::string_view text = bytes_of(profile, profile_length, "the profile");
    Checked<NeedsProfile> checked = profile_from_json(text, vocabulary_of(catalog), as_of);
    wipe(checked.value);
    return c_api::to_json(checked.problems);
  });
}

int passgenau_vocabulary(passgenau_catalog* catalog, const char* options, size_t options_length, char** json,
                         size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::optional<ConceptType> type;
    std::string language;
    read_options(options, options_length, [&](ObjectReader& reader) {
      type = reader.choice<ConceptType>("type");
      read_language_tag(reader, language);
    });
    const Vocabulary vocabulary = vocabulary_of(catalog);
    json::array out;
    for (const Concept& item : vocabulary.concepts())
      if (!type || item.type == *type) out.push_back(concept_object(item, vocabulary, language));
    return write_json(out);
  });
}

int passgenau_places(passgenau_catalog* catalog, const char* options, size_t options_length, char** json,
                     size_t* length, passgenau_error** error) {
  return answered(json, length, error, [&] {
    std::string postal_code;
    std::string region;
    std::string name;
    read_options(options, options_length, [&](ObjectReader& reader) {
      const auto stated = [&](std::string_view option, std::string& field) {
        const bool there = reader.text(option, field);
        if (there && field.empty()) reader.report(Code::empty, option);
        return there ? 1 : 0;
      };
      const int said = stated("postal_code", postal_code) + stated("region", region) + stated("name", name);
      if (!postal_code.empty() && !is_postal_code(postal_code))
        reader.report(Code::bad_postal_code, "postal_code");
      if (!region.empty() && !is_municipality_key(region))
        reader.report(Code::bad_region, "region", "2 to 8 digits, state 01 to 16");
      if (said != 1) reader.report(Code::choose_one, "postal_code", {}, "or region, or name");
    });
    const Gazetteer gazetteer = catalog_of(catalog)->gazetteer();
    std::vector<const GazetteerRow*> rows;
    if (!postal_code.empty()) rows = gazetteer.by_postal_code(postal_code);
    if (!region.empty()) rows = gazetteer.by_region(region);
    if (!name.empty()) rows = gazetteer.by_name(name);
    json::array out;
    for (const GazetteerRow* row : rows)
      out.push_back(row_object(*row));
    return write_json(out);
  });
}
