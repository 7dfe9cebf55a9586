// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// What a gazetteer reads from a row.
enum class Column : std::uint8_t { postal_code, place, region, lat, lon, population, country };
inline constexpr std::size_t column_count = 7;

/// Where each column stands, and what its header calls it.
struct Columns {
  struct Found {
    std::size_t index = 0;
    std::string header = {};
  };

  std::array<std::optional<Found>, column_count> found = {};
  /// Codes that are no municipality key say nothing about the region: GeoNames' administrative codes.
  bool region_is_administrative = false;

  const std::optional<Found>& operator[](Column column) const {
    return found[static_cast<std::size_t>(column)];
  }
  std::optional<Found>& operator[](Column column) { return found[static_cast<std::size_t>(column)]; }
  /// How many columns were recognised.
  std::size_t count() const;
};

/// Recognises the usual German and English names; letter case, blanks and punctuation do not count. Where
/// several columns could be meant, the name that stands first in the table wins.
Columns columns_of_header(const std::vector<std::string_view>& header);
/// GeoNames' postal-code files: country, postal code, place, three times name and code of an administrative
/// unit, lat, lon, accuracy.
Columns geonames_columns();

}  // namespace passgenau
