// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <climits>
#include <optional>
#include <string_view>

#include "passgenau/gaps.hpp"

/// The keys of the tables of gaps, and the way to a cell.
namespace passgenau {

/// How old the youngest child is, youngest first.
struct AgeKey {
  std::string_view key = {};
  int below_months = 0;  ///< and not below those of the key before
};
inline constexpr std::array<AgeKey, 6> age_keys{
    {{"unborn", 0}, {"P0M", 6}, {"P6M", 12}, {"P1Y", 24}, {"P2Y", 36}, {"P3Y", INT_MAX}}};

/// Its place in `age_keys`; their number where it is none of them, so that it sorts last.
constexpr std::size_t age_place(std::string_view key) {
  std::size_t place = 0;
  while (place < age_keys.size() && age_keys[place].key != key)
    ++place;
  return place;
}

/// Without cells where there is no such table.
inline const GapTable& table_of(const Gaps& gaps, GapDimension rows,
                                std::optional<GapDimension> columns = {}) {
  static const GapTable none;
  const auto found = std::find_if(gaps.tables.begin(), gaps.tables.end(), [&](const GapTable& table) {
    return table.rows == rows && table.columns == columns;
  });
  return found == gaps.tables.end() ? none : *found;
}

/// Of a table of one dimension; null where nothing is told of it.
inline const GapFigures* figures_of(const GapTable& table, std::string_view row) {
  const auto found =
      std::lower_bound(table.cells.begin(), table.cells.end(), row,
                       [](const GapCell& cell, std::string_view wanted) { return cell.row < wanted; });
  return found == table.cells.end() || found->row != row ? nullptr : &found->figures;
}

}  // namespace passgenau
