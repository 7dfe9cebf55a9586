// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "match/snapshot.hpp"

namespace passgenau::test {

/// What two snapshots hold that no single answer shows all of: who is alike, the help that notes name, what stands where.
class Held {
 public:
  explicit Held(const Snapshot& snapshot) : snapshot_{snapshot} {
    for (const std::vector<std::uint32_t>& group : snapshot.alike)
      groups.insert(ids_of(group));
    acute_help = ids_of(snapshot.acute_help);
    child_protection = ids_of(snapshot.child_protection);
    for (const AlikePlace& entry : snapshot.alike_places)
      places.emplace(entry.place, id_of(entry.row));
    for (std::uint32_t rank = 0; rank < snapshot.row_of_rank.size(); ++rank) {
      const std::uint32_t row = snapshot.row_of_rank[rank];
      REQUIRE(snapshot.rows[row].id_rank == rank);
      rows.emplace_back(id_of(row), row < snapshot.near_begin, snapshot.rows[row].ways,
                        snapshot.rows[row].has_alike, points_of(snapshot.rows[row]));
    }
  }

  std::set<std::set<std::string>> groups = {};
  std::set<std::string> acute_help = {};
  std::set<std::string> child_protection = {};
  std::multiset<std::pair<std::uint32_t, std::string>> places = {};
  std::vector<std::tuple<std::string, bool, int, bool, std::vector<double>>> rows = {};  ///< by id

 private:
  std::string id_of(std::uint32_t row) const { return std::string{snapshot_.id(snapshot_.rows[row])}; }
  std::set<std::string> ids_of(const std::vector<std::uint32_t>& listed) const {
    std::set<std::string> ids;
    for (const std::uint32_t row : listed)
      ids.insert(id_of(row));
    return ids;
  }
  std::vector<double> points_of(const Row& row) const {
    std::vector<double> parts;
    for (const SitePoint& site : snapshot_.sites_of(row))
      parts.insert(parts.end(), {site.point.x, site.point.y, site.point.z});
    return parts;
  }

  const Snapshot& snapshot_;
};

inline void same_snapshots(const Snapshot& got, const Snapshot& expected) {
  const Held a{got};
  const Held b{expected};
  CHECK(a.rows == b.rows);
  CHECK(a.groups == b.groups);
  CHECK(a.places == b.places);
  CHECK(a.acute_help == b.acute_help);
  CHECK(a.child_protection == b.child_protection);
  CHECK(std::is_sorted(got.alike_places.begin(), got.alike_places.end()));
  CHECK(got.near_begin == expected.near_begin);
}

}  // namespace passgenau::test
