// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/facts.hpp"

#include <algorithm>
#include <type_traits>

#include "match/alike.hpp"
#include "match/bytes.hpp"

namespace passgenau {

namespace {

void pack_texts(ByteWriter& out, const std::vector<std::string>& texts) {
  out.number(texts.size());
  for (const std::string& text : texts)
    out.text(text);
}

void pack_age(ByteWriter& out, const std::optional<Age>& age) {
  out.number(!age ? 0 : age->before_birth ? 2 : 1);
  if (!age) return;
  for (const int part : {age->years, age->months, age->weeks, age->days})
    out.number(static_cast<std::uint64_t>(part));
}

void pack_years(ByteWriter& out, const std::optional<int>& years) {
  out.number(years ? static_cast<std::uint64_t>(*years) + 1 : 0);
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
  std::uint8_t remote = 0;
  for (const Delivery way : offer.remote)
    remote |= way_bit(way);
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

bool is_plausible(Day day) {
  constexpr Day year_1800 = -62'091;
  constexpr Day year_2201 = 84'371;
  return day == TimeFacts::no_day || (day >= year_1800 && day < year_2201);
}

}  // namespace

bool is_plausible(const TimeFacts& time) {
  constexpr int most_wait_days = 3650;
  return is_plausible(time.valid_from) && is_plausible(time.valid_until) && is_plausible(time.verified) &&
         is_plausible(time.capacity_as_of) && time.wait_days >= -1 && time.wait_days <= most_wait_days &&
         time.status >= -1 && time.status <= static_cast<int>(CapacityStatus::assessment) &&
         time.entry <= (static_cast<int>(Prevention::indicated) + 1) * 2 + 1;
}

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
  bool fits = true;
  const auto narrow = [&](auto& number) {
    const std::int64_t read = in.signed_number();
    number = static_cast<std::remove_reference_t<decltype(number)>>(read);
    fits = fits && number == read;
  };
  for (Day* day :
       {&view.time.valid_from, &view.time.valid_until, &view.time.verified, &view.time.capacity_as_of})
    narrow(*day);
  narrow(view.time.wait_days);
  narrow(view.time.status);
  narrow(view.time.entry);
  if (!in.sound() || !in.at_end() || view.id.empty() || !fits || !is_plausible(view.time)) return {};
  return view;
}

}  // namespace passgenau
