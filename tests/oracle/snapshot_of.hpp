// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "match/bill.hpp"
#include "match/facts.hpp"
#include "match/snapshot.hpp"
#include "oracle/stage.hpp"

/// Worlds below the public headers: for tests of what a match looks at.
namespace passgenau::oracle {

inline Snapshot snapshot_of(const Staged& staged) {
  return build_snapshot(staged.vocabulary, staged.gazetteer, [&](const auto& use) {
    std::vector<std::string> facts;  // the snapshot refers to them until it is built
    for (const Offer& offer : staged.offers)
      facts.push_back(pack_facts(offer));
    for (const std::string& bytes : facts)
      use(bytes);
  });
}

/// Every eligible row and its points.
inline std::map<std::uint32_t, std::int32_t> judged(const Snapshot& snapshot, const Question& question) {
  Judge judge{snapshot, question};
  std::map<std::uint32_t, std::int32_t> points;
  for (std::uint32_t row = 0; row < snapshot.rows.size(); ++row) {
    passgenau::Bill bill;
    judge.judge_all(snapshot.rows[row], bill);
    if (bill.eligible) points[row] = bill.points;
  }
  return points;
}

}  // namespace passgenau::oracle
