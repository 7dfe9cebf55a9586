// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "match/concepts.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/profile.hpp"
#include "peers/table.hpp"
#include "world.hpp"

namespace passgenau::bench {

/// What is left of offers and families where every engine is to answer the same: validity, child_age, residence, place,
/// language, needs. As documents for passgenau, as numbers for the others. Draws what worlds lack: days of validity,
/// expected children, offers that state no language, weights.
class Reduction {
 public:
  explicit Reduction(std::uint64_t seed);

  Offer offer(const Offer& whole);
  NeedsProfile family(const NeedsProfile& whole);

  /// Of what this object has made.
  TableOffer table(const Offer& reduced);
  TableQuestion question(const NeedsProfile& reduced) const;

 private:
  std::uint64_t need_bit(const std::string& burden);
  std::uint64_t language_bit(const std::string& tag);

  Random random_;
  ConceptCodes burdens_;
  std::vector<std::string> need_bits_ = {};      ///< burdens that offers name, as they come
  std::vector<std::string> language_bits_ = {};  ///< likewise
};

}  // namespace passgenau::bench
