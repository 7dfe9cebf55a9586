// SPDX-License-Identifier: GPL-2.0-or-later
// German compounds, split by the words of the catalog and the vocabulary themselves.
#include <algorithm>
#include <array>
#include <cmath>

#include "text/fold.hpp"
#include "text/lexicon.hpp"
#include "text/stop_words.hpp"

namespace passgenau {

namespace {

constexpr std::size_t shortest_part = 4;
/// Two parts of four letters; a stem loses up to an ending.
constexpr std::size_t shortest_compound = 7;
constexpr int deepest = 3;

/// Linking elements between a part and the next (Familie-n-hebamme, Geburt-s-vorbereitung).
constexpr std::array<std::string_view, 7> links{"", "s", "n", "en", "es", "er", "e"};

/// Prefixes that look like words; no compound begins with them alone, nor with a stop word ("unter", "nach").
constexpr std::array<std::string_view, 13> no_heads{"uber",     "hinter", "wieder", "vorder",   "ander",
                                                    "auss",     "aussen", "innen",  "entgegen", "zuruck",
                                                    "zusammen", "herum",  "voll"};

/// Endings and second parts of verbs that look like words.
constexpr std::array<std::string_view, 25> no_tails{
    "schaft", "heit", "keit", "lich",   "isch",  "haft",  "weis", "stand", "halt",
    "fall",   "gang", "lass", "trag",   "stell", "setz",  "nehm", "geben", "gehen",
    "kommen", "lung", "rung", "ierung", "tion",  "ation", "sicht"};

template <class List>
bool among(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// Offices are the one short word that lay people ask for: Jugendamt, Sozialamt.
bool long_enough(std::string_view part) { return part.size() >= shortest_part || part == "amt"; }

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

/// One way to cut a word in two.
struct Lexicon::Cut {
  std::string_view head = {};  ///< without its linking element
  std::string_view tail = {};
  std::uint64_t head_stem = 0;
  std::uint64_t tail_stem = 0;
  double weight = 0;
};

Lexicon::Frequency Lexicon::frequency(std::string_view key) const {
  Frequency found;
  const std::uint64_t hash = key_hash(key);
  const auto add = [&](Number word) {
    found.documents += documents_[word];
    found.vocabulary += vocabulary_[word];
    if (found.stem == 0) found.stem = german_stem_[word];
  };
  for (const KeyIndex::Entry& entry : folds_.find(hash))
    add(entry.number);
  for (const KeyIndex::Entry& entry : german_stems_.find(hash)) {
    add(entry.number);
    found.stem = hash;
  }
  return found;
}

std::optional<Lexicon::Cut> Lexicon::best_cut(std::string_view stem, bool by_vocabulary) const {
  const auto count = [&](const Frequency& frequency) {
    const std::uint32_t documents = by_vocabulary ? 0 : frequency.documents;
    return static_cast<double>(documents + frequency.vocabulary);
  };
  std::optional<Cut> best;
  for (std::size_t at = shortest_part - 1; at + 3 <= stem.size(); ++at) {
    const std::string_view tail = stem.substr(at);
    if (!long_enough(tail) || among(no_tails, tail) || is_stop_word(tail, "de")) continue;
    const Frequency tail_known = frequency(tail);
    const double tail_count = count(tail_known);
    if (tail_count == 0) continue;
    for (const std::string_view link : links) {
      std::string_view head = stem.substr(0, at);
      if (!link.empty() && (head.size() < link.size() || head.substr(head.size() - link.size()) != link))
        continue;
      head.remove_suffix(link.size());
      if (!long_enough(head) || among(no_heads, head) || is_stop_word(head, "de")) continue;
      const Frequency known = frequency(head);
      const double weight = std::sqrt(count(known) * tail_count);
      // Of equal weights the longer tail: it stands first.
      if (weight > 0 && (!best || weight > best->weight))
        best = Cut{head, tail, known.stem, tail_known.stem, weight};
    }
  }
  return best;
}

void Lexicon::add_parts(std::string_view stem, bool by_vocabulary, int depth,
                        std::vector<std::uint64_t>& parts) const {
  if (depth == deepest || stem.size() < shortest_compound) return;
  const std::optional<Cut> cut = best_cut(stem, by_vocabulary);
  if (!cut) return;
  parts.push_back(cut->head_stem);
  parts.push_back(cut->tail_stem);
  add_parts(cut->head, by_vocabulary, depth + 1, parts);
  add_parts(cut->tail, by_vocabulary, depth + 1, parts);
}

std::vector<std::uint64_t> Lexicon::split(std::string_view word, bool by_vocabulary) const {
  std::vector<std::uint64_t> parts;
  if (is_plain(word)) add_parts(word, by_vocabulary, 0, parts);
  return parts;
}

}  // namespace passgenau
