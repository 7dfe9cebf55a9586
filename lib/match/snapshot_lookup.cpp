// SPDX-License-Identifier: GPL-2.0-or-later
// How rows are found in a snapshot: by id, by what is like them.
#include <algorithm>

#include "match/snapshot.hpp"

namespace passgenau {

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
