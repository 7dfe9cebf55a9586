// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "match/question.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// Rows of one block, some of which may be eligible.
struct Stretch {
  std::uint32_t block = 0;
  std::uint32_t first_row = 0;     ///< of the block
  std::uint64_t rows = 0;          ///< a bit for each that may be
  std::int32_t most_of_place = 0;  ///< points: none of them earns more for place
};

/// They leave out only what a condition forbids: blocks whose boxes lie beyond reach, runs whose residence is unmet. Near
/// ones first.
std::vector<Stretch> stretches(const Snapshot& snapshot, const Question& question);
/// Nothing left out.
std::vector<Stretch> every_stretch(const Snapshot& snapshot);

/// The rows of these that name something the family needs, or are open to every need.
std::vector<std::uint32_t> relevant_rows(const Snapshot& snapshot, const Question& question,
                                         const std::vector<Stretch>& stretches);

}  // namespace passgenau
