// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>

#include "passgenau/offer.hpp"

namespace passgenau {

/// What a family feels to be one contact: a provider at a place. `site`: the one where the help is given; else the offer's first
/// is where its provider is. Empty, a contact of its own: no provider is named, or a site of the offer is confidential.
std::string contact_key(const Offer& offer, std::optional<int> site);

}  // namespace passgenau
