// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "match/snapshot.hpp"
#include "match/text_view.hpp"
#include "passgenau/search.hpp"
#include "store/reader.hpp"
#include "text/question_words.hpp"

namespace passgenau {

/// A row that words were found for, and its score in millionths: order compares whole numbers.
struct RankedRow {
  std::uint32_t row = 0;
  std::uint32_t document = 0;
  std::int64_t millionths = 0;
};

/// The best rows, by score and then by id. BM25 over the offer as one text whose words weigh by their field, a word of the
/// question standing for all its variants; the parts of a compound at somewhat less; and each concept as a word of its own.
std::vector<RankedRow> rank_rows(const TextView& view, const Snapshot& snapshot, const WordReader& words,
                                 const QuestionWords& question, std::size_t limit);

/// The answer to a request that has been checked. Hits are read from the store.
SearchResult search_text(const TextView& view, const Snapshot& snapshot, const WordReader& words,
                         const SearchRequest& request);

/// Words of offers that begin like the last word of `beginning`.
std::vector<Completion> complete_word(const TextView& view, std::string_view beginning, std::size_t limit);

/// Throws *words-too-long*, *words-too-many*, *out-of-range*, *json-encoding*, *bad-language-tag*; no message holds a word.
void check_request(const SearchRequest& request);

}  // namespace passgenau
