// SPDX-License-Identifier: GPL-2.0-or-later
// How rows are found in a snapshot: by place, by id, by what is like them.
#include <algorithm>

#include "match/snapshot.hpp"

namespace passgenau {

void Box::add(const UnitVector& point) {
  const double unit[3] = {point.x, point.y, point.z};
  for (int i = 0; i < 3; ++i) {
    low[i] = std::min(low[i], static_cast<float>(unit[i]));
    high[i] = std::max(high[i], static_cast<float>(unit[i]));
  }
}

void Box::add(const Box& other) {
  for (int i = 0; i < 3; ++i) {
    low[i] = std::min(low[i], other.low[i]);
    high[i] = std::max(high[i], other.high[i]);
  }
}

float Box::chord_squared(const UnitVector& from) const {
  const float unit[3] = {static_cast<float>(from.x), static_cast<float>(from.y), static_cast<float>(from.z)};
  float sum = 0;
  for (int i = 0; i < 3; ++i) {
    const float outside = std::max({low[i] - unit[i], unit[i] - high[i], 0.0F});
    sum += outside * outside;
  }
  return sum;
}

std::uint32_t Snapshot::alike_group(std::uint32_t row) const {
  return std::lower_bound(alike_groups.begin(), alike_groups.end(), std::pair{row, std::uint32_t{0}})->second;
}

const Row* Snapshot::find(std::string_view offer_id) const {
  std::size_t low = 0;
  std::size_t high = rows.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const Row& row = rows[row_of_rank[middle]];
    if (id(row) < offer_id)
      low = middle + 1;
    else
      high = middle;
  }
  if (low == rows.size()) return nullptr;
  const Row& row = rows[row_of_rank[low]];
  return id(row) == offer_id ? &row : nullptr;
}

}  // namespace passgenau
