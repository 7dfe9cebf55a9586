// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "match/snapshot.hpp"
#include "match/text_view.hpp"
#include "passgenau/network.hpp"
#include "store/reader.hpp"

namespace passgenau {

/// Which state of one network is shown.
struct LoadedNetwork {
  std::string identity = {};
  std::uint64_t revision = 0;
  std::uint64_t digest = 0;     ///< of all its facts
  std::uint64_t concepts = 0;   ///< checksum of its own concepts
  std::uint64_t gazetteer = 0;  ///< checksum of its places

  bool shows(const StoreReader& reader) const {
    // A backup that was put back counts the same revisions again. Another machine would be asked once more for it.
    return reader.identity() == identity && reader.revision() == revision &&
           (reader.is_remote() || reader.digest() == digest);
  }
};

/// What was read of a catalog, of each of its networks at one state.
struct Loaded {
  std::vector<std::optional<LoadedNetwork>> networks = {};  ///< none where one is absent
  std::shared_ptr<const Snapshot> snapshot = {};
  /// Of the snapshot's vocabulary; once somebody asked for words.
  std::shared_ptr<const ConceptPhrases> phrases = {};
  /// Of the same state; once somebody asked for words.
  std::shared_ptr<const TextView> text = {};
};

/// A network on its way to being shown: a reader, or what is wrong.
struct OpenNetwork {
  std::unique_ptr<StoreReader> reader = {};
  std::optional<Problem> problem = {};
};

/// Reads what is to be shown. Of several networks one that turns out to be damaged loses its reader and gets a problem; of the
/// catalog that is alone, which has no name, that is thrown. `before` lends vocabulary and gazetteer where they are the same:
/// reading a large gazetteer takes longer than the offers. Where they are, and every network says what changed since, it lends its offers, too.
/// Throws *networks-missing* where no network is left.
Loaded load(const std::vector<Network>& list, std::vector<OpenNetwork>& open, const Loaded& before);

}  // namespace passgenau
