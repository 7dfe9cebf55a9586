// SPDX-License-Identifier: GPL-2.0-or-later
// Near misses that a date mends, to the day.
#include "catch.hpp"
#include "near_miss/desk.hpp"

namespace passgenau {
namespace {

/// The first day on which it fits.
std::string day(const std::string& offer, const std::string& profile) {
  const NearMiss near_miss = only_near_miss(offer, profile);
  REQUIRE(near_miss.change.kind == ChangeKind::date);
  return to_string(near_miss.change.as_of.value());
}

TEST_CASE("a child reaches its age on the day that the calendar says") {
  // Month ends clamp forward, leap days too.
  CHECK(day(R"("child_age":{"from":"P6M"})", R"("children":[{"born":"2026-08-31"}])") == "2027-03-01");
  CHECK(day(R"("child_age":{"from":"P3M"})", R"("children":[{"born":"2026-11-01"}])") == "2027-02-01");
  CHECK(day(R"("child_age":{"from":"P1Y"})", R"("as_of":"2027-02-28","children":[{"born":"2026-03-01"}])") ==
        "2027-03-01");
  CHECK(day(R"("child_age":{"from":"P3Y"})", R"("as_of":"2027-02-20","children":[{"born":"2024-02-29"}])") ==
        "2027-03-01");
  CHECK(day(R"("child_age":{"from":"P4Y"})", R"("as_of":"2028-02-20","children":[{"born":"2024-02-29"}])") ==
        "2028-02-29");
  CHECK(day(R"("child_age":{"from":"P6W"})", R"("children":[{"born":"2026-11-21"}])") == "2027-01-02");
}

TEST_CASE("waiting is near for a year, to the day") {
  const std::string from_birthday = R"("child_age":{"from":"P1Y"})";
  CHECK(day(from_birthday, R"("children":[{"born":"2026-11-21"}])") == "2027-11-21");
  CHECK(none_near(R"("child_age":{"from":"P1Y1D"})", R"("children":[{"born":"2026-11-21"}])"));
  CHECK(day(R"("valid":{"from":"2027-11-21"})", "") == "2027-11-21");
  CHECK(none_near(R"("valid":{"from":"2027-11-22"})", ""));
}

TEST_CASE("what is over does not come back") {
  CHECK(none_near(R"("child_age":{"until":"P3Y"})", R"("children":[{"born":"2023-11-21"}])"));
  CHECK(none_near(R"("valid":{"until":"2026-11-20"})", ""));
  CHECK(none_near(R"("child_age":{"until":"P3Y"})", R"("children":[])"));
  // It begins when the child is too old for it, or ends before the child is old enough.
  CHECK(none_near(R"("valid":{"from":"2027-01-01"},"child_age":{"until":"P3Y"})",
                  R"("children":[{"born":"2024-01-01"}])"));
  CHECK(none_near(R"("valid":{"until":"2026-12-11"},"child_age":{"from":"P6M"})",
                  R"("children":[{"born":"2026-06-12"}])"));
  CHECK(day(R"("valid":{"until":"2026-12-12"},"child_age":{"from":"P6M"})",
            R"("children":[{"born":"2026-06-12"}])") == "2026-12-12");
  CHECK(day(R"("valid":{"from":"2026-12-31"},"child_age":{"until":"P3Y"})",
            R"("children":[{"born":"2024-01-01"}])") == "2026-12-31");
}

TEST_CASE("a child that is due is born on that day, or from now on") {
  CHECK(day(R"("child_age":{"from":"P6W"})", R"("children":[{"due":"2026-12-01"}])") == "2027-01-12");
  CHECK(day(R"("child_age":{"from":"-P12W"})", R"("children":[{"due":"2027-03-01"}])") == "2026-12-07");
  CHECK(day(R"("child_age":{"from":"P0D"})", R"("children":[{"due":"2026-12-01"}])") == "2026-12-01");
  // On the due date it may be born, and is not a day old; past it, likewise.
  CHECK(day(R"("child_age":{"from":"P1D"})", R"("children":[{"due":"2026-11-21"}])") == "2026-11-22");
  CHECK(day(R"("child_age":{"from":"P2W"})", R"("children":[{"due":"2026-11-01"}])") == "2026-12-05");
  const NearMiss near_miss =
      only_near_miss(R"("child_age":{"from":"P6W"})", R"("children":[{"due":"2026-12-01"}])");
  CHECK(near_miss.change.about);
  CHECK(near_miss.change.child == 0);
  CHECK(near_miss.change.age == weeks(6));
}

TEST_CASE("what is not for pregnant families opens with the birth") {
  const std::string offer = R"("not_for":["pregnancy"])";
  const NearMiss near_miss = only_near_miss(offer, R"("children":[{"due":"2026-12-01"}])");
  CHECK(near_miss.condition == Criterion::caregiver);
  CHECK(near_miss.change.as_of == date(2026, 12, 1));
  CHECK(near_miss.change.age == birth());
  CHECK(day(offer, R"("children":[{"due":"2026-11-10"}])") == "2026-11-22");
  // Who is pregnant is a mother then; without a child that is due nobody knows when.
  CHECK(day(offer, R"("children":[{"due":"2026-12-01"}],"caregiver":{"roles":["pregnant"]})") ==
        "2026-12-01");
  CHECK(none_near(offer, R"("caregiver":{"roles":["pregnant"]})"));
  CHECK(none_near(R"("caregivers":["pregnant"],"valid":{"from":"2026-12-20"})",
                  R"("children":[{"due":"2026-12-01"}],"caregiver":{"roles":["pregnant"]})"));
  CHECK(said(offer, R"("children":[{"due":"2026-12-01"}])") ==
        "Nach der Geburt, etwa ab dem 1. Dezember 2026.");
}

TEST_CASE("an age that is known to its month makes the earliest day") {
  // Born from 22 May to 21 June 2026.
  const std::string child = R"("children":[{"age":"P5M"}])";
  CHECK(day(R"("child_age":{"from":"P6M"})", child) == "2026-11-22");
  CHECK(day(R"("child_age":{"from":"P7M"})", child) == "2026-12-22");
  CHECK(said(R"("child_age":{"from":"P7M"})", child) ==
        "Etwa ab dem 22. Dezember 2026, im Alter von 7 Monaten.");
}

TEST_CASE("of several children the first that fits decides") {
  const std::string offer = R"("child_age":{"from":"P6M","until":"P1Y"})";
  const std::string children =
      R"("children":[{"born":"2020-01-01"},{"born":"2026-08-01"},{"born":"2026-08-01"},{"due":"2027-01-10"}])";
  const NearMiss near_miss = only_near_miss(offer, children);
  CHECK(near_miss.change.as_of == date(2027, 2, 1));
  CHECK(near_miss.change.child == 1);
  CHECK_FALSE(near_miss.change.about);
  CHECK(said(R"("child_age":{"from":"P6M","until":"P1Y"})",
             R"("children":[{"born":"2020-01-01"},{"due":"2027-01-10"}])") ==
        "Etwa ab dem 10. Juli 2027, im Alter von 6 Monaten: das erwartete Kind.");
}

TEST_CASE("a need of one child does not make an offer near that will serve another") {
  const std::string offer =
      R"("child_age":{"from":"P6M","until":"P1Y"},"addresses":["child/excessive-crying"])";
  const std::string children =
      R"("children":[{"born":"2020-01-01"},{"born":"2026-08-01"}],"needs":[{"burden":"child/excessive-crying","child":)";
  CHECK(day(offer, children + "1}]") == "2027-02-01");
  CHECK(none_near(offer, children + "0}]"));
}

TEST_CASE("dates in words") {
  CHECK(said(R"("child_age":{"from":"P6M"})", R"("children":[{"born":"2026-06-12"}])") ==
        "Ab dem 12. Dezember 2026, im Alter von 6 Monaten.");
  CHECK(said(R"("child_age":{"from":"P6M"})", R"("children":[{"born":"2026-06-12"}])", "en-GB") ==
        "From 12 December 2026, at the age of 6 months.");
  CHECK(said(R"("child_age":{"from":"-P12W"})", R"("children":[{"due":"2027-03-01"}])") ==
        "Etwa ab dem 7. Dezember 2026, 12 Wochen vor der Geburt.");
  CHECK(said(R"("valid":{"from":"2027-01-01"})", "") == "Ab dem 1. Januar 2027.");
  CHECK(
      said(
          R"("valid":{"from":"2027-01-01"},"capacity":{"status":"waitlist","wait_days":42,"as_of":"2026-11-21"})",
          R"("children":[{"born":"2026-06-12"}])") ==
      "Ab dem 1. Januar 2027. Warteliste, noch etwa 6 Wochen.");
  CHECK(said(R"("valid":{"from":"2027-01-01"},"capacity":{"status":"full","as_of":"2026-11-21"})",
             R"("children":[{"born":"2026-06-12"}])") ==
        "Ab dem 1. Januar 2027. Zurzeit keine freien Plätze.");
}

}  // namespace
}  // namespace passgenau
