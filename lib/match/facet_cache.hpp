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
  /// For so many facets, and offers that will be looked at.
  FacetCache(std::size_t facets, std::size_t offers)
      : slots_(std::bit_ceil(
            std::max<std::size_t>(1, std::min(facets, std::max(least, offers / offers_a_slot))))),
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
  // Among ten thousand, a hundred thousand and a million offers a table four to eight times as large was no faster: clearing
  // costs what it saves.
  static constexpr std::size_t least = 256;
  static constexpr std::size_t offers_a_slot = 64;
  static constexpr std::uint32_t none = UINT32_MAX;
  struct Slot {
    std::uint32_t facet = none;
    Value value = {};
  };

  std::vector<Slot> slots_;
  std::uint32_t mask_;
};

}  // namespace passgenau
