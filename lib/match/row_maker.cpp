// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/row_maker.hpp"

#include <algorithm>
#include <optional>

#include "match/county.hpp"
#include "match/hilbert.hpp"
#include "model/language.hpp"
#include "model/problem.hpp"
#include "place/locate.hpp"

namespace passgenau {

namespace {

constexpr int way_bits = 5;
constexpr std::uint32_t near_run = UINT32_MAX >> way_bits;

[[noreturn]] void too_many(const std::string& what, std::size_t limit) {
  throw Error{make_problem(Code::too_many, {}, std::to_string(limit) + ' ' + what)};
}

/// Naming a kind twice makes nothing more of it.
std::vector<std::string_view> each_once(const std::vector<std::string_view>& ids) {
  std::vector<std::string_view> once;
  for (const std::string_view id : ids)
    if (std::find(once.begin(), once.end(), id) == once.end()) once.push_back(id);
  return once;
}

/// Can anything but the nearness of a known site bring this offer to a family? Then no box may hide it. An
/// offer whose sites are far from each other would make a box of half the country: it stands with these,
/// too.
bool reaches_afar(const Snapshot& snapshot, const Row& row, std::span<const SitePoint> sites) {
  const WaysFacet& ways = snapshot.ways[row.facet(Facet::ways)];
  if (sites.empty() || ways.remote != 0 || ways.home_visits || snapshot.relevance_of(row).residential)
    return true;
  constexpr std::int64_t scattered_m = 50'000;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    if (!sites[i].known()) return true;
    if (i > 0 && great_circle(sites[0].point, sites[i].point).in_metres() > scattered_m) return true;
  }
  return false;
}

/// For an order in which neighbours visit the same families; 0 where no county is named.
std::uint32_t first_county(const Snapshot& snapshot, const Row& row) {
  const auto& visits = snapshot.ways[row.facet(Facet::ways)].home_visits;
  return visits && !visits->regions.empty() ? county_of(visits->regions.front()).value_or(0) : 0;
}

}  // namespace

RowMaker::RowMaker(Snapshot& snapshot, const SnapshotLimits& limits)
    : snapshot_{snapshot}, limits_{limits}, natures_{snapshot.vocabulary, snapshot.kinds} {
  const std::array<std::size_t, facet_count> had{snapshot.child_ages.size(), snapshot.caregivers.size(),
                                                 snapshot.relevance.size(),  snapshot.residences.size(),
                                                 snapshot.ways.size(),       snapshot.languages.size(),
                                                 snapshot.access.size(),     snapshot.schedules.size()};
  std::transform(had.begin(), had.end(), first_.begin(),
                 [](std::size_t count) { return static_cast<std::uint32_t>(count); });
  for (std::uint32_t i = 0; i < snapshot.language_tags.size(); ++i)
    tags_.emplace(snapshot.language_tags[i], i);
}

Row RowMaker::make(const FactsView& facts, std::vector<SitePoint>& sites) {
  Row row;
  for (std::size_t i = 0; i < facet_count; ++i) {
    bool added = false;
    row.facets[i] = first_[i] + numbers_[i].number(facts.facets[i], added);
    if (added) unpack(static_cast<Facet>(i), facts.facets[i]);
  }
  row.time = facts.time;
  row.first_site = static_cast<std::uint32_t>(sites.size());
  for (const SiteFacts& site : unpack_sites(facts.sites))
    sites.push_back(point_of(site));
  row.site_count = static_cast<std::uint16_t>(sites.size() - row.first_site);
  row.ways = ways_of(row, {sites.data() + row.first_site, row.site_count});
  return row;
}

FacetBytes RowMaker::take_facets() {
  FacetBytes all;
  std::transform(numbers_.begin(), numbers_.end(), all.begin(), [](FacetNumbers& of) { return of.take(); });
  return all;
}

Urgent RowMaker::urgent(std::uint32_t relevance_facet) const {
  return urgent_[relevance_facet - first_[static_cast<std::size_t>(Facet::relevance)]];
}

void RowMaker::unpack(Facet facet, std::string_view bytes) {
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

void RowMaker::add_relevance(const RelevanceFacet& facet) {
  RelevanceCodes codes{.begin = static_cast<std::uint32_t>(snapshot_.concept_pool.size())};
  Urgent& urgent = urgent_.emplace_back();
  std::vector<std::string_view> named = facet.addresses;
  named.insert(named.end(), facet.only_for.begin(), facet.only_for.end());
  for (const std::string_view id : facet.kinds) {
    const KindNature* nature = natures_.of(snapshot_.kinds.find(id));
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

std::uint16_t RowMaker::add_codes(ConceptCodes& table, const std::vector<std::string_view>& ids) {
  for (const std::string_view id : ids)
    snapshot_.concept_pool.push_back(table.intern(id));
  return static_cast<std::uint16_t>(ids.size());
}

void RowMaker::add_languages(const std::vector<OfferLanguage>& languages) {
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

SitePoint RowMaker::point_of(const SiteFacts& site) const {
  if (site.confidential) return SitePoint::secret();
  std::optional<GeoPoint> where = site.point;
  if (!where) where = locate_site(site.postal_code, site.region, snapshot_.gazetteer);
  return where ? SitePoint{unit_vector(*where)} : SitePoint{};
}

std::uint8_t RowMaker::ways_of(const Row& row, std::span<const SitePoint> sites) const {
  const WaysFacet& facet = snapshot_.ways[row.facet(Facet::ways)];
  std::uint8_t ways = facet.remote;
  if (facet.home_visits) ways |= way_bit(Delivery::home_visit);
  if (!sites.empty()) ways |= way_bit(Delivery::site);
  const auto plain = [](const SitePoint& site) { return site.known(); };
  if (!sites.empty() && !snapshot_.relevance_of(row).residential &&
      std::all_of(sites.begin(), sites.end(), plain))
    ways |= Row::plain_sites;
  return ways;
}

void check_size(std::size_t offers, std::size_t sites, std::size_t id_bytes, const SnapshotLimits& limits) {
  if (offers > limits.offers) too_many("offers", limits.offers);
  if (sites > limits.sites) too_many("sites", limits.sites);
  if (id_bytes > limits.id_bytes) too_many("bytes of ids", limits.id_bytes);
}

std::uint64_t row_order(const Snapshot& snapshot, const Row& row, std::span<const SitePoint> sites) {
  constexpr unsigned every_way = (1U << way_bits) - 1;
  const std::uint32_t curve = sites.empty() ? first_county(snapshot, row) : hilbert_index(sites[0].point);
  const std::uint32_t run = reaches_afar(snapshot, row, sites)
                                ? row.facet(Facet::residence) << way_bits | (row.ways & every_way)
                                : near_run << way_bits;
  return std::uint64_t{run} << 32 | curve;
}

void list_urgent_help(Snapshot& snapshot, const RowMaker& maker) {
  for (std::uint32_t i = 0; i < snapshot.rows.size(); ++i) {
    const Urgent urgent = maker.urgent(snapshot.rows[i].facet(Facet::relevance));
    if (urgent.acute) snapshot.acute_help.push_back(i);
    if (urgent.child_protection) snapshot.child_protection.push_back(i);
  }
}

bool is_near_only(std::uint64_t order) { return order >> (32 + way_bits) == near_run; }

}  // namespace passgenau
