// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>

#include "match/facet_numbers.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// The packed bytes of each facet of a snapshot, by number.
using FacetBytes = std::array<TextList, facet_count>;

struct BuiltSnapshot {
  Snapshot snapshot = {};
  FacetBytes facets = {};
};

/// As `build_snapshot`, with what its facets were unpacked from.
BuiltSnapshot build_with_facets(Vocabulary vocabulary, Gazetteer gazetteer, const FactsSource& source);

}  // namespace passgenau
