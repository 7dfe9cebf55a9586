// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "oracle/home.hpp"
#include "oracle/random.hpp"

namespace passgenau::oracle {

/// A small catalog and some families, all of it valid input, as the JSON text that the public readers take.
struct World {
  std::uint64_t seed = 0;
  std::vector<std::string> offers;
  std::vector<std::string> profiles;
  std::vector<Row> gazetteer;
  std::string extension;  ///< own concepts, JSON Lines; may be empty
};

/// The same seed makes the same world, everywhere. Skewed to what decides: bounds on the day, distances at the reach, ties.
World make_world(std::uint64_t seed);

}  // namespace passgenau::oracle
