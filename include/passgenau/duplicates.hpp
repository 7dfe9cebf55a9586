// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/export.hpp"

namespace passgenau {

/// What two offers were compared by, and how alike they are in it: 0–1.
struct DuplicateEvidence {
  std::string signal = {};  ///< title, place, provider, contact, description, kind, age
  double similarity = 0;

  bool operator==(const DuplicateEvidence&) const = default;
};

/// Two offers that are probably one, recorded twice.
struct DuplicateCandidate {
  std::string first = {};  ///< id, before `second` by bytes
  std::string second = {};
  double similarity = 0;                         ///< 0–1, three decimals
  std::vector<DuplicateEvidence> evidence = {};  ///< what both say something of, most telling first

  bool operator==(const DuplicateCandidate&) const = default;
};

struct DuplicateOptions {
  double least = 0.8;           ///< similarity of a candidate, 0–1
  bool across_sources = false;  ///< only pairs whose ids differ before the first `/`
};

struct DuplicateReport {
  std::uint64_t offers = 0;
  std::uint64_t compared = 0;  ///< pairs
  /// Most alike first, then by ids.
  std::vector<DuplicateCandidate> candidates = {};

  bool operator==(const DuplicateReport&) const = default;
};

/// Candidates for the same offer, as a report: nothing is merged. The same catalog gives the same report.
/// Nothing of a confidential site is compared, so a report tells no place. Cost: about 0.2 ms and 2 kB of
/// memory an offer; only offers that share a word of the title and a place, a provider or a contact meet.
/// Throws *out-of-range* for `least`, and as `Catalog::for_each_offer` does.
PASSGENAU_API DuplicateReport find_duplicates(const Catalog& catalog, const DuplicateOptions& options = {});

/// `{"offers","compared","candidates":[{"offers":[id,
/// id],"similarity","evidence":[{"signal","similarity"}]}]}`.
PASSGENAU_API std::string to_json(const DuplicateReport& report);

}  // namespace passgenau
