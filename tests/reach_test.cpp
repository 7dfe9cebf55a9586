// SPDX-License-Identifier: GPL-2.0-or-later
// What of place may be skipped unjudged: no visit and no site that reaches a family, and no distance is told too far.
#include <algorithm>
#include <bit>
#include <iostream>
#include <map>
#include <set>

#include "catch.hpp"
#include "match/place_bound.hpp"
#include "match/prospects.hpp"
#include "oracle/snapshot_of.hpp"
#include "oracle/stage.hpp"
#include "planning/random.hpp"

namespace passgenau::oracle {
namespace {

// Whole blocks are passed over by the counties that their visits go to: here there are enough rows for many blocks, and every kind of
// key, and homes of which little is known.
TEST_CASE("no visit is left out, wherever it goes") {
  constexpr std::uint64_t seed = 20261122;
  std::cout << "visits: seed " << seed << '\n';
  SplitMix64 random{seed};
  const std::vector<std::string> keys{"06411000",  "06411",      "06412",     "0643",  "064",
                                      "06",        "05315000",   "05314000",  "09162", "plz:64283",
                                      "plz:50667", "country:DE", "country:AT"};
  const auto one_in = [&](std::uint64_t count) { return random.below(count) == 0; };
  // Counties lie in a row from south to north, some seven kilometres each.
  constexpr std::uint64_t counties = 90;
  const auto key_of = [](std::uint64_t county) { return "0" + std::to_string(6001 + 7 * county); };
  const auto point_in = [&](std::uint64_t county) {
    return GeoPoint{48.0 + static_cast<double>(county) / 15,
                    7.0 + static_cast<double>(random.below(50)) / 100};
  };
  Staged staged;
  staged.vocabulary = passgenau::Vocabulary::built_in();
  for (int i = 0; i < 12'000; ++i) {
    Offer& offer =
        staged.offers.emplace_back(Offer{.id = "visit/" + std::to_string(i), .title = {{"de", "Besuch"}}});
    // Where what is odd is rare, eight blocks may be passed over at once.
    const std::uint64_t odd = i < 6'000 ? 300 : 20'000;
    if (!one_in(8)) offer.home_visits.emplace();
    const std::uint64_t county = random.below(counties);
    if (offer.home_visits && !one_in(odd))
      offer.home_visits->regions.push_back(one_in(odd) ? keys[random.below(keys.size())] : key_of(county));
    if (!one_in(3)) offer.sites.push_back({.point = point_in(county)});
    if (offer.home_visits && one_in(offer.sites.empty() ? odd : 20))
      offer.home_visits->within = kilometres(30);
    if (one_in(4)) offer.remote = {Delivery::phone};
    // Sites that nobody can place, and help far away that families move to.
    if (one_in(400)) offer.sites.push_back({.confidential = one_in(2)});
    if (one_in(400)) offer.kinds = {"recovery"};
    if (i < 6'000) offer.residence.regions = {"country:DE"};
  }
  // Whole blocks, and eight of them, that nothing but this can bring to a family.
  for (int i = 0; i < 4 * 1'200; ++i) {
    Offer& offer =
        staged.offers.emplace_back(Offer{.id = "alone/" + std::to_string(i), .title = {{"de", "Hilfe"}}});
    offer.residence.regions = {"0"};
    switch (i / 1'200) {
      case 0: offer.sites = {{.confidential = true}}; break;
      case 1: offer.sites = {Site{}}; break;
      case 2:
        offer.kinds = {"recovery"};
        offer.sites = {{.point = point_in(random.below(counties))}};
        break;
      default: break;  // says no way at all
    }
  }
  const Snapshot snapshot = snapshot_of(staged);
  std::size_t eligible = 0;
  std::size_t looked_at = 0;
  std::size_t eights = 0;
  std::size_t families = 0;
  const auto ask = [&](const passgenau::Home& home, const std::vector<Delivery>& delivery) {
    const NeedsProfile family{.as_of = date(2026, 11, 21), .home = home, .delivery = delivery};
    const Question question{family, snapshot};
    const auto points = judged(snapshot, question);
    std::map<std::uint32_t, std::int32_t> found;
    Prospects all{snapshot, question};
    while (const Prospect* prospect = all.next(0))
      found[prospect->row] = prospect->most;
    for (const auto& [row, earned] : points) {
      INFO(snapshot.id(snapshot.rows[row]) << " for " << home.region << ' ' << home.postal_code);
      REQUIRE(found.count(row) == 1);
      REQUIRE(found[row] >= earned);
    }
    // Each that can earn as much as the one in the middle comes, too, where no less is asked for.
    if (points.empty()) return;
    std::vector<std::int32_t> sorted;
    for (const auto& [row, earned] : points)
      sorted.push_back(earned);
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2),
                     sorted.end());
    const std::int32_t least = sorted[sorted.size() / 2];
    std::set<std::uint32_t> rich;
    Prospects few{snapshot, question};
    while (const Prospect* prospect = few.next(least))
      rich.insert(prospect->row);
    for (const auto& [row, earned] : points)
      REQUIRE((earned < least || rich.contains(row)));
    eligible += points.size();
    for (const Stretch& stretch : stretches(snapshot, question)) {
      eights += stretch.eight ? 1 : 0;
      for_each_block(stretch, [&](std::uint32_t, std::uint32_t, std::uint64_t rows) {
        looked_at += static_cast<std::size_t>(std::popcount(rows));
      });
    }
    ++families;
  };
  for (const std::vector<Delivery>& delivery :
       {std::vector<Delivery>{Delivery::home_visit},
        std::vector<Delivery>{Delivery::site, Delivery::home_visit}, std::vector<Delivery>{Delivery::site},
        std::vector<Delivery>{Delivery::phone}, std::vector<Delivery>{}}) {
    for (const std::string region : {"06411000", "06001", "06008000", "060", "06", "05315000", "09"})
      ask({.region = region}, delivery);
    for (const std::string code : {"64283", "50667", "99999"})
      ask({.postal_code = code}, delivery);
    for (std::uint64_t county = 0; county + 1 < counties; ++county)
      ask({.region = key_of(county), .point = point_in(county + 1)}, delivery);
    ask({.point = point_in(0)}, delivery);
  }
  CHECK(eligible > 0);
  CHECK(looked_at < families * snapshot.rows.size() * 6 / 10);  // many blocks are passed over
  CHECK(eights > families);
}

// Judging rounds a distance to whole metres: found by a bound that took it as it was, and was five points too low.
TEST_CASE("the bound of place holds at every distance") {
  constexpr int sites = 8000;
  Staged staged;
  staged.vocabulary = passgenau::Vocabulary::built_in();
  for (int i = 0; i < sites; ++i) {
    const double metres = i * 0.31;
    staged.offers.push_back({.id = "at/" + std::to_string(i),
                             .title = {{"de", "Ort"}},
                             .sites = {{.point = GeoPoint{49.8731 + metres / 111'195.0, 8.6512}}}});
  }
  const Snapshot snapshot = snapshot_of(staged);
  for (const int reach : {0, 1, 2, 5}) {
    const NeedsProfile profile{.as_of = date(2026, 11, 21),
                               .home = {.point = GeoPoint{49.8731, 8.6512}},
                               .reach = kilometres(reach)};
    const Question question{profile, snapshot};
    const PlaceBound bound{snapshot, question};
    int reached = 0;
    for (const passgenau::Row& row : snapshot.rows) {
      const PlaceFinding place =
          judge_place(question, snapshot.ways[row.facet(Facet::ways)], snapshot.sites_of(row), false, {});
      if (place.verdict != passgenau::Verdict::met) continue;
      ++reached;
      INFO(snapshot.id(row) << " within " << reach << " km");
      REQUIRE(bound.of(row, bound.of_ways(row.facet(Facet::ways))) >=
              earned(question.worth(Criterion::place), place.share));
    }
    CHECK(reached > 0);
  }
}

}  // namespace
}  // namespace passgenau::oracle
