// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/need_credits.hpp"

#include <algorithm>

#include "match/open_catalog.hpp"

namespace passgenau {

NeedShares need_shares(const Snapshot& snapshot, const Question& question, const Row& row,
                       std::uint32_t candidates) {
  NeedShares found;
  found.shares.assign(question.needs.size(), 0);
  const auto address = [&](std::span<const Credit> credits) {
    for (const Credit& credit : credits) {
      if (!is_active(question.needs[credit.need], candidates)) continue;
      std::int16_t& share = found.shares[credit.need];
      share = std::max(share, credit.share);
      found.any = true;
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

ListPlace list_place(const Row& row, const Bill& bill) {
  const bool near = bill.place.verdict == Verdict::met && bill.place.distance_m >= 0;
  return {bill.points, near ? bill.place.distance_m : INT64_MAX, row.id_rank};
}

void require_needs(const NeedsProfile& profile) {
  if (profile.needs.empty()) require_none({make_problem(Code::empty, "/needs")});
}

}  // namespace passgenau
