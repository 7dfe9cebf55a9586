// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/region.hpp"

namespace passgenau {

/// The county (Kreis) of a region key of five digits and more, its first five as a number; empty for a larger region, a
/// postal code, a country.
inline std::optional<std::uint32_t> county_of(std::string_view key) {
  if (key.size() < county_digits) return {};
  std::uint32_t county = 0;
  for (const char digit : key.substr(0, county_digits)) {
    if (digit < '0' || digit > '9') return {};
    county = county * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return county;
}

/// Many counties in a word: two may share a bit.
constexpr std::uint64_t county_bit(std::uint32_t county) { return std::uint64_t{1} << county % 64; }

}  // namespace passgenau
