// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "match/snapshot.hpp"

namespace passgenau {

/// An offer that changed: its id with the prefix of its network, and its packed facts by now; none where it was removed.
struct ChangedFacts {
  std::string id = {};
  std::optional<std::string> facts = {};
};

/// Gives the packed facts of an offer that did not change.
using FactsOf = std::function<std::string(std::string_view id)>;

/// The snapshot that these changes make of `before`, whose vocabulary and gazetteer are still those of the catalog: it answers as one that
/// is built from all facts. `changes`: sorted by id, each once; at most `most_behind` (store/image_record.hpp) since all facts were read. Empty where too many offers are like them, or strangers among
/// the concepts too many. Cost: a copy of the rows, without reading any facts but those of the few that may be like what changed. Throws
/// *catalog-damaged*, *too-many*.
std::optional<Snapshot> changed_snapshot(const Snapshot& before, const std::vector<ChangedFacts>& changes,
                                         const FactsOf& facts_of);

}  // namespace passgenau
