// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "match/snapshot.hpp"
#include "match/text_scratch.hpp"
#include "store/word_reader.hpp"
#include "text/lexicon.hpp"
#include "text/phrases.hpp"

namespace passgenau {

/// Rows by number of something that they have several of.
class RowLists {
 public:
  /// `numbers_of(row, use)` calls `use(number)` for each number of the row, once.
  template <class NumbersOf>
  RowLists(std::size_t rows, std::size_t numbers, NumbersOf&& numbers_of) : begin_(numbers + 1, 0) {
    for (std::uint32_t row = 0; row < rows; ++row)
      numbers_of(row, [&](std::size_t number) { ++begin_[number + 1]; });
    for (std::size_t i = 1; i < begin_.size(); ++i)
      begin_[i] += begin_[i - 1];
    rows_.resize(begin_.back());
    std::vector<std::uint32_t> next{begin_.begin(), begin_.end() - 1};
    for (std::uint32_t row = 0; row < rows; ++row)
      numbers_of(row, [&](std::size_t number) { rows_[next[number]++] = row; });
  }

  std::span<const std::uint32_t> of(std::size_t number) const {
    return {rows_.data() + begin_[number], begin_[number + 1] - begin_[number]};
  }

 private:
  std::vector<std::uint32_t> begin_ = {};
  std::vector<std::uint32_t> rows_ = {};
};

/// What searching needs beside a snapshot of the same state. Immutable (but for the room that it lends), shared by any number of threads; made when somebody
/// asks for words for the first time. Memory: about 65 bytes an offer, and 90 a word of the lexicon.
struct TextView {
  /// `before`: of a state before; what it knows of the words need not be found out again.
  TextView(const WordReader& reader, const Snapshot& snapshot, std::shared_ptr<const ConceptPhrases> phrases,
           const TextView* before = nullptr);

  static constexpr std::uint32_t no_row = UINT32_MAX;

  std::shared_ptr<const ConceptPhrases> phrases;
  Lexicon lexicon;
  /// By number of the document, in whose order words are read; `no_row` where there is none.
  std::vector<std::uint32_t> row_of_document = {};
  std::vector<std::uint32_t> document_of_row = {};
  std::vector<std::uint32_t> lengths = {};  ///< by document: the sum of its words' weights
  double mean_length = 0;
  RowLists burdens;  ///< named ones, by code
  RowLists kinds;
  RowLists roles;   ///< `Role`
  RowLists traits;  ///< `Trait`
  TextScratchPool scratch = {};
};

/// Calls `use(row, share)` for the rows that a concept of the vocabulary describes, some of them perhaps more than once:
/// 1000 for the concept itself, less for a narrower or a broader one.
void for_each_row(const TextView& view, const Snapshot& snapshot, const ConceptHit& hit,
                  const std::function<void(std::uint32_t, std::int32_t)>& use);

}  // namespace passgenau
