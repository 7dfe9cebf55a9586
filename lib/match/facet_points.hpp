// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace passgenau {

/// What each facet of one kind earns, found out when it is first met.
class FacetPoints {
 public:
  explicit FacetPoints(std::size_t facets) : points_(facets, unknown) {}
  /// `judge` gives the points, or `excluded`.
  template <class JudgeFacet>
  std::int32_t of(std::uint32_t facet, const JudgeFacet& judge) {
    std::int32_t& points = points_[facet];
    if (points == unknown) [[unlikely]]
      points = judge();
    return points;
  }

 private:
  static constexpr std::int32_t unknown = INT32_MIN;
  std::vector<std::int32_t> points_;
};

}  // namespace passgenau
