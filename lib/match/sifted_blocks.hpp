// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/eight_words.hpp"

namespace passgenau {

/// Rows of one block that are left of a stretch.
struct SiftedBlock {
  std::uint64_t rows;  ///< by bit
  std::int64_t least;  ///< shares × weights of needs: a row with less cannot earn `from`
  std::uint32_t block;
  std::uint32_t first_row;
  std::int32_t besides_needs;  ///< points that they can earn
  std::int32_t most_of_place;
  std::int32_t from;    ///< points in all: they must be able to earn so many,
  std::int32_t before;  ///< and not so many
};

/// Blocks in which rows are left, some at a time. Their rows are walked as one list: a loop of its own for each block would end
/// unpredictably, once a stretch.
class SiftedBlocks {
 public:
  /// What the rows of a block name are so many words.
  explicit SiftedBlocks(std::size_t words) : words_{words}, named_(room * words) {}

  bool has_room() const { return count_ < at_once; }
  /// Taken only if it has rows. Returns where to write what they name. `has_room()` before the first block of a stretch: it may add eight.
  std::uint64_t* add(const SiftedBlock& block) {
    std::uint64_t* named = named_.data() + count_ * words_;
    blocks_[count_] = block;
    count_ += static_cast<std::size_t>(block.rows != 0);
    return named;
  }
  /// Calls `use` with each row: its block, the words written for that, and its bit. None are left then.
  template <class Use>
  void take_rows(const Use& use) {
    blocks_[count_].rows = 0;
    const SiftedBlock* block = blocks_.data();
    const SiftedBlock* const end = block + count_;
    const std::uint64_t* named = named_.data();
    std::uint64_t rows = block->rows;
    while (block != end) {
      use(*block, named, static_cast<unsigned>(std::countr_zero(rows)));
      rows &= rows - 1;
      // On to the next block, without a jump.
      const std::size_t next = rows == 0 ? 1 : 0;
      block += next;
      named += -next & words_;
      rows |= -std::uint64_t{next} & block->rows;
    }
    count_ = 0;
  }

 private:
  static constexpr std::size_t at_once =
      16;  ///< few enough that what is found of them raises what is asked of others
  static constexpr std::size_t room = at_once + EightWords::size;

  std::size_t words_;
  std::size_t count_ = 0;
  std::array<SiftedBlock, room + 1> blocks_;  ///< the one behind the last is read, too
  std::vector<std::uint64_t> named_;          ///< by block
};

}  // namespace passgenau
