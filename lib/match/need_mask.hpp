// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/block_words.hpp"
#include "match/concepts.hpp"

namespace passgenau {

/// A word for each burden (0 to 94) and kind (96 to 191) that rows name, and `universal_word`: those that name no burden, and so are
/// open to every need. The vocabulary has fewer of both; where the concepts that catalogs add are more, two share a word, and the
/// exact judgement decides.
using NeedWords = BlockWords<192>;
inline constexpr std::uint8_t universal_word = 95;

/// The word of a concept.
constexpr std::uint8_t need_word(ConceptCodes::Code code, bool kind) {
  return static_cast<std::uint8_t>(kind ? 96 + code % 96 : code % 95);
}

/// What naming a concept can be worth to one need.
struct NeedMask {
  std::uint8_t same = 0;                   ///< word of the concept itself: all
  std::vector<std::uint8_t> related = {};  ///< words of what stands in line with it: `most_related`
  std::int64_t weight = 0;                 ///< thousandths
  std::int32_t most_related = 0;
  std::int32_t otherwise = 0;  ///< what a relevant offer earns that does not name it
};

}  // namespace passgenau
