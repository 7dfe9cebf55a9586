// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/concepts.hpp"

namespace passgenau {

/// For each block of 64 rows side by side a word for each burden (0 to 94) and kind (96 to 191), whose bits are the rows that name
/// it; `universal_word`: those that name no burden, and so are open to every need. The vocabulary has fewer of both; where the
/// concepts that catalogs add are more, two share a word, and the exact judgement decides. The words of one concept lie side by
/// side: a question reads a few concepts of many blocks, eight of them in a cache line.
class NeedWords {
 public:
  static constexpr std::size_t concepts = 192;

  NeedWords() = default;
  explicit NeedWords(std::size_t blocks)
      : blocks_{blocks}, stride_{(blocks + 7) / 8 * 8 | 8}, words_(stride_ * concepts) {}

  std::uint64_t of(std::size_t word, std::size_t block) const { return words_[word * stride_ + block]; }
  void set(std::size_t word, std::size_t block, unsigned row) {
    words_[word * stride_ + block] |= std::uint64_t{1} << row;
  }
  std::size_t blocks() const { return blocks_; }

 private:
  std::size_t blocks_ = 0;
  std::size_t stride_ =
      8;  ///< an odd number of cache lines: the words of one block lie in different sets of the cache
  std::vector<std::uint64_t> words_ = {};
};
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
