// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/region.hpp"
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
  /// Those of these numbers, the last one included.
  void add_numbers(std::uint64_t first, std::uint64_t last, std::vector<std::uint32_t>& found) const;
  /// `as_beginning`: those that begin with it, too.
  void add_others(std::string_view key, bool as_beginning, std::vector<std::uint32_t>& found) const;
  /// In `numbers_`. O(log n).
  std::size_t first_not_below(std::uint64_t number) const;

  std::vector<std::uint64_t> numbers_ = {};          ///< keys of digits, packed, sorted
  std::vector<std::uint32_t> facets_ = {};           ///< of each
  std::bitset<municipality_digits + 1> sizes_ = {};  ///< digits that any of them has
  std::vector<Entry> others_ = {};                   ///< keys of postal codes and countries, sorted
  std::vector<std::uint32_t> open_ = {};             ///< facets that list no region
};

}  // namespace passgenau
