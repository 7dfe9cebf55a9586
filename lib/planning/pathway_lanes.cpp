// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/pathway_lanes.hpp"

#include <algorithm>

#include "match/message_table.hpp"

namespace passgenau {

std::vector<Lane> lanes_of(const NeedPathway& need, Titles& titles, const Telling& telling) {
  std::vector<Lane> lanes;
  for (const PathwaySpan& span : need.spans) {
    const std::string& offer = span.match.offer;
    const auto same =
        std::find_if(lanes.begin(), lanes.end(), [&](const Lane& lane) { return lane.offer == offer; });
    if (same != lanes.end())
      same->spans.push_back(&span);
    else
      lanes.push_back({.title = titles.of(offer), .offer = offer, .spans = {&span}});
  }
  const words::Tongue tongue = words::tongue(telling.language);
  for (const bool general : {false, true}) {
    Lane lane{.title = tongue.say(general ? "path/legend-general" : "path/legend-hole")};
    for (const Hole& hole : need.holes)
      if (hole.general.empty() != general) lane.holes.push_back(&hole);
    if (!lane.holes.empty()) lanes.push_back(std::move(lane));
  }
  return lanes;
}

}  // namespace passgenau
