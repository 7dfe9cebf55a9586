// SPDX-License-Identifier: GPL-2.0-or-later
// One offer more: what is promised is what comes true when the offer is really there, and no other place would do better.
#include <algorithm>
#include <iostream>
#include <map>

#include "catch.hpp"
#include "oracle/each_world.hpp"
#include "passgenau/passgenau.hpp"
#include "planning/gaps_what_if.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 60;
constexpr std::uint64_t first_seed = 6'000'001;

/// Whether something in reach is made for each need of a family, full or not.
std::vector<bool> served(const Catalog& catalog, const NeedsProfile& profile) {
  std::vector<bool> needs(profile.needs.size());
  for (const std::string& id : catalog.ids()) {
    if (!catalog.why(profile, id).eligible) continue;
    for (std::size_t i = 0; i < needs.size(); ++i) {
      NeedsProfile alone = profile;
      alone.needs = {profile.needs[i]};
      for (const Reason& reason : catalog.why(alone, id).match.reasons)
        if (reason.criterion == Criterion::needs && reason.verdict == passgenau::Verdict::met)
          needs[i] = true;
    }
  }
  return needs;
}

/// Families for whom something is made now, and those of them for whom nothing was.
struct Gained {
  std::int64_t families = 0;
  std::int64_t first_help = 0;
};

/// Each twice, a little apart, so that places differ.
std::vector<passgenau::Family> pairs_of_families(const Staged& staged) {
  std::vector<passgenau::Family> pairs;
  for (const passgenau::Family& family : families_of(staged)) {
    pairs.insert(pairs.end(), 2, family);
    if (auto& point = pairs.back().profile.home.point) point->lat += 0.05;
  }
  return pairs;
}

}  // namespace

TEST_CASE("one more offer helps as many families as was said", "[gaps]") {
  long ideas = 0, others = 0, first_helps = 0, not_all_first = 0;
  const bool enough =
      for_each_world(first_seed, least_worlds, [&](std::uint64_t, const World&, const Staged& staged) {
        const TemporaryFolder folder;
        // Few offers, so that something is missing.
        std::vector<Offer> offers{staged.offers.begin(), staged.offers.begin() + 3};
        write_catalog((folder / "now").string(), staged, offers);
        const Catalog now{(folder / "now").string()};
        const std::vector<passgenau::Family> families = pairs_of_families(staged);
        const Gaps found = gaps(now, families, {.least_cell = 1, .what_if = 2});
        std::vector<std::vector<bool>> before;
        for (const passgenau::Family& family : families)
          before.push_back(served(now, family.profile));
        const auto gained_by = [&](const std::string& kind, const std::string& burden,
                                   const std::string& region, GeoPoint point) {
          const TemporaryFolder with;
          std::vector<Offer> more = offers;
          more.push_back(supposed_offer(kind, burden, region, point));
          write_catalog((with / "then").string(), staged, more);
          const Catalog then{(with / "then").string()};
          Gained gained;
          for (std::size_t i = 0; i < families.size(); ++i) {
            if (before[i] == served(then, families[i].profile)) continue;
            ++gained.families;
            gained.first_help += std::find(before[i].begin(), before[i].end(), true) == before[i].end();
          }
          return gained;
        };
        std::map<std::string, int> of_county;
        for (const WhatIf& idea : found.what_if) {
          INFO(idea.kind << idea.burden << " in " << idea.region);
          ++ideas;
          CHECK(++of_county[idea.region.substr(0, 5)] <= 2);
          const Gained gained = gained_by(idea.kind, idea.burden, idea.region, idea.point);
          CHECK(idea.families == gained.families);
          CHECK(idea.first_help.value_or(0) == gained.first_help);
          first_helps += gained.first_help > 0;
          not_all_first += gained.first_help < gained.families;
          // Nowhere else in its county it would help more.
          for (const GazetteerRow* row : staged.gazetteer.by_region(idea.region.substr(0, 5))) {
            if (row->region.size() != 8 || row->region == idea.region) continue;
            ++others;
            CHECK(gained_by(idea.kind, idea.burden, row->region,
                            *staged.gazetteer.municipality_point(row->region))
                      .families <= idea.families);
          }
        }
      });
  std::cout << ideas << " ideas, " << others << " other places\n";
  if (!enough) return;
  CHECK(ideas > 0);
  CHECK(others > 0);
  CHECK(first_helps > 0);
  CHECK(not_all_first > 0);
}

}  // namespace passgenau::oracle
