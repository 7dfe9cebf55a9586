// SPDX-License-Identifier: GPL-2.0-or-later
// Near misses, judgements, questions and children can be said in every language, with everything and with nothing.
#include "catch.hpp"
#include "near_miss/desk.hpp"

namespace passgenau {
namespace {

const std::string sentence_ends = ".?!";

void check_text(const std::string& text, bool whole) {
  INFO(text);
  CHECK(text.find_first_of("{}#") == std::string::npos);
  CHECK(text.find("none") == std::string::npos);
  CHECK(text.find("-1") == std::string::npos);
  CHECK(text.find("  ") == std::string::npos);
  REQUIRE(text.size() > 3);
  CHECK(text.front() != ' ');
  CHECK((sentence_ends.find(text.back()) != std::string::npos) == whole);
}

/// Every kind, with every part in turn and without any.
std::vector<Change> all_changes() {
  std::vector<Change> all;
  for (int kind = 0; kind <= static_cast<int>(ChangeKind::residence); ++kind)
    all.push_back({.kind = static_cast<ChangeKind>(kind)});
  for (const char* age : {"-P40W", "-P12W", "P0D", "P6W", "P1Y6M"})
    for (const bool about : {false, true})
      for (const int child : {-1, 0, 1, 2, 3}) {
        all.push_back(
            {.kind = ChangeKind::date, .as_of = date(2026, 12, 12), .age = parse_age(age), .about = about});
        if (child >= 0) all.back().child = child;
      }
  all.push_back({.kind = ChangeKind::reach, .reach = metres(13'345), .beyond = metres(3'345)});
  for (const Delivery way :
       {Delivery::site, Delivery::home_visit, Delivery::phone, Delivery::online, Delivery::chat})
    all.push_back({.kind = ChangeKind::delivery, .delivery = way});
  all.push_back({.kind = ChangeKind::languages, .languages = {"de"}});
  all.push_back({.kind = ChangeKind::languages, .languages = {"de", "gsg", "xx"}});
  all.push_back({.kind = ChangeKind::access, .traits = {Trait::free}});
  all.push_back({.kind = ChangeKind::access, .traits = {Trait::free, Trait::sibling_care}});
  all.push_back({.kind = ChangeKind::roles, .roles = {Role::father}});
  all.push_back({.kind = ChangeKind::roles, .roles = {Role::father, Role::grandparent}});
  all.push_back({.kind = ChangeKind::caregiver_age, .caregiver_age = 22});
  all.push_back({.kind = ChangeKind::burdens, .burdens = {"child/preterm"}});
  all.push_back({.kind = ChangeKind::burdens, .burdens = {"child/preterm", "of/tomorrow"}});
  for (const char* key : {"06411000", "06", "plz:64289"})
    for (const char* name : {"", "Darmstadt"})
      all.push_back({.kind = ChangeKind::residence, .regions = {{key, name}, {"06432", ""}}});
  return all;
}

TEST_CASE("every change can be said with and without its parts") {
  const NeedsProfile alone = family("");
  const NeedsProfile several = family(
      R"("children":[{"born":"2021-01-01"},{"born":"2021-01-01"},{"due":"2027-01-01"},{"age":"P8M"}])");
  for (const std::string& language : sentence_languages())
    for (const Change& change : all_changes())
      for (const NeedsProfile* profile : {&alone, &several}) {
        INFO(language << ' ' << name(change.kind));
        if (profile == &alone && change.child) continue;
        NearMiss near_miss{.change = change};
        const bool empty_list = change == Change{.kind = change.kind} &&
                                (change.kind == ChangeKind::languages || change.kind == ChangeKind::access ||
                                 change.kind == ChangeKind::roles || change.kind == ChangeKind::burdens ||
                                 change.kind == ChangeKind::residence);
        const std::string text = sentence(near_miss, *profile, language, Vocabulary::built_in());
        // A list without items never comes from the engine; saying it must not fail.
        if (empty_list || (change.kind == ChangeKind::date && !change.as_of)) continue;
        check_text(text, true);
        near_miss.match.reasons = {
            {.criterion = Criterion::capacity, .verdict = Verdict::unmet, .evidence = {{"status", "full"}}}};
        CHECK(sentence(near_miss, *profile, language, Vocabulary::built_in()).size() > text.size());
      }
}

TEST_CASE("every question can be asked, of one offer and of many") {
  for (const std::string& language : sentence_languages())
    for (const std::string& id : open_question_ids())
      for (const std::uint64_t n : {1U, 2U, 61U}) {
        INFO(language << ' ' << id);
        check_text(sentence(OpenQuestion{.question = id, .undecided = n, .first = 1}, language), true);
        check_text(sentence(OpenQuestion{.question = id, .first = n}, language), true);
      }
  CHECK(sentence(OpenQuestion{.question = "home", .undecided = 61}, "de") ==
        "Wo wohnt die Familie? Davon hängen 61 Angebote ab.");
  CHECK(sentence(OpenQuestion{.question = "home", .undecided = 1}, "en") ==
        "Where does the family live? 1 offer depends on it.");
  CHECK_THROWS_AS(sentence(OpenQuestion{.question = "of-tomorrow"}, "de"), Error);
}

TEST_CASE("children are told apart by their ages") {
  const NeedsProfile profile = family(
      R"("children":[{"born":"2026-08-20"},{"born":"2021-05-01"},{"born":"2021-05-01"},{"due":"2027-03-01"},{"age":"P8Y"}])");
  CHECK(children_in_words(profile, {0, 1, 2}, "de") ==
        "für das Kind von 3 Monaten und die Zwillinge von 5 Jahren");
  CHECK(children_in_words(profile, {0, 3, 4}, "de") ==
        "für das Kind von 3 Monaten, das erwartete Kind und das Kind von 8 Jahren");
  CHECK(children_in_words(profile, {1}, "de") == "für das Kind von 5 Jahren");
  CHECK(children_in_words(profile, {3}, "en") == "for the expected child");
  CHECK(children_in_words(profile, {}, "de").empty());
  CHECK(children_in_words(family(""), {}, "de").empty());
  const auto said = [](const std::string& children, const std::vector<int>& which) {
    return children_in_words(family(R"("children":[)" + children + "]"), which, "de");
  };
  // Siblings of the same years, to the month; where even that is the same, by their number.
  CHECK(said(R"({"born":"2021-05-01"},{"born":"2021-10-01"})", {0}) ==
        "für das Kind von 5 Jahren und 6 Monaten");
  CHECK(said(R"({"age":"P5Y"},{"age":"P5Y"})", {1}) == "für Kind 2");
  CHECK(said(R"({"due":"2027-03-01"},{"due":"2027-03-01"},{"born":"2026-11-21"})", {0, 1}) ==
        "für die erwarteten Zwillinge");
  CHECK(said(R"({"born":"2026-11-21"},{"born":"2020-01-01"})", {0}) == "für das neugeborene Kind");
  CHECK(said(R"({"born":"2026-11-18"},{"born":"2020-01-01"})", {0}) == "für das Kind von 3 Tagen");
  CHECK(said(R"({"born":"2026-10-31"},{"born":"2020-01-01"})", {0}) == "für das Kind von 3 Wochen");
  CHECK(said(R"({"born":"2025-05-20"},{"born":"2020-01-01"})", {0}) == "für das Kind von 18 Monaten");
  Match match{.children = {1, 2}};
  match.reasons = {{.criterion = Criterion::place, .verdict = Verdict::met, .evidence = {{"via", "phone"}}}};
  CHECK(sentence(match, profile, "de", Vocabulary::built_in()) ==
        "Telefonisch erreichbar. Für die Zwillinge von 5 Jahren.");
  match.children = {0, 1, 2, 3, 4};
  CHECK(sentence(match, profile, "de", Vocabulary::built_in()) == "Telefonisch erreichbar.");
  for (const std::string& language : sentence_languages())
    for (int child = 0; child < 5; ++child)
      check_text(children_in_words(profile, {child}, language), false);
}

TEST_CASE("a judgement in one line") {
  const auto reason = [](Criterion criterion, Verdict verdict, int points, int possible,
                         Evidence facts = {}) {
    return Reason{criterion, verdict, {points}, {possible}, std::move(facts)};
  };
  Judgement judgement{.eligible = true};
  CHECK(sentence(judgement, "de", Vocabulary::built_in()) == "Passt.");
  judgement.match.reasons = {reason(Criterion::place, Verdict::met, 1, 1, {{"via", "phone"}})};
  CHECK(sentence(judgement, "de", Vocabulary::built_in()) == "Passt: Telefonisch erreichbar.");
  judgement.eligible = false;
  judgement.match.reasons.push_back(reason(Criterion::needs, Verdict::unmet, 0, 1));
  CHECK(sentence(judgement, "de", Vocabulary::built_in()) ==
        "Offen für Sie, aber für andere Anliegen gedacht.");
  judgement.match.reasons.push_back(
      reason(Criterion::residence, Verdict::unmet, 0, 1, {{"region", "06411"}}));
  CHECK(sentence(judgement, "de", Vocabulary::built_in()) ==
        "Passt nicht: Für andere Anliegen gedacht. Nur für bestimmte Wohnorte (06411).");
}

TEST_CASE("what decides stands first") {
  const auto reason = [](Criterion criterion, Verdict verdict, int points, int possible) {
    return Reason{criterion, verdict, {points}, {possible}, {}};
  };
  const std::vector<Reason> sorted = decisive_first(
      {reason(Criterion::validity, Verdict::met, 0, 0),
       reason(Criterion::child_age, Verdict::unknown, 1250, 5000),
       reason(Criterion::residence, Verdict::unmet, 0, 3000),
       reason(Criterion::place, Verdict::met, 12'000, 20'000),
       reason(Criterion::language, Verdict::partly, 5000, 10'000),
       reason(Criterion::access, Verdict::unmet, 500, 2000), reason(Criterion::time, Verdict::unmet, 0, 2000),
       reason(Criterion::capacity, Verdict::unknown, 0, 2000),
       reason(Criterion::freshness, Verdict::met, 1000, 1000)});
  std::vector<Criterion> order;
  for (const Reason& each : sorted)
    order.push_back(each.criterion);
  CHECK(order == std::vector{Criterion::residence, Criterion::access, Criterion::language,
                             Criterion::child_age, Criterion::time, Criterion::capacity, Criterion::validity,
                             Criterion::place, Criterion::freshness});
}

}  // namespace
}  // namespace passgenau
