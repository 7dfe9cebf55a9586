// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "match/bill.hpp"
#include "match/question.hpp"
#include "match/snapshot.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

/// What an offer is to each ranked need: which it addresses, and how closely.
struct NeedShares {
  std::vector<std::int16_t> shares =
      {};            ///< by need: thousandths as docs/matching.md, "Needs"; 0: not addressed
  bool any = false;  ///< one of them is addressed
};

/// `candidates`: the children whom the offer may serve, of its bill.
NeedShares need_shares(const Snapshot& snapshot, const Question& question, const Row& row,
                       std::uint32_t candidates);

/// Is the need the family's, or one of a child among these?
inline bool is_active(const RankedNeed& need, std::uint32_t candidates) {
  return need.child < 0 || (candidates >> need.child & 1) != 0;
}

/// The safety rule for acute danger holds for this need.
bool is_acute(const Snapshot& snapshot, const NeedsProfile& profile, const RankedNeed& need);

/// The order of a list among eligible offers, most points first; see FORMATS, *Order*.
struct ListPlace {
  std::int32_t points = 0;
  std::int64_t distance_m = INT64_MAX;  ///< none last
  std::uint32_t id_rank = 0;

  /// Does this one stand before the other?
  bool operator<(const ListPlace& other) const {
    if (points != other.points) return points > other.points;
    if (distance_m != other.distance_m) return distance_m < other.distance_m;
    return id_rank < other.id_rank;
  }
};
ListPlace list_place(const Row& row, const Bill& bill);

/// Throws *profile-invalid* where a family names no need: there is nothing to plan.
void require_needs(const NeedsProfile& profile);

}  // namespace passgenau
