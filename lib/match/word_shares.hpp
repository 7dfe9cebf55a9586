// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

namespace passgenau {

struct QuestionWords;
struct Snapshot;
struct TextView;
class WordReader;

/// How much of a profile's words each offer says. Depends on the words and the offer alone, not on what else is in the
/// catalog: no rarity, no text length, no spelling, and compounds are split by the vocabulary only.
struct WordShares {
  std::int32_t asked = 0;                   ///< distinct words that count, 0–64
  std::vector<std::uint32_t> credits = {};  ///< by row: thousandths, summed over the words
  std::vector<std::uint8_t> found = {};     ///< by row: words with any credit
};

/// Credit of a word: the likeness of the most alike word of the offer; for a compound whose whole is not there, the mean over its
/// parts, at the likeness of a part; where the word is part of a label or synonym of a concept that the offer names,
/// what that concept is worth. The best of these counts.
WordShares share_words(const TextView& view, const Snapshot& snapshot, const WordReader& words,
                       const QuestionWords& question);

}  // namespace passgenau
