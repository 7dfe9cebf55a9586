// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/match.hpp"

namespace passgenau::cli {

/// What CATALOG names for a verb that reads: a folder, a sealed catalog, or a file `….json` that lists several networks, whose paths are
/// relative to that file. Networks that are absent are told on standard error.
Catalog open_catalog(const std::string& argument);

/// The same of those that an answer found absent since: damage in texts shows when somebody searches.
void tell_absent(const CatalogState& state);

/// The networks that such a file lists; none where CATALOG is a single catalog.
std::vector<Network> networks_of(const std::string& argument);

}  // namespace passgenau::cli
