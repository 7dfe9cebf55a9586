// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/matcher.hpp"

#include <algorithm>
#include <numeric>

#include "match/candidates.hpp"

namespace passgenau {

namespace {

/// An offer among the best: the order of FORMATS – points, then distance (none last), then id.
struct Ranked {
  std::int32_t points = 0;
  std::int64_t distance_m = 0;
  std::uint32_t id_rank = 0;
  std::uint32_t row = 0;
  std::int32_t alike = -1;  ///< group of the snapshot; −1: it has none

  bool operator<(const Ranked& other) const {
    if (points != other.points) return points > other.points;
    if (distance_m != other.distance_m) return distance_m < other.distance_m;
    return id_rank < other.id_rank;
  }
};

constexpr std::int64_t no_distance = INT64_MAX;

/// The first `limit` of all that come, one of each group of offers alike, in a heap whose top is the last of them.
class Best {
 public:
  explicit Best(std::size_t limit) : limit_{limit} { heap_.reserve(limit); }

  void add(const Ranked& ranked) {
    if (ranked.alike >= 0 && stands_for_another(ranked)) return;
    if (heap_.size() < limit_) {
      heap_.push_back(ranked);
      std::push_heap(heap_.begin(), heap_.end());
    } else if (ranked < heap_.front()) {
      std::pop_heap(heap_.begin(), heap_.end());
      heap_.back() = ranked;
      std::push_heap(heap_.begin(), heap_.end());
    }
  }
  /// Fewer points than these cannot be among the best any more; 0 while there is room.
  std::int32_t least_points() const { return heap_.size() < limit_ ? 0 : heap_.front().points; }
  std::vector<Ranked> sorted() && {
    std::sort_heap(heap_.begin(), heap_.end());
    return std::move(heap_);
  }

 private:
  /// One of its group is in the heap: the better of the two stays.
  bool stands_for_another(const Ranked& ranked) {
    const auto like = std::find_if(heap_.begin(), heap_.end(),
                                   [&](const Ranked& other) { return other.alike == ranked.alike; });
    if (like == heap_.end()) return false;
    if (ranked < *like) {
      *like = ranked;
      std::make_heap(heap_.begin(), heap_.end());
    }
    return true;
  }

  std::size_t limit_;
  std::vector<Ranked> heap_ = {};
};

/// A row that may be eligible, and the most it can earn by the needs it names and the words it says.
struct Prospect {
  std::int32_t most = 0;
  std::uint32_t row = 0;
};

/// The most promising first, in steps of half a point: enough to find the best early, for a fraction of the cost of
/// sorting.
std::vector<Prospect> promising_first(const std::vector<Prospect>& prospects, std::int32_t possible_sum) {
  constexpr std::int32_t step = 512;
  const auto bucket_of = [&](const Prospect& prospect) {
    return static_cast<std::size_t>((possible_sum - prospect.most) / step);
  };
  std::vector<std::uint32_t> begin(static_cast<std::size_t>(possible_sum / step) + 2);
  for (const Prospect& prospect : prospects)
    ++begin[bucket_of(prospect) + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::vector<Prospect> ordered(prospects.size());
  for (const Prospect& prospect : prospects)
    ordered[begin[bucket_of(prospect)]++] = prospect;
  return ordered;
}

Ranked ranked_of(const Snapshot& snapshot, std::uint32_t index, const Bill& bill) {
  const Row& row = snapshot.rows[index];
  const bool near = bill.place.verdict == Verdict::met && bill.place.distance_m >= 0;
  return {bill.points, near ? bill.place.distance_m : no_distance, row.id_rank, index,
          row.has_alike ? static_cast<std::int32_t>(snapshot.alike_group(index)) : -1};
}

/// Once the best are found, a prospect whose most is less than the least of them needs no judging.
std::vector<Ranked> best_of(const Snapshot& snapshot, const Question& question, Judge& judge) {
  std::vector<Prospect> prospects;
  prospects.reserve(1024);
  for_each_candidate(snapshot, question, [&](std::uint32_t row) {
    prospects.push_back({question.most_points(snapshot.need_bits[row]), row});
  });
  if (const std::int32_t words = question.worth(Criterion::words); words > 0)
    for (Prospect& prospect : prospects)
      prospect.most -= words - earned(words, judge_words(question, prospect.row).share);
  Best best{static_cast<std::size_t>(question.profile.limit)};
  Bill bill;
  for (const Prospect& prospect : promising_first(prospects, question.possible_sum)) {
    if (prospect.most < best.least_points()) continue;
    if (judge.eligible(snapshot.rows[prospect.row], bill, best.least_points()))
      best.add(ranked_of(snapshot, prospect.row, bill));
  }
  return std::move(best).sorted();
}

/// The other eligible offers of its group, in their order.
std::vector<std::string> others_alike(const Snapshot& snapshot, Judge& judge, const Ranked& winner) {
  std::vector<Ranked> others;
  Bill bill;
  for (const std::uint32_t row : snapshot.alike[static_cast<std::size_t>(winner.alike)])
    if (row != winner.row && judge.eligible(snapshot.rows[row], bill, 0))
      others.push_back(ranked_of(snapshot, row, bill));
  std::sort(others.begin(), others.end());
  std::vector<std::string> ids;
  for (const Ranked& other : others)
    ids.emplace_back(snapshot.id(snapshot.rows[other.row]));
  return ids;
}

}  // namespace

Answer match_profile(const Snapshot& snapshot, const NeedsProfile& profile, const WordShares* words) {
  const Question question{profile, snapshot, words};
  Judge judge{snapshot, question};
  const std::vector<Ranked> winners = best_of(snapshot, question, judge);
  Answer answer{.catalog = snapshot.state};
  for (int i = 0; i < criteria_count; ++i)
    if (question.asked[static_cast<std::size_t>(i)]) answer.evaluated.push_back(static_cast<Criterion>(i));
  answer.notes = notes_for(snapshot, question, judge);
  Bill bill;
  answer.matches.reserve(winners.size());
  for (const Ranked& ranked : winners) {
    const Row& row = snapshot.rows[ranked.row];
    judge.judge_all(row, bill);
    answer.matches.push_back(explain(snapshot, question, row, bill));
    if (ranked.alike >= 0) answer.matches.back().also = others_alike(snapshot, judge, ranked);
  }
  return answer;
}

Judgement judge_offer(const Snapshot& snapshot, const NeedsProfile& profile, const Row& row,
                      const WordShares* words) {
  const Question question{profile, snapshot, words};
  Judge judge{snapshot, question};
  Bill bill;
  judge.judge_all(row, bill);
  return {.eligible = bill.eligible,
          .universal = snapshot.named(snapshot.relevance_of(row)).empty(),
          .match = explain(snapshot, question, row, bill)};
}

}  // namespace passgenau
