// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace passgenau {

/// What a question found out of facets of some kinds: each is judged when it is first met, and again only where another one took
/// its place. The size grows with what the question looks at and not with the catalog: clearing a table of all facets would cost
/// more than judging those of the offers near by.
template <class Value, std::size_t kinds = 1>
class FacetCache {
 public:
  /// A kind has so many facets; `room`: places for them at least, where there are as many.
  struct Size {
    std::size_t facets = 0;
    std::size_t room = 0;
  };

  explicit FacetCache(const std::array<Size, kinds>& sizes) {
    std::size_t places = 0;
    for (std::size_t kind = 0; kind < kinds; ++kind) {
      const auto [facets, room] = sizes[kind];
      const std::size_t count =
          std::bit_ceil(std::clamp<std::size_t>(room, 1, std::max<std::size_t>(facets, 1)));
      tables_[kind] = {places, static_cast<std::uint32_t>(count - 1)};
      places += count;
    }
    slots_.resize(places);
  }

  /// Valid until the next call.
  template <class JudgeFacet>
  const Value& of(std::size_t kind, std::uint32_t facet, const JudgeFacet& judge) {
    const Table& table = tables_[kind];
    Slot& slot = slots_[table.begin + (facet & table.mask)];
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
  struct Table {
    std::size_t begin = 0;  ///< in `slots_`
    std::uint32_t mask = 0;
  };

  std::array<Table, kinds> tables_ = {};
  std::vector<Slot> slots_ = {};
};

}  // namespace passgenau
