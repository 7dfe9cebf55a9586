// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/record_mapper.hpp"
#include "exchange/swapped_places.hpp"
#include "model/problem.hpp"
#include "passgenau/exchange.hpp"

namespace passgenau {

struct Mapping::Rules {
  MappingRules rules;
};

const MappingRules& MappingInside::rules(const Mapping& mapping) {
  static const MappingRules none;
  return mapping.rules_ ? mapping.rules_->rules : none;
}

Mapping Mapping::from_json(std::string_view json, std::string_view file_name) {
  std::vector<Problem> problems;
  auto rules = std::make_shared<Rules>(Rules{read_mapping(json, problems)});
  if (!problems.empty()) {
    for (Problem& problem : problems)
      problem.file = file_name;
    Problem problem{.code = Code::mapping_invalid, .message = "the mapping"};
    problem.message += ' ' + std::string{info(Code::mapping_invalid).meaning};
    problem.file = file_name;
    throw Error{std::move(problem), std::move(problems)};
  }
  Mapping mapping;
  mapping.rules_ = std::move(rules);
  return mapping;
}

Checked<Offer> Mapping::offer(std::string_view record_json, const Vocabulary& vocabulary,
                              const Gazetteer& gazetteer) const {
  Checked<Offer> checked;
  // The rest of a record stands one level deeper in the offer than in the source.
  JsonLimits limits{.bytes = OfferLimits::json_bytes};
  --limits.depth;
  const json::value record = parse_json(record_json, limits, checked.problems);
  if (!checked.problems.empty()) return checked;
  if (!rules_ || !record.is_object()) {
    checked.problems.push_back(rules_ ? make_problem(Code::wrong_type, "", "an object")
                                      : make_problem(Code::mapping_invalid, "", {}, "it has no rules"));
    return checked;
  }
  RecordMapper mapper{rules_->rules, record, checked.problems};
  Checked<Offer> offer = offer_from_json(write_json(mapper.run()), vocabulary);
  warn_of_swapped(offer.value, gazetteer, offer.problems);
  checked.value = std::move(offer.value);
  for (Problem& problem : offer.problems)
    if (auto found = mapper.translated(std::move(problem))) checked.problems.push_back(*std::move(found));
  return checked;
}

}  // namespace passgenau
