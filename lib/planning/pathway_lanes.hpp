// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "passgenau/pathway.hpp"
#include "planning/pathway_text.hpp"

namespace passgenau {

/// One line of bars in the picture of a pathway: an offer's, or the holes. Refers to the pathway.
struct Lane {
  std::string title = {};
  std::string offer = {};  ///< empty: of holes
  std::vector<const PathwaySpan*> spans = {};
  std::vector<const Hole*> holes = {};
  int middle = 0;  ///< where it is drawn
};

/// The path first, then other offers, then holes.
std::vector<Lane> lanes_of(const NeedPathway& need, Titles& titles, const Telling& telling);

}  // namespace passgenau
