// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <optional>
#include <utility>

#include "exchange/crosswalk_rules.hpp"
#include "exchange/hsds_service.hpp"
#include "exchange/own_attributes.hpp"
#include "exchange/own_service.hpp"
#include "exchange/swapped_places.hpp"
#include "model/problem.hpp"
#include "passgenau/exchange.hpp"

namespace passgenau {

struct Crosswalk::Rules {
  CrosswalkRules rules;
};

Crosswalk::Crosswalk() : rules_{std::make_shared<const Rules>()} {}

Crosswalk Crosswalk::from_json(std::string_view json, std::string_view file_name) {
  std::vector<Problem> problems;
  auto rules = std::make_shared<Rules>(Rules{read_crosswalk(json, problems)});
  if (!problems.empty()) {
    for (Problem& problem : problems)
      problem.file = file_name;
    Problem problem{.code = Code::crosswalk_invalid, .message = "the crosswalk"};
    problem.message += ' ' + std::string{info(Code::crosswalk_invalid).meaning};
    problem.file = file_name;
    throw Error{std::move(problem), std::move(problems)};
  }
  Crosswalk crosswalk;
  crosswalk.rules_ = std::move(rules);
  return crosswalk;
}

Checked<Offer> Crosswalk::offer(std::string_view service_json, const Vocabulary& vocabulary,
                                const Gazetteer& gazetteer) const {
  Checked<Offer> checked;
  // What is kept of a record stands one level deeper in the offer than in the source.
  JsonLimits limits{.bytes = OfferLimits::json_bytes};
  --limits.depth;
  json::value record = parse_json(service_json, limits, checked.problems);
  if (!checked.problems.empty()) return checked;
  if (!record.is_object()) {
    checked.problems.push_back(make_problem(Code::wrong_type, "", "an object"));
    return checked;
  }
  json::object& fields = record.get_object();
  if (const json::value* services = fields.if_contains("services");
      services != nullptr && services->is_array()) {
    // Read as a service it would be an offer called after its provider, with its services buried inside.
    checked.problems.push_back(
        make_problem(Code::unknown_field, "/services", "a service",
                     "an organization with its services; give the services themselves"));
    return checked;
  }
  std::optional<json::object> exported;  // as our own export wrote it
  CrosswalkRules rules_of_exported;
  if (hsds::has_own_attributes(fields)) {
    exported = fields;
    rules_of_exported = rules_->rules;
    rules_of_exported.own_export = true;
    if (std::string language = hsds::take_own(fields); !language.empty())
      rules_of_exported.language = std::move(language);
  }
  HsdsService service{exported ? rules_of_exported : rules_->rules, fields, checked.problems};
  json::value document = service.run();
  if (exported) hsds::read_own_attributes(*exported, document.get_object(), checked.problems);
  Checked<Offer> offer = offer_from_json(write_json(document), vocabulary);
  warn_of_swapped(offer.value, gazetteer, offer.problems);
  checked.value = std::move(offer.value);
  for (Problem& problem : offer.problems)
    if (auto found = service.translated(std::move(problem))) checked.problems.push_back(*std::move(found));
  return checked;
}

void CrosswalkRules::make_index() {
  for (std::size_t i = 0; i < terms.size(); ++i)
    if (terms[i].id.empty())
      by_name_.emplace(terms[i].name, i);
    else
      by_id_.emplace(terms[i].id, i);
}

std::vector<const CrosswalkTerm*> CrosswalkRules::find(const TermNames& term) const {
  std::vector<std::size_t> found;
  const auto look = [&](const auto& index, const std::string& key) {
    const auto [begin, end] = index.equal_range(key);
    for (auto at = begin; at != end; ++at) {
      const CrosswalkTerm& rule = terms[at->second];
      const bool of_taxonomy =
          rule.taxonomy.empty() ||
          std::find(term.taxonomies.begin(), term.taxonomies.end(), rule.taxonomy) != term.taxonomies.end();
      if (of_taxonomy && (rule.link_type.empty() || rule.link_type == term.link_type))
        found.push_back(at->second);
    }
  };
  for (const std::string& id : term.ids)
    look(by_id_, id);
  for (const std::string& name : term.names)
    look(by_name_, lower_case(name));
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  std::vector<const CrosswalkTerm*> rules;
  for (const std::size_t index : found)
    rules.push_back(&terms[index]);
  return rules;
}

bool CrosswalkRules::tolerates(Tolerated part) const {
  return std::find(tolerated.begin(), tolerated.end(), part) != tolerated.end();
}

std::string lower_case(std::string_view text) {
  std::string lower{text};
  for (char& c : lower)
    c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return lower;
}

}  // namespace passgenau
