// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/planning.hpp"

#include <algorithm>
#include <cmath>

namespace passgenau::oracle {
namespace {

Safety safety_of(const passgenau::Need& need, const passgenau::Vocabulary& vocabulary) {
  const Concept* found = need.burden.empty() ? nullptr : vocabulary.find(ConceptType::burden, need.burden);
  return found != nullptr ? found->safety : Safety::none;
}

int share_of(const passgenau::Vocabulary& vocabulary, ConceptType type, const std::string& need,
             const std::string& offered) {
  const int down = vocabulary.steps(type, need, offered);
  const int up = vocabulary.steps(type, offered, need);
  const int steps = down < 0 ? up : up < 0 ? down : std::min(up, down);
  return steps < 0 ? 0 : steps == 0 ? 1000 : steps == 1 ? 600 : 450;
}

}  // namespace

std::int64_t weight_of(const passgenau::Need& need) {
  return std::max<std::int64_t>(1, std::llround(need.weight * 1000));
}

std::set<std::string> named_burdens(const Offer& offer, const passgenau::Vocabulary& vocabulary) {
  std::set<std::string> named{offer.addresses.begin(), offer.addresses.end()};
  named.insert(offer.only_for.begin(), offer.only_for.end());
  for (const std::string& kind : offer.kinds)
    if (const Concept* found = vocabulary.find(ConceptType::kind, kind))
      named.insert(found->burdens.begin(), found->burdens.end());
  return named;
}

std::vector<bool> children_served(const Catalog& catalog, const NeedsProfile& profile,
                                  const std::string& offer) {
  std::vector<bool> served;
  for (std::size_t i = 0; i < profile.children.size(); ++i) {
    const NeedsProfile alone{.as_of = profile.as_of, .children = {profile.children[i]}};
    served.push_back(true);
    for (const Reason& reason : catalog.why(alone, offer).match.reasons)
      if (reason.criterion == Criterion::child_age) served.back() = reason.verdict != Verdict::unmet;
  }
  return served;
}

RankedNeeds::RankedNeeds(const NeedsProfile& profile, const passgenau::Vocabulary& vocabulary)
    : profile_{profile}, vocabulary_{vocabulary} {
  for (std::size_t i = 0; i < profile.needs.size(); ++i)
    if (safety_of(profile.needs[i], vocabulary) != Safety::child_protection)
      indices.push_back(static_cast<int>(i));
}

bool RankedNeeds::is_acute(int need) const {
  return safety_of(at(need), vocabulary_) == Safety::domestic_violence;
}

bool RankedNeeds::is_active(int need, const std::vector<bool>& children) const {
  return !at(need).child || children[static_cast<std::size_t>(*at(need).child)];
}

int RankedNeeds::share(int need, const Offer& offer, const std::vector<bool>& children) const {
  if (!is_active(need, children)) return 0;
  int best = 0;
  const passgenau::Need& sought = at(need);
  if (sought.burden.empty()) {
    for (const std::string& kind : offer.kinds)
      best = std::max(best, share_of(vocabulary_, ConceptType::kind, sought.kind, kind));
    return best;
  }
  for (const std::string& burden : named_burdens(offer, vocabulary_))
    best = std::max(best, share_of(vocabulary_, ConceptType::burden, sought.burden, burden));
  return best;
}

bool RankedNeeds::may_be_general(int need, const std::vector<bool>& children) const {
  return !at(need).burden.empty() && is_active(need, children);
}

}  // namespace passgenau::oracle
