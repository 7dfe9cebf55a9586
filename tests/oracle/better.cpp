// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/better.hpp"

#include <optional>

namespace passgenau::oracle {
namespace {

/// A ranked burden of the family that the offer does not name; one bound to a child only where the offer may serve that child.
std::optional<Object> with_one_more_need(const Hall& hall, const Family& family, Object offer) {
  const auto named = named_burdens(offer, hall.staged.books);
  const auto candidates = candidate_children(family, offer);
  std::vector<std::string> wanted;
  for (const Need& need : family.needs)
    if (need.ranked && !need.burden.empty() && !named.contains(need.burden) &&
        (!need.child || contains(candidates, *need.child)))
      wanted.push_back(need.burden);
  if (wanted.empty()) return {};
  Array addresses = list(offer, "addresses");
  addresses.emplace_back(hall.random.pick(wanted));
  offer["addresses"] = addresses;
  return offer;
}

std::optional<Object> with_staff_language(const Hall& hall, const Family& family, Object offer) {
  if (family.languages.empty()) return {};
  const std::string& tag = hall.random.pick(family.languages);
  Array languages = list(offer, "languages");
  for (Json& entry : languages)
    if (text(entry.as_object(), "tag") == tag) {
      if (text(entry.as_object(), "by") != "interpreter") return {};
      entry.as_object().erase("by");
      offer["languages"] = languages;
      return offer;
    }
  languages.push_back(Object{{"tag", tag}});
  offer["languages"] = languages;
  return offer;
}

/// As docs/matching.md says, from the engine's own gazetteer.
std::optional<GeoPoint> home_point(const Staged& staged, const passgenau::Home& home) {
  if (home.point) return home.point;
  if (const auto of_code = staged.gazetteer.postal_code_point(home.postal_code)) return of_code;
  return staged.gazetteer.municipality_point(home.region);
}

std::optional<Object> with_nearer_site(const Hall& hall, std::size_t profile, Object offer) {
  const auto home = home_point(hall.staged, hall.staged.profiles[profile].home);
  if (!home || list(offer, "sites").empty()) return {};
  Array& sites = offer.at("sites").as_array();
  const auto index = hall.random.between(0, static_cast<long>(sites.size()) - 1);
  Object& site = sites[static_cast<std::size_t>(index)].as_object();
  if (!has(site, "lat")) return {};
  const GeoPoint from{number(site, "lat"), number(site, "lon")};
  const double way = hall.random.pick(std::vector<double>{0.01, 0.1, 0.5, 0.99, 1});
  const GeoPoint to{from.lat + way * (home->lat - from.lat), from.lon + way * (home->lon - from.lon)};
  if (great_circle(*home, to) > great_circle(*home, from)) return {};
  site["lat"] = to.lat;
  site["lon"] = to.lon;
  return offer;
}

std::optional<Object> with_later_verification(const Hall& hall, const Family& family, Object offer) {
  const Day day = has(offer, "verified") ? read_day(text(offer, "verified")) : family.as_of - 3000;
  offer["verified"] = write_day(day + hall.random.pick({1, 30, 365, 3000}));
  return offer;
}

std::optional<Object> changed(Law law, const Hall& hall, const Family& family, std::size_t profile,
                              const Object& offer) {
  switch (law) {
    case addresses_a_need: return with_one_more_need(hall, family, offer);
    case staff_speaks: return with_staff_language(hall, family, offer);
    case nearer: return with_nearer_site(hall, profile, offer);
    default: return with_later_verification(hall, family, offer);
  }
}

}  // namespace

std::vector<Variant> make_variants(const Hall& hall) {
  std::vector<Variant> out;
  for (std::size_t profile = 0; profile < hall.staged.profiles.size(); ++profile) {
    const Family family = read_family(hall.staged.profiles_json[profile], hall.staged.books);
    for (int times = 0; times < 12 && !hall.staged.offers.empty(); ++times) {
      const Object& offer = hall.random.pick(hall.staged.offers_json);
      const Law law = static_cast<Law>(hall.random.between(0, law_count - 1));
      auto better = changed(law, hall, family, profile, offer);
      if (!better) continue;
      const std::string id = "variant " + std::to_string(out.size());
      (*better)["id"] = id;
      out.push_back({law, profile, text(offer, "id"), id, print(*better)});
    }
  }
  return out;
}

}  // namespace passgenau::oracle
