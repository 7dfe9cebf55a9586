// SPDX-License-Identifier: GPL-2.0-or-later
// A handle that follows the commits of months holds no more than one that was opened today.
#include <malloc.h>

#include <iostream>
#include <string>

#include "catalog/tools.hpp"
#include "catch.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

TEST_CASE("a catalog that is refreshed, matched and searched after each commit does not grow") {
  // A sanitizer's allocator says nothing.
  if (mallinfo2().uordblks == 0) return skip("the memory is the sanitizer's");
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  constexpr int offers = 50;
  const auto offer_at = [](int commit, int number) {
    Offer offer = offer_of("o" + std::to_string(number));
    offer.title["de"] = "Schreiambulanz " + std::to_string(commit % 10);
    offer.addresses = {"child/excessive-crying"};
    return offer;
  };
  {
    CatalogWriter writer{path};
    for (int i = 0; i < offers; ++i)
      writer.put(offer_at(0, i));
    writer.commit();
  }
  Catalog held{path};
  const NeedsProfile family{.as_of = today, .needs = {{"child/excessive-crying"}}};
  NeedsProfile with_words = family;
  with_words.words = Words{.text = "Schreiambulanz"};
  int commits = 0;
  // One thread, so one arena of the allocator.
  const auto held_after = [&](int wanted) {
    for (; commits < wanted; ++commits) {
      CatalogWriter writer{path};
      writer.put(offer_at(commits, commits % offers));
      writer.commit();
      REQUIRE(held.refresh());
      REQUIRE_FALSE(held.match(family, {.near_misses = 3, .ask = 3}).matches.empty());
      REQUIRE_FALSE(held.match(with_words).matches.empty());
      REQUIRE_FALSE(held.search({.words = "Schreiambulans", .language = "de"}).hits.empty());
    }
    const auto memory = mallinfo2();
    return memory.uordblks + memory.hblkhd;
  };
  constexpr std::size_t flat = 24 * 1024;
  // What no offer names any more stays in the tables until, after 64 changes, all is read anew.
  const std::size_t before = held_after(85);
  const std::size_t after = held_after(85 + 65);
  std::cout << "held after 85 commits: " << before << " bytes, after 150: " << after << '\n';
  CHECK(after < before + flat);
}

}  // namespace
}  // namespace passgenau
