// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "oracle/stage.hpp"

namespace passgenau::oracle {

/// What docs/matching.md, *Laws*, says can never cost an offer points.
enum Law { addresses_a_need, staff_speaks, nearer, verified_later, law_count };
inline constexpr const char* law_names[] = {"addresses one more need",
                                            "staff speaks a language of the family", "a site comes nearer",
                                            "verified later"};

/// An offer changed for the better; it stands in the catalog beside the one it was made from.
struct Variant {
  Law law;
  std::size_t profile;
  std::string base;
  std::string id;
  std::string json;
};

/// Where one world is on stage.
struct Hall {
  const World& world;
  const Staged& staged;
  Random& random;
};

template <class T>
bool contains(const std::vector<T>& items, const T& wanted) {
  return std::find(items.begin(), items.end(), wanted) != items.end();
}

/// For each profile some offers, each made better in one way.
std::vector<Variant> make_variants(const Hall& hall);

}  // namespace passgenau::oracle
