// SPDX-License-Identifier: GPL-2.0-or-later
// Ages and dates in the spellings that notes use. The day is 2026-11-21.
#include <string>
#include <string_view>

#include "catch.hpp"
#include "model/json.hpp"
#include "read/notes.hpp"

namespace passgenau {
namespace {

/// Members of the profile as JSON, "-" where it has none.
std::string member(std::string_view text, std::string_view name) {
  std::vector<Problem> problems;
  const json::value profile =
      parse_json(to_json(test::sample_reader().read(text, test::sample_day()).profile), {}, problems);
  const json::value* value = profile.get_object().if_contains(name);
  return value ? write_json(*value) : "-";
}

struct Spelling {
  std::string_view text;
  std::string_view children;
};

}  // namespace

TEST_CASE("a child's age, in every usual spelling") {
  const auto [text, children] = GENERATE(
      Spelling{"Baby 3 Monate", R"([{"age":"P3M"}])"},
      Spelling{"Baby, 3 Mon., schreit", R"([{"age":"P3M"}])"},
      Spelling{"drei Monate alt", R"([{"age":"P3M"}])"}, Spelling{"3-monatiges Baby", R"([{"age":"P3M"}])"},
      Spelling{"dreimonatiger Sohn", R"([{"age":"P3M"}])"}, Spelling{"Sohn (3M)", R"([{"age":"P3M"}])"},
      Spelling{"anderthalb Jahre alt", R"([{"age":"P1Y6M"}])"},
      Spelling{"Sohn 1,5 Jahre", R"([{"age":"P1Y6M"}])"}, Spelling{"Sohn 3½ J.", R"([{"age":"P3Y6M"}])"},
      Spelling{"Tochter 2;6", R"([{"age":"P2Y6M"}])"},
      Spelling{"Tochter 1 J. 3 Mon.", R"([{"age":"P1Y3M"}])"},
      Spelling{"ein Jahr und drei Monate alt", R"([{"age":"P1Y3M"}])"},
      Spelling{"Kind 5 J.", R"([{"age":"P5Y"}])"}, Spelling{"Kind 5J", R"([{"age":"P5Y"}])"},
      Spelling{"Vierjährige", R"([{"age":"P4Y"}])"}, Spelling{"der 3-Jährige", R"([{"age":"P3Y"}])"},
      Spelling{"sechswöchiger Säugling", R"([{"age":"P6W"}])"},
      Spelling{"6. Lebenswoche", R"([{"age":"P5W"}])"},
      Spelling{"im dritten Lebensjahr", R"([{"age":"P2Y"}])"},
      Spelling{"Zwillinge (8 Wochen)", R"([{"age":"P8W"},{"age":"P8W"}])"},
      Spelling{"Kinder 2, 4 und 7", R"([{"age":"P2Y"},{"age":"P4Y"},{"age":"P7Y"}])"},
      Spelling{"zwei Kinder von einem und vier Jahren", R"([{"age":"P1Y"},{"age":"P4Y"}])"},
      Spelling{"Kinder 2 Jahre und 8 Monate", R"([{"age":"P2Y"},{"age":"P8M"}])"},
      Spelling{"Sohn 4, Tochter (2)", R"([{"age":"P4Y"},{"age":"P2Y"}])"},
      Spelling{"Neugeborenes", R"([{"age":"P0M"}])"}, Spelling{"Säugling schreit", R"([{"age":"P0Y"}])"},
      Spelling{"Sohn fast 2 Jahre", R"([{"age":"P1Y"}])"},
      Spelling{"my daughter is 8 months old", R"([{"age":"P8M"}])"},
      Spelling{"a 2-year-old son", R"([{"age":"P2Y"}])"},
      Spelling{"children aged 2 and 4", R"([{"age":"P2Y"},{"age":"P4Y"}])"});
  INFO(text);
  CHECK(member(text, "children") == children);
}

TEST_CASE("a birth date is born, a month or a year only the age that it tells") {
  const auto [text, children] = GENERATE(Spelling{"geb. 12.08.2026", R"([{"born":"2026-08-12"}])"},
                                         Spelling{"* 12.8.26", R"([{"born":"2026-08-12"}])"},
                                         Spelling{"Sohn (12.08.2026)", R"([{"born":"2026-08-12"}])"},
                                         Spelling{"geboren am 12. August 2026", R"([{"born":"2026-08-12"}])"},
                                         Spelling{"geb. 2026-08-12", R"([{"born":"2026-08-12"}])"},
                                         Spelling{"born May 5, 2026", R"([{"born":"2026-05-05"}])"},
                                         // Between 2 years 7 months and 2 years 8 months: two years.
                                         Spelling{"im März 2024 geboren", R"([{"age":"P2Y"}])"},
                                         // Its birthday may have been or not: the middle of the month.
                                         Spelling{"im November 2024 geboren", R"([{"age":"P24M"}])"},
                                         // No such day, a day to come, a year not said: nothing is invented.
                                         Spelling{"geb. 30.02.2026", "-"}, Spelling{"geb. 24.12.2026", "-"},
                                         Spelling{"geb. 12.08.", "-"});
  INFO(text);
  CHECK(member(text, "children") == children);
}

TEST_CASE("a pregnancy is a due date") {
  const auto [text, children] = GENERATE(
      // 280 days less 27 weeks and 3 days: the middle of the 28th week.
      Spelling{"28. SSW", R"([{"due":"2027-02-17"}])"}, Spelling{"SSW 28", R"([{"due":"2027-02-17"}])"},
      Spelling{"in der 28. Woche schwanger", R"([{"due":"2027-02-17"}])"},
      Spelling{"28+3", R"([{"due":"2027-02-10"}])"}, Spelling{"SSW 28+3", R"([{"due":"2027-02-10"}])"},
      Spelling{"30 weeks pregnant", R"([{"due":"2027-01-27"}])"},
      Spelling{"im 7. Monat schwanger", R"([{"due":"2027-02-27"}])"},
      Spelling{"ET 04.03.2027", R"([{"due":"2027-03-04"}])"},
      Spelling{"ET 4.3.", R"([{"due":"2027-03-04"}])"}, Spelling{"ET: 4.3.27", R"([{"due":"2027-03-04"}])"},
      Spelling{"erwartet im März ihr zweites Kind", R"([{"due":"2027-03-15"}])"},
      Spelling{"ET Ende Februar", R"([{"due":"2027-02-25"}])"},
      Spelling{"due in April", R"([{"due":"2027-04-15"}])"},
      Spelling{"Zwillingsschwangerschaft, 20. SSW", R"([{"due":"2027-04-14"},{"due":"2027-04-14"}])"},
      // A birth, a loss, a time that no pregnancy reaches.
      Spelling{"geboren in der 29. SSW", "-"}, Spelling{"Verlust des Kindes in der 22. SSW", "-"},
      Spelling{"60. SSW", "-"}, Spelling{"ET 04.03.2029", "-"});
  INFO(text);
  CHECK(member(text, "children") == children);
}

TEST_CASE("spans of time that are nobody's age") {
  const std::string_view text = GENERATE(
      as<std::string_view>{}, "seit 3 Monaten arbeitslos", "vor 2 Jahren getrennt", "3 Monate im Rückstand",
      "in 2 Wochen", "Wartezeit 6 Wochen", "alle 2 Stunden", "2 Zimmer, 70 m2", "Kinder 3 x am Tag");
  INFO(text);
  CHECK(member(text, "children") == "-");
  CHECK(member(text, "caregiver").find("age") == std::string::npos);
}

TEST_CASE("the caregiver's age") {
  const std::string_view text =
      GENERATE(as<std::string_view>{}, "17-Jährige, 28. SSW", "Mutter (17)", "KM 17 J.", "17jährige Mutter",
               "Mutter, 17 Jahre", "siebzehnjährige Mutter", "Mutter, geb. 03.05.2009", "ich bin 17",
               "17-year-old mother", "17 J. schwanger");
  INFO(text);
  const std::string caregiver = member(text, "caregiver");
  INFO(caregiver);
  CHECK(caregiver.find(R"("age":17)") != std::string::npos);
}

}  // namespace passgenau
