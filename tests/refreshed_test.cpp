// SPDX-License-Identifier: GPL-2.0-or-later
// A catalog that goes on from what it showed by what was recorded of the commits since answers as one that is opened this moment, byte by
// byte.  PASSGENAU_WORLDS and PASSGENAU_SEED as in oracle_test.cpp.
#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "match/catalog_inside.hpp"
#include "match/facts.hpp"
#include "match/snapshot.hpp"
#include "match/snapshot_change.hpp"
#include "oracle/each_world.hpp"
#include "planning/random.hpp"
#include "refreshed/tools.hpp"

namespace passgenau::oracle {
namespace {

using test::same_snapshots;

constexpr std::uint64_t least_worlds = 60;
constexpr std::uint64_t first_seed = 5'000'001;  // other worlds than those of the other programs

std::string answered(const Catalog& catalog, const NeedsProfile& profile) {
  return to_json(catalog.match(profile, {.near_misses = 3, .ask = 2}));
}

/// Puts some, in place of what has their ids, and takes some out. One gets what another one says: its ages, its sites, its likeness.
void change(CatalogWriter& writer, const std::vector<Offer>& offers, SplitMix64& random) {
  const auto any = [&]() -> const Offer& { return offers[random.below(offers.size())]; };
  // Some worlds have none: a commit may change nothing.
  for (std::uint64_t count = random.below(4) == 0 ? 12 : 1 + random.below(3); count > 0 && !offers.empty();
       --count) {
    Offer offer = any();
    if (random.below(3) == 0) {
      writer.remove(offer.id);
      continue;
    }
    if (random.below(2) == 0) offer.id = any().id;
    if (random.below(8) == 0) offer.id = "new/" + std::to_string(random.below(30));
    writer.put(offer);
  }
  writer.commit();
}

TEST_CASE("a refreshed catalog answers as one that was opened") {
  std::size_t by_changes = 0;
  std::size_t refreshed = 0;
  for_each_world(first_seed, least_worlds, [&](std::uint64_t seed, const World&, const Staged& staged) {
    const TemporaryFolder folder;
    const std::string path = folder / "catalog";
    SplitMix64 random{seed};
    std::vector<Offer> some = staged.offers;
    some.resize(some.size() / 2);
    write_catalog(path, staged, some);
    Catalog catalog{path};
    CatalogWriter writer{path};
    for (int round = 0; round < 8; ++round) {
      // Now and then it falls some commits behind.
      for (std::uint64_t commits = 1 + random.below(3); commits > 0; --commits)
        change(writer, staged.offers, random);
      REQUIRE(catalog.refresh());
      ++refreshed;
      if (CatalogInside::snapshot(catalog)->changes > 0) ++by_changes;
      const Catalog opened{path};
      same_snapshots(*CatalogInside::snapshot(catalog), *CatalogInside::snapshot(opened));
      CHECK(catalog.ids() == opened.ids());
      CHECK(catalog.state().revision == opened.state().revision);
      CHECK(catalog.state().offers == opened.state().offers);
      for (const NeedsProfile& profile : staged.profiles)
        REQUIRE(answered(catalog, profile) == answered(opened, profile));
    }
  });
  // What is read anew each time would be as right, and tested by others.
  CHECK(by_changes > refreshed / 2);
}

TEST_CASE("a federation goes on by what changed in each of its networks") {
  std::size_t by_changes = 0;
  std::size_t refreshed = 0;
  for_each_world(first_seed + 1000, 10, [&](std::uint64_t seed, const World&, const Staged& staged) {
    const TemporaryFolder folder;
    SplitMix64 random{seed};
    const std::vector<Network> networks{{.name = "b-county", .path = folder / "b"},
                                        {.name = "a-county", .path = folder / "a"}};
    for (const Network& network : networks)
      write_catalog(network.path, staged, staged.offers);
    Catalog catalog = Catalog::open(networks);
    for (int round = 0; round < 4; ++round) {
      for (const Network& network : networks)
        if (round != 1 || network.name == "a-county") {
          CatalogWriter writer{network.path};
          change(writer, staged.offers, random);
        }
      REQUIRE(catalog.refresh());
      ++refreshed;
      if (CatalogInside::snapshot(catalog)->changes > 0) ++by_changes;
      const Catalog opened = Catalog::open(networks);
      same_snapshots(*CatalogInside::snapshot(catalog), *CatalogInside::snapshot(opened));
      for (std::size_t i = 0; i < networks.size(); ++i) {
        CHECK(catalog.state().networks[i].offers == opened.state().networks[i].offers);
        CHECK(catalog.state().networks[i].revision == opened.state().networks[i].revision);
      }
      for (const NeedsProfile& profile : staged.profiles)
        REQUIRE(answered(catalog, profile) == answered(opened, profile));
    }
  });
  CHECK(by_changes > refreshed / 2);
}

// Those that changed counted among the 1,024 whose facts are read again: more of them were never used.
TEST_CASE("many changes at once make the snapshot that all facts make") {
  constexpr int offers = 1500;
  const auto facts_of_all = [](int changed) {
    return [changed](const auto& use) {
      for (int i = 0; i < offers; ++i)
        use(pack_facts({.id = "o" + std::to_string(i),
                        .title = {{"de", "Elterncafé " + std::to_string(i < changed ? i + offers : i)}}}));
    };
  };
  const Snapshot before = build_snapshot({}, {}, facts_of_all(0));
  std::vector<ChangedFacts> changes;
  facts_of_all(1100)([&](const std::string& bytes) {
    if (changes.size() < 1100) changes.push_back({.id = std::string{view_facts(bytes)->id}, .facts = bytes});
  });
  std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  const auto changed = changed_snapshot(before, changes, [](std::string_view) { return std::string{}; });
  REQUIRE(changed);
  same_snapshots(*changed, build_snapshot({}, {}, facts_of_all(1100)));
}

// Which strangers share a code depends on the order of their coming, which a snapshot of changes does not keep.
TEST_CASE("concepts that nobody knows are counted anew where they become too many") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const auto strange = [](int nth, int count) {
    Offer offer{.id = "o" + std::to_string(nth), .title = {{"de", "x"}}};
    for (int i = 0; i < count; ++i)
      offer.addresses.push_back("strange/" + std::to_string(nth) + "-" + std::to_string(i));
    return offer;
  };
  CatalogWriter writer{path};
  for (int nth = 0; nth < 45; ++nth)
    writer.put(strange(nth, 90));
  writer.commit();
  Catalog catalog{path};
  writer.put(strange(0, 30));
  writer.commit();
  REQUIRE(catalog.refresh());
  CHECK(CatalogInside::snapshot(catalog)->changes == 1);
  writer.put(strange(45, 90));
  writer.commit();
  REQUIRE(catalog.refresh());
  CHECK(CatalogInside::snapshot(catalog)->changes == 0);
}

TEST_CASE("a backup that was put back and counts the same revisions is another state") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const auto put = [&](const std::string& title) {
    CatalogWriter writer{path};
    writer.put({.id = "o", .title = {{"de", title}}});
    writer.commit();
  };
  put("first");
  std::filesystem::copy(path, folder / "backup");
  put("second");
  Catalog catalog{path};
  std::filesystem::remove_all(path);
  std::filesystem::copy(folder / "backup", path);
  put("another");
  CHECK(catalog.refresh());
  CHECK(catalog.offer("o")->title.at("de") == "another");
}

}  // namespace
}  // namespace passgenau::oracle
