// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <vector>

#include "passgenau/offer.hpp"
#include "passgenau/place.hpp"

namespace passgenau {

/// Warns of each site outside the gazetteer's area that would lie inside with latitude and longitude
/// exchanged. An empty gazetteer says nothing.
void warn_of_swapped(const Offer& offer, const Gazetteer& gazetteer, std::vector<Problem>& problems);

}  // namespace passgenau
