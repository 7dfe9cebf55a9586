// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/matcher.hpp"

#include <algorithm>

#include "match/call_for_memory.hpp"
#include "match/list_place.hpp"
#include "match/prospects.hpp"

namespace passgenau {

namespace {

/// An offer among the best, in the order of an answer.
struct Ranked : ListPlace {
  std::uint32_t row = 0;
  std::int32_t alike = -1;  ///< group of the snapshot; −1: it has none
  std::uint32_t bill = 0;   ///< in `Best`
};

/// The first `limit` of all that come, one of each group of offers alike; once there are so many, as a heap whose top is the last of
/// them. Each with its bill, so that no winner is judged twice.
class Best {
 public:
  explicit Best(std::size_t limit) : limit_{limit} {
    // Whoever wants all of a catalog gets no more room than are found.
    const std::size_t usual = std::min<std::size_t>(limit, 200);
    best_.reserve(usual);
    bills_.reserve(usual);
  }

  void add(const Ranked& ranked, const Bill& bill) {
    if (ranked.alike >= 0 && stands_for_another(ranked, bill)) return;
    if (best_.size() < limit_) {
      best_.push_back(ranked);
      best_.back().bill = static_cast<std::uint32_t>(bills_.size());
      bills_.push_back(bill);
      if (best_.size() == limit_) std::make_heap(best_.begin(), best_.end());
    } else if (ranked < best_.front()) {
      std::pop_heap(best_.begin(), best_.end());
      replace(best_.back(), ranked, bill);
      std::push_heap(best_.begin(), best_.end());
    }
  }
  /// Fewer points than these cannot be among the best any more; 0 while there is room.
  std::int32_t least_points() const { return best_.size() < limit_ ? 0 : best_.front().points; }
  /// In the order of an answer. Nothing can be added any more.
  const std::vector<Ranked>& sort() {
    std::sort(best_.begin(), best_.end());
    return best_;
  }
  Bill& bill(const Ranked& ranked) { return bills_[ranked.bill]; }

 private:
  void replace(Ranked& loser, const Ranked& winner, const Bill& bill) {
    const std::uint32_t slot = loser.bill;
    loser = winner;
    loser.bill = slot;
    bills_[slot] = bill;
  }
  /// One of its group is among them: the better of the two stays.
  bool stands_for_another(const Ranked& ranked, const Bill& bill) {
    const auto like = std::find_if(best_.begin(), best_.end(),
                                   [&](const Ranked& other) { return other.alike == ranked.alike; });
    if (like == best_.end()) return false;
    if (ranked < *like) {
      replace(*like, ranked, bill);
      if (best_.size() == limit_) std::make_heap(best_.begin(), best_.end());
    }
    return true;
  }

  std::size_t limit_;
  std::vector<Ranked> best_ = {};
  std::vector<Bill> bills_ = {};
};

Ranked ranked_of(const Snapshot& snapshot, std::uint32_t index, const Bill& bill) {
  const Row& row = snapshot.rows[index];
  return {list_place(row, bill), index,
          row.has_alike ? static_cast<std::int32_t>(snapshot.alike_group(index)) : -1};
}

/// Once the best are found, a prospect whose most is less than the least of them needs no judging.
Best best_of(const Snapshot& snapshot, const Question& question, Judge& judge) {
  Prospects prospects{snapshot, question};
  Best best{static_cast<std::size_t>(question.profile.limit)};
  Bill bill;
  while (const Prospect* prospect = prospects.next(best.least_points()))
    if (judge.eligible(snapshot.rows[prospect->row], bill))
      best.add(ranked_of(snapshot, prospect->row, bill), bill);
  return best;
}

/// A match that is made where it will stand.
struct Explained {
  const Snapshot& snapshot;
  const Question& question;
  const Row& row;
  const Bill& bill;

  explicit operator Match() const { return explain(snapshot, question, row, bill); }
};

/// Ids lie by rank, far from their rows and from each other.
void call_for_ids(const Snapshot& snapshot, const std::vector<Ranked>& winners) {
  for (const Ranked& winner : winners)
    call_for_memory(&snapshot.id_begin[winner.id_rank]);
  for (const Ranked& winner : winners)
    call_for_memory(snapshot.id_text.data() + snapshot.id_begin[winner.id_rank]);
}

/// The other eligible offers of its group, in their order.
std::vector<std::string> others_alike(const Snapshot& snapshot, Judge& judge, const Ranked& winner) {
  std::vector<Ranked> others;
  Bill bill;
  for (const std::uint32_t row : snapshot.alike[static_cast<std::size_t>(winner.alike)])
    if (row != winner.row && judge.eligible(snapshot.rows[row], bill))
      others.push_back(ranked_of(snapshot, row, bill));
  std::sort(others.begin(), others.end());
  std::vector<std::string> ids;
  ids.reserve(others.size());
  for (const Ranked& other : others)
    ids.emplace_back(snapshot.id(snapshot.rows[other.row]));
  return ids;
}

}  // namespace

Answer match_profile(const Snapshot& snapshot, const NeedsProfile& profile, const WordShares* words) {
  const Question question{profile, snapshot, words};
  // A page of matches stems from about twice as many offers that are judged.
  Judge judge{snapshot, question,
              std::clamp<std::size_t>(static_cast<std::size_t>(profile.limit), 32, 256) * 2};
  Best best = best_of(snapshot, question, judge);
  const std::vector<Ranked>& winners = best.sort();
  call_for_ids(snapshot, winners);
  Answer answer{.catalog = snapshot.state};
  answer.evaluated.reserve(criteria_count);
  for (int i = 0; i < criteria_count; ++i)
    if (question.asked[static_cast<std::size_t>(i)]) answer.evaluated.push_back(static_cast<Criterion>(i));
  answer.notes = notes_for(snapshot, question, judge);
  answer.matches.reserve(winners.size());
  for (const Ranked& ranked : winners) {
    const Row& row = snapshot.rows[ranked.row];
    Bill& bill = best.bill(ranked);
    judge.complete(row, bill);
    Match& match = answer.matches.emplace_back(Explained{snapshot, question, row, bill});
    if (ranked.alike >= 0) match.also = others_alike(snapshot, judge, ranked);
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
