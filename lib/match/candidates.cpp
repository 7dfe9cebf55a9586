// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/candidates.hpp"

#include <algorithm>
#include <array>
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

/// All rows from `begin`, with which a block begins, to before `end`.
void add_whole(Stretches& found, const Snapshot& snapshot, std::uint32_t begin, std::uint32_t end,
               std::int32_t most_of_place) {
  std::uint32_t block = snapshot.block_of(begin);
  for (std::uint32_t row = begin; row < end;) {
    const bool eight = row + width * EightWords::size <= end;
    found.push_back({block, row, bits_between(0, std::min(end - row, width)), most_of_place, eight});
    const std::uint32_t blocks = eight ? EightWords::size : 1;
    block += blocks;
    row += blocks * width;
  }
}

class Finder {
 public:
  Finder(const Snapshot& snapshot, const Question& question)
      : snapshot_{snapshot}, question_{question}, bound_{snapshot, question} {
    for (const HomeCandidate& home : question.home.candidates) {
      const auto county = county_of(home.region);
      if (!county) anywhere_ = true;
      counties_.push_back(county.value_or(0));
    }
    for (unsigned ways = 0; ways < most_of_ways_.size(); ++ways)
      most_of_ways_[ways] = bound_.of_other_ways(ways);
    most_if_unstated_[true] = bound_.of_unstated();
    most_if_plain_[false] = bound_.of_unplaced_site();
  }

  Stretches find() {
    if (!question_.asks(Criterion::place)) return every_stretch(snapshot_);
    found_.make_room(usual_stretches);
    chords_squared_.make_room(usual_stretches);
    // What only a site brings is out of the question for a family that does not travel.
    if (bound_.takes_sites()) add_near();
    for (const std::uint32_t facet : snapshot_.regions.may_hold(question_.home.candidates))
      add_run(snapshot_.runs[facet]);
    add_what_sites_earn();
    return std::move(found_);
  }

 private:
  /// The square of a chord longer than any: the diameter is 2.
  static constexpr float no_chord_squared = 5;

  /// No distance to speak of where home has no point.
  float chord_squared_to(const Box& box) const {
    return question_.home.point ? box.chord_squared(question_.home_point) : 0;
  }

  void add_near() {
    const std::uint32_t first = snapshot_.afar_block_count();
    const std::uint32_t count = snapshot_.block_count() - first;
    if (!question_.home.point) {
      add_whole(found_, snapshot_, snapshot_.near_begin, static_cast<std::uint32_t>(snapshot_.rows.size()),
                bound_.of_any());
      while (chords_squared_.size() < found_.size())
        chords_squared_.push_back(no_chord_squared);
      return;
    }
    for (std::uint32_t begin = 0; begin < count; begin += BoxGroup::size) {
      const BoxGroup& boxes = snapshot_.near_boxes[begin / BoxGroup::size];
      if (chord_squared_to(boxes.around()) > question_.reach_chord_squared) continue;
      const auto chords_squared = boxes.chords_squared(question_.home_point);
      const std::uint32_t end = std::min<std::uint32_t>(count, begin + BoxGroup::size);
      for (std::uint32_t block = begin; block < end; ++block) {
        const float chord_squared = chords_squared[block - begin];
        if (chord_squared <= question_.reach_chord_squared) add_near_block(first + block, chord_squared);
      }
    }
  }
  void add_near_block(std::uint32_t block, float chord_squared) {
    const std::uint32_t first = snapshot_.first_row_of(block);
    const auto rows = static_cast<std::uint32_t>(snapshot_.rows.size());
    add({block, first, bits_between(0, std::min(rows - first, width)), PlaceBound::excluded, false},
        chord_squared);
  }

  void add_run(Run run) {
    if (run.begin == run.end) return;
    const std::uint32_t end = (run.end - 1) / width + 1;
    for (std::uint32_t block = run.begin / width; block < end;) {
      const bool eight = block % EightWords::size == 0 && run.begin <= block * width &&
                         (block + EightWords::size) * width <= run.end;
      if (eight && add_eight(block))
        block += EightWords::size;
      else
        add_afar(run, block++);
    }
  }
  /// As one, where none of these eight blocks has a site in reach that is worth more than its other ways, nor visits the family; false
  /// where one may.
  bool add_eight(std::uint32_t block) {
    const AfarReach& all = snapshot_.afar_eights[block / EightWords::size];
    const float chord_squared = chord_squared_to(all.sites);
    if (question_.accepts(Delivery::home_visit) && may_visit(all, chord_squared)) return false;
    const std::int32_t most = most_beside_sites(all, false);
    const bool in_reach =
        question_.home.point && bound_.takes_sites() && chord_squared <= question_.reach_chord_squared;
    if (in_reach && bound_.of_site_at(least_chord(chord_squared)) > most) return false;
    add({block, block * width, bits_between(0, width), most, true},
        chord_squared_that_counts(all, chord_squared));
    return true;
  }
  /// A run begins and ends within blocks.
  void add_afar(Run run, std::uint32_t block) {
    const AfarReach& rows = snapshot_.afar_blocks[block];
    const float chord_squared = chord_squared_to(rows.sites);
    const std::uint32_t first = block * width;
    const std::uint32_t begin = std::max(run.begin, first);
    add({block, first, bits_between(begin - first, std::min(run.end - first, width)),
         most_beside_sites(rows, may_visit(rows, chord_squared)), false},
        chord_squared_that_counts(rows, chord_squared));
  }

  /// Whether visits of any of these may come to the family. Without a jump: which blocks' do comes in no order. `chord_squared`, here
  /// and below: to their sites.
  bool may_visit(const AfarReach& rows, float chord_squared) const {
    bool may = anywhere_ | rows.visits_anywhere | (chord_squared <= rows.visits_around);
    for (const std::uint32_t county : counties_)
      may = may | rows.visited.may_hold(county);
    return may;
  }

  /// Sites that have no place are no sites here.
  std::int32_t most_beside_sites(const AfarReach& rows, bool visits) const {
    const unsigned ways = rows.ways & ~(unsigned{!visits} * way_bit(Delivery::home_visit));
    std::int32_t most = most_of_ways_[ways % most_of_ways_.size()];
    most = std::max(most, most_if_unstated_[rows.unstated]);
    if (!bound_.takes_sites()) return most;
    most = std::max(most, most_if_plain_[rows.plain_sites]);
    return question_.home.point || rows.sites.empty() ? most : bound_.of_any();
  }
  /// `no_chord_squared` where their sites do not reach the family. A residential help may lie beyond reach.
  float chord_squared_that_counts(const AfarReach& rows, float chord_squared) const {
    if (!bound_.takes_sites() || !question_.home.point) return no_chord_squared;
    const bool beyond =
        rows.sites.empty() | (rows.plain_sites & (chord_squared > question_.reach_chord_squared));
    return beyond ? no_chord_squared : chord_squared;
  }

  /// `most_of_place` of it is without sites; theirs come in the end.
  void add(const Stretch& stretch, float chord_squared) {
    const bool reaches = (stretch.most_of_place >= 0) | (chord_squared != no_chord_squared);
    found_.make_room(1);
    chords_squared_.make_room(1);
    found_.add(stretch, reaches);
    chords_squared_.add(chord_squared, reaches);
  }
  /// All at once: a root and a division take long, those of several stretches no longer.
  void add_what_sites_earn() {
    for (std::size_t i = 0; i < chords_squared_.size(); ++i) {
      const float chord_squared = chords_squared_[i];
      const std::int32_t most = bound_.of_site_at(least_chord(chord_squared));
      std::int32_t& most_of_place = found_.items()[i].most_of_place;
      most_of_place =
          std::max(most_of_place, chord_squared == no_chord_squared ? PlaceBound::excluded : most);
    }
  }

  /// Boxes are of single precision: a little nearer than they say.
  static float least_chord(float chord_squared) {
    constexpr float rounding = 2e-6F;  // some twelve metres
    return std::max(0.0F, std::sqrt(chord_squared) - rounding);
  }

  const Snapshot& snapshot_;
  const Question& question_;
  PlaceBound bound_;
  // Tables for what cannot be foretold.
  std::array<std::int32_t, 32> most_of_ways_ = {};  ///< without sites
  std::array<std::int32_t, 2> most_if_unstated_ = {PlaceBound::excluded, PlaceBound::excluded};
  std::array<std::int32_t, 2> most_if_plain_ = {PlaceBound::excluded, PlaceBound::excluded};
  std::vector<std::uint32_t> counties_ = {};  ///< in which home may be
  bool anywhere_ = false;                     ///< or in one that is not known
  Stretches found_ = {};
  SiftedList<float> chords_squared_ = {};  ///< to the sites of each
};

}  // namespace

Stretches stretches(const Snapshot& snapshot, const Question& question) {
  return Finder{snapshot, question}.find();
}

Stretches every_stretch(const Snapshot& snapshot) {
  Stretches found;
  found.make_room(snapshot.block_count() / EightWords::size + 2 * EightWords::size);
  add_whole(found, snapshot, 0, snapshot.near_begin, 0);
  add_whole(found, snapshot, snapshot.near_begin, static_cast<std::uint32_t>(snapshot.rows.size()), 0);
  return found;
}

std::vector<std::uint32_t> relevant_rows(const Snapshot& snapshot, const Question& question,
                                         const Stretches& stretches) {
  NeedSieve sieve{snapshot, question};
  std::vector<std::uint32_t> rows;
  for (const Stretch& stretch : stretches)
    for_each_block(stretch, [&](std::uint32_t block, std::uint32_t first_row, std::uint64_t of_block) {
      for_each_bit((sieve.named(block) | sieve.universal(block)) & of_block,
                   [&](unsigned bit) { rows.push_back(first_row + bit); });
    });
  return rows;
}

}  // namespace passgenau
