// SPDX-License-Identifier: GPL-2.0-or-later
// One offer more: what is promised is what comes true when the offer is really there, and no other place would do better.
#include <iostream>
#include <map>

#include "catch.hpp"
#include "oracle/stage.hpp"
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

std::vector<passgenau::Family> families_of(const Staged& staged) {
  std::vector<passgenau::Family> families;
  for (const NeedsProfile& profile : staged.profiles) {
    families.push_back({.id = std::to_string(families.size()), .profile = profile});
    families.back().profile.words.reset();
    // Some more of the same, a little apart, so that places differ.
    families.push_back(families.back());
    if (auto& point = families.back().profile.home.point) point->lat += 0.05;
  }
  return families;
}

}  // namespace

TEST_CASE("one more offer helps as many families as was said", "[gaps]") {
  const Seeds seeds = seeds_from_environment(first_seed, least_worlds);
  std::cout << "PASSGENAU_SEED=" << seeds.first << " PASSGENAU_WORLDS=" << seeds.count << '\n';
  long ideas = 0, others = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    INFO("seed " << seed);
    const Staged staged = stage(make_world(seed));
    const TemporaryFolder folder;
    // Few offers, so that something is missing.
    std::vector<Offer> offers{staged.offers.begin(), staged.offers.begin() + 3};
    write_catalog((folder / "now").string(), staged, offers);
    const Catalog now{(folder / "now").string()};
    const std::vector<passgenau::Family> families = families_of(staged);
    const Gaps found = gaps(now, families, {.least_cell = 1, .what_if = 2});
    std::vector<std::vector<bool>> before;
    for (const passgenau::Family& family : families)
      before.push_back(served(now, family.profile));
    const auto gained_by = [&](const std::string& kind, const std::string& burden, const std::string& region,
                               GeoPoint point) {
      const TemporaryFolder with;
      std::vector<Offer> more = offers;
      more.push_back(supposed_offer(kind, burden, region, point));
      write_catalog((with / "then").string(), staged, more);
      const Catalog then{(with / "then").string()};
      std::int64_t gained = 0;
      for (std::size_t i = 0; i < families.size(); ++i)
        if (before[i] != served(then, families[i].profile)) ++gained;
      return gained;
    };
    std::map<std::string, int> of_county;
    for (const WhatIf& idea : found.what_if) {
      INFO(idea.kind << idea.burden << " in " << idea.region);
      ++ideas;
      CHECK(++of_county[idea.region.substr(0, 5)] <= 2);
      CHECK(idea.families == gained_by(idea.kind, idea.burden, idea.region, idea.point));
      CHECK(idea.first_help.value_or(0) <= idea.families);
      // Nowhere else in its county it would help more.
      for (const GazetteerRow* row : staged.gazetteer.by_region(idea.region.substr(0, 5))) {
        if (row->region.size() != 8 || row->region == idea.region) continue;
        ++others;
        CHECK(gained_by(idea.kind, idea.burden, row->region,
                        *staged.gazetteer.municipality_point(row->region)) <= idea.families);
      }
    }
  }
  std::cout << ideas << " ideas, " << others << " other places\n";
  if (seeds.count < least_worlds) return;
  CHECK(ideas > 0);
  CHECK(others > 0);
}

}  // namespace passgenau::oracle
