// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/place.hpp"
#include "passgenau/profile.hpp"

namespace passgenau {

/// One place where the family may live.
struct HomeCandidate {
  std::string region = {};       ///< AGS prefix; empty: unknown
  std::string postal_code = {};  ///< empty: unknown

  auto operator<=>(const HomeCandidate&) const = default;
};

/// A home with all that the gazetteer adds. A postal code over several municipalities stays several
/// candidates.
struct LocatedHome {
  std::vector<HomeCandidate> candidates = {};  ///< never empty
  std::optional<GeoPoint> point = {};
};

/// docs/matching.md, "Where the home is". `home` states at least one part.
LocatedHome locate(const Home& home, const Gazetteer& gazetteer);

/// Where a site without coordinates stands: its postal code's point, else its municipality's.
std::optional<GeoPoint> locate_site(std::string_view postal_code, std::string_view region,
                                    const Gazetteer& gazetteer);

enum class Ternary : std::uint8_t { no, maybe, yes };

/// Does a key of `residence` hold the candidate? `key` is a municipality key, `plz:` or `country:`.
Ternary holds(std::string_view key, const HomeCandidate& candidate);

}  // namespace passgenau
