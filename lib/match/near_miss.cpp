// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/near_miss.hpp"

#include <algorithm>

#include "match/candidates.hpp"
#include "match/matcher.hpp"

namespace passgenau {

namespace {

/// An offer that fails one condition, in the order of docs/matching.md.
struct Failing {
  bool elsewhere = false;  ///< residence: nothing that the family changes, so these come last
  std::int32_t points = 0;
  std::int64_t distance_m = INT64_MAX;  ///< none last
  std::uint32_t id_rank = 0;
  std::uint32_t row = 0;
  Criterion condition = Criterion::validity;

  bool operator<(const Failing& other) const {
    if (elsewhere != other.elsewhere) return other.elsewhere;
    if (points != other.points) return points > other.points;
    if (distance_m != other.distance_m) return distance_m < other.distance_m;
    return id_rank < other.id_rank;
  }
};

/// Reads one snapshot for one question.
class NearMisses {
 public:
  NearMisses(const Snapshot& snapshot, const NeedsProfile& profile, const WordShares* words)
      : snapshot_{snapshot},
        question_{profile, snapshot, words},
        judge_{snapshot, question_},
        finder_{snapshot, question_} {}
  NearMisses(const NearMisses&) = delete;
  NearMisses& operator=(const NearMisses&) = delete;

  std::vector<Failing> all_failing_one() {
    std::vector<Failing> found;
    // Offers that name nothing the family needs are no near misses, and cheap to see.
    for (const std::uint32_t row : relevant_rows(snapshot_, question_, every_stretch(snapshot_)))
      if (const auto failing = failing_one(row)) found.push_back(*failing);
    return found;
  }

  std::optional<Failing> failing_one(std::uint32_t index) {
    const Row& row = snapshot_.rows[index];
    Criterion condition{};
    if (!judge_.fails_one(row, condition)) return {};
    judge_.judge_all(row, bill_);
    return Failing{.elsewhere = condition == Criterion::residence,
                   .points = bill_.points,
                   .distance_m = bill_.place.distance_m < 0 ? INT64_MAX : bill_.place.distance_m,
                   .id_rank = row.id_rank,
                   .row = index,
                   .condition = condition};
  }

  std::optional<NearMiss> near_miss(const Failing& failing) {
    const Row& row = snapshot_.rows[failing.row];
    judge_.judge_all(row, bill_);
    auto change = finder_.find(row, bill_, failing.condition);
    if (!change) return {};
    return NearMiss{failing.condition, std::move(*change), explain(snapshot_, question_, row, bill_)};
  }

  /// The others of its group of offers alike that the same change would open, best first.
  std::vector<Failing> alike(const Failing& failing, const NearMiss& near_miss) {
    std::vector<Failing> found;
    if (!snapshot_.rows[failing.row].has_alike) return found;
    for (const std::uint32_t row : snapshot_.alike[snapshot_.alike_group(failing.row)]) {
      if (row == failing.row) continue;
      const auto other = failing_one(row);
      if (!other || other->condition != near_miss.condition) continue;
      // `failing_one` has left the bill of this row.
      if (finder_.find(snapshot_.rows[row], bill_, other->condition) == near_miss.change)
        found.push_back(*other);
    }
    std::sort(found.begin(), found.end());
    return found;
  }

 private:
  const Snapshot& snapshot_;
  const Question question_;
  Judge judge_;
  ChangeFinder finder_;
  Bill bill_ = {};
};

}  // namespace

std::vector<NearMiss> find_near_misses(const Snapshot& snapshot, const NeedsProfile& profile,
                                       std::size_t most, const WordShares* words) {
  NearMisses near_misses{snapshot, profile, words};
  std::vector<Failing> failing = near_misses.all_failing_one();
  // Only as many as are shown are put in order and tried.
  const auto worse = [](const Failing& a, const Failing& b) { return b < a; };
  std::make_heap(failing.begin(), failing.end(), worse);
  std::vector<NearMiss> found;
  std::vector<std::uint32_t> named_by_another;
  while (!failing.empty() && found.size() < most) {
    std::pop_heap(failing.begin(), failing.end(), worse);
    const Failing next = failing.back();
    failing.pop_back();
    if (std::find(named_by_another.begin(), named_by_another.end(), next.row) != named_by_another.end())
      continue;
    auto near_miss = near_misses.near_miss(next);
    if (!near_miss) continue;
    for (const Failing& other : near_misses.alike(next, *near_miss)) {
      named_by_another.push_back(other.row);
      near_miss->match.also.emplace_back(snapshot.id(snapshot.rows[other.row]));
    }
    found.push_back(std::move(*near_miss));
  }
  return found;
}

std::optional<NearMiss> find_near_miss(const Snapshot& snapshot, const NeedsProfile& profile,
                                       std::uint32_t row, const WordShares* words) {
  NearMisses near_misses{snapshot, profile, words};
  const auto failing = near_misses.failing_one(row);
  return failing ? near_misses.near_miss(*failing) : std::nullopt;
}

}  // namespace passgenau
