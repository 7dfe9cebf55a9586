// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "match/county.hpp"
#include "match/need_sieve.hpp"
#include "match/place_bound.hpp"

namespace passgenau {

namespace {

constexpr std::uint32_t width = Snapshot::block_rows;
constexpr std::size_t usual_stretches = 512;  // among a hundred thousand offers

/// Bits from `begin` to before `end`.
constexpr std::uint64_t bits_between(std::uint32_t begin, std::uint32_t end) {
  const std::uint64_t below_end = end == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << end) - 1;
  return below_end & ~((std::uint64_t{1} << begin) - 1);
}

/// A whole block.
Stretch stretch_of(const Snapshot& snapshot, std::uint32_t block, std::int32_t most_of_place) {
  const std::uint32_t first = snapshot.first_row_of(block);
  const std::uint32_t next = block + 1 < snapshot.block_count()
                                 ? snapshot.first_row_of(block + 1)
                                 : static_cast<std::uint32_t>(snapshot.rows.size());
  return {block, first, bits_between(0, next - first), most_of_place};
}

class Finder {
 public:
  Finder(const Snapshot& snapshot, const Question& question)
      : snapshot_{snapshot}, question_{question}, bound_{snapshot, question} {
    for (const HomeCandidate& home : question.home.candidates) {
      const auto county = county_of(home.region);
      if (!county) anywhere_ = true;
      counties_.push_back(county.value_or(0));
      counties_hashed_ |= county_bit(counties_.back());
    }
  }

  std::vector<Stretch> find() {
    if (!question_.asks(Criterion::place)) return every_stretch(snapshot_);
    found_.reserve(usual_stretches);
    // What only a site brings is out of the question for a family that does not travel.
    if (bound_.takes_sites()) add_near();
    for (const std::uint32_t facet : snapshot_.regions.may_hold(question_.home.candidates))
      add_run(snapshot_.runs[facet]);
    return std::move(found_);
  }

 private:
  float chord_squared_to(const Box& box) const { return box.chord_squared(question_.home_point); }

  void add_near() {
    const std::uint32_t first = snapshot_.afar_block_count();
    const std::uint32_t count = snapshot_.block_count() - first;
    if (!question_.home.point) {
      for (std::uint32_t block = 0; block < count; ++block)
        found_.push_back(stretch_of(snapshot_, first + block, bound_.of_any()));
      return;
    }
    for (std::uint32_t begin = 0; begin < count; begin += BoxGroup::size) {
      const BoxGroup& boxes = snapshot_.near_boxes[begin / BoxGroup::size];
      if (chord_squared_to(boxes.around()) > question_.reach_chord_squared) continue;
      const auto chords_squared = boxes.chords_squared(question_.home_point);
      const std::uint32_t end = std::min<std::uint32_t>(count, begin + BoxGroup::size);
      for (std::uint32_t block = begin; block < end; ++block) {
        const float chord_squared = chords_squared[block - begin];
        if (chord_squared <= question_.reach_chord_squared)
          found_.push_back(
              stretch_of(snapshot_, first + block, bound_.of_site_at(least_chord(chord_squared))));
      }
    }
  }

  void add_run(Run run) {
    if (run.begin == run.end) return;
    const std::uint32_t end = (run.end - 1) / width + 1;
    for (std::uint32_t block = run.begin / width; block < end;) {
      const std::size_t group = block / BoxGroup::size;
      const auto group_end =
          static_cast<std::uint32_t>(std::min<std::size_t>(end, (group + 1) * BoxGroup::size));
      // Asking all boxes of a group at once takes as long as asking so many one by one.
      constexpr std::uint32_t many = 20;
      if (group_end - block < many || !question_.home.point) {
        for (; block < group_end; ++block)
          add_afar(run, block, [&] { return chord_squared_to(snapshot_.afar_blocks[block].sites); });
      } else {
        const auto chords_squared = snapshot_.afar_boxes[group].chords_squared(question_.home_point);
        for (; block < group_end; ++block)
          add_afar(run, block, [&] { return chords_squared[block % BoxGroup::size]; });
      }
    }
  }
  /// A run begins and ends within blocks.
  template <class ChordSquared>
  void add_afar(Run run, std::uint32_t block, const ChordSquared& chord_squared) {
    const std::int32_t most = most_of_place(snapshot_.afar_blocks[block], chord_squared);
    if (most < 0) return;
    const std::uint32_t first = block * width;
    const std::uint32_t begin = std::max(run.begin, first);
    found_.push_back({block, first, bits_between(begin - first, std::min(run.end - first, width)), most});
  }

  bool may_visit(const AfarBlock& block) const {
    if (anywhere_ || block.visits_anywhere) return true;
    if ((block.visited_hashed & counties_hashed_) == 0) return false;
    const auto begin = snapshot_.visited.begin() + block.visits_begin;
    return std::find_first_of(begin, begin + block.visited, counties_.begin(), counties_.end()) !=
           begin + block.visited;
  }

  /// `chord_squared_to_sites`: to their box.
  template <class ChordSquared>
  std::int32_t most_of_place(const AfarBlock& block, const ChordSquared& chord_squared_to_sites) const {
    const unsigned visits = may_visit(block) ? 0 : unsigned{way_bit(Delivery::home_visit)};
    std::int32_t most = bound_.of_other_ways(block.ways & ~visits);
    if (block.unstated) most = std::max(most, bound_.of_unstated());
    if (!bound_.takes_sites()) return most;
    if (!block.plain_sites) most = std::max(most, bound_.of_unplaced_site());
    if (block.sites.empty()) return most;
    if (!question_.home.point) return bound_.of_any();
    const float chord_squared = chord_squared_to_sites();
    // A residential help may lie beyond reach.
    if (block.plain_sites && chord_squared > question_.reach_chord_squared) return most;
    return std::max(most, bound_.of_site_at(least_chord(chord_squared)));
  }

  /// Boxes are of single precision: a little nearer than they say.
  static float least_chord(float chord_squared) {
    constexpr float rounding = 2e-6F;  // some twelve metres
    return std::max(0.0F, std::sqrt(chord_squared) - rounding);
  }

  const Snapshot& snapshot_;
  const Question& question_;
  PlaceBound bound_;
  std::vector<std::uint32_t> counties_ = {};  ///< in which home may be
  std::uint64_t counties_hashed_ = 0;         ///< as of `AfarBlock`
  bool anywhere_ = false;                     ///< or in one that is not known
  std::vector<Stretch> found_ = {};
};

}  // namespace

std::vector<Stretch> stretches(const Snapshot& snapshot, const Question& question) {
  return Finder{snapshot, question}.find();
}

std::vector<Stretch> every_stretch(const Snapshot& snapshot) {
  std::vector<Stretch> found;
  found.reserve(snapshot.block_count());
  for (std::uint32_t block = 0; block < snapshot.block_count(); ++block)
    found.push_back(stretch_of(snapshot, block, 0));
  return found;
}

std::vector<std::uint32_t> relevant_rows(const Snapshot& snapshot, const Question& question,
                                         const std::vector<Stretch>& stretches) {
  NeedSieve sieve{snapshot, question};
  std::vector<std::uint32_t> rows;
  for (const Stretch& stretch : stretches) {
    for_each_bit((sieve.named(stretch.block) | sieve.universal(stretch.block)) & stretch.rows,
                 [&](unsigned bit) { rows.push_back(stretch.first_row + bit); });
  }
  return rows;
}

}  // namespace passgenau
