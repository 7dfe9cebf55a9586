// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "match/facet_numbers.hpp"
#include "match/kind_natures.hpp"
#include "match/snapshot.hpp"
#include "match/snapshot_builder.hpp"

namespace passgenau {

/// Makes rows of packed facts: numbers their facets, unpacks each new one into the tables of a snapshot, finds out where their sites
/// are. A snapshot that has facets already is added to: what its rows name stays what it is.
class RowMaker {
 public:
  /// Both outlive it. The snapshot has its vocabulary and its gazetteer.
  RowMaker(Snapshot& snapshot, const SnapshotLimits& limits);

  /// The row of an offer, without id and likeness; its sites are put behind `sites`, by whose length the row names them. Throws
  /// *catalog-damaged* where these are no facts, and *too-many*.
  Row make(const FactsView& facts, std::vector<SitePoint>& sites);
  /// Unpacks one more facet of a kind, whatever those before it are.
  void add_facet(Facet facet, std::string_view bytes) { unpack(facet, bytes); }
  /// What all facets were unpacked from; no rows are made afterwards.
  FacetBytes take_facets();
  /// Of an offer whose row has this relevance facet.
  Urgent urgent(std::uint32_t relevance_facet) const;

 private:
  void unpack(Facet facet, std::string_view bytes);
  void add_relevance(const RelevanceFacet& facet);
  std::uint16_t add_codes(ConceptCodes& table, const std::vector<std::string_view>& ids);
  void add_languages(const std::vector<OfferLanguage>& languages);
  SitePoint point_of(const SiteFacts& site) const;
  std::uint8_t ways_of(const Row& row, std::span<const SitePoint> sites) const;

  Snapshot& snapshot_;
  const SnapshotLimits& limits_;
  KindNatures natures_;  ///< of the vocabulary
  std::array<FacetNumbers, facet_count> numbers_ = {};
  std::array<std::uint32_t, facet_count> first_ = {};  ///< facets that the snapshot had before
  std::vector<Urgent> urgent_ = {};                    ///< by relevance facet, from the first of its own
  std::unordered_map<std::string, std::uint32_t> tags_ = {};
};

/// Throws *too-many* where a snapshot cannot number so much.
void check_size(std::size_t offers, std::size_t sites, std::size_t id_bytes, const SnapshotLimits& limits);

/// Where a row stands: by run – the residence facet; those that `is_near_only` come behind all of them –, ways to the family, so that who takes no phone call
/// passes all that has nothing else by whole blocks, and place of the first site on the curve. Rows of equal order stand by id.
std::uint64_t row_order(const Snapshot& snapshot, const Row& row, std::span<const SitePoint> sites);
/// Can only the nearness of a known site bring the offer of this order to a family?
bool is_near_only(std::uint64_t order);

/// Lists the rows of help that notes name. The facets of all of them are the maker's.
void list_urgent_help(Snapshot& snapshot, const RowMaker& maker);

}  // namespace passgenau
