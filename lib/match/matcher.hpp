// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "match/bill.hpp"
#include "match/snapshot.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

namespace passgenau {

/// The answer of one snapshot to one valid profile. `words`: the profile's in these offers, where it has any.
Answer match_profile(const Snapshot& snapshot, const NeedsProfile& profile,
                     const WordShares* words = nullptr);
/// Every verdict for one row.
Judgement judge_offer(const Snapshot& snapshot, const NeedsProfile& profile, const Row& row,
                      const WordShares* words = nullptr);

/// Notes that an answer carries first (FORMATS, `notes`).
std::vector<Note> notes_for(const Snapshot& snapshot, const Question& question, Judge& judge);
/// Σ points / Σ possible, rounded half up to millionths, on whole numbers.
double score_of(std::int64_t points, std::int64_t possible);
/// A bill as the caller reads it. `row` is the offer's.
Match explain(const Snapshot& snapshot, const Question& question, const Row& row, const Bill& bill);

}  // namespace passgenau
