// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "match/block_words.hpp"

namespace passgenau {

/// A word for each of the first languages of a snapshot – they are numbered as they come, so that the common ones are mostly among
/// them –, one for all others, and one for rows that state none: what a family can speak there is certain to be nothing where none of its words has the row.
using LanguageWords = BlockWords<16>;
inline constexpr std::uint8_t unstated_language = 15;

/// The word of a language; `tag`: index into `Snapshot::language_tags`.
constexpr std::uint8_t language_word(std::uint32_t tag) {
  constexpr std::uint32_t others = unstated_language - 1;
  return static_cast<std::uint8_t>(std::min(tag, others));
}

}  // namespace passgenau
