// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "oracle/json.hpp"
#include "oracle/theme.hpp"

namespace passgenau::oracle {
namespace {

using Pool = std::vector<std::string>;

/// A birth (or due) date on which this bound is reached exactly on `day`; where the calendar has none, one near it.
Day birth_reaching(const std::string& bound, Day day) {
  const Span span = read_span(bound);
  const Day guess = day - (day_reached(day, span) - day);
  for (Day born = guess - 4; born <= guess + 4; ++born)
    if (day_reached(born, span) == day) return born;
  return guess;
}

Object born(Day day, Day as_of) { return {{"born", write_day(std::min(day, as_of))}}; }
Object due(Day day, Day as_of) { return {{"due", write_day(std::clamp(day, as_of - 21, as_of + 280))}}; }

Object child(Random& random, const Theme& theme, Day as_of) {
  const long which = random.between(1, 100);
  if (which <= 40) {  // a bound on the day, the day before, the day after
    const std::string bound = random.pick(theme.bounds);
    const Day day = birth_reaching(bound, as_of + random.pick({0, 0, 0, -1, 1}));
    return day > as_of ? due(day, as_of) : born(day, as_of);
  }
  if (which <= 55) return born(as_of - random.between(0, 1300), as_of);
  if (which <= 62)
    return born(read_day(random.pick({"2024-02-29", "2023-08-31", "2023-11-30", "2020-02-29", "2022-12-31"})),
                as_of);
  if (which <= 72) return due(as_of + random.between(1, 280), as_of);
  if (which <= 82) return due(as_of - random.pick({0, 1, 7, 20, 21}), as_of);
  // A month and a year, within which offers begin and end, more often than others.
  return {{"age", random.pick({"P0D", "P10D",   "P2W",  "P5W", "P6W", "P1M",   "P1M",   "P1M",
                               "P2M", "P3M",    "P5M",  "P6M", "P1Y", "P1Y",   "P1Y",   "P1Y6M",
                               "P2Y", "P2Y11M", "P36M", "P3Y", "P6Y", "P6M0D", "P3M1D", "P1Y0M0D"})}};
}

Array children(Random& random, const Theme& theme, Day as_of) {
  Array out;
  if (random.chance(5)) return out;
  for (long count = random.chance(55) ? 1 : random.between(2, 4); count > 0; --count)
    out.push_back(child(random, theme, as_of));
  if (random.chance(10)) out.push_back(Json(out.front()));
  return out;
}

Object caregiver(Random& random) {
  Object out;
  if (random.chance(75)) {
    Pool roles =
        some(random, {"mother", "mother", "father", "pregnant", "grandparent", "foster-parent", "partner"},
             random.chance(75) ? 1 : 2);
    out["roles"] = as_array(roles);
  }
  if (random.chance(50) || out.empty()) out["age"] = random.pick({17, 18, 20, 21, 22, 27, 28, 35, 40});
  return out;
}

Array needs(Random& random, const Theme& theme, long children) {
  Array out;
  for (long count = random.chance(50) ? 1 : random.between(2, 5); count > 0; --count) {
    Object need;
    if (random.chance(22))
      need["kind"] = random.pick(theme.kinds);
    else
      need["burden"] = random.pick(theme.burdens);
    if (children > 0 && random.chance(45)) need["child"] = random.between(0, children - 1);
    const Object bare = need;
    if (random.chance(40))
      need["weight"] = random.pick(std::vector<double>{1, 0.5, 0.25, 0.1, 0.333, 0.001, 0.0004, 0.9996});
    const bool twice = std::any_of(out.begin(), out.end(), [&](const Json& other) {
      Object stripped = other.as_object();
      stripped.erase("weight");
      return stripped == bare;
    });
    if (!twice || random.chance(15)) out.push_back(need);
  }
  return out;
}

void add_point(Random& random, const Town& town, Object& home) {
  const Point at = near_town(random, town, random.pick({500, 3000, 8000}));
  home["lat"] = at.lat + (random.chance(8) ? 2 : 0);  // 220 km to the north: nowhere
  home["lon"] = at.lon;
}

Object home(Random& random, const Theme& theme) {
  const Town& town = random.pick(theme.towns);
  const Town& other = random.pick(theme.towns);
  const std::string code = random.chance(88) ? random.pick(town.codes) : "99999";
  const auto digits = static_cast<std::size_t>(random.pick({2, 3, 5, 5, 5, 6, 8, 8, 8, 8}));
  const std::string region = random.chance(92) ? town.region.substr(0, digits) : "16999999";
  Object out;
  switch (random.between(1, 9)) {
    case 1:
    case 2:
    case 3: out["postal_code"] = code; break;
    case 4: out["region"] = region; break;
    case 5: add_point(random, town, out); break;
    case 6:
      out["postal_code"] = code;
      out["region"] = random.chance(75) ? region : other.region;
      break;
    case 7:
      out["postal_code"] = code;
      add_point(random, town, out);
      break;
    case 8:
      out["region"] = region;
      add_point(random, town, out);
      break;
    default:
      out["postal_code"] = code;
      out["region"] = region;
      add_point(random, town, out);
  }
  return out;
}

/// Exactly the distance of one of the sites, or a metre less; else a common one.
Json reach(Random& random, const Object& home, const std::vector<std::string>& offers) {
  if (home.contains("lat") && !offers.empty() && random.chance(50)) {
    const Json offer = boost::json::parse(random.pick(offers));
    for (const Json& site : list(offer.as_object(), "sites")) {
      if (!site.as_object().contains("lat")) continue;
      const Point there{number(site.as_object(), "lat"), number(site.as_object(), "lon")};
      const long metres =
          metres_between({number(home, "lat"), number(home, "lon")}, there) - random.pick({0, 0, 1});
      if (metres > 100 && metres < 900'000) return static_cast<double>(metres) / 1000;
    }
  }
  return random.chance(50) ? Json(random.pick({0, 1, 3, 5, 10, 20, 50}))
                           : Json(random.pick(std::vector<double>{0.5, 2.5, 7.75, 1.999}));
}

}  // namespace

std::string make_profile(Random& random, const Theme& theme, const std::vector<std::string>& offers) {
  const Day as_of = theme.as_of + (random.chance(85) ? 0 : random.pick({-1, 1, 30, 366}));
  const int density =
      static_cast<int>(random.pick({10, 35, 60, 60, 90}));  // how much the family says of itself
  Object profile{{"as_of", write_day(as_of)}};
  if (random.chance(density)) profile["children"] = children(random, theme, as_of);
  if (random.chance(density - 10)) profile["caregiver"] = caregiver(random);
  if (random.chance(density))
    profile["needs"] = needs(random, theme, static_cast<long>(list(profile, "children").size()));
  Pool spoken = theme.languages;
  spoken.emplace_back("de");
  if (random.chance(density)) {
    Pool tags = some(random, spoken, random.between(1, 4));
    profile["languages"] = as_array(tags);
  }
  if (random.chance(density)) profile["interpreter"] = random.chance(60);
  if (random.chance(density)) profile["home"] = home(random, theme);
  if (profile.contains("home") && random.chance(70))
    profile["reach_km"] = reach(random, part(profile, "home"), offers);
  if (random.chance(density / 3))
    profile["delivery"] =
        as_array(some(random, {"site", "home-visit", "phone", "online", "chat"}, random.between(1, 4)));
  if (random.chance(density / 2)) profile["available"] = make_schedule(random, false);
  const Pool traits = {"free",         "anonymous", "no-registration", "stroller-accessible",
                       "sibling-care", "women-only"};
  if (random.chance(density / 4))
    profile["require"] = as_array(some(random, traits, random.chance(80) ? 1 : 2));
  if (random.chance(density / 2)) profile["prefer"] = as_array(some(random, traits, random.between(1, 3)));
  if (random.chance(density / 4)) profile["discreet"] = random.chance(85);
  if (random.chance(60)) profile["limit"] = random.pick({1, 2, 5, 20, 200, 200, 200});
  for (const char* field : {"needs", "languages", "available", "require", "prefer"})
    if (!profile.contains(field) && random.chance(3)) profile[field] = Array{};
  for (const char* field : {"caregiver", "home"})
    if (!profile.contains(field) && random.chance(3)) profile[field] = Object{};
  return print(profile);
}

}  // namespace passgenau::oracle
