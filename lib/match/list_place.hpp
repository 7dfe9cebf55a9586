// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "match/bill.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// The order of a list among eligible offers: most points first, then the nearest, then by id (docs/formats.md, *Order*).
struct ListPlace {
  std::int32_t points = 0;
  std::uint32_t id_rank = 0;
  std::int64_t distance_m = INT64_MAX;  ///< none last

  /// Does this one stand before the other?
  bool operator<(const ListPlace& other) const {
    // Without a jump: which of two good offers is the better one cannot be foretold.
    const bool earlier_of_as_near = (distance_m == other.distance_m) & (id_rank < other.id_rank);
    const bool before_of_as_good = (distance_m < other.distance_m) | earlier_of_as_near;
    return (points > other.points) | ((points == other.points) & before_of_as_good);
  }
};

inline ListPlace list_place(const Row& row, const Bill& bill) {
  const bool near = bill.place.verdict == Verdict::met && bill.place.distance_m >= 0;
  return {bill.points, row.id_rank, near ? bill.place.distance_m : INT64_MAX};
}

}  // namespace passgenau
