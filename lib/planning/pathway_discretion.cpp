// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/pathway_discretion.hpp"

#include <algorithm>
#include <array>

#include "match/acute_help.hpp"

namespace passgenau {

namespace {

/// Needs without a safety rule that a family may have to hide at home all the same.
constexpr std::array private_needs{"pregnancy/anonymous-birth", "pregnancy/conflict", "pregnancy/unplanned"};

class Discretion {
 public:
  explicit Discretion(const Vocabulary& vocabulary) : vocabulary_{vocabulary} {}

  bool asked_by(const Need& need) const {
    if (!need.burden.empty() && (is_dangerous(need.burden) || is_private(need.burden))) return true;
    if (need.kind.empty()) return false;
    const Concept* kind = vocabulary_.find(ConceptType::kind, need.kind);
    return is_dangerous_kind(need.kind) ||
           std::any_of(kind->burdens.begin(), kind->burdens.end(),
                       [&](const std::string& burden) { return is_private(burden); });
  }

  bool asked_by(const Offer& offer) const {
    const auto any_dangerous = [&](const std::vector<std::string>& burdens) {
      return std::any_of(burdens.begin(), burdens.end(),
                         [&](const std::string& burden) { return is_dangerous(burden); });
    };
    return any_dangerous(offer.addresses) || any_dangerous(offer.only_for) ||
           std::any_of(offer.kinds.begin(), offer.kinds.end(),
                       [&](const std::string& kind) { return is_dangerous_kind(kind); }) ||
           std::any_of(offer.sites.begin(), offer.sites.end(),
                       [](const Site& site) { return site.confidential; });
  }

 private:
  /// A network's own concept has the rule of the one that it is under.
  bool is_dangerous(const std::string& burden) const {
    const Concept* found = vocabulary_.find(ConceptType::burden, burden);
    return found == nullptr || found->safety != Safety::none;
  }
  bool is_dangerous_kind(const std::string& id) const {
    const Concept* kind = vocabulary_.find(ConceptType::kind, id);
    return kind == nullptr || is_acute_help(vocabulary_, id) ||
           std::any_of(kind->burdens.begin(), kind->burdens.end(),
                       [&](const std::string& burden) { return is_dangerous(burden); });
  }
  bool is_private(const std::string& burden) const {
    return std::any_of(private_needs.begin(), private_needs.end(), [&](const char* each) {
      return vocabulary_.covers(ConceptType::burden, each, burden);
    });
  }

  const Vocabulary& vocabulary_;
};

}  // namespace

bool must_be_neutral(const Pathway& pathway, const Catalog& catalog, const Telling& telling) {
  const NeedsProfile& profile = telling.profile;
  const Vocabulary vocabulary = catalog.vocabulary();
  const Discretion discretion{vocabulary};
  if (profile.discreet || std::any_of(profile.needs.begin(), profile.needs.end(),
                                      [&](const Need& need) { return discretion.asked_by(need); }))
    return true;
  for (const NeedPathway& need : pathway.needs)
    for (const PathwaySpan& span : need.spans) {
      if (!span.path) continue;
      const std::optional<Offer> offer = catalog.offer(span.match.offer);
      if (!offer || discretion.asked_by(*offer)) return true;
    }
  return false;
}

}  // namespace passgenau
