// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_lexicon.hpp"

#include <algorithm>

#include "text/key_index.hpp"
#include "text/read_lexicon_build.hpp"
#include "text/spelling.hpp"

namespace passgenau::reading {

namespace {

/// "*" in a phrase stands for at most so many words.
constexpr int widest_gap = 3;

/// Words that say less than a letter wrong in them would: shorter ones are too often another word.
constexpr std::size_t shortest_corrected = 8;

/// The closing bracket of the one at `open`, in the same sentence; else the number of tokens.
std::size_t closing(const std::vector<Token>& tokens, std::size_t open) {
  for (std::size_t i = open + 1; i < tokens.size() && tokens[i].sentence == tokens[open].sentence; ++i)
    if (tokens[i].key == ")") return i;
  return tokens.size();
}

}  // namespace

/// One search for phrases that begin at one token.
struct Lexicon::Walk {
  const std::vector<Token>& tokens;
  const std::vector<Words>& words;
  const std::vector<Id>& ids;
  std::vector<Match>& found;
  std::vector<std::size_t> path = {};
  bool misspelt = false;
};

Lexicon::Lexicon(const Vocabulary& vocabulary) { LexiconBuilder{*this}.build(vocabulary); }

Lexicon::Id Lexicon::lookup(const ByText<Id>& words, std::string_view text) const {
  const auto found = words.find(text);
  return found == words.end() ? no_word : found->second;
}

std::uint32_t Lexicon::next(std::uint32_t node, Id word) const {
  if (node == 0) return root_[word];
  const auto begin = edges_.begin() + static_cast<std::ptrdiff_t>(first_edge_[node]);
  const auto end = edges_.begin() + static_cast<std::ptrdiff_t>(first_edge_[node + 1]);
  const auto found =
      std::lower_bound(begin, end, word, [](const Edge& edge, Id sought) { return edge.word < sought; });
  return found != end && found->word == word ? found->node : no_node;
}

Cues Lexicon::cues_of(const Token& token) const {
  const auto found = cues_.find(token.key);
  if (found == cues_.end()) return 0;
  // "wär" and "hätte" have the keys of "war" and "hatte", but wish where those look back: the umlaut is longer than its key.
  const bool wishes = token.to - token.from > token.key.size() &&
                      (token.key.substr(0, 3) == "war" || token.key.substr(0, 4) == "hatt");
  return wishes ? found->second & ~bit(Cue::past) : found->second;
}

Lexicon::Id Lexicon::corrected(const Token& token) const {
  if (token.key.size() < shortest_corrected || token.stem.size() < shortest_corrected - 2) return no_word;
  std::string shorter;
  for (std::size_t i = 0; i <= token.stem.size(); ++i) {
    shorter = token.stem;
    if (i < shorter.size()) shorter.erase(i, 1);
    const std::uint64_t hash = key_hash(shorter);
    for (auto entry = std::lower_bound(near_.begin(), near_.end(), std::pair<std::uint64_t, Id>{hash, 0});
         entry != near_.end() && entry->first == hash; ++entry) {
      const std::string_view right = std::string_view{text_of_word_[entry->second]}.substr(1);
      if (right.front() == token.stem.front() &&
          changes_between(code_points(token.stem), code_points(right), 1) <= 1)
        return entry->second;
    }
  }
  return no_word;
}

void Lexicon::add_heads(std::string_view key, std::vector<Id>& ids) const {
  auto low = heads_.begin();
  auto high = heads_.end();
  // A head is a part of the word, never the whole.
  for (std::size_t depth = 0; depth + 1 < key.size() && low != high; ++depth) {
    const char c = key[key.size() - 1 - depth];
    low = std::lower_bound(low, high, c,
                           [&](const auto& head, char sought) { return head.first[depth] < sought; });
    high = std::upper_bound(low, high, c,
                            [&](char sought, const auto& head) { return sought < head.first[depth]; });
    if (low != high && low->first.size() == depth + 1) ids.push_back((low++)->second);
  }
}

Lexicon::Words Lexicon::words_of(const Token& token, Cues cues, std::vector<Id>& ids) const {
  Words words{.begin = ids.size()};
  const auto add = [&](Id id) {
    if (id != no_word) ids.push_back(id);
  };
  add(lookup(exact_, token.key));
  if (token.kind == TokenKind::mark) words.passable = token.breaks == Break::none;
  if (token.kind == TokenKind::word) {
    words.passable = (cues & bit(Cue::filler)) != 0;
    words.denies = (cues & (bit(Cue::none) | bit(Cue::negation))) != 0;
    add(lookup(stems_, is_none(token.stem) ? none_stem : std::string_view{token.stem}));
    if (token.abbreviation) add(lookup(capitals_, token.key));
    add_heads(token.key, ids);
    if (ids.size() == words.begin && !words.passable) {
      add(corrected(token));
      words.misspelt = ids.size() > words.begin;
    }
  }
  words.end = ids.size();
  return words;
}

void Lexicon::enter(Walk& state, std::uint32_t node, std::size_t at) const {
  for (const std::uint32_t meaning : ends_[node])
    state.found.push_back({&meanings_[meaning], state.path, state.misspelt});
  walk(state, node, at, 0);
}

void Lexicon::walk_into(Walk& state, std::uint32_t node, std::size_t at) const {
  if (at >= state.tokens.size()) return;
  const Words& words = state.words[at];
  for (std::size_t i = words.begin; i < words.end; ++i) {
    const std::uint32_t after = next(node, state.ids[i]);
    if (after == no_node) continue;
    state.path.push_back(at);
    for (const std::uint32_t meaning : ends_[after])
      state.found.push_back({&meanings_[meaning], state.path, state.misspelt || words.misspelt});
    state.path.pop_back();
  }
}

void Lexicon::walk(Walk& state, std::uint32_t node, std::size_t at, int gap) const {
  // Most phrases end here: nothing goes on.
  if (at >= state.tokens.size() || (node != 0 && first_edge_[node] == first_edge_[node + 1])) return;
  const Words& words = state.words[at];
  const bool says = state.tokens[at].kind != TokenKind::mark;
  for (std::size_t i = words.begin; i < words.end; ++i) {
    const std::uint32_t after = next(node, state.ids[i]);
    if (after == no_node) continue;
    const bool before = state.misspelt;
    state.misspelt = before || words.misspelt;
    if (says) state.path.push_back(at);
    enter(state, after, at + 1);
    if (says) state.path.pop_back();
    state.misspelt = before;
  }
  if (state.path.empty()) return;
  if (state.tokens[at].key == "(") {
    // What stands in brackets does not part what stands around them.
    const std::size_t close = closing(state.tokens, at);
    if (close < state.tokens.size()) walk(state, node, close + 1, gap);
    // And what stands first in them may end the phrase: "Deutsch (A1)".
    walk_into(state, node, at + 1);
    return;
  }
  if (state.tokens[at].breaks != Break::none) return;
  // A "nicht" inside a phrase that has none turns it round.
  if (words.passable || (gap > 0 && !words.denies)) walk(state, node, at + 1, words.passable ? gap : gap - 1);
  // The gap is the first of all words.
  const Edge& first = edges_[first_edge_[node]];
  if (first.word == gap_word) walk(state, first.node, at, widest_gap);
}

std::vector<Match> Lexicon::find(const std::vector<Token>& tokens, const std::vector<Cues>& cues) const {
  std::vector<Words> words;
  std::vector<Id> ids;
  words.reserve(tokens.size());
  ids.reserve(2 * tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i)
    words.push_back(words_of(tokens[i], cues[i], ids));
  std::vector<Match> found;
  Walk state{tokens, words, ids, found};
  for (std::size_t at = 0; at < tokens.size(); ++at)
    if (tokens[at].kind != TokenKind::mark && words[at].begin < words[at].end) walk(state, 0, at, 0);
  return longest_of(std::move(found));
}

}  // namespace passgenau::reading
