// SPDX-License-Identifier: GPL-2.0-or-later
// Makes a lexicon out of the difference to one before: of an empty one the difference is everything.
#include <algorithm>
#include <limits>
#include <numeric>

#include "text/fold.hpp"
#include "text/lexicon.hpp"
#include "text/spelling.hpp"

namespace passgenau {

namespace {

bool by_text(const LexiconWord& a, const LexiconWord& b) { return a.text < b.text; }

/// Keys, by a part of their hash: of those that were added each is found, and now and then another one.
class KeySieve {
 public:
  void add(std::uint64_t key) {
    marks_[key >> shift] = true;
    empty_ = false;
  }
  bool empty() const { return empty_; }
  bool may_hold(std::uint64_t key) const { return marks_[key >> shift]; }
  /// May one of them be a part of this word that a compound is split into?
  bool may_hold_part_of(std::string_view word) const {
    constexpr std::size_t shortest_part = 3;  // "amt"
    for (std::size_t begin = 0; begin + shortest_part <= word.size(); ++begin) {
      KeyHash hash;
      for (std::size_t end = begin; end < word.size(); ++end) {
        hash.add(word[end]);
        if (end + 1 - begin >= shortest_part && may_hold(hash.value())) return true;
      }
    }
    return false;
  }

 private:
  static constexpr int bits = 18;  // 32 KiB
  static constexpr int shift = 64 - bits;

  std::vector<bool> marks_ = std::vector<bool>(std::size_t{1} << bits, false);
  bool empty_ = true;
};

constexpr Lexicon::Number none = std::numeric_limits<Lexicon::Number>::max();

}  // namespace

std::vector<LexiconWord> merged(std::vector<LexiconWord> words) {
  // Vocabulary and catalog come one behind the other, each in order.
  const auto second = std::is_sorted_until(words.begin(), words.end(), by_text);
  if (std::is_sorted(second, words.end(), by_text))
    std::inplace_merge(words.begin(), second, words.end(), by_text);
  else
    std::sort(words.begin(), words.end(), by_text);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (kept > 0 && words[kept - 1].text == words[i].text) {
      words[kept - 1].documents += words[i].documents;
      words[kept - 1].vocabulary += words[i].vocabulary;
    } else {
      if (kept != i) words[kept] = std::move(words[i]);
      ++kept;
    }
  }
  words.resize(kept);
  return words;
}

struct Lexicon::Difference {
  std::vector<Number> now = {};         ///< by number before; `none` where the word is gone
  std::vector<Number> before = {};      ///< by number now; `none` where the word is new
  std::vector<bool> changed = {};       ///< by number now: new, or counted otherwise
  std::vector<std::string> folds = {};  ///< by number now, of new words
  std::vector<std::string> stems = {};  ///< likewise, German ones
  KeySieve keys = {};                   ///< by which words are known that are new, gone, or counted otherwise

  Difference(const Lexicon& older, const Lexicon& newer)
      : now(older.size(), none),
        before(newer.size(), none),
        changed(newer.size(), true),
        folds(newer.size()),
        stems(newer.size()) {
    Number old = 0;
    for (Number word = 0; word < newer.size(); ++word) {
      const std::string_view text = newer.text(word);
      while (old < older.size() && older.text(old) < text)
        ++old;
      if (old == older.size() || older.text(old) != text) continue;
      now[old] = word;
      before[word] = old;
      changed[word] = newer.documents_[word] != older.documents_[old] ||
                      newer.vocabulary_[word] != older.vocabulary_[old];
    }
  }
  bool is_new(Number word) const { return before[word] == none; }
};

Lexicon::Lexicon(std::vector<LexiconWord> words) : Lexicon{std::move(words), Lexicon{}} {}

Lexicon::Lexicon(std::vector<LexiconWord> words, const Lexicon& before) {
  add_words(merged(std::move(words)));
  Difference difference{before, *this};
  add_keys(before, difference);
  order_by_fold(before, difference);
  index_parts(before, difference);
  index_other_stems(before, difference);
}

void Lexicon::add_words(const std::vector<LexiconWord>& words) {
  begin_.reserve(words.size() + 1);
  begin_.push_back(0);
  for (const LexiconWord& word : words) {
    text_ += word.text;
    begin_.push_back(static_cast<std::uint32_t>(text_.size()));
    documents_.push_back(word.documents);
    vocabulary_.push_back(static_cast<std::uint16_t>(
        std::min<std::uint32_t>(word.vocabulary, std::numeric_limits<std::uint16_t>::max())));
  }
}

void Lexicon::add_keys(const Lexicon& before, Difference& difference) {
  german_stem_.resize(size());
  spelling_.resize(size());
  const auto is_touched = [&](Number old) {
    return difference.now[old] == none || difference.changed[difference.now[old]];
  };
  for (const KeyIndex::Entry& entry : before.folds_.entries()) {
    if (is_touched(entry.number)) difference.keys.add(entry.key);
    if (const Number word = difference.now[entry.number]; word != none) folds_.add(entry.key, word);
  }
  for (const KeyIndex::Entry& entry : before.german_stems_.entries()) {
    if (is_touched(entry.number)) difference.keys.add(entry.key);
    if (const Number word = difference.now[entry.number]; word != none) {
      german_stems_.add(entry.key, word);
      german_stem_[word] = entry.key;
      spelling_[word] = before.spelling_[entry.number];
    }
  }
  StemKeys german{"de"};
  for (Number word = 0; word < size(); ++word) {
    if (!difference.is_new(word)) continue;
    const std::string exact{text(word)};
    const std::string& fold = difference.folds[word] = fold_key(exact);
    const std::string& stem = difference.stems[word] = german(exact);
    german_stem_[word] = key_hash(stem);
    folds_.add(key_hash(fold), word);
    german_stems_.add(german_stem_[word], word);
    difference.keys.add(key_hash(fold));
    difference.keys.add(german_stem_[word]);
    const std::u32string letters = code_points(fold);
    spelling_[word] = {.pairs = letter_pairs(letters),
                       .first = letters.empty() ? U'\0' : letters.front(),
                       .letters = static_cast<std::uint8_t>(std::min<std::size_t>(letters.size(), 255)),
                       .holds_stem = fold.find(stem) != std::string::npos};
  }
  folds_.finish();
  german_stems_.finish();
}

void Lexicon::order_by_fold(const Lexicon& before, const Difference& difference) {
  std::vector<Number> added;
  for (Number word = 0; word < size(); ++word)
    if (difference.is_new(word)) added.push_back(word);
  std::stable_sort(added.begin(), added.end(),
                   [&](Number a, Number b) { return difference.folds[a] < difference.folds[b]; });
  std::vector<Number> kept;
  for (const Number old : before.by_fold_order_)
    if (difference.now[old] != none) kept.push_back(difference.now[old]);
  by_fold_order_.reserve(size());
  auto next = kept.begin();
  for (const Number word : added) {
    const std::string& fold = difference.folds[word];
    const auto place = std::lower_bound(next, kept.end(), word, [&](Number other, Number) {
      const int order = fold_key(text(other)).compare(fold);
      return order != 0 ? order < 0 : other < word;
    });
    by_fold_order_.insert(by_fold_order_.end(), next, place);
    by_fold_order_.push_back(word);
    next = place;
  }
  by_fold_order_.insert(by_fold_order_.end(), next, kept.end());
}

/// A word that stands as often as before is split as before, unless one of its parts stands more or less often.
void Lexicon::index_parts(const Lexicon& before, const Difference& difference) {
  StemKeys german{"de"};
  std::vector<bool> again(size(), false);
  for (Number word = 0; word < size(); ++word) {
    if (documents_[word] == 0) continue;
    if (difference.changed[word]) {
      again[word] = true;
    } else if (!difference.keys.empty()) {
      const std::string exact{text(word)};
      again[word] = difference.keys.may_hold_part_of(fold_key(exact)) ||
                    (!spelling_[word].holds_stem && difference.keys.may_hold_part_of(german(exact)));
    }
  }
  for (const KeyIndex::Entry& entry : before.parts_.entries()) {
    const Number word = difference.now[entry.number / 2];
    if (word != none && documents_[word] > 0 && !again[word])
      parts_.add(entry.key, word * 2 + (entry.number & 1));
  }
  for (Number word = 0; word < size(); ++word) {
    if (!again[word]) continue;
    const std::string exact{text(word)};
    const bool is_new = difference.is_new(word);
    const std::string stem = is_new ? difference.stems[word] : german(exact);
    const std::string fold = is_new ? difference.folds[word] : fold_key(exact);
    for (const bool by_vocabulary : {true, false}) {
      // The stem of a compound need not end like the stem of its last part: Werkstudententätigkeit.
      std::vector<std::uint64_t> parts = split(stem, by_vocabulary);
      if (parts.empty()) parts = split(fold, by_vocabulary);
      for (const std::uint64_t part : parts)
        parts_.add(part, word * 2 + (by_vocabulary ? 1 : 0));
    }
  }
  parts_.finish();
}

/// In the languages that somebody asked in: they will be asked in again.
void Lexicon::index_other_stems(const Lexicon& before, const Difference& difference) {
  const std::lock_guard lock{before.mutex_};
  for (const auto& [language, stems] : before.stems_) {
    auto index = std::make_unique<KeyIndex>();
    for (const KeyIndex::Entry& entry : stems->entries())
      if (const Number word = difference.now[entry.number]; word != none) index->add(entry.key, word);
    StemKeys keys{language};
    for (Number word = 0; word < size(); ++word)
      if (difference.is_new(word)) index->add(key_hash(keys(std::string{text(word)})), word);
    index->finish();
    stems_.emplace(language, std::move(index));
  }
}

}  // namespace passgenau
