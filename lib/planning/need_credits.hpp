// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "match/bill.hpp"
#include "match/question.hpp"
#include "match/snapshot.hpp"
#include "passgenau/match.hpp"

namespace passgenau {

/// How closely an offer addresses each ranked need: by need, thousandths as docs/matching.md, "Needs"; 0: not at all.
using NeedShares = std::vector<std::int16_t>;

/// `candidates`: the children whom the offer may serve, of its bill.
NeedShares need_shares(const Snapshot& snapshot, const Question& question, const Row& row,
                       std::uint32_t candidates);

/// The safety rule for acute danger holds for this need.
bool is_acute(const Snapshot& snapshot, const NeedsProfile& profile, const RankedNeed& need);

/// Throws *profile-invalid* where a family names no need: there is nothing to plan.
void require_needs(const NeedsProfile& profile);

}  // namespace passgenau
