// SPDX-License-Identifier: GPL-2.0-or-later
// Several networks as one catalog: the law that they answer as one catalog of the same offers does, over seeded worlds.
// PASSGENAU_WORLDS and PASSGENAU_SEED as in oracle_test.cpp. tests/federation/ has what happens when one of them is missing.
#include <iostream>

#include "catch.hpp"
#include "federation/split.hpp"

namespace passgenau::test {
namespace {

TEST_CASE("several networks answer as one catalog of the same offers, byte by byte") {
  constexpr std::uint64_t first = 10'000'001;
  constexpr std::uint64_t least = 6;
  const oracle::Seeds seeds = oracle::seeds_from_environment(first, least);
  std::size_t matched = 0;
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    Split split{seed};
    INFO("seed " << seed << ", " << split.networks.size() << " networks");
    const Catalog federation = Catalog::open(split.networks);
    for (const NetworkState& network : federation.state().networks)
      REQUIRE(!network.problem);
    REQUIRE(federation.gazetteer().rows() == split.staged.gazetteer.rows());
    REQUIRE(federation.vocabulary().concepts() == split.staged.vocabulary.concepts());
    const Catalog merged = split.merged(federation);
    matched += compare(federation, merged, split.staged.profiles, split.random);
  }
  std::cout << "  " << seeds.count << " worlds from seed " << seeds.first << ", " << matched << " matches\n";
  CHECK(matched > 0);
}

TEST_CASE("a neighbour's offer is kept from a family by whom it serves, not by whose it is") {
  const TemporaryFolder folder;
  const auto put = [&](const std::string& name, const std::string& json) {
    CatalogWriter writer{(folder / name).string()};
    writer.put(offer_from_json(json, {}).value);
    writer.commit();
  };
  put("west", R"({"id":"x","title":{"de":"Für alle"},"remote":["phone"]})");
  put("east", R"({"id":"x","title":{"de":"Nur hier"},"remote":["phone"],"residence":{"regions":["06432"]}})");
  const Catalog both =
      Catalog::open({{"west", (folder / "west").string()}, {"east", (folder / "east").string()}});
  NeedsProfile family{.as_of = date(2026, 11, 22), .home = {.region = "06432001"}};
  CHECK(both.match(family).matches.size() == 2);
  family.home.region = "06411000";
  const Answer answer = both.match(family);
  REQUIRE(answer.matches.size() == 1);
  CHECK(answer.matches[0].offer == "west:x");
  CHECK(!both.why(family, "east:x").eligible);
}

}  // namespace
}  // namespace passgenau::test
