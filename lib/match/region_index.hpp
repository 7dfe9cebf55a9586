// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "passgenau/offer.hpp"
#include "place/locate.hpp"

namespace passgenau {

/// Finds the residence facets that may hold a home without looking at the others: by the keys they list.
class RegionIndex {
 public:
  RegionIndex() = default;
  explicit RegionIndex(const std::vector<Residence>& residences);

  /// Numbers of all facets that are not certainly unmet, each once, in ascending order. What is left out lists
  /// regions, and none of its keys holds, or may hold, any of the candidates.
  std::vector<std::uint32_t> may_hold(const std::vector<HomeCandidate>& candidates) const;

 private:
  using Entry = std::pair<std::string, std::uint32_t>;

  /// Keys that the region begins with, and keys that begin with the region.
  void add_in_line(std::string_view region, std::vector<std::uint32_t>& found) const;
  void add_equal(std::string_view key, std::vector<std::uint32_t>& found) const;
  void add_beginning(std::string_view prefix, std::vector<std::uint32_t>& found) const;
  std::vector<Entry>::const_iterator first_not_below(std::string_view key) const;

  std::vector<Entry> keys_ = {};          ///< sorted
  std::vector<std::uint32_t> open_ = {};  ///< facets that list no region
};

}  // namespace passgenau
