// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/vocabulary.hpp"
#include "text/key_index.hpp"
#include "text/lexicon.hpp"

namespace passgenau {

/// A word of a question as phrases are looked up by.
struct PhraseWord {
  std::uint64_t fold = 0;      ///< `key_hash` of its `fold_key`
  std::uint64_t stem = 0;      ///< `phrase_stem`
  std::uint32_t position = 0;  ///< in the question; a compound's parts share one
  bool part = false;           ///< of a compound
};

/// Stems of two languages are never the same by chance.
std::uint64_t phrase_stem(std::string_view language, std::string_view stem);

/// A concept that a question names by its label or one of its synonyms.
struct ConceptHit {
  ConceptType type = ConceptType::burden;
  std::string_view id = {};     ///< of the vocabulary
  std::uint64_t positions = 0;  ///< a bit for each word of the question that is part of it
  bool by_part = false;         ///< only through part of a compound

  bool holds(std::uint32_t position) const { return position < 64 && (positions >> position & 1) != 0; }
};

/// The labels and synonyms of the concepts that offers can be found by (burdens, kinds, roles, access traits), in every
/// language there is. Immutable; any number of threads may read one. Cost of making one: about 4 µs a phrase.
class ConceptPhrases {
 public:
  explicit ConceptPhrases(Vocabulary vocabulary);

  /// Every concept of which all the words that matter stand in the question, close together, in any order. Those whose
  /// words are all among another hit's of the same concept are left out. Positions from 64 on are not looked at.
  std::vector<ConceptHit> find(std::span<const PhraseWord> question) const;
  /// Every word of every phrase, by text; the German ones counted, for splitting compounds.
  const std::vector<LexiconWord>& words() const { return words_; }

 private:
  struct Phrase {
    std::uint32_t concept_number = 0;
    std::uint32_t first_word = 0;
    std::uint16_t words = 0;
  };
  void add(std::uint32_t concept_number, std::string_view text, const std::string& language);

  Vocabulary vocabulary_;
  std::vector<Phrase> phrases_ = {};
  std::vector<PhraseWord> phrase_words_ = {};  ///< of all phrases, one after the other
  std::vector<LexiconWord> words_ = {};
  KeyIndex by_fold_ = {};  ///< phrase by its longest word
  KeyIndex by_stem_ = {};
};

}  // namespace passgenau
