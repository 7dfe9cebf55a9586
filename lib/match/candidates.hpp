// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>

#include "match/question.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// Calls `use(row index)` for every row that may be eligible, near ones first. Leaves out only what a condition
/// forbids: blocks whose boxes lie beyond reach, runs whose residence is unmet, offers that name nothing the family
/// needs.
template <class Use>
void for_each_candidate(const Snapshot& snapshot, const Question& question, Use&& use) {
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  const auto use_range = [&](std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t row = begin; row < end; ++row)
      if ((snapshot.need_bits[row] & question.need_bits) != 0) use(row);
  };
  if (!question.asks(Criterion::place)) return use_range(0, rows);
  // What only a site brings is out of the question for a family that does not travel.
  const bool travels = (question.accepted_ways >> static_cast<int>(Delivery::site) & 1) != 0;
  if (travels && !question.home.point) use_range(snapshot.near_begin, rows);
  if (travels && question.home.point) {
    constexpr std::size_t width = Snapshot::block_rows;
    const auto beyond = [&](const Box& box) {
      return box.chord_squared(question.home_point) > question.reach_chord_squared;
    };
    for (std::size_t super = 0; super < snapshot.super_blocks.size(); ++super) {
      if (beyond(snapshot.super_blocks[super])) continue;
      const std::size_t last_block = std::min((super + 1) * width, snapshot.blocks.size());
      for (std::size_t block = super * width; block < last_block; ++block) {
        if (beyond(snapshot.blocks[block])) continue;
        const auto begin = static_cast<std::uint32_t>(snapshot.near_begin + block * width);
        use_range(begin, std::min(begin + static_cast<std::uint32_t>(width), rows));
      }
    }
  }
  for (const std::uint32_t facet : snapshot.regions.may_hold(question.home.candidates))
    use_range(snapshot.runs[facet].begin, snapshot.runs[facet].end);
}

}  // namespace passgenau
