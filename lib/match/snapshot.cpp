// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/snapshot.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "match/alike.hpp"
#include "match/county.hpp"
#include "match/facet_numbers.hpp"
#include "match/hilbert.hpp"
#include "match/kind_natures.hpp"
#include "match/number_sort.hpp"
#include "match/snapshot_index.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "place/locate.hpp"

namespace passgenau {

namespace {

class Builder {
 public:
  Builder(Vocabulary vocabulary, Gazetteer gazetteer, const SnapshotLimits& limits) : limits_{limits} {
    snapshot_.vocabulary = std::move(vocabulary);
    snapshot_.gazetteer = std::move(gazetteer);
    snapshot_.burdens = ConceptCodes{snapshot_.vocabulary, ConceptType::burden};
    snapshot_.kinds = ConceptCodes{snapshot_.vocabulary, ConceptType::kind};
    natures_.emplace(snapshot_.vocabulary, snapshot_.kinds);
  }

  void add(std::string_view bytes, const std::string& prefix) {
    const auto facts = view_facts(bytes);
    if (!facts) fail(Code::catalog_damaged, "facts of an offer");
    Row row;
    for (std::size_t i = 0; i < facet_count; ++i) {
      bool added = false;
      row.facets[i] = numbers_[i].number(facts->facets[i], added);
      if (added) unpack(static_cast<Facet>(i), facts->facets[i]);
    }
    row.time = facts->time;
    row.first_site = static_cast<std::uint32_t>(snapshot_.sites.size());
    for (const SiteFacts& site : unpack_sites(facts->sites))
      add_site(site);
    row.site_count = static_cast<std::uint16_t>(snapshot_.sites.size() - row.first_site);
    row.ways = ways_of(row);
    alike_.add(static_cast<std::uint32_t>(snapshot_.rows.size()), facts->alike);
    snapshot_.rows.push_back(row);
    id_bytes_ += prefix.size() + facts->id.size();
    if (snapshot_.rows.size() > limits_.offers) too_many("offers", limits_.offers);
    if (snapshot_.sites.size() > limits_.sites) too_many("sites", limits_.sites);
    if (id_bytes_ > limits_.id_bytes) too_many("bytes of ids", limits_.id_bytes);
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
    list_urgent_help();
    return std::move(snapshot_);
  }

 private:
  void unpack(Facet facet, std::string_view bytes) {
    switch (facet) {
      case Facet::child_age: snapshot_.child_ages.push_back(unpack_child_age(bytes).range); break;
      case Facet::caregiver: snapshot_.caregivers.push_back(unpack_caregiver(bytes)); break;
      case Facet::relevance: add_relevance(unpack_relevance(bytes)); break;
      case Facet::residence: snapshot_.residences.push_back(unpack_residence(bytes)); break;
      case Facet::ways: snapshot_.ways.push_back(unpack_ways(bytes)); break;
      case Facet::languages: add_languages(unpack_languages(bytes)); break;
      case Facet::access: snapshot_.access.push_back(unpack_access(bytes)); break;
      case Facet::schedule: snapshot_.schedules.push_back(unpack_schedule(bytes)); break;
    }
    const std::size_t entries = std::max(
        {snapshot_.languages.item_count(), snapshot_.schedules.item_count(), snapshot_.concept_pool.size()});
    if (entries > limits_.entries) too_many("languages, sessions or concepts", limits_.entries);
  }

  void add_relevance(const RelevanceFacet& facet) {
    RelevanceCodes codes{.begin = static_cast<std::uint32_t>(snapshot_.concept_pool.size())};
    Urgent& urgent = urgent_.emplace_back();
    std::vector<std::string_view> named = facet.addresses;
    named.insert(named.end(), facet.only_for.begin(), facet.only_for.end());
    for (const std::string_view id : facet.kinds) {
      const KindNature* nature = natures_->of(snapshot_.kinds.find(id));
      if (nature == nullptr) continue;
      named.insert(named.end(), nature->burdens.begin(), nature->burdens.end());
      codes.residential = codes.residential || nature->residential;
      urgent = urgent | nature->urgent;
    }
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    codes.named = add_codes(snapshot_.burdens, named);
    codes.only_for = add_codes(snapshot_.burdens, facet.only_for);
    codes.not_for = add_codes(snapshot_.burdens, facet.not_for);
    codes.kinds = add_codes(snapshot_.kinds, each_once(facet.kinds));
    snapshot_.relevance.push_back(codes);
  }

  /// Naming a kind twice makes nothing more of it.
  static std::vector<std::string_view> each_once(const std::vector<std::string_view>& ids) {
    std::vector<std::string_view> once;
    for (const std::string_view id : ids)
      if (std::find(once.begin(), once.end(), id) == once.end()) once.push_back(id);
    return once;
  }

  std::uint16_t add_codes(ConceptCodes& table, const std::vector<std::string_view>& ids) {
    for (const std::string_view id : ids)
      snapshot_.concept_pool.push_back(table.intern(id));
    return static_cast<std::uint16_t>(ids.size());
  }

  void add_languages(const std::vector<OfferLanguage>& languages) {
    std::vector<LanguageCode> codes;
    for (const OfferLanguage& language : languages) {
      const auto [at, added] =
          tags_.try_emplace(language.tag, static_cast<std::uint32_t>(snapshot_.language_tags.size()));
      if (added) {
        snapshot_.language_tags.push_back(language.tag);
        snapshot_.language_keys.push_back(language_key(language.tag));
      }
      codes.push_back({at->second, language.by});
    }
    snapshot_.languages.push_back(codes);
  }

  void add_site(const SiteFacts& site) {
    if (site.confidential) {
      snapshot_.sites.push_back(SitePoint::secret());
      return;
    }
    std::optional<GeoPoint> where = site.point;
    if (!where) where = locate_site(site.postal_code, site.region, snapshot_.gazetteer);
    snapshot_.sites.push_back(where ? SitePoint{unit_vector(*where)} : SitePoint{});
  }

  std::uint8_t ways_of(const Row& row) const {
    const WaysFacet& facet = snapshot_.ways[row.facet(Facet::ways)];
    std::uint8_t ways = facet.remote;
    if (facet.home_visits) ways |= way_bit(Delivery::home_visit);
    if (row.site_count > 0) ways |= way_bit(Delivery::site);
    const auto sites = snapshot_.sites_of(row);
    const auto plain = [](const SitePoint& site) { return site.known(); };
    if (!sites.empty() && !snapshot_.relevance_of(row).residential &&
        std::all_of(sites.begin(), sites.end(), plain))
      ways |= Row::plain_sites;
    return ways;
  }

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

  /// Can anything but the nearness of a known site bring this offer to a family? Then no box may hide it. An
  /// offer whose sites are far from each other would make a box of half the country: it stands with these,
  /// too.
  bool reaches_afar(const Row& row) const {
    const WaysFacet& ways = snapshot_.ways[row.facet(Facet::ways)];
    if (row.site_count == 0 || ways.remote != 0 || ways.home_visits ||
        snapshot_.relevance_of(row).residential)
      return true;
    const auto sites = snapshot_.sites_of(row);
    constexpr std::int64_t scattered_m = 50'000;
    for (std::size_t i = 0; i < sites.size(); ++i) {
      if (!sites[i].known()) return true;
      if (i > 0 && great_circle(sites[0].point, sites[i].point).in_metres() > scattered_m) return true;
    }
    return false;
  }

  /// For an order in which neighbours visit the same families; 0 where no county is named.
  std::uint32_t first_county(const Row& row) const {
    const auto& visits = snapshot_.ways[row.facet(Facet::ways)].home_visits;
    return visits && !visits->regions.empty() ? county_of(visits->regions.front()).value_or(0) : 0;
  }

  void order_rows() {
    // By run – the residence facet; `near` comes behind all of them –, ways to the family, so that who takes no phone call
    // passes all that has nothing else by whole blocks, place of the first site on the curve, id.
    constexpr int way_bits = 5;
    constexpr std::uint32_t near = UINT32_MAX >> way_bits;
    constexpr unsigned every_way = (1U << way_bits) - 1;
    std::vector<Numbered> keys(snapshot_.rows.size());
    for (std::uint32_t i = 0; i < snapshot_.rows.size(); ++i) {
      const Row& row = snapshot_.rows[i];
      const auto sites = snapshot_.sites_of(row);
      const std::uint32_t curve = sites.empty() ? first_county(row) : hilbert_index(sites[0].point);
      const std::uint32_t run = reaches_afar(row)
                                    ? row.facet(Facet::residence) << way_bits | (row.ways & every_way)
                                    : near << way_bits;
      keys[row.id_rank] = {std::uint64_t{run} << 32 | curve, i};
    }
    sort_by_number(keys);
    std::vector<Row> rows;
    std::vector<SitePoint> sites;
    rows.reserve(keys.size());
    sites.reserve(snapshot_.sites.size());
    snapshot_.row_of_rank.resize(keys.size());
    for (const Numbered& key : keys) {
      Row row = snapshot_.rows[key.item];
      const auto own_sites = snapshot_.sites_of(row);
      row.first_site = static_cast<std::uint32_t>(sites.size());
      sites.insert(sites.end(), own_sites.begin(), own_sites.end());
      snapshot_.row_of_rank[row.id_rank] = static_cast<std::uint32_t>(rows.size());
      if (key.number >> (32 + way_bits) != near) ++snapshot_.near_begin;
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
    for (std::uint32_t group = 0; group < snapshot_.alike.size(); ++group) {
      for (std::uint32_t& row : snapshot_.alike[group]) {
        row = place_of(row);
        snapshot_.rows[row].has_alike = true;
        snapshot_.alike_groups.emplace_back(row, group);
      }
      std::sort(snapshot_.alike[group].begin(), snapshot_.alike[group].end());
    }
    std::sort(snapshot_.alike_groups.begin(), snapshot_.alike_groups.end());
  }

  void list_urgent_help() {
    for (std::uint32_t i = 0; i < snapshot_.rows.size(); ++i) {
      const Urgent& urgent = urgent_[snapshot_.rows[i].facet(Facet::relevance)];
      if (urgent.acute) snapshot_.acute_help.push_back(i);
      if (urgent.child_protection) snapshot_.child_protection.push_back(i);
    }
  }

  [[noreturn]] static void too_many(const std::string& what, std::size_t limit) {
    throw Error{make_problem(Code::too_many, {}, std::to_string(limit) + ' ' + what)};
  }

  SnapshotLimits limits_;
  std::size_t id_bytes_ = 0;
  Snapshot snapshot_;
  std::optional<KindNatures> natures_ = {};  ///< of the vocabulary
  std::vector<Urgent> urgent_ = {};          ///< by relevance facet
  std::array<FacetNumbers, facet_count> numbers_ = {};
  std::unordered_map<std::string, std::uint32_t> tags_ = {};
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

}  // namespace passgenau
