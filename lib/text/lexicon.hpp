// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/key_index.hpp"
#include "text/stem.hpp"

namespace passgenau {

/// A word as a lexicon learns it: its `exact_form`, and how often it stands where.
struct LexiconWord {
  std::string text = {};
  std::uint32_t documents = 0;   ///< offers with this word
  std::uint32_t vocabulary = 0;  ///< labels and synonyms with this word
};

/// In the order of their texts, those with the same text as one.
std::vector<LexiconWord> merged(std::vector<LexiconWord> words);

/// Every word of one catalog and of its vocabulary, by each key that a question may find it under: as it stands, folded,
/// by its stem, by the parts of a German compound, by a spelling that is nearly right, by its first letters. The index
/// holds each word of an offer once; which of them a question means is decided here. Immutable; any number of threads
/// may read one. Memory: 110 to 125 bytes a word; cost of making one: about 3 µs a word (where measured: 3,451 words of the sample, 23,191 of 1.4 MB of offers),
/// 0.3 µs where one of the state before is there and few words are others.
class Lexicon {
 public:
  using Number = std::uint32_t;  ///< of a word, in the order of their bytes

  /// Words in any order; the same text may come twice (catalog, vocabulary).
  explicit Lexicon(std::vector<LexiconWord> words);
  /// The same lexicon, from the keys of one that has many of these words already.
  Lexicon(std::vector<LexiconWord> words, const Lexicon& before);

  std::size_t size() const { return documents_.size(); }
  std::string_view text(Number word) const {
    return std::string_view{text_}.substr(begin_[word], begin_[word + 1] - begin_[word]);
  }
  std::uint32_t documents(Number word) const { return documents_[word]; }

  std::optional<Number> find(std::string_view exact) const;
  std::vector<Number> with_fold(std::string_view fold) const;
  std::vector<Number> with_stem(std::uint64_t stem, std::string_view language) const;
  /// Compounds of which the word with this stem is a part. `by_vocabulary`: only those that the vocabulary's own words
  /// suffice to split, whatever else is in the catalog.
  std::vector<Number> with_part(std::uint64_t stem, bool by_vocabulary) const;

  /// The stems of a German compound's parts, outer ones first; `word` is its stem or its `fold_key`. Empty where it is none. A part has at least four letters
  /// (or is "amt") and is a word of the lexicon (`by_vocabulary`: of the vocabulary), perhaps with a linking element; of several ways
  /// the one with the highest product of frequencies counts (Koehn and Knight 2003).
  std::vector<std::uint64_t> split(std::string_view word, bool by_vocabulary) const;

  /// The word that `fold` was most likely meant to be: one change (of a letter, or two letters swapped) from four letters
  /// on, two from nine on; the first letter stays; fewest changes first, then most offers, then by bytes. Words with digits are not corrected.
  std::optional<Number> nearest(std::string_view fold) const;

  /// Words of offers that begin with `fold`, folded; most offers first, then by bytes.
  std::vector<Number> beginning_with(std::string_view fold, std::size_t limit) const;

 private:
  struct Frequency {
    std::uint32_t vocabulary = 0;
    std::uint32_t documents = 0;
    std::uint64_t stem = 0;
  };
  struct Cut;
  struct Difference;
  struct Spelling {
    std::uint64_t pairs = 0;  ///< a bit for each pair of neighbouring letters
    char32_t first = 0;
    std::uint8_t letters = 0;
    bool holds_stem = false;  ///< is the German stem a part of the folded form?
  };

  const KeyIndex& stems(std::string_view language) const;
  Frequency frequency(std::string_view key) const;
  std::optional<Cut> best_cut(std::string_view stem, bool by_vocabulary) const;
  void add_parts(std::string_view stem, bool by_vocabulary, int depth,
                 std::vector<std::uint64_t>& parts) const;
  Lexicon() = default;
  void add_words(const std::vector<LexiconWord>& words);
  void add_keys(const Lexicon& before, Difference& difference);
  void order_by_fold(const Lexicon& before, const Difference& difference);
  void index_parts(const Lexicon& before, const Difference& difference);
  void index_other_stems(const Lexicon& before, const Difference& difference);

  std::string text_ = {};
  std::vector<std::uint32_t> begin_ = {};  ///< one more than words
  std::vector<std::uint32_t> documents_ = {};
  std::vector<std::uint16_t> vocabulary_ = {};
  std::vector<std::uint64_t> german_stem_ = {};
  std::vector<Spelling> spelling_ = {};
  std::vector<Number> by_fold_order_ = {};
  KeyIndex folds_ = {};
  KeyIndex german_stems_ = {};
  KeyIndex parts_ = {};  ///< number × 2, and 1 where the vocabulary alone splits it
  mutable std::mutex mutex_ = {};
  /// Of other languages, made when one is asked for.
  mutable std::map<std::string, std::unique_ptr<const KeyIndex>, std::less<>> stems_ = {};
};

}  // namespace passgenau
