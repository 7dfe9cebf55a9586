// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "oracle/home.hpp"
#include "oracle/stage.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau::oracle {

/// Near misses by trying: every offer, every day of a year, every way, language, role. Written from docs/matching.md,
/// through the public headers alone.
class Twin {
 public:
  Twin(const Catalog& catalog, const Staged& staged, std::size_t profile);

  /// All near misses in their order, `match` as `why` tells it.
  std::vector<NearMiss> near_misses();
  /// False where a child is given by its age: then days cannot be tried from outside.
  bool can_wait() const { return can_wait_; }

 private:
  bool is_violent() const;
  std::optional<Change> change(const Offer& offer, const Judgement& judgement, Criterion condition);
  std::optional<Change> by_waiting(const Offer& offer, const Judgement& judgement, Criterion condition);
  std::optional<Change> by_caregiver(const Offer& offer, const std::string& part);
  std::optional<Change> by_place(const Offer& offer);
  std::optional<Change> by_language(const Offer& offer);
  std::optional<Change> by_residence(const Offer& offer) const;
  /// The first of the days from tomorrow to this day next year on which the offer is eligible.
  std::optional<int> first_day(const std::string& offer);
  bool takes(const NeedsProfile& profile, const Offer& offer) const {
    return catalog_.why(profile, offer.id).eligible;
  }

  const Catalog& catalog_;
  const Staged& staged_;
  const NeedsProfile& profile_;
  Home home_;
  bool can_wait_ = true;
  std::optional<std::map<std::string, int>> first_days_ = {};
};

/// Every eligible offer that hangs on this question, by its id; `first`: only those of the answer's matches.
std::set<std::string> hanging(const Catalog& catalog, const Staged& staged, const NeedsProfile& profile,
                              const std::string& question);

}  // namespace passgenau::oracle
