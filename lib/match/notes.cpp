// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <limits>

#include "match/matcher.hpp"

namespace passgenau {

namespace {

constexpr std::size_t most_acute_offers = 5;

/// Distance to the nearest site that may show one; the largest number where there is none.
std::int64_t nearest_site(const Snapshot& snapshot, const Question& question, const Row& row) {
  std::int64_t nearest = INT64_MAX;
  if (!question.home.point) return nearest;
  for (const SitePoint& site : snapshot.sites_of(row))
    if (site.known()) nearest = std::min(nearest, great_circle(question.home_point, site.point).in_metres());
  return nearest;
}

/// The few nearest of many rows, nearest first, then by id. Blocks that lie farther off than those found so far are passed over:
/// help in acute danger is listed for the whole country.
class NearestFew {
 public:
  NearestFew(const Snapshot& snapshot, const Question& question, std::size_t most)
      : snapshot_{snapshot}, question_{question}, most_{most} {}

  /// Ids of those of `rows`, which are sorted, that `wanted` takes.
  template <class Wanted>
  std::vector<std::string> of(const std::vector<std::uint32_t>& rows, const Wanted& wanted) {
    for (auto at = rows.begin(); at != rows.end();) {
      const Block around = block_of(*at);
      const auto end = std::find_if(at, rows.end(), [&](std::uint32_t row) { return row >= around.end; });
      if (may_be_nearer(around.box)) std::for_each(at, end, [&](std::uint32_t row) { add(row, wanted); });
      at = end;
    }
    std::sort_heap(found_.begin(), found_.end());
    std::vector<std::string> ids;
    for (const auto& [metres, rank] : found_)
      ids.emplace_back(snapshot_.id(snapshot_.rows[snapshot_.row_of_rank[rank]]));
    return ids;
  }

 private:
  /// Rows up to `end`, and the box around their sites.
  struct Block {
    Box box;
    std::uint32_t end;
  };

  Block block_of(std::uint32_t row) const {
    constexpr std::uint32_t width = Snapshot::block_rows;
    const std::uint32_t near = snapshot_.near_begin;
    if (row < near)
      return {snapshot_.afar_blocks[row / width].sites, std::min((row / width + 1) * width, near)};
    const std::uint32_t block = (row - near) / width;
    return {snapshot_.near_box(block), near + (block + 1) * width};
  }
  /// Those without a site in sight are the farthest of all.
  bool may_be_nearer(const Box& box) const {
    if (reach_ == anywhere) return true;
    return !box.empty() && box.chord_squared(question_.home_point) <= reach_;
  }
  template <class Wanted>
  void add(std::uint32_t index, const Wanted& wanted) {
    const Row& row = snapshot_.rows[index];
    const std::pair<std::int64_t, std::uint32_t> place{nearest_site(snapshot_, question_, row), row.id_rank};
    const bool full = found_.size() == most_;
    if ((full && place >= found_.front()) || !wanted(row)) return;
    if (full) {
      std::pop_heap(found_.begin(), found_.end());
      found_.pop_back();
    }
    found_.push_back(place);
    std::push_heap(found_.begin(), found_.end());
    if (found_.size() == most_ && found_.front().first != INT64_MAX)
      reach_ = chord_squared_around(found_.front().first);
  }

  const Snapshot& snapshot_;
  const Question& question_;
  static constexpr float anywhere = std::numeric_limits<float>::max();
  std::size_t most_;
  float reach_ = anywhere;  ///< square of the chord to the last of those found
  std::vector<std::pair<std::int64_t, std::uint32_t>> found_ =
      {};  ///< metres and rank of the id; a heap whose top is the last
};

}  // namespace

std::vector<Note> notes_for(const Snapshot& snapshot, const Question& question, Judge& judge) {
  std::vector<Note> notes;
  if (question.acute) {
    Note note{.code = "acute-help"};
    NearestFew nearest{snapshot, question, most_acute_offers};
    note.offers = nearest.of(snapshot.acute_help,
                             [&](const Row& row) { return judge.residence(row) != Verdict::unmet; });
    notes.push_back(std::move(note));
  }
  if (question.hand_over) {
    Note note{.code = "hand-over"};
    NearestFew all{snapshot, question, snapshot.child_protection.size()};
    note.offers = all.of(snapshot.child_protection,
                         [&](const Row& row) { return judge.residence(row) == Verdict::met; });
    notes.push_back(std::move(note));
  }
  if (question.profile.discreet) notes.push_back({.code = "discreet"});
  return notes;
}

}  // namespace passgenau
