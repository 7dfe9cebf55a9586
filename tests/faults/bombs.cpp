// SPDX-License-Identifier: GPL-2.0-or-later
// Bombs: whatever is over its limit is refused before much is done with it. Counted in allocations, of which the 100,000 words of a
// search would take some millions; their instructions are counted by house/worst.
#include <iostream>

#include "catch.hpp"
#include "faults/shim/faults.hpp"
#include "faults/tools.hpp"
#include "passgenau/passgenau.hpp"
#include "store/tools.hpp"
#include "support/bombs.hpp"

namespace passgenau {
namespace {

using namespace test;

TEST_CASE("a bomb is refused before it is looked at") {
  if (!faults::counts_allocations()) return skip("the memory is the sanitizer's");
  const TemporaryFolder folder;
  run_import(folder / "c", 1);
  const Catalog catalog{folder / "c"};
  // What the first search makes for all is no part of the count.
  static_cast<void>(catalog.search({.words = "wort1"}));
  const ProfileReader reader;
  // Of what is small enough to be read at all: its parts, and its problems.
  constexpr long most = 2000;
  for (const Bomb& bomb : bombs(catalog, reader)) {
    faults::arm({});
    const Outcome found = outcome(bomb.ignite);
    faults::disarm();
    const long allocations = faults::calls(faults::Call::allocate);
    std::cout << bomb.what << ": " << allocations << " allocations\n";
    INFO(bomb.what);
    CHECK(found.name == bomb.refused_as);
    CHECK(allocations < most);
  }
}

}  // namespace
}  // namespace passgenau
