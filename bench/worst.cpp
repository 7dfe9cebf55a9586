// SPDX-License-Identifier: GPL-2.0-or-later
#include "worst.hpp"

#include <vector>

#include "passgenau/error.hpp"
#include "passgenau/search.hpp"

namespace passgenau::bench {

std::string longest_text() {
  std::string text;
  const std::vector<std::string> words{"Schreibaby", "Beratung", "Hebamme",
                                       "Schulden",   "Wohnung",  "Trennung"};
  for (std::size_t i = 0; i < SearchLimits::words; ++i)
    text += words[i % words.size()] + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26) + ' ';
  return text.substr(0, ProfileLimits::words_code_points);
}

NeedsProfile costliest(const Vocabulary& vocabulary, std::int64_t reach_km, std::size_t languages) {
  const std::vector<std::string> tags{"ar", "tr", "uk", "ru", "pl", "fa", "ku", "ro", "bg", "sq", "en",
                                      "fr", "es", "it", "pt", "nl", "sv", "da", "fi", "el", "hu", "cs",
                                      "sk", "sl", "hr", "sr", "so", "ti", "am", "ps", "ur", "vi"};
  const auto list = [](std::size_t count, auto&& item) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text += (i == 0 ? "" : ",") + item(i);
    return '[' + text + ']';
  };
  const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::vector<std::string> burdens;
  for (const Concept& item : vocabulary.concepts())
    if (item.type == ConceptType::burden && item.id.find('/') != std::string::npos)
      burdens.push_back(item.id);
  const std::string json =
      R"({"as_of":"2026-11-21","children":)" +
      list(ProfileLimits::children,
           [&](std::size_t i) {
             return R"({"born":"2024-)" + two(1 + i % 12) + '-' + two(1 + i % 28) + "\"}";
           }) +
      R"(,"needs":)" +
      list(ProfileLimits::needs,
           [&](std::size_t i) {
             // Each burden for several children.
             return R"({"burden":")" + burdens[i % burdens.size()] + R"(","child":)" +
                    std::to_string(i / burdens.size()) + '}';
           }) +
      R"(,"languages":)" +
      list(languages, [&](std::size_t i) { return '"' + tags[tags.size() - 1 - i] + '"'; }) +
      R"(,"home":{"lat":51.0,"lon":9.5},"reach_km":)" + std::to_string(reach_km) + R"(,"available":)" +
      list(ProfileLimits::available,
           [&](std::size_t i) {
             return R"({"days":"MO-SU","from":"08:)" + two(i % 60) + R"(","until":"18:)" + two(i % 60) +
                    "\"}";
           }) +
      R"(,"words":{"text":")" + longest_text() + R"(","language":"de"},"limit":200})";
  const Checked<NeedsProfile> checked = profile_from_json(json, vocabulary);
  if (!checked.valid()) throw Error{checked.problems[0], checked.problems};
  return checked.value;
}

}  // namespace passgenau::bench
