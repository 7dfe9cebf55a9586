// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "match/snapshot.hpp"

namespace passgenau {

/// Makes the words of its blocks from its rows and facets: needs, ages, languages, and what is left unsaid. O(rows).
void index_words(Snapshot& snapshot);

}  // namespace passgenau
