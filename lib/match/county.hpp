// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
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

/// Some of the four hundred counties of Germany. Two may share a bit: one that was not added may be held, but one that was is never
/// missed.
class Counties {
 public:
  void add(std::uint32_t county) { words_[county % bits / 64] |= bit(county); }
  void add(const Counties& other) {
    for (std::size_t i = 0; i < words_.size(); ++i)
      words_[i] |= other.words_[i];
  }
  bool may_hold(std::uint32_t county) const { return (words_[county % bits / 64] & bit(county)) != 0; }

 private:
  static constexpr std::uint32_t bits = 509;  // a prime: keys count by ones, tens and hundreds

  static constexpr std::uint64_t bit(std::uint32_t county) { return std::uint64_t{1} << county % bits % 64; }

  std::array<std::uint64_t, bits / 64 + 1> words_ = {};
};

}  // namespace passgenau
