// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/swapped_places.hpp"

#include <cmath>
#include <string>

#include "model/problem.hpp"

namespace passgenau {

void warn_of_swapped(const Offer& offer, const Gazetteer& gazetteer, std::vector<Problem>& problems) {
  if (gazetteer.empty()) return;
  for (std::size_t i = 0; i < offer.sites.size(); ++i) {
    const std::optional<GeoPoint>& point = offer.sites[i].point;
    if (!point || gazetteer.plausible(*point) || !(std::abs(point->lon) <= 90)) continue;
    if (gazetteer.plausible({point->lon, point->lat}))
      problems.push_back(make_problem(Code::coordinates_swapped, "/sites/" + std::to_string(i)));
  }
}

}  // namespace passgenau
