// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/gaps.hpp"

namespace passgenau {

/// Of the child of a drawn family: up to there offers of early help and youth welfare go.
inline constexpr int greatest_age_years = 18;

/// A share of all families: in [0, 1].
struct ShareOfBurden {
  double share = 0;  ///< of the families whose youngest child is in `ages`
  std::string burden = {};
  AgeRange ages = {};
};
struct ShareOfLanguages {
  double share = 0;
  std::vector<std::string> languages = {};
};
struct ShareOfReach {
  double share = 0;
  Distance reach = {};
};
/// Families whose burdens come together: how many times as often as on average, by burden or group.
struct BurdenClass {
  double share = 0;
  std::map<std::string, double> factors = {};
};

/// A prevalence file (docs/gaps.md).
struct Prevalence {
  std::optional<Date> as_of = {};
  LocalizedText about = {};
  int families = 0;
  double weight = 1;
  std::uint64_t seed = 0;
  std::vector<std::string> regions = {};
  double pregnant = 0;
  Age until = years(3);  ///< children are younger
  std::vector<ShareOfReach> reach = {};
  std::vector<ShareOfLanguages> languages = {};
  std::vector<BurdenClass> classes = {};
  std::vector<ShareOfBurden> burdens = {};
};

/// How likely a family of the class (null: of none) has the burden, once it is of that age: so that over all classes the share is
/// the published one. No number where no class can have it; above 1 where factors are too large.
double chance_of(const Prevalence& prevalence, const Vocabulary& vocabulary, const ShareOfBurden& burden,
                 const BurdenClass* burden_class);

/// Every problem at once, each with its JSON Pointer.
Prevalence read_prevalence(std::string_view json, const Vocabulary& vocabulary, const Gazetteer& gazetteer,
                           std::vector<Problem>& problems);

}  // namespace passgenau
