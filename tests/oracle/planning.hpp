// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "passgenau/passgenau.hpp"

/// Which needs an offer addresses, out of the offer and the vocabulary alone (docs/matching.md, "Needs").
namespace passgenau::oracle {

/// Thousandths, rounded half up, at least one.
std::int64_t weight_of(const passgenau::Need& need);

/// addresses, only_for, and what its kinds carry by nature.
std::set<std::string> named_burdens(const Offer& offer, const passgenau::Vocabulary& vocabulary);

/// By child: may the offer serve it on this day, as its age is? All, where none is listed.
std::vector<bool> children_served(const Catalog& catalog, const NeedsProfile& profile,
                                  const std::string& offer);

/// The needs of a profile but concerns for a child's safety.
struct RankedNeeds {
  RankedNeeds(const NeedsProfile& profile, const passgenau::Vocabulary& vocabulary);

  std::int64_t weight(int need) const { return weight_of(at(need)); }
  bool is_acute(int need) const;
  /// 1000, 600 or 450 where the offer addresses it for one of these children, else 0.
  int share(int need, const Offer& offer, const std::vector<bool>& children) const;
  /// A burden, the family's or of one of these children.
  bool may_be_general(int need, const std::vector<bool>& children) const;

  std::vector<int> indices = {};

 private:
  const passgenau::Need& at(int need) const { return profile_.needs[static_cast<std::size_t>(need)]; }
  bool is_active(int need, const std::vector<bool>& children) const;

  const NeedsProfile& profile_;
  const passgenau::Vocabulary& vocabulary_;
};

}  // namespace passgenau::oracle
