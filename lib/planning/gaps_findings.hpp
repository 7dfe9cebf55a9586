// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "match/question.hpp"
#include "match/snapshot.hpp"
#include "passgenau/gaps.hpp"

namespace passgenau {

/// What there is for one burden or kind that a family names as a need.
struct CaseFinding {
  std::string id = {};
  Help help = Help::nothing;
  int choices = 0;  ///< eligible offers made for it, not full; of offers alike one
};

/// What a catalog holds for one family.
struct FamilyFinding {
  // Where it belongs in the tables, as `GapCell` has it.
  std::string region = {};
  std::string age = {};
  std::string language = {};

  Help help = Help::nothing;
  int offers = 0;                       ///< eligible
  double best_score = 0;                ///< among them
  std::vector<CaseFinding> cases = {};  ///< each burden and kind once
  std::vector<std::uint16_t> unserved =
      {};  ///< into `Question::needs`: nothing in reach is made for them, full or not
};

/// Judges all offers that may be eligible for this valid profile, and for needs that none of them is made for those beyond
/// the reach.
FamilyFinding find_help(const Snapshot& snapshot, const NeedsProfile& profile);

}  // namespace passgenau
