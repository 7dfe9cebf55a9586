// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "passgenau/offer.hpp"
#include "passgenau/profile.hpp"
#include "planning/random.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::bench {

/// What a world draws from it.
class Random : public SplitMix64 {
 public:
  using SplitMix64::SplitMix64;

  double unit() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  bool chance(double share) { return unit() < share; }
  template <class List>
  auto& pick(const List& list) {
    return list[below(list.size())];
  }
};

/// A world of offers and families with the skew of the real ones: places by population (the shared
/// gazetteer's 10,753 municipalities where it is present, else 400 towns made up with the same distribution
/// of sizes), burdens by prevalence, ages and languages as in the open data.
struct World {
  std::vector<Offer> offers = {};
  std::vector<NeedsProfile> families = {};
};

enum class Towns { real_where_present, made_up };

/// The same seed gives the same world, with made-up towns on every machine. `words`: of text in each offer.
World make_world(std::size_t offers, std::size_t families, std::uint64_t seed, std::size_t words = 40,
                 Towns towns = Towns::real_where_present);

/// A world that is too large to hold, or lies in a part of the country.
struct WorldPlan {
  std::size_t offers = 0;
  std::size_t families = 0;
  std::uint64_t seed = 0;
  std::size_t words = 40;
  Towns towns = Towns::real_where_present;
  /// Offers lie in the towns nearest the middle of the country that hold this share of its people, families in those that
  /// hold that one: a world that grows in area keeps its density.
  double part = 1;
  double part_of_families = 1;
};

/// Calls `offer` for each offer, then `family` for each family. `make_world` is this with the whole country.
void draw_world(const WorldPlan& plan, const std::function<void(Offer)>& offer,
                const std::function<void(NeedsProfile)>& family);

/// Are the towns of the shared gazetteer at hand?
bool has_real_towns();

using test::TemporaryFolder;

/// Where catalogs stand that are measured: on a disk, for a commit waits for it.
inline std::filesystem::path disk() { return std::filesystem::temp_directory_path(); }

}  // namespace passgenau::bench
