// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "passgenau/pathway.hpp"

namespace passgenau {

/// May somebody who must not know read of these offers in a calendar? What is not known is held to be so (docs/planning.md,
/// "The calendar", has the list). Cost: reads the record of each offer of the paths.
bool must_be_neutral(const Pathway& pathway, const Catalog& catalog, const Telling& telling);

}  // namespace passgenau
