// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/snapshot.hpp"

#include <algorithm>
#include <optional>

#include "match/alike.hpp"
#include "match/large_pages.hpp"
#include "match/number_sort.hpp"
#include "match/row_maker.hpp"
#include "match/snapshot_builder.hpp"
#include "match/snapshot_index.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

class Builder {
 public:
  Builder(Vocabulary vocabulary, Gazetteer gazetteer, const SnapshotLimits& limits) : limits_{limits} {
    snapshot_.vocabulary = std::move(vocabulary);
    snapshot_.gazetteer = std::move(gazetteer);
    snapshot_.burdens = ConceptCodes{snapshot_.vocabulary, ConceptType::burden};
    snapshot_.kinds = ConceptCodes{snapshot_.vocabulary, ConceptType::kind};
    maker_.emplace(snapshot_, limits_);
  }

  void add(std::string_view bytes, const std::string& prefix) {
    const auto facts = view_facts(bytes);
    if (!facts) fail(Code::catalog_damaged, "facts of an offer");
    const auto coming = static_cast<std::uint32_t>(snapshot_.rows.size());
    snapshot_.rows.push_back(maker_->make(*facts, snapshot_.sites));
    alike_.add(coming, facts->alike);
    id_bytes_ += prefix.size() + facts->id.size();
    check_size(snapshot_.rows.size(), snapshot_.sites.size(), id_bytes_, limits_);
    if (prefix.empty())
      ids_.push_back(facts->id);
    else
      ids_.push_back(prefix + std::string{facts->id});
  }

  Snapshot finish() {
    snapshot_.state.offers = snapshot_.rows.size();
    rank_ids();
    order_rows();
    group_alike();
    index_rows(snapshot_);
    list_urgent_help(snapshot_, *maker_);
    return std::move(snapshot_);
  }
  /// Behind `finish`.
  FacetBytes facets() { return maker_->take_facets(); }

 private:
  void rank_ids() {
    const std::vector<std::uint32_t> order = ids_.order();
    rank_of_coming_.resize(order.size());
    snapshot_.id_begin.reserve(order.size() + 1);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
      rank_of_coming_[order[rank]] = rank;
      snapshot_.rows[order[rank]].id_rank = rank;
      snapshot_.id_begin.push_back(static_cast<std::uint32_t>(snapshot_.id_text.size()));
      snapshot_.id_text += ids_[order[rank]];
    }
    snapshot_.id_begin.push_back(static_cast<std::uint32_t>(snapshot_.id_text.size()));
  }

  void order_rows() {
    std::vector<Numbered> keys(snapshot_.rows.size());
    for (std::uint32_t i = 0; i < snapshot_.rows.size(); ++i) {
      const Row& row = snapshot_.rows[i];
      keys[row.id_rank] = {row_order(snapshot_, row, snapshot_.sites_of(row)), i};
    }
    sort_by_number(keys);
    std::vector<Row> rows;
    std::vector<SitePoint> sites;
    reserve_in_large_pages(rows, keys.size());
    reserve_in_large_pages(sites, snapshot_.sites.size());
    snapshot_.row_of_rank.resize(keys.size());
    for (const Numbered& key : keys) {
      Row row = snapshot_.rows[key.item];
      const auto own_sites = snapshot_.sites_of(row);
      row.first_site = static_cast<std::uint32_t>(sites.size());
      sites.insert(sites.end(), own_sites.begin(), own_sites.end());
      snapshot_.row_of_rank[row.id_rank] = static_cast<std::uint32_t>(rows.size());
      if (!is_near_only(key.number)) ++snapshot_.near_begin;
      rows.push_back(row);
    }
    snapshot_.rows = std::move(rows);
    snapshot_.sites = std::move(sites);
  }

  /// The finder numbered the offers in the order of their coming; order_rows has moved those rows.
  void group_alike() {
    const auto place_of = [&](std::uint32_t came) { return snapshot_.row_of_rank[rank_of_coming_[came]]; };
    const auto kinds_of = [&](std::uint32_t came) {
      return snapshot_.kinds_of(snapshot_.relevance_of(snapshot_.rows[place_of(came)]));
    };
    snapshot_.alike = alike_.groups(kinds_of);
    snapshot_.alike_places = alike_.places(place_of);
    for (std::vector<std::uint32_t>& group : snapshot_.alike)
      std::transform(group.begin(), group.end(), group.begin(), place_of);
    index_alike(snapshot_);
  }

  SnapshotLimits limits_;
  std::size_t id_bytes_ = 0;
  Snapshot snapshot_;
  std::optional<RowMaker> maker_ = {};  ///< from when the snapshot has its vocabulary
  IdList ids_ = {};
  std::vector<std::uint32_t> rank_of_coming_ = {};
  AlikeFinder alike_ = {};
};

}  // namespace

Snapshot build_snapshot(Vocabulary vocabulary, Gazetteer gazetteer, std::span<const NetworkFacts> networks,
                        const SnapshotLimits& limits) {
  Builder builder{std::move(vocabulary), std::move(gazetteer), limits};
  for (const NetworkFacts& network : networks)
    network.source([&](std::string_view facts) { builder.add(facts, network.prefix); });
  return builder.finish();
}

Snapshot build_snapshot(Vocabulary vocabulary, Gazetteer gazetteer, const FactsSource& source) {
  const NetworkFacts only{.source = source};
  return build_snapshot(std::move(vocabulary), std::move(gazetteer), {&only, 1});
}

BuiltSnapshot build_with_facets(Vocabulary vocabulary, Gazetteer gazetteer, const FactsSource& source) {
  Builder builder{std::move(vocabulary), std::move(gazetteer), {}};
  source([&](std::string_view facts) { builder.add(facts, {}); });
  BuiltSnapshot built{.snapshot = builder.finish()};
  built.facets = builder.facets();
  return built;
}

}  // namespace passgenau
