// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "match/snapshot.hpp"

namespace passgenau {

/// What a match passes over rows by, once they are in order: the run of each catchment, boxes around the sites of neighbours, the needs
/// that a block of rows helps with and the ages that it is for.
void index_rows(Snapshot& snapshot);

/// Sorts the groups of `alike`, and says of each of their rows which it is in.
void index_alike(Snapshot& snapshot);

}  // namespace passgenau
