// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facts.hpp"

#include <algorithm>

#include <cmath>

#include "match/alike.hpp"
#include "match/bytes.hpp"
#include "model/problem.hpp"

namespace passgenau {

namespace {

void pack_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& text : texts)
    out.text(text);
}

std::vector<std::string> unpack_texts(ByteReader& in) {
  std::vector<std::string> texts(in.count());
  for (std::string& text : texts)
    text = in.text();
  return texts;
}

void pack_age(ByteWriter& out, const std::optional<Age>& age) {
  out.number(!age ? 0 : age->before_birth ? 2 : 1);
  if (!age) return;
  for (const int part : {age->years, age->months, age->weeks, age->days})
    out.number(static_cast<std::uint64_t>(part));
}

std::optional<Age> unpack_age(ByteReader& in) {
  const std::uint64_t sign = in.number();
  if (sign == 0) return {};
  Age age{.before_birth = sign == 2};
  for (int* part : {&age.years, &age.months, &age.weeks, &age.days})
    *part = static_cast<int>(in.number());
  return age;
}

void pack_years(ByteWriter& out, const std::optional<int>& years) {
  out.number(years ? static_cast<std::uint64_t>(*years) + 1 : 0);
}

std::optional<int> unpack_years(ByteReader& in) {
  const std::uint64_t years = in.number();
  if (years == 0) return {};
  return static_cast<int>(years - 1);
}

void pack_day(ByteWriter& out, const std::optional<Date>& day) {
  out.signed_number(day ? to_day(*day) : TimeFacts::no_day);
}

template <class Pack>
void pack_facet(ByteWriter& out, Pack&& pack) {
  std::string facet;
  ByteWriter inner{facet};
  pack(inner);
  out.text(facet);
}

bool has(const StatedList<Trait>& traits, Trait trait) {
  return std::find(traits.begin(), traits.end(), trait) != traits.end();
}

void pack_caregiver(ByteWriter& out, const Offer& offer) {
  std::uint64_t roles = 0;
  for (const Role role : offer.caregivers)
    roles |= 1ULL << static_cast<int>(role);
  out.number(roles);
  pack_years(out, offer.caregiver_age.from);
  pack_years(out, offer.caregiver_age.until);
  out.number((has(offer.access, Trait::women_only) ? 1 : 0) + (has(offer.access, Trait::men_only) ? 2 : 0));
}

void pack_ways(ByteWriter& out, const Offer& offer) {
  std::uint64_t remote = 0;
  for (const Delivery way : offer.remote)
    remote |= 1ULL << static_cast<int>(way);
  out.number(remote);
  out.number(!offer.home_visits ? 0 : offer.home_visits->within ? 2 : 1);
  if (!offer.home_visits) return;
  pack_texts(out, offer.home_visits->regions);
  if (offer.home_visits->within)
    out.number(static_cast<std::uint64_t>(offer.home_visits->within->in_metres()));
}

void pack_access(ByteWriter& out, const Offer& offer) {
  std::uint64_t traits = 0;
  for (const Trait trait : offer.access)
    traits |= 1ULL << static_cast<int>(trait);
  out.number(offer.access.stated() ? 1 : 0);
  out.number(traits);
}

void pack_sites(ByteWriter& out, const std::vector<Site>& sites) {
  out.number(sites.size());
  for (const Site& site : sites) {
    out.number((site.point ? 1 : 0) + (site.confidential ? 2 : 0));
    if (site.point) {
      out.real(site.point->lat);
      out.real(site.point->lon);
    } else {
      out.text(site.address.postal_code);
      out.text(site.address.region);
    }
  }
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

bool is_plausible(Day day) {
  constexpr Day year_1800 = -62'091;
  constexpr Day year_2201 = 84'371;
  return day == TimeFacts::no_day || (day >= year_1800 && day < year_2201);
}

bool is_plausible(const TimeFacts& time) {
  return is_plausible(time.valid_from) && is_plausible(time.valid_until) && is_plausible(time.verified) &&
         is_plausible(time.capacity_as_of);
}

bool is_plausible(GeoPoint point) {
  return std::isfinite(point.lat) && std::isfinite(point.lon) && std::abs(point.lat) <= 90 &&
         std::abs(point.lon) <= 180;
}

constexpr std::uint64_t bits_of(std::size_t count) { return (std::uint64_t{1} << count) - 1; }

}  // namespace

std::vector<Session> sessions_of(const std::vector<Schedule>& schedules) {
  constexpr int day_minutes = 24 * 60;
  std::vector<Session> sessions;
  for (const Schedule& schedule : schedules) {
    if (!schedule.from || !schedule.until) continue;
    for (int day = 0; day < 7; ++day) {
      if (!schedule.days.contains(day)) continue;
      const int begin = day * day_minutes + schedule.from->minutes;
      int end = day * day_minutes + schedule.until->minutes;
      if (end <= begin) end += day_minutes;
      sessions.push_back({begin, end});
    }
  }
  return sessions;
}

std::string pack_facts(const Offer& offer) {
  std::string bytes;
  ByteWriter out{bytes};
  out.text(offer.id);
  pack_facet(out, [&](ByteWriter& facet) {
    pack_age(facet, offer.child_age.from);
    pack_age(facet, offer.child_age.until);
  });
  pack_facet(out, [&](ByteWriter& facet) { pack_caregiver(facet, offer); });
  pack_facet(out, [&](ByteWriter& facet) {
    pack_texts(facet, offer.addresses);
    pack_texts(facet, offer.only_for);
    pack_texts(facet, offer.not_for);
    pack_texts(facet, offer.kinds);
  });
  pack_facet(out, [&](ByteWriter& facet) {
    pack_texts(facet, offer.residence.regions);
    pack_texts(facet, offer.residence.except);
  });
  pack_facet(out, [&](ByteWriter& facet) { pack_ways(facet, offer); });
  pack_facet(out, [&](ByteWriter& facet) {
    facet.number(offer.languages.size());
    for (const OfferLanguage& language : offer.languages) {
      facet.text(language.tag);
      facet.number(static_cast<std::uint64_t>(language.by));
    }
  });
  pack_facet(out, [&](ByteWriter& facet) { pack_access(facet, offer); });
  pack_facet(out, [&](ByteWriter& facet) {
    const std::vector<Session> sessions = sessions_of(offer.schedule);
    facet.number(sessions.size());
    for (const Session& session : sessions) {
      facet.number(static_cast<std::uint64_t>(session.begin));
      facet.number(static_cast<std::uint64_t>(session.end));
    }
  });
  pack_facet(out, [&](ByteWriter& facet) { pack_sites(facet, offer.sites); });
  out.text(pack_alike(offer));
  pack_day(out, offer.valid.from);
  pack_day(out, offer.valid.until);
  pack_day(out, offer.verified);
  pack_day(out, offer.capacity.as_of);
  out.signed_number(offer.capacity.wait_days.value_or(-1));
  out.signed_number(offer.capacity.status ? static_cast<int>(*offer.capacity.status) : -1);
  const Referral referral = offer.referral.value_or(Referral{});
  const bool open_to_all =
      !referral.required || std::find(referral.by.begin(), referral.by.end(), "self") != referral.by.end();
  out.signed_number((offer.prevention ? static_cast<int>(*offer.prevention) + 1 : 0) * 2 +
                    (open_to_all ? 0 : 1));
  return bytes;
}

std::optional<FactsView> view_facts(std::string_view bytes) {
  ByteReader in{bytes};
  FactsView view;
  view.id = in.text();
  for (std::string_view& facet : view.facets)
    facet = in.text();
  view.sites = in.text();
  view.alike = in.text();
  // Checked before they are narrowed: what does not fit must not turn into something that does.
  constexpr std::int64_t most_wait_days = 3650;
  bool fits = true;
  const auto narrow = [&](std::int64_t least, std::int64_t most) {
    const std::int64_t number = in.signed_number();
    fits = fits && number >= least && number <= most;
    return fits ? number : 0;
  };
  for (Day* day :
       {&view.time.valid_from, &view.time.valid_until, &view.time.verified, &view.time.capacity_as_of})
    *day = static_cast<Day>(narrow(INT32_MIN, INT32_MAX));
  view.time.wait_days = static_cast<std::int16_t>(narrow(-1, most_wait_days));
  view.time.status = static_cast<std::int8_t>(narrow(-1, static_cast<int>(CapacityStatus::assessment)));
  view.time.entry =
      static_cast<std::uint8_t>(narrow(0, (static_cast<int>(Prevention::indicated) + 1) * 2 + 1));
  if (!in.sound() || !in.at_end() || view.id.empty() || !fits || !is_plausible(view.time)) return {};
  return view;
}

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
    *list = unpack_texts(in);
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
