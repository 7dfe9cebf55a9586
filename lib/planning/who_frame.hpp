// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <span>
#include <string>
#include <vector>

#include "match/snapshot.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/who.hpp"

namespace passgenau {

/// What questions are made ready for when the offers come later: the codes of a vocabulary, the places of a gazetteer and
/// the languages that matter to some families. An offer is then judged as a row in these codes, as if it stood in the
/// catalog.
class Frame {
 public:
  Frame(Vocabulary vocabulary, Gazetteer gazetteer, std::span<const Family> families);

  /// Without offers: what a `Question` is made for.
  const Snapshot& snapshot() const { return snapshot_; }
  /// These valid offers, to be judged for such questions. Cost: makes a snapshot, which asks the whole vocabulary; so many at once.
  Snapshot rows_of(std::span<const Offer> offers) const;

 private:
  ConceptCodes::Code in_frame(ConceptCodes::Code code, const ConceptCodes& codes) const;
  std::uint32_t tag_in_frame(const std::string& key) const;

  Snapshot snapshot_;
};

/// Throws `Error` *profile-invalid* with every problem in `details()`, if any of `validate` is an error.
void require_valid(const std::vector<Family>& families, const Vocabulary& vocabulary);

}  // namespace passgenau
