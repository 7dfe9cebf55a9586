// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <string>
#include <vector>

#include "table.hpp"

namespace passgenau::bench {

/// What a match of the table earns: written once more from docs/matching.md, over numbers alone. The lines that
/// passgenau adds to every match of such an offer are the same for all: caregiver (nobody is excluded) 3,000, capacity
/// and freshness unknown, 500 and 250.
inline constexpr std::int32_t points_of_all = 3'000 + 500 + 250;

/// Points in thousandths, metres to the site that brings it (−1: another way does). Eligible where points are not
/// negative.
struct TableBill {
  std::int32_t points = -1;
  std::int64_t distance_m = -1;
};

/// The conditions that need neither place nor arithmetic.
inline bool may_come(const TableOffer& offer, const TableQuestion& question, std::uint64_t related) {
  constexpr std::int32_t none = TableOffer::none;
  return (offer.needs == 0 || (offer.needs & related) != 0) &&
         (offer.age_from == none || (offer.age_from <= question.age && question.age < offer.age_until)) &&
         (!question.has_home || offer.residence == none || offer.residence == question.county ||
          offer.residence == question.municipality) &&
         (offer.valid_from == none || offer.valid_from <= question.as_of) &&
         (offer.valid_until == none || offer.valid_until >= question.as_of);
}

/// 0: no common language.
inline std::int32_t language_share(const TableOffer& offer, const TableQuestion& question) {
  if ((offer.staff | offer.interpreters) == 0) return 250;
  std::int32_t share = 0;
  for (const TableLanguage& language : question.languages)
    if (((language.interpreter ? offer.interpreters : offer.staff) & language.bits) != 0)
      share = std::max(share, language.share);
  return share;
}

inline std::int32_t needs_points(const TableOffer& offer, const TableQuestion& question) {
  std::int64_t sum = 0;
  std::int64_t weights = 0;
  for (const TableNeed& need : question.needs) {
    const std::int32_t share = (offer.needs & need.same) != 0         ? 1000
                               : (offer.needs & need.one_step) != 0   ? 600
                               : (offer.needs & need.more_steps) != 0 ? 450
                                                                      : 300;
    sum += std::int64_t{share} * need.weight;
    weights += need.weight;
  }
  return static_cast<std::int32_t>(50'000 * sum / (1000 * weights));
}

/// How much of what it names the family needs; its tier of prevention is not stated.
inline std::int32_t specificity_points(const TableOffer& offer, std::uint64_t related) {
  const int named = std::popcount(offer.needs);
  return 360 + (named == 0 ? 0 : 450 * std::popcount(offer.needs & related) / named);
}

/// The best way to the family: a site, a visit, from afar. Share in thousandths; 0: none.
struct TableWay {
  std::int32_t share = 0;
  std::int64_t distance_m = -1;
};

inline TableWay way_of(const TableOffer& offer, const TableQuestion& question, std::int64_t distance_m) {
  TableWay way;
  if (offer.has_site && distance_m <= question.reach_m) {
    const std::int64_t half = std::max(question.reach_m / 2, 1'000);
    way = {400 + static_cast<std::int32_t>(600 * half / (half + distance_m)), distance_m};
  }
  if ((offer.visits == question.county || offer.visits == question.municipality) && way.share < 850)
    way = {850, -1};
  if (offer.remote && way.share < 500) way = {500, -1};
  return way;
}

/// The whole bill. `distance_m`: to its site, where it has one and the question a home.
inline TableBill bill_of(const TableOffer& offer, const TableQuestion& question, std::uint64_t related,
                         std::int64_t distance_m) {
  if (!may_come(offer, question, related)) return {};
  const std::int32_t language = language_share(offer, question);
  if (language == 0) return {};
  TableBill bill{.points = points_of_all};
  if (question.has_home) {
    const TableWay way = way_of(offer, question, distance_m);
    if (way.share == 0) return {};
    bill.points += 20 * way.share + 3 * (offer.residence == TableOffer::none ? 250 : 1000);
    bill.distance_m = way.distance_m;
  }
  bill.points += 3 * (offer.age_from == TableOffer::none ? 250 : 1000) + 10 * language +
                 needs_points(offer, question) + specificity_points(offer, related);
  return bill;
}

/// An offer in an answer.
struct TableHit {
  std::string id = {};
  std::int32_t points = 0;
};

/// Points and distance in one number that sorts as answers do: more points first, then the nearer, those without a
/// distance last. Distances on Earth are below 2^25 m.
inline std::int64_t sort_key(const TableBill& bill) {
  constexpr std::int64_t farthest = (std::int64_t{1} << 25) - 1;
  return (std::int64_t{bill.points} << 25) | (farthest - (bill.distance_m < 0 ? farthest : bill.distance_m));
}
inline std::int32_t points_in(std::int64_t key) { return static_cast<std::int32_t>(key >> 25); }

/// The first `limit` rows of a table, by sort key and then id.
class TableBest {
  struct Entry {
    std::int64_t key = 0;
    std::uint32_t row = 0;
  };
  auto before() const {
    return [this](const Entry& a, const Entry& b) {
      return a.key != b.key ? a.key > b.key : table_[a.row].id < table_[b.row].id;
    };
  }

 public:
  TableBest(const std::vector<TableOffer>& table, std::int32_t limit)
      : table_{table}, limit_{static_cast<std::size_t>(limit)} {}

  std::int32_t least_points() const { return heap_.size() < limit_ ? 0 : points_in(heap_.front().key); }
  void add(std::int64_t key, std::uint32_t row) {
    const Entry entry{key, row};
    if (heap_.size() < limit_) {
      heap_.push_back(entry);
      std::push_heap(heap_.begin(), heap_.end(), before());
    } else if (before()(entry, heap_.front())) {
      std::pop_heap(heap_.begin(), heap_.end(), before());
      heap_.back() = entry;
      std::push_heap(heap_.begin(), heap_.end(), before());
    }
  }
  std::vector<TableHit> hits() {
    std::sort_heap(heap_.begin(), heap_.end(), before());
    std::vector<TableHit> hits;
    hits.reserve(heap_.size());
    for (const Entry& entry : heap_)
      hits.push_back({table_[entry.row].id, points_in(entry.key)});
    return hits;
  }

 private:
  const std::vector<TableOffer>& table_;
  std::size_t limit_;
  std::vector<Entry> heap_ = {};
};

}  // namespace passgenau::bench
