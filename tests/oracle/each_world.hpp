// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "oracle/stage.hpp"

namespace passgenau::oracle {

/// Runs `use(seed, world, staged)` for PASSGENAU_WORLDS worlds from PASSGENAU_SEED on, or for these, and says which. False where
/// somebody asked for fewer: too few for what must come up over all of them.
template <class Use>
bool for_each_world(std::uint64_t first, std::uint64_t least, Use&& use) {
  const Seeds seeds = seeds_from_environment(first, least);
  std::cout << "PASSGENAU_SEED=" << seeds.first << " PASSGENAU_WORLDS=" << seeds.count << '\n';
  for (std::uint64_t seed = seeds.first; seed < seeds.first + seeds.count; ++seed) {
    INFO("seed " << seed);
    const World world = make_world(seed);
    use(seed, world, stage(world));
  }
  return seeds.count >= least;
}

/// Its profiles as families without words, by their numbers.
inline std::vector<passgenau::Family> families_of(const Staged& staged) {
  std::vector<passgenau::Family> families;
  for (std::size_t i = 0; i < staged.profiles.size(); ++i) {
    families.push_back({.id = std::to_string(i), .profile = staged.profiles[i]});
    families.back().profile.words.reset();
  }
  return families;
}

}  // namespace passgenau::oracle
