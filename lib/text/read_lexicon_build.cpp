// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_lexicon_build.hpp"

#include <algorithm>
#include <array>

#include "model/problem.hpp"
#include "text/key_index.hpp"

namespace passgenau::reading {

namespace {

/// What a single verb needs beside it to be a statement.
constexpr std::array<std::string_view, 12> pronouns{"er", "sie", "es", "ich", "mich", "mir",
                                                    "he", "she", "it", "i",   "me",   "my"};

/// What "not" in a phrase stands for: the English verbs that hold it.
constexpr std::array<std::string_view, 12> denying_verbs{"isnt",  "arent",  "doesnt", "dont",
                                                         "didnt", "hasnt",  "havent", "wasnt",
                                                         "cant",  "cannot", "wont",   "couldnt"};

/// Whether both say the same to whoever reads a profile.
bool same_sense(const Match& a, const Match& b) { return a.meaning->sense == b.meaning->sense; }

bool within(const Match& inner, const Match& outer) {
  return inner.tokens.size() < outer.tokens.size() &&
         std::includes(outer.tokens.begin(), outer.tokens.end(), inner.tokens.begin(), inner.tokens.end());
}

}  // namespace

std::vector<Match> longest_of(std::vector<Match> found) {
  std::vector<Match> kept;
  std::size_t begin = 0;  // what ends before is behind us
  for (const Match& match : found) {
    while (found[begin].last() < match.first())
      ++begin;
    const auto covers = [&](const Match& other) {
      if (other.last() < match.last() || !same_sense(match, other)) return false;
      // "Zwillinge schreien" tells of twins, too.
      if (within(match, other)) return match.meaning->scope != "child-set";
      // The same words for a concept and a narrower one are the narrower one.
      const std::vector<std::string>& broader = other.meaning->broader;
      return other.tokens == match.tokens &&
             std::find(broader.begin(), broader.end(), match.meaning->id) != broader.end();
    };
    const auto equals = [&](const Match& other) {
      return other.meaning == match.meaning && other.tokens == match.tokens;
    };
    bool covered = false;
    if (match.meaning->sense != Sense::cue)
      for (std::size_t i = begin; i < found.size() && found[i].first() <= match.first() && !covered; ++i)
        covered = covers(found[i]);
    for (std::size_t i = kept.size(); i-- > 0 && kept[i].first() == match.first() && !covered;)
      covered = equals(kept[i]);
    if (!covered) kept.push_back(match);
  }
  return kept;
}

Lexicon::Id LexiconBuilder::word(char form, std::string_view text) {
  const auto fresh = static_cast<Id>(lexicon_.text_of_word_.size());
  const auto put = [&](Lexicon::ByText<Id>& words) {
    return words.try_emplace(std::string{text}, fresh).first->second;
  };
  Id id = fresh;
  if (form == '=') id = put(lexicon_.exact_);
  if (form == '#') id = put(lexicon_.stems_);
  if (form == '^') id = put(lexicon_.capitals_);
  if (form == '~') {
    std::string backwards{text.rbegin(), text.rend()};
    const auto known = std::find_if(lexicon_.heads_.begin(), lexicon_.heads_.end(),
                                    [&](const auto& head) { return head.first == backwards; });
    if (known != lexicon_.heads_.end()) return known->second;
    lexicon_.heads_.emplace_back(std::move(backwards), fresh);
  }
  if (id == fresh) lexicon_.text_of_word_.push_back(form + std::string{text});
  return id;
}

Lexicon::Id LexiconBuilder::word_of(const Token& token, bool exact) {
  if (token.kind != TokenKind::word) return word('=', token.key);
  // What is written in capitals is too short to be told from other words otherwise: MS, SAFE, LaB.
  if (token.abbreviation && token.key.size() <= 5) return word('^', token.key);
  if (is_none(token.stem)) return word('#', none_stem);
  return exact || token.stem.size() <= 3 ? word('=', token.key) : word('#', token.stem);
}

Lexicon::Id LexiconBuilder::phrase_word(std::string_view alternative) {
  if (alternative == "*") return Lexicon::gap_word;
  if (alternative.empty()) fail(Code::internal, "reading data", "has an empty word");
  const char form = alternative.front();
  if (form == '=' || form == '~' || form == '^') return word(form, fold(alternative.substr(1)));
  const std::vector<Token> tokens = tokenise(alternative);
  if (tokens.size() != 1) fail(Code::internal, "reading data", "has a word that is none");
  // Who wrote a phrase chose its words: here MS is written as it is said.
  return tokens[0].abbreviation ? word('=', tokens[0].key) : word_of(tokens[0], false);
}

std::uint32_t LexiconBuilder::add_meaning(Meaning meaning) {
  lexicon_.meanings_.push_back(std::move(meaning));
  return static_cast<std::uint32_t>(lexicon_.meanings_.size() - 1);
}

std::size_t LexiconBuilder::add_path(const std::vector<std::vector<Id>>& words, std::size_t at,
                                     std::uint32_t node, std::uint32_t meaning) {
  if (at == words.size()) {
    std::vector<std::uint32_t>& ends = lexicon_.ends_[node];
    if (std::find(ends.begin(), ends.end(), meaning) != ends.end()) return 0;
    ends.push_back(meaning);
    return 1;
  }
  std::size_t added = 0;
  for (const Id id : words[at]) {
    const auto [edge, fresh] =
        edges_.try_emplace({node, id}, static_cast<std::uint32_t>(lexicon_.ends_.size()));
    const std::uint32_t next = edge->second;
    if (fresh) lexicon_.ends_.emplace_back();
    added += add_path(words, at + 1, next, meaning);
  }
  return added;
}

std::size_t LexiconBuilder::add_path(const std::vector<std::vector<Id>>& words, std::uint32_t meaning) {
  return words.empty() ? 0 : add_path(words, 0, 0, meaning);
}

bool LexiconBuilder::add_phrase(std::string_view phrase, std::uint32_t meaning) {
  std::vector<std::vector<Id>> words;
  while (!phrase.empty()) {
    std::string_view step = phrase.substr(0, phrase.find(' '));
    phrase.remove_prefix(std::min(phrase.size(), step.size() + 1));
    words.emplace_back();
    for (;;) {
      const std::size_t bar = step.find('|');
      const Id id = phrase_word(step.substr(0, bar));
      if (std::find(words.back().begin(), words.back().end(), id) != words.back().end())
        fail(Code::internal, "reading data", "has a word twice in a step");
      words.back().push_back(id);
      if (step.substr(0, bar) == "not")
        for (const std::string_view verb : denying_verbs)
          words.back().push_back(word('=', verb));
      if (bar == std::string_view::npos) break;
      step.remove_prefix(bar + 1);
    }
  }
  const std::size_t added = add_path(words, meaning);
  return words.size() == 1 ? added == words.front().size() : added > 0;
}

void LexiconBuilder::add_synonym(std::string_view synonym, std::uint32_t meaning, bool exact) {
  std::vector<std::vector<Id>> words;
  std::vector<std::vector<Id>> with_fillers;
  bool pronoun = false;
  for (const Token& token : tokenise(synonym)) {
    if (token.kind == TokenKind::mark && token.key != "§") continue;
    with_fillers.push_back({word_of(token, exact)});
    if ((lexicon_.cues_of(token) & bit(Cue::filler)) == 0) words.push_back(with_fillers.back());
    pronoun = pronoun || std::find(pronouns.begin(), pronouns.end(), token.key) != pronouns.end();
  }
  // "er schlägt mich" without its pronouns is anybody who hits anything.
  if (words.size() < 2 && pronoun) words = std::move(with_fillers);
  add_path(words, meaning);
  const Id none = word('#', none_stem);
  if (words.size() != 2 || words[0][0] != none) return;
  // "keine Wohnung" is also "fehlende Wohnung" and "Wohnung fehlt".
  const Id lacking = word('#', "fehl");
  add_path({{lacking}, words[1]}, meaning);
  add_path({words[1], {lacking}}, meaning);
}

void LexiconBuilder::index_near_words() {
  constexpr std::size_t shortest = 6;
  std::vector<std::pair<std::uint64_t, Id>>& near = lexicon_.near_;
  for (Id id = 0; id < lexicon_.text_of_word_.size(); ++id) {
    const std::string& name = lexicon_.text_of_word_[id];
    if (name.front() != '#' || name.size() <= shortest) continue;
    for (std::size_t i = 1; i <= name.size(); ++i) {
      std::string shorter = name.substr(1);
      if (i - 1 < shorter.size()) shorter.erase(i - 1, 1);
      near.emplace_back(key_hash(shorter), id);
    }
  }
  std::sort(near.begin(), near.end());
}

void LexiconBuilder::put_in_order() {
  lexicon_.root_.assign(lexicon_.text_of_word_.size(), Lexicon::no_node);
  lexicon_.first_edge_.assign(lexicon_.ends_.size() + 1, 0);
  for (const auto& [from, to] : edges_) {
    const auto& [node, id] = from;
    if (node == 0) {
      lexicon_.root_[id] = to;
      continue;
    }
    lexicon_.edges_.push_back({id, to});
    lexicon_.first_edge_[node + 1] = lexicon_.edges_.size();
  }
  for (std::size_t node = 1; node < lexicon_.first_edge_.size(); ++node)
    lexicon_.first_edge_[node] = std::max(lexicon_.first_edge_[node], lexicon_.first_edge_[node - 1]);
  std::sort(lexicon_.heads_.begin(), lexicon_.heads_.end());
}

void LexiconBuilder::build(const Vocabulary& vocabulary) {
  lexicon_.ends_.emplace_back();
  word('*', {});  // gap_word
  read_cues();
  read_phrases(vocabulary);
  read_languages();
  for (const Concept& item : vocabulary.concepts())
    read_concept(vocabulary, item);
  index_near_words();
  put_in_order();
}

}  // namespace passgenau::reading
