// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/who_frame.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "match/facts.hpp"
#include "model/language.hpp"

namespace passgenau {

namespace {

/// A concept of this name is none: it stands for all that the vocabulary does not know, which is related to nothing.
constexpr std::string_view stranger = "/";
/// No family speaks it: it stands for all languages that no family here speaks, nor one close to it.
constexpr std::string_view nobodys_language = "";
/// Those that `languages_close_to` knows.
constexpr std::array<std::string_view, 7> languages_with_close_ones{"ku", "kmr", "fa", "fa-AF",
                                                                    "sr", "hr",  "bs"};

}  // namespace

Frame::Frame(Vocabulary vocabulary, Gazetteer gazetteer, std::span<const Family> families)
    : snapshot_{build_snapshot(std::move(vocabulary), std::move(gazetteer), [](const auto&) {})} {
  snapshot_.burdens.intern(stranger);
  snapshot_.kinds.intern(stranger);
  std::vector<std::string>& keys = snapshot_.language_keys;
  keys.emplace_back("mul");
  keys.insert(keys.end(), languages_with_close_ones.begin(), languages_with_close_ones.end());
  for (const Family& family : families)
    for (const std::string& tag : family.profile.languages)
      keys.push_back(language_key(tag));
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  keys.emplace_back(nobodys_language);
  snapshot_.language_tags = keys;
}

ConceptCodes::Code Frame::in_frame(ConceptCodes::Code code, const ConceptCodes& codes) const {
  // The concepts of the vocabulary come first, in the same order in both.
  return std::min(code, static_cast<ConceptCodes::Code>(codes.size() - 1));
}

std::uint32_t Frame::tag_in_frame(const std::string& key) const {
  const auto end = snapshot_.language_keys.end() - 1;
  const auto found = std::lower_bound(snapshot_.language_keys.begin(), end, key);
  const auto at = found != end && *found == key ? found : end;
  return static_cast<std::uint32_t>(at - snapshot_.language_keys.begin());
}

Snapshot Frame::rows_of(std::span<const Offer> offers) const {
  std::vector<std::string> facts;
  facts.reserve(offers.size());
  for (const Offer& offer : offers)
    facts.push_back(pack_facts(offer));
  Snapshot rows = build_snapshot(snapshot_.vocabulary, snapshot_.gazetteer, [&](const auto& use) {
    for (const std::string& each : facts)
      use(each);
  });
  for (const RelevanceCodes& codes : rows.relevance) {
    const std::size_t burdens = codes.begin + codes.named + codes.only_for + std::size_t{codes.not_for};
    for (std::size_t i = codes.begin; i < burdens; ++i)
      rows.concept_pool[i] = in_frame(rows.concept_pool[i], snapshot_.burdens);
    for (std::size_t i = burdens; i < burdens + codes.kinds; ++i)
      rows.concept_pool[i] = in_frame(rows.concept_pool[i], snapshot_.kinds);
  }
  std::vector<std::uint32_t> tag_of;
  for (const std::string& key : rows.language_keys)
    tag_of.push_back(tag_in_frame(key));
  for (LanguageCode& language : rows.languages.items())
    language.tag = tag_of[language.tag];
  return rows;
}

}  // namespace passgenau
