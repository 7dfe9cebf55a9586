// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace passgenau {

/// What a question found out of facets of one kind: each is judged when it is first met, and again only where another one took
/// its place. Its size grows with what the question looks at and not with the catalog: clearing a table of all facets would cost
/// more than judging those of the offers near by.
template <class Value>
class FacetCache {
 public:
  /// A table for so many facets; of `room` places at least, where there are as many facets.
  FacetCache(std::size_t facets, std::size_t room)
      : slots_(std::bit_ceil(std::clamp<std::size_t>(room, 1, std::max<std::size_t>(facets, 1))), Slot{}),
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
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Slot {
    std::uint32_t facet = none;
    Value value = {};
  };

  std::vector<Slot> slots_;
  std::uint32_t mask_;
};

}  // namespace passgenau
