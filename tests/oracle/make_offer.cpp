// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "oracle/json.hpp"
#include "oracle/theme.hpp"

namespace passgenau::oracle {
namespace {

using Pool = std::vector<std::string>;

const Pool roles = {"mother",      "father",        "pregnant",        "partner",
                    "grandparent", "foster-parent", "adoptive-parent", "professional"};
const Pool traits = {"free",         "low-cost",   "anonymous", "no-registration", "stroller-accessible",
                     "sibling-care", "women-only", "men-only"};

void add(Object& offer, const char* field, const Pool& values) {
  if (!values.empty()) offer[field] = as_array(values);
}

Object age_range(Random& random, const Theme& theme) {
  const long last = static_cast<long>(theme.bounds.size()) - 1;
  const long from = random.between(0, last - 1);
  const long until = random.between(from + 1, last);
  Object range;
  if (random.chance(75)) range["from"] = theme.bounds[static_cast<std::size_t>(from)];
  if (random.chance(70) || range.empty()) range["until"] = theme.bounds[static_cast<std::size_t>(until)];
  // From birth on where it is not stated: such a range must not end at birth.
  if (!range.contains("from") && until <= last) {
    const Span end = read_span(theme.bounds[static_cast<std::size_t>(until)]);
    if (end.before_birth || end.years + end.months + end.weeks + end.days == 0) range["until"] = "P3Y";
  }
  return range;
}

Object years(Random& random) {
  static const Pool ages = {"P18Y", "P21Y", "P22Y", "P28Y", "P40Y"};
  const long from = random.between(0, 3);
  Object range;
  if (random.chance(50)) range["from"] = ages[static_cast<std::size_t>(from)];
  if (range.empty() || random.chance(60))
    range["until"] = ages[static_cast<std::size_t>(random.between(from + 1, 4))];
  return range;
}

Array languages(Random& random, const Theme& theme) {
  Array out;
  Pool pool = theme.languages;
  pool.emplace_back("de");
  if (random.chance(25)) pool = {"mul", "de", random.pick(theme.languages)};
  for (const std::string& tag : some(random, pool, random.between(1, 3))) {
    Object entry{{"tag", tag}};
    if (tag == "mul" ? random.chance(90) : random.chance(30))
      entry["by"] = "interpreter";
    else if (random.chance(20))
      entry["by"] = "staff";
    out.push_back(entry);
  }
  if (random.chance(8)) {  // both by staff and through an interpreter
    Object again = out.front().as_object();
    const bool interpreter = text(again, "by") == "interpreter";
    again["by"] = interpreter ? "staff" : "interpreter";
    out.push_back(again);
  }
  return out;
}

Object site(Random& random, const Theme& theme) {
  const Town& town = random.pick(theme.towns);
  Object out{{"name", "Haus"}};
  if (random.chance(65)) {
    const Point at = near_town(random, town, random.pick({800, 4000, 12000}));
    out["lat"] = at.lat;
    out["lon"] = at.lon;
  }
  Object address;
  if (random.chance(45)) address["postal_code"] = random.chance(85) ? random.pick(town.codes) : "99999";
  if (random.chance(45))
    address["region"] = town.region.substr(0, static_cast<std::size_t>(random.pick({8, 8, 5, 2})));
  if (random.chance(30)) address["city"] = random.pick({"Süd", "Grünau"});
  if (random.chance(40)) address["street"] = random.pick({"Am Markt 3", "Goethestr. 5", "Goethe-Straße 5"});
  if (!address.empty()) out["address"] = address;
  if (random.chance(12))
    out["confidential"] = true;
  else if (random.chance(5))
    out["confidential"] = false;
  return out;
}

Pool region_keys(Random& random, const Theme& theme, long count) {
  Pool out;
  for (; count > 0; --count) {
    const std::string key = region_key(random, theme);
    if (std::find(out.begin(), out.end(), key) == out.end()) out.push_back(key);
  }
  return out;
}

void add_ways(Random& random, const Theme& theme, Object& offer) {
  if (random.chance(70)) {
    Array sites;
    for (long count = random.chance(70) ? 1 : random.between(2, 3); count > 0; --count)
      sites.push_back(site(random, theme));
    offer["sites"] = sites;
  }
  if (random.chance(28)) {
    Object visits;
    if (random.chance(55)) add(visits, "regions", region_keys(random, theme, random.between(1, 2)));
    if (random.chance(45))
      visits["within_km"] = random.chance(50) ? Json(random.between(1, 15))
                                              : Json(static_cast<double>(random.between(500, 9000)) / 1000);
    offer["home_visits"] = visits;
  }
  if (random.chance(25))
    add(offer, "remote", some(random, {"phone", "online", "chat"}, random.between(1, 2)));
}

void add_residence(Random& random, const Theme& theme, Object& offer) {
  Object residence;
  const Pool in = random.chance(85) ? region_keys(random, theme, random.between(1, 3)) : Pool{};
  add(residence, "regions", in);
  if (in.empty() || random.chance(20)) {
    Pool out = region_keys(random, theme, 1);
    std::erase_if(out,
                  [&](const std::string& key) { return std::find(in.begin(), in.end(), key) != in.end(); });
    add(residence, "except", out);
  }
  if (!residence.empty()) offer["residence"] = residence;
}

Object capacity(Random& random, Day as_of) {
  Object out{{"status", random.pick({"open", "waitlist", "waitlist", "full", "assessment"})}};
  if (random.chance(90)) out["as_of"] = write_day(as_of - random.pick({0, 1, 10, 45, 89, 90, 91, 200, -5}));
  if (text(out, "status") == "waitlist" && random.chance(70))
    out["wait_days"] = random.pick({0, 5, 42, 90, 91, 133, 400});
  return out;
}

Object validity(Random& random, Day as_of) {
  Object out;
  if (random.chance(60)) out["from"] = write_day(as_of - random.pick({0, 0, 1, 100, 400, -1}));
  if (random.chance(60) || out.empty())
    out["until"] = write_day(as_of + random.pick({0, 0, 1, 200}));
  else if (random.chance(30) && read_day(text(out, "from")) < as_of)
    out["until"] = write_day(as_of - 1);
  // Ends before it begins: only where both stand around as_of.
  if (out.contains("from") && out.contains("until") &&
      read_day(text(out, "from")) > read_day(text(out, "until")))
    out.erase("until");
  return out;
}

/// An empty part says as much as none (but an empty list of traits says: none).
void add_empty_parts(Random& random, Object& offer) {
  for (const char* field : {"kinds", "addresses", "only_for", "not_for", "caregivers", "languages", "sites",
                            "remote", "schedule"})
    if (!offer.contains(field) && random.chance(3)) offer[field] = Array{};
  for (const char* field : {"child_age", "caregiver_age", "residence", "capacity", "valid"})
    if (!offer.contains(field) && random.chance(3)) offer[field] = Object{};
}

}  // namespace

std::string make_offer(Random& random, const Theme& theme, const std::string& id) {
  Object offer{{"id", id}, {"title", Object{{"de", "Angebot " + id}}}};
  // Names that offers share: at one place and with one kind they are alike.
  if (random.chance(40))
    offer["title"] = Object{{"de", random.pick({"Krabbelgruppe am Montag", "KRABBELGRUPPE im Grünen",
                                                "Müttercafé Süd", "Muettercafé", "Treff für Eltern",
                                                "Kurs 1: Babymassage", "Kurs 2 – Babymassage und Tragen"})}};
  if (random.chance(40))
    offer["provider"] =
        Object{{"name", random.pick({"Verein Süd e. V.", "Sued gGmbH", "Kirchengemeinde", "Stadt"})}};
  if (random.chance(65)) add(offer, "kinds", some(random, theme.kinds, random.between(1, 2)));
  if (random.chance(55)) add(offer, "addresses", some(random, theme.burdens, random.between(1, 3)));
  // Ids that nobody knows are kept and never match.
  if (random.chance(2)) offer["addresses"] = Array{"child/unheard-of"};
  if (random.chance(2)) offer["kinds"] = Array{"counselling/unheard-of"};
  Pool restricting = theme.burdens;
  for (const char* derived : {"pregnancy", "migration/language-barrier",
                              "family-situation/very-young-parents", "family-situation/multiple-birth"})
    restricting.emplace_back(derived);
  if (random.chance(14)) add(offer, "only_for", some(random, restricting, random.between(1, 2)));
  if (random.chance(12))
    add(offer, "not_for", some(random, random.chance(50) ? restricting : theme.burdens, 1));
  if (random.chance(60)) offer["child_age"] = age_range(random, theme);
  if (random.chance(22)) add(offer, "caregivers", some(random, roles, random.between(1, 4)));
  if (random.chance(15)) offer["caregiver_age"] = years(random);
  if (random.chance(70)) offer["languages"] = languages(random, theme);
  add_ways(random, theme, offer);
  if (random.chance(45)) add_residence(random, theme, offer);
  if (random.chance(60)) offer["access"] = as_array(some(random, traits, random.between(0, 5)));
  if (random.chance(50)) offer["schedule"] = make_schedule(random, true);
  if (random.chance(65)) offer["capacity"] = capacity(random, theme.as_of);
  if (random.chance(35)) offer["valid"] = validity(random, theme.as_of);
  if (random.chance(70))
    offer["verified"] = write_day(theme.as_of - random.pick({0, 1, 30, 364, 365, 366, 800, 2000, -10}));
  if (random.chance(60)) offer["prevention"] = random.pick({"universal", "selective", "indicated"});
  if (random.chance(25)) {
    Object referral{{"required", random.chance(70)}};
    if (random.chance(50))
      add(referral, "by", some(random, {"self", "youth-office", "hospital"}, random.between(1, 2)));
    offer["referral"] = referral;
  }
  add_empty_parts(random, offer);
  return print(offer);
}

}  // namespace passgenau::oracle
