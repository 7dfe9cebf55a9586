// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/phrases.hpp"

#include <algorithm>
#include <array>

#include "text/analyse.hpp"
#include "text/fold.hpp"
#include "text/stem.hpp"
#include "text/stop_words.hpp"

namespace passgenau {

namespace {

/// Words that turn a phrase round: "kein Geld" is not "Geld".
bool is_negation(std::string_view exact) {
  static constexpr std::array<std::string_view, 20> all{
      "kein", "keine", "keinen", "keiner", "nicht", "nichts", "ohne", "no", "not",  "without",
      "нет",  "не",    "без",    "немає",  "nie",   "bez",    "yok",  "لا", "بدون", "nobody"};
  return std::find(all.begin(), all.end(), exact) != all.end();
}

constexpr std::uint32_t most_positions = 64;
/// Between the words of a phrase up to this many others may stand.
constexpr std::uint32_t most_between = 3;

bool same(const PhraseWord& phrase, const PhraseWord& question) {
  return phrase.fold == question.fold || phrase.stem == question.stem;
}

}  // namespace

std::uint64_t phrase_stem(std::string_view language, std::string_view stem) {
  return key_hash(stem, KeyHash{key_hash(language.substr(0, language.find('-')))});
}

ConceptPhrases::ConceptPhrases(Vocabulary vocabulary) : vocabulary_{std::move(vocabulary)} {
  const std::vector<Concept>& concepts = vocabulary_.concepts();
  for (std::uint32_t i = 0; i < concepts.size(); ++i) {
    const Concept& item = concepts[i];
    if (item.type == ConceptType::provider || item.type == ConceptType::delivery) continue;
    for (const auto& [language, text] : item.label)
      add(i, text, language);
    for (const auto& [language, texts] : item.synonyms)
      for (const std::string& text : texts)
        add(i, text, language);
  }
  by_fold_.finish();
  by_stem_.finish();
  words_ = merged(std::move(words_));
}

void ConceptPhrases::add(std::uint32_t concept_number, std::string_view text, const std::string& language) {
  StemKeys stems{language};
  std::vector<Word> words = analyse(text, language);
  for (const Word& word : words)
    words_.push_back({word.exact, 0, language.substr(0, 2) == "de" ? 1U : 0U});
  words.erase(std::remove_if(words.begin(), words.end(), [](const Word& word) { return word.part; }),
              words.end());
  const auto matters = [&](const Word& word) {
    return is_negation(word.exact) || !is_stop_word(word.exact, language);
  };
  const bool any = std::any_of(words.begin(), words.end(),
                               [&](const Word& word) { return !is_stop_word(word.exact, language); });
  Phrase phrase{.concept_number = concept_number,
                .first_word = static_cast<std::uint32_t>(phrase_words_.size())};
  std::size_t longest = 0;
  PhraseWord key;
  for (const Word& word : words) {
    if (any && !matters(word)) continue;
    const PhraseWord hashed{.fold = key_hash(fold_key(word.exact)),
                            .stem = phrase_stem(language, stems(word.exact))};
    phrase_words_.push_back(hashed);
    ++phrase.words;
    if (word.exact.size() > longest) {
      longest = word.exact.size();
      key = hashed;
    }
  }
  if (phrase.words == 0) return;
  const auto number = static_cast<std::uint32_t>(phrases_.size());
  phrases_.push_back(phrase);
  by_fold_.add(key.fold, number);
  by_stem_.add(key.stem, number);
}

std::vector<ConceptHit> ConceptPhrases::find(std::span<const PhraseWord> question) const {
  std::vector<std::pair<std::uint32_t, ConceptHit>> hits;  // with the concept's number
  const auto look_at = [&](std::uint32_t number, const PhraseWord& found) {
    const Phrase& phrase = phrases_[number];
    const std::uint32_t reach = phrase.words + most_between;
    std::uint64_t positions = 0;
    bool by_part = false;
    for (std::uint32_t i = 0; i < phrase.words; ++i) {
      const PhraseWord& wanted = phrase_words_[phrase.first_word + i];
      const PhraseWord* nearest = nullptr;
      for (const PhraseWord& word : question) {
        if (word.position >= most_positions || !same(wanted, word)) continue;
        const auto away = [&](const PhraseWord& other) {
          return other.position > found.position ? other.position - found.position
                                                 : found.position - other.position;
        };
        if (away(word) < reach && (nearest == nullptr || (nearest->part && !word.part))) nearest = &word;
      }
      if (nearest == nullptr) return;
      positions |= std::uint64_t{1} << nearest->position;
      by_part = by_part || nearest->part;
    }
    const Concept& item = vocabulary_.concepts()[phrase.concept_number];
    hits.emplace_back(phrase.concept_number, ConceptHit{item.type, item.id, positions, by_part});
  };
  for (const PhraseWord& word : question) {
    if (word.position >= most_positions) continue;
    const auto by_fold = by_fold_.find(word.fold);
    const auto by_stem = by_stem_.find(word.stem);
    for (const KeyIndex::Entry& entry : by_fold)
      look_at(entry.number, word);
    for (const KeyIndex::Entry& entry : by_stem)
      if (std::find_if(by_fold.begin(), by_fold.end(),
                       [&](const auto& other) { return other.number == entry.number; }) == by_fold.end())
        look_at(entry.number, word);
  }
  std::sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) {
    if (a.first != b.first) return a.first < b.first;
    if (a.second.by_part != b.second.by_part) return b.second.by_part;
    const int more = __builtin_popcountll(a.second.positions) - __builtin_popcountll(b.second.positions);
    return more != 0 ? more > 0 : a.second.positions < b.second.positions;
  });
  std::vector<ConceptHit> kept;
  std::size_t first = 0;  // of the same concept
  for (std::size_t i = 0; i < hits.size(); ++i) {
    if (i > 0 && hits[i].first != hits[i - 1].first) first = kept.size();
    const auto holds = [&](const ConceptHit& other) {
      return (hits[i].second.positions & ~other.positions) == 0;
    };
    if (std::none_of(kept.begin() + static_cast<std::ptrdiff_t>(first), kept.end(), holds))
      kept.push_back(hits[i].second);
  }
  return kept;
}

}  // namespace passgenau
