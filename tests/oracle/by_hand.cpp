// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/by_hand.hpp"

#include "oracle/oracle.hpp"

namespace passgenau::oracle {
namespace {

struct AgeCase {
  const char* born;
  const char* bound;
  const char* reached;
};

constexpr AgeCase ages[] = {{"2023-11-30", "P3Y", "2026-11-30"},  // docs/formats.md, child_age
                            {"2024-02-29", "P1Y", "2025-03-01"},    {"2024-02-29", "P4Y", "2028-02-29"},
                            {"2025-08-31", "P6M", "2026-03-01"},    {"2026-12-31", "P2M", "2027-03-01"},
                            {"2026-01-31", "P1M", "2026-03-01"},    {"2023-12-31", "P2M1D", "2024-03-02"},
                            {"2026-01-01", "P6W", "2026-02-12"},    {"2027-03-01", "-P20W", "2026-10-12"},
                            {"2027-03-01", "-P40W", "2026-05-25"},  {"2026-05-31", "-P3M", "2026-03-01"},
                            {"2026-05-31", "-P1M1W", "2026-04-24"}, {"2000-03-01", "P100Y", "2100-03-01"},
                            {"1999-12-31", "P0D", "1999-12-31"}};

/// One criterion of one offer for one family. Both as of 2026-11-21; `points` in thousandths.
struct BillCase {
  const char* criterion;
  const char* profile;
  const char* offer;
  Verdict verdict;
  long points;
};

constexpr Verdict met = Verdict::met, partly = Verdict::partly, unknown = Verdict::unknown,
                  unmet = Verdict::unmet;

const BillCase bills[] = {
    {"validity", "{}", R"({"valid": {"from": "2026-11-21", "until": "2026-11-21"}})", met, 0},
    {"validity", "{}", R"({"valid": {"from": "2026-11-22"}})", unmet, 0},
    {"child_age", R"({"children": [{"born": "2023-11-21"}]})", R"({"child_age": {"until": "P3Y"}})", unmet,
     0},
    {"child_age", R"({"children": [{"born": "2023-11-22"}]})", R"({"child_age": {"until": "P3Y"}})", met,
     3000},
    {"child_age", R"({"children": [{"due": "2027-03-01"}]})", R"({"child_age": {"until": "P3Y"}})", unknown,
     750},
    {"child_age", R"({"children": [{"due": "2027-03-01"}]})", R"({"child_age": {"from": "-P20W"}})", met,
     3000},
    {"child_age", R"({"children": [{"due": "2026-11-01"}]})", R"({"child_age": {"until": "P0D"}})", unknown,
     750},
    {"child_age", R"({"children": [{"due": "2026-11-01"}]})", R"({"child_age": {"from": "P0D"}})", met, 3000},
    {"child_age", R"({"children": [{"age": "P5M"}]})", R"({"child_age": {"until": "P6M"}})", met, 3000},
    {"child_age", R"({"children": [{"age": "P5M"}]})", R"({"child_age": {"until": "P21W"}})", unmet, 0},
    {"child_age", R"({"children": [{"age": "P5M"}]})", R"({"child_age": {"until": "P24W"}})", unknown, 750},
    {"child_age", R"({"children": []})", R"({"child_age": {"until": "P6M"}})", unmet, 0},
    {"child_age", R"({"children": []})", "{}", unknown, 750},
    {"caregiver", R"({"caregiver": {"roles": ["pregnant"]}})", R"({"caregivers": ["mother"]})", met, 3000},
    {"caregiver", R"({"caregiver": {"roles": ["mother"]}})", R"({"caregivers": ["pregnant"]})", unmet, 0},
    {"caregiver", R"({"caregiver": {"age": 21}})", R"({"caregiver_age": {"until": "P22Y"}})", met, 3000},
    {"caregiver", R"({"caregiver": {"age": 22}})", R"({"caregiver_age": {"until": "P22Y"}})", unmet, 0},
    {"caregiver", R"({"caregiver": {"age": 19}})",
     R"({"caregiver_age": {"until": "P22Y"}, "only_for": ["family-situation"]})", met, 3000},
    {"caregiver", R"({"caregiver": {"age": 30}})",
     R"({"caregiver_age": {"until": "P40Y"}, "only_for": ["economic/debt"]})", unknown, 750},
    {"caregiver", R"({"needs": [{"burden": "economic"}]})", R"({"only_for": ["economic/debt"]})", unknown,
     750},
    {"caregiver", R"({"needs": [{"burden": "child"}]})", R"({"only_for": ["economic/debt"]})", unmet, 0},
    {"caregiver", R"({"needs": [{"burden": "economic"}]})", R"({"not_for": ["economic/debt"]})", met, 3000},
    {"caregiver", R"({"needs": [{"burden": "economic/debt"}]})", R"({"not_for": ["economic"]})", unmet, 0},
    {"residence", R"({"home": {"region": "06411000"}})", R"({"residence": {"regions": ["06411"]}})", met,
     3000},
    {"residence", R"({"home": {"region": "06"}})", R"({"residence": {"regions": ["06411"]}})", unknown, 750},
    {"residence", R"({"home": {"postal_code": "64291"}})", R"({"residence": {"regions": ["06411"]}})",
     unknown, 750},
    {"residence", R"({"home": {"postal_code": "64291"}})",
     R"({"residence": {"regions": ["06411", "06432"]}})", met, 3000},
    {"residence", R"({"home": {"postal_code": "64291"}})",
     R"({"residence": {"regions": ["06"], "except": ["plz:64291"]}})", unmet, 0},
    {"residence", R"({"home": {"lat": 0, "lon": 0}})", R"({"residence": {"regions": ["country:DE"]}})",
     unknown, 750},
    // Next door: 400 + 600 × 5000 / 5000 = 1000; at 10,007.5 m (0.09° north): beyond ten kilometres.
    {"place", R"({"home": {"lat": 50, "lon": 8}})", R"({"sites": [{"lat": 50, "lon": 8}]})", met, 20000},
    {"place", R"({"home": {"lat": 50, "lon": 8}})", R"({"sites": [{"lat": 50.09, "lon": 8}]})", unmet, 0},
    // 0.045° of a meridian are 5004 m: 400 + 600 × 5000 / 10004 = 400 + 299.
    {"place", R"({"home": {"lat": 50, "lon": 8}})", R"({"sites": [{"lat": 50.045, "lon": 8}]})", met, 13980},
    {"place", R"({"home": {"lat": 50, "lon": 8}})",
     R"({"remote": ["online"], "sites": [{"lat": 52, "lon": 8}]})", met, 10000},
    {"place", R"({"home": {"lat": 50, "lon": 8}, "discreet": true})", R"({"home_visits": {"within_km": 9}})",
     unmet, 0},
    {"place", R"({"home": {"lat": 50, "lon": 8}})",
     R"({"sites": [{"confidential": true, "lat": 52, "lon": 8}]})", met, 9000},
    {"place", R"({"home": {"lat": 50, "lon": 8}})", "{}", unknown, 5000},
    {"language", R"({"languages": ["ar", "de"]})", R"({"languages": [{"tag": "de"}]})", met, 8500},
    {"language", R"({"languages": ["de-AT"]})", R"({"languages": [{"tag": "de"}]})", met, 10000},
    {"language", R"({"languages": ["prs"]})", R"({"languages": [{"tag": "fa"}]})", partly, 5500},
    {"language", R"({"languages": ["prs"]})", R"({"languages": [{"tag": "fa-AF"}]})", met, 10000},
    {"language", R"({"languages": ["uk"], "interpreter": true})",
     R"({"languages": [{"tag": "mul", "by": "interpreter"}]})", met, 7000},
    {"language", R"({"languages": ["uk"]})", R"({"languages": [{"tag": "mul", "by": "interpreter"}]})",
     partly, 5000},
    {"language", R"({"languages": ["uk"], "interpreter": false})",
     R"({"languages": [{"tag": "mul", "by": "interpreter"}]})", unmet, 0},
    {"access", R"({"require": ["free"], "prefer": ["anonymous", "free"]})", R"({"access": ["free"]})", partly,
     1000},
    {"access", R"({"require": ["free"]})", R"({"access": []})", unmet, 0},
    {"access", R"({"require": ["free"]})", "{}", unknown, 500},
    {"needs", R"({"needs": [{"burden": "child/excessive-crying"}]})", R"({"addresses": ["child"]})", met,
     30000},
    {"needs", R"({"needs": [{"burden": "child/excessive-crying"}]})",
     R"({"kinds": ["counselling/crying-baby"]})", met, 30000},
    {"needs", R"({"needs": [{"burden": "child"}]})", R"({"addresses": ["child/excessive-crying"]})", met,
     30000},
    {"needs", R"({"needs": [{"burden": "child"}]})", "{}", partly, 15000},
    {"needs", R"({"needs": [{"burden": "child"}]})", R"({"addresses": ["economic"]})", unmet, 0},
    {"needs", R"({"needs": [{"burden": "child", "weight": 0.5}, {"kind": "midwifery"}]})",
     R"({"addresses": ["child"]})", partly, 16666},
    {"time",
     R"({"available": [{"days": "SU", "from": "00:00", "until": "24:00"}, {"days": "MO", "from": "00:00", "until": "06:00"}]})",
     R"({"schedule": [{"days": "SU", "from": "22:00", "until": "06:00"}]})", met, 2000},
    {"capacity", R"({"children": []})",
     R"({"capacity": {"status": "waitlist", "wait_days": 42, "as_of": "2026-10-01"}})", partly, 1400},
    {"capacity", R"({"children": []})", R"({"capacity": {"status": "open", "as_of": "2026-08-22"}})", unknown,
     500},
    {"freshness", R"({"children": []})", R"({"verified": "2025-11-21"})", met, 650},
    {"freshness", R"({"children": []})", R"({"verified": "2025-11-20"})", partly, 649},
    {"specificity", R"({"needs": [{"burden": "economic"}]})", R"({"addresses": ["economic/debt", "child"]})",
     partly, 585},
    {"specificity", R"({"children": []})", R"({"addresses": ["child"]})", partly, 260},
    {"specificity", R"({"needs": [{"burden": "economic"}]})",
     R"({"addresses": ["economic"], "prevention": "universal"})", met, 1000},
    {"specificity", R"({"needs": [{"burden": "economic"}]})",
     R"({"addresses": ["economic"], "prevention": "indicated"})", met, 800},
    // A child of 31 days cannot wait: 300 + 400 × (28 − 21) / 28; one of three years can: 300 + 400 × (90 − 21) / 90.
    {"capacity", R"({"children": [{"born": "2026-10-21"}]})",
     R"({"capacity": {"status": "waitlist", "wait_days": 21, "as_of": "2026-11-21"}})", partly, 800},
    {"capacity", R"({"children": [{"born": "2023-10-21"}]})",
     R"({"capacity": {"status": "waitlist", "wait_days": 21, "as_of": "2026-11-21"}})", partly, 1212},
    {"capacity", R"({"children": []})",
     R"({"capacity": {"status": "open", "as_of": "2026-11-21"}, "referral": {"required": true, "by": ["youth-office"]}})",
     met, 1600},
    {"capacity", R"({"children": []})",
     R"({"capacity": {"status": "open", "as_of": "2026-11-21"}, "referral": {"required": true, "by": ["self"]}})",
     met, 2000}};

std::string told(const BillCase& one, const std::string& got) {
  return std::string{one.criterion} + " of " + one.offer + " for " + one.profile + ": expected " +
         name(one.verdict) + " " + std::to_string(one.points) + ", got " + got;
}

}  // namespace

std::vector<std::string> check_by_hand(const std::string& data_folder, int& checked) {
  std::vector<std::string> wrong;
  checked = 0;
  for (const AgeCase& one : ages) {
    const std::string got = write_day(day_reached(read_day(one.born), read_span(one.bound)));
    if (got != one.reached)
      wrong.push_back(std::string{one.born} + " + " + one.bound + ": expected " + one.reached + ", got " +
                      got);
    ++checked;
  }
  const Books books{
      Vocabulary::read(data_folder, ""),
      {{"64291", "Darmstadt", "06411000", {49.9, 8.66}}, {"64291", "Nachbarort", "06432001", {49.92, 8.64}}}};
  for (const BillCase& one : bills) {
    Object profile = boost::json::parse(one.profile).as_object();
    Object offer = boost::json::parse(one.offer).as_object();
    profile["as_of"] = "2026-11-21";
    offer["id"] = "o";
    std::string got = "nothing";
    bool right = false;
    for (const Line& line : judge(read_family(profile, books), offer, books).lines)
      if (line.criterion == one.criterion) {
        got = name(line.verdict) + " " + std::to_string(line.points);
        right = line.verdict == one.verdict && line.points == one.points;
      }
    if (!right) wrong.push_back(told(one, got));
    ++checked;
  }
  return wrong;
}

}  // namespace passgenau::oracle
