// SPDX-License-Identifier: GPL-2.0-or-later
// The facets of packed facts, each checked: a right checksum is no proof that an offer said so.
#include <cmath>

#include "match/bytes.hpp"
#include "match/facts.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

std::vector<std::string_view> unpack_views(ByteReader& in) {
  std::vector<std::string_view> texts(in.count());
  for (std::string_view& text : texts)
    text = in.text();
  return texts;
}

std::vector<std::string> unpack_texts(ByteReader& in) {
  const std::vector<std::string_view> texts = unpack_views(in);
  return {texts.begin(), texts.end()};
}

std::optional<Age> unpack_age(ByteReader& in) {
  const std::uint64_t sign = in.number();
  if (sign == 0) return {};
  Age age{.before_birth = sign == 2};
  for (int* part : {&age.years, &age.months, &age.weeks, &age.days})
    *part = static_cast<int>(in.number());
  return age;
}

std::optional<int> unpack_years(ByteReader& in) {
  const std::uint64_t years = in.number();
  if (years == 0) return {};
  return static_cast<int>(years - 1);
}

/// Every facet ends where its bytes do, and holds what an offer may say; else the facts are no facts.
void require(const ByteReader& in, bool plausible = true) {
  if (!in.sound() || !in.at_end() || !plausible) fail(Code::catalog_damaged, "facts of an offer");
}

bool is_plausible(const std::optional<Age>& age) {
  if (!age) return true;
  for (const int part : {age->years, age->months, age->weeks, age->days})
    if (part < 0 || part > 10'000) return false;
  return true;
}

bool is_plausible(const std::optional<int>& years) { return !years || (*years >= 0 && *years <= 150); }

bool is_plausible(GeoPoint point) {
  return std::isfinite(point.lat) && std::isfinite(point.lon) && std::abs(point.lat) <= 90 &&
         std::abs(point.lon) <= 180;
}

constexpr std::uint64_t bits_of(std::size_t count) { return (std::uint64_t{1} << count) - 1; }

}  // namespace

ChildAgeFacet unpack_child_age(std::string_view bytes) {
  ByteReader in{bytes};
  ChildAgeFacet facet;
  facet.range.from = unpack_age(in);
  facet.range.until = unpack_age(in);
  require(in, is_plausible(facet.range.from) && is_plausible(facet.range.until));
  return facet;
}

CaregiverFacet unpack_caregiver(std::string_view bytes) {
  ByteReader in{bytes};
  CaregiverFacet facet;
  facet.roles = static_cast<std::uint16_t>(in.number());
  facet.age.from = unpack_years(in);
  facet.age.until = unpack_years(in);
  const std::uint64_t only = in.number();
  facet.women_only = (only & 1) != 0;
  facet.men_only = (only & 2) != 0;
  require(in, is_plausible(facet.age.from) && is_plausible(facet.age.until) && facet.roles <= bits_of(8));
  return facet;
}

RelevanceFacet unpack_relevance(std::string_view bytes) {
  ByteReader in{bytes};
  RelevanceFacet facet;
  for (auto* list : {&facet.addresses, &facet.only_for, &facet.not_for, &facet.kinds})
    *list = unpack_views(in);
  require(in);
  return facet;
}

Residence unpack_residence(std::string_view bytes) {
  ByteReader in{bytes};
  Residence residence;
  residence.regions = unpack_texts(in);
  residence.except = unpack_texts(in);
  require(in);
  return residence;
}

WaysFacet unpack_ways(std::string_view bytes) {
  ByteReader in{bytes};
  WaysFacet facet{.remote = static_cast<std::uint8_t>(in.number())};
  const std::uint64_t visits = in.number();
  if (visits != 0) {
    facet.home_visits.emplace();
    facet.home_visits->regions = unpack_texts(in);
    if (visits == 2) facet.home_visits->within = Distance::metres(static_cast<std::int64_t>(in.number()));
  }
  require(in, facet.remote <= bits_of(5) && visits <= 2);
  return facet;
}

std::vector<OfferLanguage> unpack_languages(std::string_view bytes) {
  ByteReader in{bytes};
  std::vector<OfferLanguage> languages(in.count());
  for (OfferLanguage& language : languages) {
    language.tag = in.text();
    language.by = in.number() == 0 ? SpokenBy::staff : SpokenBy::interpreter;
  }
  require(in);
  return languages;
}

AccessFacet unpack_access(std::string_view bytes) {
  ByteReader in{bytes};
  AccessFacet facet;
  facet.stated = in.number() != 0;
  facet.traits = static_cast<std::uint16_t>(in.number());
  require(in, facet.traits <= bits_of(12));
  return facet;
}

std::vector<Session> unpack_schedule(std::string_view bytes) {
  ByteReader in{bytes};
  std::vector<Session> sessions(in.count());
  bool plausible = true;
  for (Session& session : sessions) {
    const std::uint64_t begin = in.number();
    const std::uint64_t end = in.number();
    constexpr std::uint64_t day_minutes = 24 * 60;
    plausible = plausible && begin < 7 * day_minutes && end > begin && end - begin <= day_minutes;
    session = {static_cast<std::int32_t>(begin), static_cast<std::int32_t>(end)};
  }
  require(in, plausible);
  return sessions;
}

std::vector<SiteFacts> unpack_sites(std::string_view bytes) {
  ByteReader in{bytes};
  std::vector<SiteFacts> sites(in.count());
  bool plausible = sites.size() <= OfferLimits::sites;
  for (SiteFacts& site : sites) {
    const std::uint64_t flags = in.number();
    site.confidential = (flags & 2) != 0;
    if ((flags & 1) != 0) {
      const double lat = in.real();
      site.point = GeoPoint{lat, in.real()};
      plausible = plausible && is_plausible(*site.point);
    } else {
      site.postal_code = in.text();
      site.region = in.text();
    }
  }
  require(in, plausible);
  return sites;
}

}  // namespace passgenau
