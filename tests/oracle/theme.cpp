// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/theme.hpp"

#include <algorithm>
#include <cmath>

namespace passgenau::oracle {
namespace {

using Pool = std::vector<std::string>;

/// Corners of the tree, with what is broader and narrower in each.
const std::vector<Pool> burden_corners = {
    {"child", "child/regulation-disorder", "child/excessive-crying", "child/sleep-problems",
     "child/disability"},
    {"parental-health", "parental-health/depression-anxiety", "parental-health/postpartum-crisis",
     "parental-health/exhaustion"},
    {"pregnancy", "pregnancy/conflict", "pregnancy/loss", "parental-health/smoking-in-pregnancy",
     "parental-health"},
    {"migration", "migration/flight", "migration/trauma", "migration/language-barrier"},
    {"relationship", "relationship/domestic-violence", "relationship/partner-conflict"},
    {"family-situation", "family-situation/multiple-birth", "family-situation/very-young-parents",
     "family-situation/separation"},
    {"parenting", "parenting/child-protection-concern", "parenting/inner-anger"},
    {"economic", "economic/debt", "economic/poverty"}};

const std::vector<Pool> kind_corners = {
    {"counselling/crying-baby", "early-intervention/spz", "counselling"},
    {"medical/mother-baby-unit", "medical/adult-psychiatry", "recovery/parent-child-cure"},
    {"counselling/pregnancy-conflict", "midwifery/midwife", "midwifery"},
    {"learning/german-course", "counselling/trauma-refugees", "counselling/migration"},
    {"housing/womens-shelter", "counselling/violence", "crisis/emergency"},
    {"counselling/couples-separation", "groups/self-help", "housing/mother-child-home", "housing"},
    {"crisis/child-protection", "crisis/child-protection", "counselling/parenting", "crisis"},
    {"counselling/debt", "material/foundation-aid", "material/food-bank"}};

const Pool own_burdens = {"child/night-crying", "parenting/neglect", "relationship/stalking"};
const Pool own_kinds = {"counselling/colic-clinic", "crisis/night-line", "housing/second-stage",
                        "recovery/weekend"};

/// Shaped like the real ones; the points are rough and shaken. "64291", "23554" and "15848" lie in several municipalities.
const std::vector<std::vector<Town>> areas = {
    {{"06411000", {"64283", "64289", "64291"}, {49.8728, 8.6512}},
     {"06432023", {"64331", "64291"}, {49.9036, 8.5886}},
     {"06432001", {"64665", "64331"}, {49.7406, 8.6172}}},
    {{"01003000", {"23552", "23554"}, {53.8655, 10.6866}},
     {"01055044", {"23611", "23554"}, {53.9184, 10.6990}}},
    {{"12067124", {"15848"}, {52.1733, 14.2443}},
     {"12067040", {"15848", "15890"}, {52.2102, 14.1330}},
     {"12067112", {"15517"}, {52.3590, 14.0640}}},
    {{"05116000", {"41061", "41063"}, {51.1805, 6.4428}}, {"05162004", {"41352"}, {51.1930, 6.5110}}}};

double rounded(double degrees, double unit) { return std::round(degrees * unit) / unit; }

long rough_days(const std::string& bound) {
  const Span span = read_span(bound);
  const long days = span.years * 365L + span.months * 30L + span.weeks * 7L + span.days;
  return span.before_birth ? -days : days;
}

}  // namespace

std::vector<std::string> some(Random& random, const Pool& pool, long count) {
  Pool out = pool;
  random.shuffle(out);
  std::vector<std::string> kept;
  for (const std::string& one : out)
    if (std::find(kept.begin(), kept.end(), one) == kept.end() && static_cast<long>(kept.size()) < count)
      kept.push_back(one);
  return kept;
}

Array as_array(const std::vector<std::string>& texts) {
  Array out;
  for (const std::string& one : texts)
    out.emplace_back(one);
  return out;
}

std::string own_concepts_text() {
  return R"({"type":"burden","id":"child/night-crying","broader":["child/excessive-crying"],"scope":"child","label":{"de":"Nächtliches Schreien","en":"Crying at night"}}
{"type":"burden","id":"parenting/neglect","broader":["parenting/child-protection-concern"],"scope":"child","label":{"de":"Vernachlässigung","en":"Neglect"}}
{"type":"burden","id":"relationship/stalking","broader":["relationship/domestic-violence","parental-health"],"scope":"caregiver","label":{"de":"Nachstellung","en":"Stalking"}}
{"type":"kind","id":"counselling/colic-clinic","broader":["counselling/crying-baby"],"burdens":["child/night-crying"],"label":{"de":"Kolik-Sprechstunde","en":"Colic clinic"}}
{"type":"kind","id":"crisis/night-line","broader":["crisis/emergency"],"label":{"de":"Nachttelefon","en":"Night line"}}
{"type":"kind","id":"housing/second-stage","broader":["housing"],"residential":true,"label":{"de":"Second-Stage-Wohnen","en":"Second-stage housing"}}
{"type":"kind","id":"recovery/weekend","broader":["recovery"],"label":{"de":"Kurwochenende","en":"Weekend cure"}}
)";
}

Theme make_theme(Random& random, bool own_concepts) {
  Theme theme;
  theme.as_of = random.chance(70)
                    ? read_day(random.pick({"2026-11-21", "2024-02-29", "2023-03-01", "2025-02-28",
                                            "2026-03-31", "2024-12-31", "2025-03-01", "2026-04-30"}))
                    : day_of(2024, 1, 1) + random.between(0, 1500);
  for (long corners = random.between(1, 3); corners > 0; --corners) {
    const auto corner = static_cast<std::size_t>(random.between(0, 7));
    theme.burdens.insert(theme.burdens.end(), burden_corners[corner].begin(), burden_corners[corner].end());
    theme.kinds.insert(theme.kinds.end(), kind_corners[corner].begin(), kind_corners[corner].end());
  }
  if (own_concepts) {
    theme.burdens.insert(theme.burdens.end(), own_burdens.begin(), own_burdens.end());
    theme.kinds.insert(theme.kinds.end(), own_kinds.begin(), own_kinds.end());
  }
  for (const char* general : {"groups/parents-cafe", "home-support/family-midwife"})
    theme.kinds.emplace_back(general);
  theme.languages = some(random,
                         {"de", "tr", "ar", "fa", "fa-AF", "prs", "ku", "kmr", "sr", "hr", "bs", "gsg", "en",
                          "uk", "de-AT", "sr-Latn"},
                         5);
  theme.bounds = some(random,
                      {"-P40W", "-P20W", "-P3M", "-P1M1W", "P0D", "P14D", "P6W", "P1M", "P3M", "P6M", "P1Y",
                       "P1Y6M", "P2Y", "P3Y", "P6Y"},
                      6);
  std::sort(theme.bounds.begin(), theme.bounds.end(),
            [](const auto& a, const auto& b) { return rough_days(a) < rough_days(b); });
  const auto& home_area = random.pick(areas);
  for (int times = 0; times < 3; ++times)
    theme.towns.insert(theme.towns.end(), home_area.begin(), home_area.end());
  const auto& other_area = random.pick(areas);
  theme.towns.push_back(other_area.front());
  return theme;
}

std::vector<Row> make_gazetteer(Random& random, const Theme& theme) {
  std::vector<Row> rows;
  for (const Town& town : theme.towns) {
    if (std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.region == town.region; }))
      continue;
    for (const std::string& code : town.codes)
      if (random.chance(90))
        rows.push_back({code, "Ort " + town.region, town.region, near_town(random, town, 4000)});
  }
  const Town& town = theme.towns.front();
  if (random.chance(25))
    rows.push_back(
        {"", "Ohne Postleitzahl", town.region.substr(0, 5) + "199", near_town(random, town, 9000)});
  if (random.chance(20))
    rows.push_back(
        {town.codes.front(), "Nur Kreis", town.region.substr(0, 5), near_town(random, town, 9000)});
  if (random.chance(20))
    rows.push_back({town.codes.back(), "Ohne Schlüssel", "", near_town(random, town, 9000)});
  random.shuffle(rows);
  return rows;
}

Point near_town(Random& random, const Town& town, long metres) {
  const double unit = random.chance(70) ? 1e5 : 1e6;
  const double north = static_cast<double>(random.between(-metres, metres)) / 111'195;
  const double east = static_cast<double>(random.between(-metres, metres)) / 70'000;
  return {rounded(town.centre.lat + north, unit), rounded(town.centre.lon + east, unit)};
}

std::string region_key(Random& random, const Theme& theme) {
  const Town& town = random.pick(theme.towns);
  if (random.chance(20)) return "plz:" + random.pick(town.codes);
  if (random.chance(10)) return random.chance(75) ? "country:DE" : "country:AT";
  if (random.chance(10)) return town.region.substr(0, 5) + "199";
  return town.region.substr(0, static_cast<std::size_t>(random.pick({2, 3, 5, 5, 5, 8, 8, 8, 6})));
}

Array make_schedule(Random& random, bool for_offer) {
  Array out;
  for (long entries = random.between(1, 3); entries > 0; --entries) {
    Object entry;
    if (for_offer && random.chance(15)) {
      entry["note"] = "nach Absprache";
      if (random.chance(40)) entry["days"] = "MO-FR";
    } else {
      static const std::vector<std::pair<const char*, const char*>> times = {
          {"09:30", "11:30"}, {"08:00", "12:00"}, {"12:00", "16:00"}, {"22:00", "06:00"}, {"00:00", "24:00"},
          {"18:00", "24:00"}, {"20:00", "00:00"}, {"23:30", "00:30"}, {"10:00", "10:01"}};
      const auto& [from, until] = random.pick(times);
      entry["days"] =
          random.pick({"MO", "MO-FR", "TU,TH", "SA-MO", "SU", "FR-SU", "WE,FR-SU", "MO-SU", "SA"});
      entry["from"] = from;
      entry["until"] = until;
      if (for_offer && random.chance(10)) entry["every"] = 2;
    }
    out.push_back(entry);
  }
  return out;
}

}  // namespace passgenau::oracle
