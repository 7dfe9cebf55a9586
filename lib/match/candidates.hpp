// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "match/eight_words.hpp"
#include "match/question.hpp"
#include "match/sifted_list.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// Rows of one block, or of eight side by side, some of which may be eligible.
struct Stretch {
  std::uint32_t block;  ///< the first one
  std::uint32_t first_row;
  std::uint64_t rows;          ///< a bit for each of the block that may be; of eight blocks, all may be
  std::int32_t most_of_place;  ///< points: none of them earns more for place
  bool eight;
};

using Stretches = SiftedList<Stretch>;

/// They leave out only what a condition forbids: blocks whose boxes lie beyond reach, runs whose residence is unmet. Near
/// ones first.
Stretches stretches(const Snapshot& snapshot, const Question& question);
/// Nothing left out.
Stretches every_stretch(const Snapshot& snapshot);

/// Calls `use` with each block of a stretch, its first row, and a bit for each row that may be eligible.
template <class Use>
void for_each_block(const Stretch& stretch, const Use& use) {
  for (std::uint32_t nth = 0; nth < (stretch.eight ? EightWords::size : 1); ++nth)
    use(stretch.block + nth, stretch.first_row + nth * Snapshot::block_rows, stretch.rows);
}

/// The rows of these that name something the family needs, or are open to every need.
std::vector<std::uint32_t> relevant_rows(const Snapshot& snapshot, const Question& question,
                                         const Stretches& stretches);

}  // namespace passgenau
