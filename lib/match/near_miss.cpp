// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/near_miss.hpp"

#include <algorithm>

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

std::vector<Failing> all_failing_one(const Snapshot& snapshot, Judge& judge) {
  std::vector<Failing> found;
  Bill bill;
  for (std::uint32_t i = 0; i < snapshot.rows.size(); ++i) {
    // Nothing the family needs: that is no near miss, and cheap to see.
    if ((snapshot.need_bits[i] & judge.question().need_bits) == 0) continue;
    const Row& row = snapshot.rows[i];
    Criterion condition{};
    if (!judge.fails_one(row, condition)) continue;
    judge.judge_all(row, bill);
    found.push_back({.elsewhere = condition == Criterion::residence,
                     .points = bill.points,
                     .distance_m = bill.place.distance_m < 0 ? INT64_MAX : bill.place.distance_m,
                     .id_rank = row.id_rank,
                     .row = i,
                     .condition = condition});
  }
  return found;
}

}  // namespace

std::vector<NearMiss> find_near_misses(const Snapshot& snapshot, const NeedsProfile& profile,
                                       std::size_t most) {
  const Question question{profile, snapshot};
  Judge judge{snapshot, question};
  ChangeFinder finder{snapshot, question};
  std::vector<Failing> failing = all_failing_one(snapshot, judge);
  // Only as many as are shown are put in order and tried.
  const auto worse = [](const Failing& a, const Failing& b) { return b < a; };
  std::make_heap(failing.begin(), failing.end(), worse);
  std::vector<NearMiss> found;
  Bill bill;
  while (!failing.empty() && found.size() < most) {
    std::pop_heap(failing.begin(), failing.end(), worse);
    const Failing next = failing.back();
    failing.pop_back();
    const Row& row = snapshot.rows[next.row];
    judge.judge_all(row, bill);
    if (auto change = finder.find(row, bill, next.condition))
      found.push_back({next.condition, std::move(*change), explain(snapshot, question, row, bill)});
  }
  return found;
}

std::optional<NearMiss> find_near_miss(const Snapshot& snapshot, const NeedsProfile& profile,
                                       const Row& row) {
  const Question question{profile, snapshot};
  Judge judge{snapshot, question};
  Criterion condition{};
  if (!judge.fails_one(row, condition)) return {};
  Bill bill;
  judge.judge_all(row, bill);
  auto change = ChangeFinder{snapshot, question}.find(row, bill, condition);
  if (!change) return {};
  return NearMiss{condition, std::move(*change), explain(snapshot, question, row, bill)};
}

}  // namespace passgenau
