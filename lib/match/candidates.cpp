// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/candidates.hpp"

#include <algorithm>

namespace passgenau {

namespace {

/// Rows that name something the family needs, out of ranges.
class Sieve {
 public:
  Sieve(const Snapshot& snapshot, const Question& question)
      : bits_{snapshot.need_bits.data()}, wanted_{question.need_bits} {}

  void add(std::uint32_t begin, std::uint32_t end) {
    const std::size_t had = found_.size();
    found_.resize(had + (end - begin));
    std::uint32_t* out = found_.data() + had;
    // Written always and kept or not: which rows pass is a coin's toss to the branch predictor.
    for (std::uint32_t row = begin; row < end; ++row) {
      *out = row;
      out += (bits_[row] & wanted_) != 0;
    }
    found_.resize(static_cast<std::size_t>(out - found_.data()));
  }
  std::vector<std::uint32_t> take() && { return std::move(found_); }

 private:
  const std::uint64_t* bits_;
  std::uint64_t wanted_;
  std::vector<std::uint32_t> found_ = {};
};

void add_near(const Snapshot& snapshot, const Question& question, Sieve& sieve) {
  constexpr std::size_t width = Snapshot::block_rows;
  const auto beyond = [&](const Box& box) {
    return box.chord_squared(question.home_point) > question.reach_chord_squared;
  };
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  for (std::size_t super = 0; super < snapshot.super_blocks.size(); ++super) {
    if (beyond(snapshot.super_blocks[super])) continue;
    const std::size_t last_block = std::min((super + 1) * width, snapshot.blocks.size());
    for (std::size_t block = super * width; block < last_block; ++block) {
      if (beyond(snapshot.blocks[block])) continue;
      const auto begin = static_cast<std::uint32_t>(snapshot.near_begin + block * width);
      sieve.add(begin, std::min(begin + static_cast<std::uint32_t>(width), rows));
    }
  }
}

}  // namespace

std::vector<std::uint32_t> candidates(const Snapshot& snapshot, const Question& question) {
  Sieve sieve{snapshot, question};
  const auto rows = static_cast<std::uint32_t>(snapshot.rows.size());
  if (!question.asks(Criterion::place)) {
    sieve.add(0, rows);
    return std::move(sieve).take();
  }
  // What only a site brings is out of the question for a family that does not travel.
  const bool travels = (question.accepted_ways >> static_cast<int>(Delivery::site) & 1) != 0;
  if (travels && question.home.point) add_near(snapshot, question, sieve);
  if (travels && !question.home.point) sieve.add(snapshot.near_begin, rows);
  for (const std::uint32_t facet : snapshot.regions.may_hold(question.home.candidates))
    sieve.add(snapshot.runs[facet].begin, snapshot.runs[facet].end);
  return std::move(sieve).take();
}

}  // namespace passgenau
