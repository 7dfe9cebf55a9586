// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/lexicon.hpp"
#include "text/phrases.hpp"

namespace passgenau {

/// How well a word of an offer says what was asked, thousandths.
namespace likeness {
inline constexpr std::uint16_t exact = 1000;
inline constexpr std::uint16_t folded = 950;     ///< schoen for schön
inline constexpr std::uint16_t stem = 900;       ///< Beratungen for Beratung
inline constexpr std::uint16_t beginning = 800;  ///< Bera… for Beratung, while somebody types
inline constexpr std::uint16_t part = 500;       ///< Schreiambulanz for Ambulanz
}  // namespace likeness

/// A word of the catalog that a word of the question may mean.
struct Variant {
  Lexicon::Number word = 0;
  std::uint16_t likeness = 0;
};

/// One word of a question; words with one stem stand there once.
struct QuestionWord {
  std::string exact = {};
  std::size_t begin = 0;  ///< bytes of the question
  std::size_t end = 0;
  std::uint32_t position = 0;                    ///< in the question
  std::vector<Variant> variants = {};            ///< each word once, at its best, in their order
  std::vector<std::vector<Variant>> parts = {};  ///< where it is a compound, the variants of each part
  std::string corrected = {};                    ///< what was looked up instead of a word that is unknown
};

/// Was anything found for it, or for a part of it, or is it part of a concept's name?
bool is_understood(const QuestionWord& word, const std::vector<ConceptHit>& concepts);

struct QuestionWords {
  std::vector<QuestionWord> words = {};   ///< stop words are left out, unless there is nothing else
  std::vector<ConceptHit> concepts = {};  ///< their positions are those of the words, stop words included
};

/// What is done to find more words. Everything, unless somebody measures what a step brings.
struct QuestionSteps {
  bool stop = true;  ///< leave stop words out
  bool fold = true;
  bool stem = true;
  bool split = true;        ///< compounds, on both sides
  bool synonyms = true;     ///< concepts by their labels and synonyms
  bool spelling = true;     ///< nearly right words, where a word is unknown
  bool unfinished = false;  ///< the last word may be the beginning of one
  bool by_vocabulary =
      false;  ///< split by the vocabulary alone: whether an offer's word is found depends on no other offer
};

/// Looks the words of a question up. `language` is BCP 47, empty for German. Positions count up to the 64th word.
QuestionWords read_question(std::string_view text, std::string_view language, const Lexicon& lexicon,
                            const ConceptPhrases& phrases, const QuestionSteps& steps);

/// Words of a text, stop words included, joined ones once.
std::size_t count_words(std::string_view text, std::string_view language);

}  // namespace passgenau
