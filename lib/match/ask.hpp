// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <vector>

#include "match/snapshot.hpp"
#include "match/word_shares.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

namespace passgenau {

/// At most `most` questions, the most decisive first (docs/matching.md, "What to ask next"). `answer` is that of the same
/// snapshot to the same profile.
std::vector<OpenQuestion> open_questions(const Snapshot& snapshot, const NeedsProfile& profile,
                                         const Answer& answer, std::size_t most,
                                         const WordShares* words = nullptr);

}  // namespace passgenau
