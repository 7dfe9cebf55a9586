// SPDX-License-Identifier: GPL-2.0-or-later
// Pathways that can be told without a program.
#include <string>
#include <vector>

#include "catch.hpp"
#include "support/town.hpp"

namespace passgenau {
namespace {

using test::family_with;
using test::offer_json;
using test::Town;

constexpr auto insecure = R"({"burden":"parental-health/exhaustion"})";
constexpr auto due_in_march = R"(,"children":[{"due":"2027-03-04"}])";

std::string told(const NeedPathway& need) {
  std::string text;
  for (const PathwaySpan& span : need.spans)
    text += (span.path ? "[" : "(") + span.match.offer + ' ' + to_string(span.period.from) + ' ' +
            to_string(span.period.until) + (span.goes_on ? " on" : "") + (span.path ? "]" : ")");
  for (const Hole& hole : need.holes)
    text += "{" + hole.general + (hole.general.empty() ? "" : " ") + to_string(hole.period.from) + ' ' +
            to_string(hole.period.until) + "}";
  return text;
}

TEST_CASE("the midwife ends at twelve weeks, the next help begins") {
  const std::string about = R"("addresses":["parental-health/exhaustion"],)";
  const Town town{
      {offer_json("midwife",
                  about + R"("verified":"2026-11-20","child_age":{"from":"-P40W","until":"P12W"})"),
       offer_json("course", about + R"("child_age":{"from":"P8W","until":"P1Y"})"),
       offer_json("group", about + R"("child_age":{"from":"P18M","until":"P3Y"})"),
       offer_json("cafe", R"("child_age":{"from":"P1Y"})")}};
  const Catalog catalog = town.catalog();
  const Pathway found = pathway(catalog, family_with(insecure, due_in_march));
  CHECK(found.period == Period{date(2026, 11, 21), date(2030, 3, 4)});
  REQUIRE(found.needs.size() == 1);
  CHECK(told(found.needs[0]) ==
        "[midwife 2026-11-21 2027-05-27][course 2027-04-29 2028-03-04][group 2028-09-04 2030-03-04]"
        "{cafe 2028-03-04 2028-09-04}");
  REQUIRE(found.needs[0].hand_overs.size() == 1);
  CHECK(found.needs[0].hand_overs[0] ==
        HandOver{.day = date(2027, 5, 27), .from = "midwife", .to = "course", .overlap_days = 28});
  CHECK(found.milestones ==
        std::vector<Milestone>{{.day = date(2027, 3, 4), .child = 0, .years = 0, .about = true},
                               {.day = date(2028, 3, 4), .child = 0, .years = 1, .about = true},
                               {.day = date(2029, 3, 4), .child = 0, .years = 2, .about = true}});
}

TEST_CASE("help is told child by child") {
  const Town town{
      {offer_json("until-one", R"("addresses":["parental-health/exhaustion"],"child_age":{"until":"P1Y"})")}};
  const Catalog catalog = town.catalog();
  const NeedsProfile two =
      family_with(insecure, R"(,"children":[{"born":"2026-02-01"},{"born":"2026-08-01"}])");
  const Pathway found = pathway(catalog, two, {.until = date(2028, 1, 1)});
  REQUIRE(found.needs[0].spans.size() == 1);
  CHECK(found.needs[0].spans[0].children ==
        std::vector<ChildPeriod>{{0, {date(2026, 11, 21), date(2027, 2, 1)}},
                                 {1, {date(2026, 11, 21), date(2027, 8, 1)}}});
  // A need of one child is met through that child alone.
  const NeedsProfile first = family_with(R"({"burden":"parental-health/exhaustion","child":0})",
                                         R"(,"children":[{"born":"2026-02-01"},{"born":"2026-08-01"}])");
  CHECK(told(pathway(catalog, first, {.until = date(2027, 6, 1)}).needs[0]) ==
        "[until-one 2026-11-21 2027-02-01]{2027-02-01 2027-06-01}");
}

TEST_CASE("a child known by its age alone grows, too") {
  const Town town{
      {offer_json("from-half",
                  R"("addresses":["parental-health/exhaustion"],"child_age":{"from":"P6M","until":"P1Y"})")}};
  // Born between 22 May and 21 June 2026: it may be there from 22 November on, and is not over before 21 June.
  const Pathway found = pathway(town.catalog(), family_with(insecure, R"(,"children":[{"age":"P5M"}])"),
                                {.until = date(2027, 12, 1)});
  CHECK(told(found.needs[0]) ==
        "[from-half 2026-11-22 2027-06-21]{2026-11-21 2026-11-22}{2027-06-21 2027-12-01}");
}

TEST_CASE("validity is inclusive, what goes on is said, a burden of the pregnancy ends") {
  const Town town{
      {offer_json("spring",
                  R"("addresses":["economic/debt"],"valid":{"from":"2027-01-01","until":"2027-03-31"})"),
       offer_json("always", R"("addresses":["pregnancy/complications"])")}};
  const Catalog catalog = town.catalog();
  const Pathway found =
      pathway(catalog,
              family_with(R"({"burden":"economic/debt"},{"burden":"pregnancy/complications"})", due_in_march),
              {.until = date(2027, 12, 1)});
  CHECK(told(found.needs[0]) ==
        "[spring 2027-01-01 2027-04-01]{2026-11-21 2027-01-01}{2027-04-01 2027-12-01}");
  CHECK(found.needs[1].period == Period{date(2026, 11, 21), date(2027, 5, 27)});
  CHECK(told(found.needs[1]) == "[always 2026-11-21 2027-05-27 on]");
}

TEST_CASE("waiting lists: when to ask, and from when there is a place") {
  const std::string waiting =
      R"("addresses":["economic/debt"],"capacity":{"status":"waitlist","wait_days":60,"as_of":"2026-11-11"},)";
  const Town town{
      {offer_json("now", waiting + R"("referral":{"required":true,"by":["youth-office"]})"),
       offer_json("later", waiting + R"("valid":{"from":"2027-06-01"})"),
       offer_json("unknown",
                  R"("addresses":["economic/debt"],"capacity":{"status":"waitlist","as_of":"2026-11-11"})"),
       offer_json(
           "stale",
           R"("addresses":["economic/debt"],"capacity":{"status":"waitlist","wait_days":60,"as_of":"2026-01-01"})")}};
  const Pathway found = pathway(town.catalog(), family_with(R"({"burden":"economic/debt"})"));
  CHECK(found.period.until == date(2027, 11, 21));
  REQUIRE(found.needs[0].spans.size() == 4);
  for (const PathwaySpan& span : found.needs[0].spans) {
    INFO(span.match.offer);
    CHECK(span.referral == (span.match.offer == "now"));
    if (span.match.offer == "now") {
      CHECK(span.register_by == date(2026, 11, 21));
      CHECK(span.place_from == date(2027, 1, 10));
    } else if (span.match.offer == "later") {
      CHECK(span.register_by == date(2027, 4, 2));
      CHECK_FALSE(span.place_from);
    } else if (span.match.offer == "unknown") {
      CHECK(span.register_by == date(2026, 11, 21));
      CHECK_FALSE(span.place_from);
    } else {
      CHECK_FALSE(span.register_by);
    }
  }
}

TEST_CASE("the pregnancy of a child that is born ends twelve weeks after its birth") {
  const Town town{{offer_json("always", R"("addresses":["pregnancy/complications"])")}};
  const Catalog catalog = town.catalog();
  const auto need_of = [&](const std::string& more) {
    return pathway(catalog, family_with(R"({"burden":"pregnancy/complications"})", more)).needs.at(0);
  };
  CHECK(told(need_of(R"(,"children":[{"born":"2026-10-25"}])")) == "[always 2026-11-21 2027-01-17 on]");
  const NeedPathway over = need_of(R"(,"children":[{"born":"2026-01-25"}])");
  CHECK(over.period == Period{date(2026, 11, 21), date(2026, 11, 21)});
  CHECK(told(over).empty());
  CHECK(over.hand_overs.empty());
  // Pregnant once more, and nobody told when it is due.
  CHECK(told(need_of(R"(,"children":[{"born":"2026-01-25"}],"caregiver":{"roles":["pregnant"]})")) ==
        "[always 2026-11-21 2029-01-25 on]");
  CHECK(told(need_of("")) == "[always 2026-11-21 2027-11-21 on]");
}

TEST_CASE("help that is over before a place is free is no part of the path, and closes no hole") {
  const std::string waiting =
      R"("addresses":["economic/debt"],"capacity":{"status":"waitlist","wait_days":60,"as_of":"2026-11-21"},)";
  const Town town{{offer_json("too-late", waiting + R"("valid":{"until":"2027-01-19"})"),
                   offer_json("later", R"("addresses":["economic/debt"],"valid":{"from":"2027-02-01"})")}};
  const Pathway found =
      pathway(town.catalog(), family_with(R"({"burden":"economic/debt"})"), {.until = date(2027, 6, 1)});
  CHECK(told(found.needs[0]) ==
        "[later 2027-02-01 2027-06-01 on](too-late 2026-11-21 2027-01-20){2026-11-21 2027-02-01}");
  CHECK(entrance(found.needs[0].spans[1], "de") ==
        "Anmelden bis 21. November 2026. Platz ab 20. Januar 2027.");
}

TEST_CASE("the birthday of a child whose age is known to the year is none") {
  const Town town{{}};
  const auto milestones = [&](const std::string& children) {
    return pathway(town.catalog(), family_with(insecure, children)).milestones;
  };
  CHECK(milestones(R"(,"children":[{"age":"P2Y"}])").empty());
  CHECK(milestones(R"(,"children":[{"age":"P5M"}])").size() == 3);
}

TEST_CASE("offers alike are named by the one that is there all the time") {
  const std::string rest = R"("provider":{"name":"Treffpunkt Lerche"},"kinds":["groups/parent-child-group"],
      "addresses":["economic/debt"],"sites":[{"address":{"street":"Weg 1","city":"Ort"}}])";
  const Town town{{R"({"id":"monday","title":{"de":"Krabbelkreis Montag"},)" + rest + "}",
                   R"({"id":"tuesday","title":{"de":"Krabbelkreis Dienstag"},)" + rest + "}"}};
  const Pathway found = pathway(town.catalog(), family_with(R"({"burden":"economic/debt"})"));
  REQUIRE(found.needs[0].spans.size() == 1);
  CHECK(found.needs[0].spans[0].also == std::vector<std::string>{"tuesday"});
}

TEST_CASE("a pathway that cannot be is refused with code and place") {
  const Town town{{}};
  const Catalog catalog = town.catalog();
  const auto refusal = [&](const NeedsProfile& profile, const PathwayOptions& options) {
    try {
      pathway(catalog, profile, options);
    } catch (const Error& error) {
      std::string said{error.name()};
      for (const Problem& problem : error.details())
        said += " " + problem.pointer + " " + std::string{info(problem.code).name};
      return said;
    }
    return std::string{};
  };
  const NeedsProfile asking = family_with(insecure);
  CHECK(refusal(asking, {.until = date(2026, 11, 21)}) == "options-invalid /until range-reversed");
  CHECK(refusal(asking, {.until = date(2020, 1, 1), .most = 21}) ==
        "options-invalid /most out-of-range /until range-reversed");
  CHECK(refusal(asking, {.until = date(2036, 11, 22)}) == "options-invalid /until out-of-range");
  CHECK(refusal(asking, {.until = date(2036, 11, 21)}).empty());
  CHECK(refusal(family_with(""), {}) == "profile-invalid /needs empty");
  const Pathway nothing = pathway(catalog, asking, {.until = date(2026, 11, 22)});
  CHECK(
      to_json(nothing) ==
      R"({"catalog":{"offers":0,"revision":1},"from":"2026-11-21","until":"2026-11-22","notes":[],"milestones":[],)"
      R"("needs":[{"need":0,"from":"2026-11-21","until":"2026-11-22","spans":[],"hand_overs":[],)"
      R"("holes":[{"from":"2026-11-21","until":"2026-11-22"}]}]})");
}

}  // namespace
}  // namespace passgenau
