// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace passgenau {

/// What a question found out of facets of one kind: each is judged when it is first met, and again only where another one took
/// its place. Its size does not grow with the catalog: a question looks at few of a large catalog's facets, and clearing a
/// table of all of them would cost more than judging those.
template <class Value>
class FacetCache {
 public:
  explicit FacetCache(std::size_t facets)
      : slots_(std::min(std::bit_ceil(std::max<std::size_t>(facets, 1)), most)),
        mask_{static_cast<std::uint32_t>(slots_.size() - 1)} {}

  /// Valid until the next call.
  template <class JudgeFacet>
  const Value& of(std::uint32_t facet, const JudgeFacet& judge) {
    Slot& slot = slots_[facet & mask_];
    if (slot.facet != facet) [[unlikely]]
      slot = {facet, judge()};
    return slot.value;
  }

 private:
  /// Measured: with 128 the facets of a large town drive each other out, with 1,024 clearing costs more than it saves.
  static constexpr std::size_t most = 512;
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Slot {
    std::uint32_t facet = none;
    Value value = {};
  };

  std::vector<Slot> slots_;
  std::uint32_t mask_;
};

}  // namespace passgenau
