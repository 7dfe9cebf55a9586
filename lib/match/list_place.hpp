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
    if (points != other.points) return points > other.points;
    if (distance_m != other.distance_m) return distance_m < other.distance_m;
    return id_rank < other.id_rank;
  }
};

inline ListPlace list_place(const Row& row, const Bill& bill) {
  const bool near = bill.place.verdict == Verdict::met && bill.place.distance_m >= 0;
  return {bill.points, row.id_rank, near ? bill.place.distance_m : INT64_MAX};
}

}  // namespace passgenau
