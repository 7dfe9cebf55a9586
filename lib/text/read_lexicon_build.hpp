// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/json.hpp"
#include "text/read_lexicon.hpp"

namespace passgenau::reading {

/// Without the matches that lie within a longer one of the same sense, and without repetitions. `found` by its first tokens, and so the result.
std::vector<Match> longest_of(std::vector<Match> found);

/// Fills a lexicon with the vocabulary's German and English synonyms and labels and with lib/text/data. How a phrase is written there:
/// lib/text/data/README.md.
class LexiconBuilder {
 public:
  explicit LexiconBuilder(Lexicon& lexicon) : lexicon_{lexicon} {}
  void build(const Vocabulary& vocabulary);

 private:
  using Id = Lexicon::Id;

  void read_cues();
  void read_phrases(const Vocabulary& vocabulary);
  void read_languages();
  void read_concept(const Vocabulary& vocabulary, const Concept& item);

  std::uint32_t add_meaning(Meaning meaning);
  /// Returns whether every way to say a phrase of one word, or any way to say a longer one, is new to the meaning. A step that lists a word twice
  /// – two of its forms are one – fails.
  bool add_phrase(std::string_view phrase, std::uint32_t meaning);
  /// A synonym of the vocabulary: plain words.
  void add_synonym(std::string_view synonym, std::uint32_t meaning, bool exact);
  /// How many of the ways to say it are new to the meaning.
  std::size_t add_path(const std::vector<std::vector<Id>>& words, std::uint32_t meaning);
  std::size_t add_path(const std::vector<std::vector<Id>>& words, std::size_t at, std::uint32_t node,
                       std::uint32_t meaning);
  Id word(char form, std::string_view text);
  Id word_of(const Token& token, bool exact);
  Id phrase_word(std::string_view alternative);
  void index_near_words();
  /// Edges by node, and heads backwards: as `Lexicon` reads them.
  void put_in_order();

  Lexicon& lexicon_;
  std::map<std::pair<std::uint32_t, Id>, std::uint32_t> edges_ = {};  ///< node and word → node
  std::set<std::string, std::less<>> skipped_ = {};                   ///< "burden:child:Probleme"
  std::set<std::string, std::less<>> exact_ = {};
  std::set<std::string, std::less<>> lasting_ = {};
};

}  // namespace passgenau::reading
