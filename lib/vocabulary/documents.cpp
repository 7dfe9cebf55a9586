// SPDX-License-Identifier: GPL-2.0-or-later
// The public readers and validators of documents: the model's checks with the vocabulary's ids handed in.
#include "vocabulary/documents.hpp"

#include <algorithm>
#include <array>

#include "model/documents.hpp"
#include "model/problem.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

namespace {

KnownIds known_ids(const Vocabulary& vocabulary) {
  const auto of = [vocabulary](ConceptType type) {
    return [vocabulary, type](std::string_view id) { return vocabulary.find(type, id) != nullptr; };
  };
  return {.burden = of(ConceptType::burden),
          .kind = of(ConceptType::kind),
          .provider =
              [vocabulary](std::string_view id) {
                const Concept* item = vocabulary.find(ConceptType::provider, id);
                return item != nullptr && !item->referral_only;
              },
          .referrer = of(ConceptType::provider)};
}

}  // namespace

bool is_profile_field(std::string_view name) {
  static constexpr std::array<std::string_view, 34> fields{
      "age",      "as_of",       "available", "born",        "burden",    "caregiver", "child",
      "children", "days",        "delivery",  "discreet",    "due",       "every",     "from",
      "home",     "interpreter", "kind",      "language",    "languages", "lat",       "limit",
      "lon",      "needs",       "note",      "postal_code", "prefer",    "reach_km",  "region",
      "require",  "roles",       "text",      "until",       "weight",    "words"};
  return std::find(fields.begin(), fields.end(), name) != fields.end();
}

Checked<Offer> offer_from_json(std::string_view text, const Vocabulary& vocabulary) {
  Checked<Offer> checked;
  const json::value document = parse_json(text, {.bytes = OfferLimits::json_bytes}, checked.problems);
  if (!checked.problems.empty()) return checked;
  checked.value = read_offer(document, checked.problems);
  if (document.is_object())
    append_content_problems(checked.problems, check_offer(checked.value, known_ids(vocabulary)));
  return checked;
}

Checked<NeedsProfile> profile_of(json::value document, const Vocabulary& vocabulary,
                                 std::optional<Date> as_of) {
  Checked<NeedsProfile> checked;
  // Put into the document, so that everything else is judged on that day, too.
  if (as_of && document.is_object() && !document.get_object().contains("as_of"))
    document.get_object().emplace("as_of", to_string(*as_of));
  checked.value = read_profile(document, checked.problems);
  if (document.is_object())
    append_content_problems(checked.problems, check_profile(checked.value, known_ids(vocabulary)));
  return checked;
}

Checked<NeedsProfile> profile_from_json(std::string_view text, const Vocabulary& vocabulary,
                                        std::optional<Date> as_of) {
  Checked<NeedsProfile> checked;
  json::value document =
      parse_json(text, {.bytes = ProfileLimits::json_bytes, .may_tell = is_profile_field}, checked.problems);
  if (!checked.problems.empty()) return checked;
  return profile_of(std::move(document), vocabulary, as_of);
}

std::vector<Problem> validate(const Offer& offer, const Vocabulary& vocabulary) {
  std::vector<Problem> problems = check_offer(offer, known_ids(vocabulary));
  for (Problem& problem : check_other(offer))
    problems.push_back(std::move(problem));
  return problems;
}

std::vector<Problem> validate(const NeedsProfile& profile, const Vocabulary& vocabulary) {
  return check_profile(profile, known_ids(vocabulary));
}

}  // namespace passgenau
