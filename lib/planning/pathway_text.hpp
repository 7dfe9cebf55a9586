// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "passgenau/pathway.hpp"

namespace passgenau {

std::string title_or_id(const Catalog& catalog, const std::string& offer, std::string_view language);

/// All that the picture of a pathway shows, for whoever does not see it: a line for each need.
std::string describe(const Pathway& pathway, const Catalog& catalog, const Telling& telling);

}  // namespace passgenau
