// SPDX-License-Identifier: GPL-2.0-or-later
#include "place/locate.hpp"

#include <algorithm>

#include "model/region.hpp"

namespace passgenau {

namespace {

/// Only whole postal codes in municipalities are places a family lives in.
void add(std::vector<HomeCandidate>& candidates, const GazetteerRow& row) {
  candidates.push_back({row.region, row.postal_code});
}

std::vector<HomeCandidate> candidates_of(const Home& home, const std::string& region,
                                         const Gazetteer& gazetteer) {
  std::vector<HomeCandidate> found;
  if (!home.postal_code.empty()) {
    for (const GazetteerRow* row : gazetteer.by_postal_code(home.postal_code))
      if (region.empty() || row->region.starts_with(region)) add(found, *row);
  } else if (!region.empty()) {
    if (region.size() == municipality_digits)
      for (const GazetteerRow* row : gazetteer.by_region(region))
        if (!row->postal_code.empty()) add(found, *row);
  } else if (home.point) {
    for (const GazetteerRow* row : gazetteer.around(*home.point))
      add(found, *row);
  }
  if (found.empty()) found.push_back({region, home.postal_code});
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

LocatedHome locate(const Home& home, const Gazetteer& gazetteer) {
  const std::string region = home.region.empty() ? std::string{} : gazetteer.municipality_key(home.region);
  LocatedHome located{.candidates = candidates_of(home, region, gazetteer), .point = home.point};
  if (!located.point && !home.postal_code.empty())
    located.point = gazetteer.postal_code_point(home.postal_code);
  if (!located.point && region.size() == municipality_digits)
    located.point = gazetteer.municipality_point(region);
  return located;
}

std::optional<GeoPoint> locate_site(std::string_view postal_code, std::string_view region,
                                    const Gazetteer& gazetteer) {
  std::optional<GeoPoint> point;
  if (!postal_code.empty()) point = gazetteer.postal_code_point(postal_code);
  if (!point && !region.empty()) point = gazetteer.municipality_point(region);
  return point;
}

Ternary holds(std::string_view key, const HomeCandidate& candidate) {
  // Most are municipality keys: the others begin with a letter.
  if (!key.empty() && key.front() <= '9') {
    if (candidate.region.starts_with(key)) return Ternary::yes;
    return key.starts_with(candidate.region) ? Ternary::maybe : Ternary::no;
  }
  if (const auto code = postal_code_in(key)) {
    if (candidate.postal_code.empty()) return Ternary::maybe;
    return *code == candidate.postal_code ? Ternary::yes : Ternary::no;
  }
  // Municipality keys and five-digit postal codes are Germany's.
  if (key != germany) return Ternary::no;
  return candidate.region.empty() && candidate.postal_code.empty() ? Ternary::maybe : Ternary::yes;
}

}  // namespace passgenau
