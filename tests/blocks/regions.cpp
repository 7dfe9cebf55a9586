// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <vector>

#include "catch.hpp"
#include "match/region_index.hpp"
#include "planning/random.hpp"

namespace passgenau {
namespace {

constexpr std::uint64_t seed = 20261124;

TEST_CASE("regions are found that may hold a home, each once, and no other") {
  SplitMix64 random{seed};
  const auto key_of = [&] {
    std::string key;
    for (std::uint64_t digits = 2 + random.below(7); digits > 0; --digits)
      key += static_cast<char>('0' + random.below(2));
    return key;
  };
  int found_by_part = 0;
  for (int round = 0; round < 2000; ++round) {
    std::vector<Residence> residences(random.below(40));
    for (Residence& residence : residences)
      for (std::uint64_t keys = random.below(4); keys > 0; --keys) {
        const std::uint64_t kind = random.below(8);
        residence.regions.push_back(kind == 0   ? "country:DE"
                                    : kind == 1 ? "country:PL"
                                    : kind == 2 ? "plz:" + std::to_string(10000 + random.below(4))
                                                : key_of());
      }
    std::vector<HomeCandidate> homes(1 + random.below(2));
    for (HomeCandidate& home : homes) {
      if (random.below(5) > 0) home.region = key_of();
      if (random.below(3) > 0) home.postal_code = std::to_string(10000 + random.below(4));
    }
    const auto may_hold = [&](const std::string& key, const HomeCandidate& home) {
      if (key.starts_with("country:")) return key == "country:DE";
      if (key.starts_with("plz:")) return home.postal_code.empty() || key == "plz:" + home.postal_code;
      const bool part = key.starts_with(home.region) || home.region.starts_with(key);
      found_by_part += part && key.size() != home.region.size() ? 1 : 0;
      return part;
    };
    std::vector<std::uint32_t> expected;
    for (std::uint32_t facet = 0; facet < residences.size(); ++facet) {
      const std::vector<std::string>& regions = residences[facet].regions;
      if (regions.empty() || std::any_of(regions.begin(), regions.end(), [&](const std::string& key) {
            return std::any_of(homes.begin(), homes.end(),
                               [&](const HomeCandidate& home) { return may_hold(key, home); });
          }))
        expected.push_back(facet);
    }
    INFO("round " << round);
    REQUIRE(RegionIndex{residences}.may_hold(homes) == expected);
  }
  CHECK(found_by_part > 0);
}

}  // namespace
}  // namespace passgenau
