// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "passgenau/offer.hpp"
#include "passgenau/profile.hpp"

namespace passgenau::bench {

/// splitmix64 (Sebastiano Vigna, public domain): the same numbers everywhere, unlike the distributions of
/// <random>.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_{seed} {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
  }
  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  bool chance(double share) { return unit() < share; }
  template <class List>
  auto& pick(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

/// A world of offers and families with the skew of the real ones: places by population (the shared
/// gazetteer's 10,753 municipalities where it is present, else 400 towns made up with the same distribution
/// of sizes), burdens by prevalence, ages and languages as in the open data.
struct World {
  std::vector<Offer> offers = {};
  std::vector<NeedsProfile> families = {};
};

/// The same seed gives the same world. `words`: of text in each offer.
World make_world(std::size_t offers, std::size_t families, std::uint64_t seed, std::size_t words = 40);

/// A folder for a catalog, removed at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  std::string file(const std::string& name) const { return path_ + '/' + name; }

 private:
  std::string path_;
};

}  // namespace passgenau::bench
