// SPDX-License-Identifier: GPL-2.0-or-later
// Stretches that can earn exactly what is asked of them, or one point less: thresholds of naming rise by steps of 512 points, and one
// family in many meets such a border.
#include <map>
#include <string>
#include <vector>

#include "catch.hpp"
#include "match/bill.hpp"
#include "match/facts.hpp"
#include "match/matcher.hpp"
#include "match/prospects.hpp"
#include "match/snapshot.hpp"

namespace passgenau {
namespace {

constexpr double home_lat = 49;
constexpr double home_lon = 8;
constexpr int reach_m = 100'000;
constexpr Date today{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{21}};
/// Offers whose place earns more than this are over: they are promising, and no match.
constexpr int over_above = 19'485;

/// A block of offers for each of many points that place can earn, all of them fully stated: nothing but place tells them apart.
Snapshot offers_by_points_of_place() {
  std::vector<std::string> facts;
  const auto put = [&](int points) {
    const double half_value_m = reach_m / 2.0;
    const double metres = 12'000 * half_value_m / (points - 8'001.0) - half_value_m;
    constexpr double metres_a_degree = 111'195;
    for (int i = 0; i < 64; ++i) {
      Offer offer{.id = std::to_string(points) + '/' + std::to_string(i), .title = {{"de", "Ort"}}};
      offer.sites = {{.point = GeoPoint{home_lat + metres / metres_a_degree, home_lon}}};
      offer.residence.regions = {"country:DE"};
      offer.capacity = {.status = CapacityStatus::open, .as_of = today};
      offer.verified = today;
      if (points > over_above)
        offer.valid.until = Date{today.year() - std::chrono::years{6}, today.month(), today.day()};
      facts.push_back(pack_facts(offer));
    }
  };
  for (int points = 19'990; points > 19'500; points -= 20)
    put(points);
  for (int points = 19'500; points > 19'470; --points)
    put(points);
  return build_snapshot(Vocabulary::built_in(), {}, [&](const auto& use) {
    for (const std::string& one : facts)
      use(one);
  });
}

TEST_CASE("offers at the border of a step of points come, too") {
  const Snapshot snapshot = offers_by_points_of_place();
  for (const std::size_t needs : {0U, 1U}) {
    for (const int limit : {1, 2, 5, 20, 200}) {
      NeedsProfile profile{.as_of = today,
                           .home = {.point = GeoPoint{home_lat, home_lon}},
                           .reach = Distance::metres(reach_m),
                           .limit = limit};
      if (needs > 0) profile.needs = {{.burden = "economic/debt"}};
      INFO(needs << " needs, limit " << limit);
      const Question question{profile, snapshot};
      Judge judge{snapshot, question};
      std::map<std::uint32_t, std::int32_t> most;
      Prospects all{snapshot, question};
      while (const Prospect* prospect = all.next(0))
        REQUIRE(most.emplace(prospect->row, prospect->most).second);
      std::int32_t best = 0;
      std::size_t eligible = 0;
      for (std::uint32_t row = 0; row < snapshot.rows.size(); ++row) {
        Bill bill;
        judge.judge_all(snapshot.rows[row], bill);
        if (!bill.eligible) continue;
        ++eligible;
        best = std::max(best, bill.points);
        INFO(snapshot.id(snapshot.rows[row]));
        REQUIRE(most.count(row) == 1);
        REQUIRE(most[row] >= bill.points);
      }
      REQUIRE(eligible > 0);
      const Answer answer = match_profile(snapshot, profile);
      REQUIRE_FALSE(answer.matches.empty());
      CHECK(answer.matches.front().points().thousandths == best);
    }
  }
}

}  // namespace
}  // namespace passgenau
