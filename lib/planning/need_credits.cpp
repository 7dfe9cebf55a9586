// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/need_credits.hpp"

#include <algorithm>

#include "match/open_catalog.hpp"

namespace passgenau {

NeedShares need_shares(const Snapshot& snapshot, const Question& question, const Row& row,
                       std::uint32_t candidates) {
  NeedShares found(question.needs.size());
  const auto address = [&](std::span<const Credit> credits) {
    for (const Credit& credit : credits) {
      if (!question.needs[credit.need].is_active(candidates)) continue;
      std::int16_t& share = found[credit.need];
      share = std::max(share, credit.share);
    }
  };
  const RelevanceCodes& codes = snapshot.relevance_of(row);
  for (const ConceptCodes::Code code : snapshot.named(codes))
    address(question.burden_credits.of(code));
  for (const ConceptCodes::Code code : snapshot.kinds_of(codes))
    address(question.kind_credits.of(code));
  return found;
}

bool is_acute(const Snapshot& snapshot, const NeedsProfile& profile, const RankedNeed& need) {
  if (need.kind) return false;
  const Concept* found = snapshot.vocabulary.find(ConceptType::burden, profile.needs[need.index].burden);
  return found != nullptr && found->safety == Safety::domestic_violence;
}

void require_needs(const NeedsProfile& profile) {
  if (profile.needs.empty()) require_none({make_problem(Code::empty, "/needs")});
}

}  // namespace passgenau
