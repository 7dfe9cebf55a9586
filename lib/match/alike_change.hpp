// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "match/renumbered.hpp"
#include "match/snapshot_change.hpp"

namespace passgenau {

/// The row of an offer that comes, and what `pack_alike` made of it.
struct AlikeComing {
  std::uint32_t row = 0;
  std::string_view packed = {};
};

/// Groups the offers of `now` that are alike, whose rows stand already: as in `before`, but for the groups of what goes and what comes. `rows`:
/// from those of `before`. False where so many are concerned that all are better grouped anew. Throws *catalog-damaged*.
bool change_alike(const Snapshot& before, const Renumbered& rows, const std::vector<AlikeComing>& coming,
                  const FactsOf& facts_of, Snapshot& now);

}  // namespace passgenau
