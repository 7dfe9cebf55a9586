// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "match/age_bands.hpp"
#include "match/alike_place.hpp"
#include "match/box.hpp"
#include "match/concepts.hpp"
#include "match/county.hpp"
#include "match/facts.hpp"
#include "match/language_words.hpp"
#include "match/need_mask.hpp"
#include "match/region_index.hpp"
#include "match/unstated_words.hpp"
#include "passgenau/catalog.hpp"
#include "place/sphere.hpp"

namespace passgenau {

/// Relevance with concepts as codes, in a pool that all facets share: named burdens, then only_for, not_for,
/// kinds.
struct RelevanceCodes {
  std::uint32_t begin = 0;
  std::uint16_t named = 0;  ///< the union of addresses, only_for and what kinds carry by nature
  std::uint16_t only_for = 0;
  std::uint16_t not_for = 0;
  std::uint16_t kinds = 0;
  bool residential = false;
};

struct LanguageCode {
  std::uint32_t tag = 0;  ///< index into `Snapshot::language_tags`
  SpokenBy by = SpokenBy::staff;
};

/// A site as far as matching needs it: where it is, by its own point or the gazetteer's. Where a confidential one is is not kept.
struct SitePoint {
  UnitVector point = {};  ///< of length 1; shorter where none is known, or none is told

  static constexpr SitePoint secret() { return {{.z = 0.5}}; }
  bool known() const { return point.x != 0 || point.y != 0 || point.z >= 1 || point.z <= -1; }
  bool confidential() const { return !known() && point.z != 0; }
};
static_assert(sizeof(SitePoint) == 24);

/// Lists side by side in one piece of memory: reading one touches it alone.
template <class Item>
class Lists {
 public:
  void push_back(const std::vector<Item>& list) {
    items_.insert(items_.end(), list.begin(), list.end());
    begin_.push_back(static_cast<std::uint32_t>(items_.size()));
  }
  std::size_t size() const { return begin_.size() - 1; }
  std::span<const Item> operator[](std::size_t index) const {
    return {items_.data() + begin_[index], items_.data() + begin_[index + 1]};
  }
  /// Of all lists, one behind the other.
  std::span<Item> items() { return items_; }
  std::size_t item_count() const { return items_.size(); }

 private:
  std::vector<std::uint32_t> begin_{0};
  std::vector<Item> items_ = {};
};

/// One offer: which facets it has, and what differs from offer to offer. One cache line, and not the ends of two.
struct alignas(64) Row {
  std::array<std::uint32_t, facet_count> facets = {};
  TimeFacts time = {};
  std::uint32_t first_site = 0;
  std::uint32_t id_rank = 0;  ///< position among all ids sorted by bytes
  std::uint16_t site_count = 0;
  bool has_alike = false;
  std::uint8_t ways = 0;  ///< bit by `Delivery` of those there are, and `plain_sites`; 0: none is stated

  /// It has sites; all have a point and none is confidential or of a residential help.
  static constexpr std::uint8_t plain_sites = 1U << 5;
  std::uint32_t facet(Facet which) const { return facets[static_cast<std::size_t>(which)]; }
};
static_assert(sizeof(Row) == 64);

/// The rows that share one residence facet and may be reached from afar; empty for most facets.
struct Run {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// How some rows side by side that may be reached from afar are reached.
struct AfarReach {
  Box sites = {};                ///< of those with a point
  std::uint8_t ways = 0;         ///< of any of them, as of `Row`
  bool unstated = false;         ///< one of them states no way
  bool visits_anywhere = false;  ///< visits of one go where neither counties nor a distance say
  bool plain_sites = true;       ///< the sites of all rows that have some are plain
  Counties visited = {};         ///< which the others go to
  float visits_around = -1;      ///< so far from `sites` some of them go: the square of a chord

  void add(const AfarReach& other) {
    sites.add(other.sites);
    ways |= other.ways;
    unstated = unstated || other.unstated;
    visits_anywhere = visits_anywhere || other.visits_anywhere;
    plain_sites = plain_sites && other.plain_sites;
    visited.add(other.visited);
    visits_around = std::max(visits_around, other.visits_around);
  }
};

/// What rows name by number, each distinct one once, and what it was read by.
struct FacetTables {
  Vocabulary vocabulary = {};
  Gazetteer gazetteer = {};

  ConceptCodes burdens = {};
  ConceptCodes kinds = {};

  std::vector<AgeRange> child_ages = {};
  std::vector<CaregiverFacet> caregivers = {};
  std::vector<RelevanceCodes> relevance = {};
  std::vector<ConceptCodes::Code> concept_pool = {};
  std::vector<Residence> residences = {};
  std::vector<WaysFacet> ways = {};
  Lists<LanguageCode> languages = {};
  std::vector<std::string> language_tags = {};
  std::vector<std::string> language_keys = {};  ///< `language_key` of each tag
  std::vector<AccessFacet> access = {};
  Lists<Session> schedules = {};
};

/// All that matching reads, in memory: immutable, shared by any number of threads. Rows that only their sites
/// can bring to a family lie along a Hilbert curve behind the others, in blocks with boxes; the others lie in
/// runs by residence. What can reach a family is found without looking at the rest.
struct Snapshot : FacetTables {
  CatalogState state = {};
  std::size_t changes = 0;  ///< offers that changed since it was last built from all facts

  std::vector<Row> rows = {};
  std::vector<SitePoint> sites = {};
  std::vector<std::uint32_t> id_begin = {};  ///< by rank; one more than rows
  std::string id_text = {};
  std::vector<std::uint32_t> row_of_rank = {};

  std::vector<std::vector<std::uint32_t>> alike = {};  ///< groups of rows, each sorted
  std::vector<std::uint32_t> acute_help =
      {};  ///< rows of crisis/*, housing/womens-shelter, counselling/violence
  std::vector<std::uint32_t> child_protection = {};  ///< rows of crisis/child-protection

  std::vector<std::pair<std::uint32_t, std::uint32_t>> alike_groups =
      {};  ///< row and its group in `alike`, sorted
  std::vector<AlikePlace> alike_places =
      {};  ///< sorted; by which the groups are found anew where offers change

  /// Rows lie in blocks of so many, those from `near_begin` on in blocks of their own.
  static constexpr std::uint32_t block_rows = 64;
  NeedWords need_words = {};
  AgeWords age_words = {};
  LanguageWords language_words = {};
  UnstatedWords unstated_words = {};               ///< by block, as those before
  UnstatedWords::Properties unstated_by_all = {};  ///< what no row says, as in many catalogs
  std::vector<Run> runs = {};                      ///< rows below `near_begin`, by residence facet
  std::vector<AfarReach> afar_blocks = {};         ///< `block_rows` of those rows each
  std::vector<AfarReach> afar_eights = {};         ///< of eight of these blocks each
  RegionIndex regions = {};                        ///< of `residences`
  std::uint32_t near_begin = 0;                    ///< rows from here on: only their sites reach a family
  std::vector<BoxGroup> near_boxes = {};           ///< of blocks of `block_rows` rows each, from `near_begin`

  std::string_view id(const Row& row) const {
    const std::uint32_t begin = id_begin[row.id_rank];
    return std::string_view{id_text}.substr(begin, id_begin[row.id_rank + 1] - begin);
  }
  std::span<const SitePoint> sites_of(const Row& row) const {
    return {sites.data() + row.first_site, row.site_count};
  }
  const RelevanceCodes& relevance_of(const Row& row) const { return relevance[row.facet(Facet::relevance)]; }
  std::span<const ConceptCodes::Code> named(const RelevanceCodes& codes) const {
    return {concept_pool.data() + codes.begin, codes.named};
  }
  std::span<const ConceptCodes::Code> only_for(const RelevanceCodes& codes) const {
    return {concept_pool.data() + codes.begin + codes.named, codes.only_for};
  }
  std::span<const ConceptCodes::Code> not_for(const RelevanceCodes& codes) const {
    return {concept_pool.data() + codes.begin + codes.named + codes.only_for, codes.not_for};
  }
  std::span<const ConceptCodes::Code> kinds_of(const RelevanceCodes& codes) const {
    return {concept_pool.data() + codes.begin + codes.named + codes.only_for + codes.not_for, codes.kinds};
  }
  std::uint32_t afar_block_count() const { return (near_begin + block_rows - 1) / block_rows; }
  std::uint32_t block_count() const {
    return rows.empty() ? 0 : block_of(static_cast<std::uint32_t>(rows.size() - 1)) + 1;
  }
  /// Around the sites of a block of those from `near_begin`, of which it is the nth.
  Box near_box(std::uint32_t nth) const { return near_boxes[nth / BoxGroup::size].box(nth % BoxGroup::size); }
  /// The block of a row.
  std::uint32_t block_of(std::uint32_t row) const {
    return row < near_begin ? row / block_rows : afar_block_count() + (row - near_begin) / block_rows;
  }
  std::uint32_t first_row_of(std::uint32_t block) const {
    const std::uint32_t afar = afar_block_count();
    return block < afar ? block * block_rows : near_begin + (block - afar) * block_rows;
  }
  std::span<const Row> rows_of(std::uint32_t block) const {
    const std::uint32_t first = first_row_of(block);
    const std::size_t end = block + 1 < block_count() ? first_row_of(block + 1) : rows.size();
    return {rows.data() + first, rows.data() + end};
  }
  /// Index into `alike`; only for a row that has some. O(log alike).
  std::uint32_t alike_group(std::uint32_t row) const;
  /// Null where there is no such offer. O(log n).
  const Row* find(std::string_view offer_id) const;
};

/// Calls its argument for the packed facts of each offer.
using FactsSource = std::function<void(const std::function<void(std::string_view)>&)>;

/// The facts of one network. `prefix` stands before the ids of its offers.
struct NetworkFacts {
  std::string prefix = {};
  FactsSource source = {};
};

/// What a snapshot can number. Beyond it a catalog is read in parts, each by a process of its own.
struct SnapshotLimits {
  std::size_t offers = 100'000'000;
  std::size_t id_bytes = 4'294'967'295;  ///< of all ids together, with the names of their networks
  std::size_t sites = 4'294'967'295;     ///< of all offers together
  std::size_t entries = 4'294'967'295;   ///< languages, sessions, concepts: of each, in lists that differ
};

/// Builds a snapshot from the facts of several networks. Throws *catalog-damaged* where some cannot be read, *too-many* above a
/// limit.
Snapshot build_snapshot(Vocabulary vocabulary, Gazetteer gazetteer, std::span<const NetworkFacts> networks,
                        const SnapshotLimits& limits = {});
/// The same from one stream of packed facts, with the ids as they stand there.
Snapshot build_snapshot(Vocabulary vocabulary, Gazetteer gazetteer, const FactsSource& source);

}  // namespace passgenau
