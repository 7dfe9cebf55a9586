// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <vector>

#include "match/snapshot.hpp"
#include "passgenau/gaps.hpp"
#include "planning/gaps_cells.hpp"
#include "planning/gaps_findings.hpp"

namespace passgenau {

/// One offer as `WhatIf` describes it. `region` is a municipality of eight digits.
Offer supposed_offer(const std::string& kind, const std::string& burden, const std::string& region,
                     GeoPoint point);

/// What a municipality or county is called: the gazetteer's first name for it.
std::string place_name(const Gazetteer& gazetteer, std::string_view region);

/// Tries every specialised kind and every burden that is unserved in every municipality of the families' counties, for the
/// families with something unserved whose home has a point. A kind that families move to is left out: its place is not chosen by nearness. `findings` are those of
/// `population`.
std::vector<WhatIf> find_what_if(const Snapshot& snapshot, const std::vector<Family>& population,
                                 const std::vector<FamilyFinding>& findings, const Coarseness& coarseness,
                                 const GapsOptions& options);

}  // namespace passgenau
