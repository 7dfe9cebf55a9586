// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "passgenau/place.hpp"

namespace passgenau::cli {

/// A gazetteer out of a file; rows that are left out are named on standard error. Throws `Error` *gazetteer-invalid* where
/// no row can be read.
Gazetteer gazetteer_of(const std::string& file);

}  // namespace passgenau::cli
