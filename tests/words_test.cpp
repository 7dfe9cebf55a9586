// SPDX-License-Identifier: GPL-2.0-or-later
// The sentences: what a family reads, and that each message file can say everything.
#include <array>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "match/message_table.hpp"
#include "match/words.hpp"
#include "match/words_values.hpp"
#include "passgenau/match.hpp"

namespace passgenau {
namespace {

std::string said(Criterion criterion, Verdict verdict, Evidence facts = {},
                 std::string_view language = "de") {
  return sentence(Reason{.criterion = criterion, .verdict = verdict, .evidence = std::move(facts)}, language);
}

constexpr std::int64_t one = 1;
constexpr std::array verdicts{Verdict::met, Verdict::partly, Verdict::unmet, Verdict::unknown,
                              Verdict::not_asked};

/// Evidence of every shape the criteria make, one after another.
const std::vector<std::pair<Criterion, Evidence>>& all_evidence() {
  static const std::vector<std::pair<Criterion, Evidence>> all = [] {
    std::vector<std::pair<Criterion, Evidence>> out;
    const auto add = [&](Criterion criterion, Evidence facts) {
      out.emplace_back(criterion, std::move(facts));
    };
    add(Criterion::validity, {{"from", "2026-01-01"}, {"until", "2026-12-12"}});
    add(Criterion::validity, {{"from", "2026-01-01"}});
    add(Criterion::validity, {{"until", "2026-12-12"}});
    for (const char* from : {"", "-P40W", "-P20W", "P0D", "P6W", "P1Y6M"})
      for (const char* until : {"", "-P12W", "P0D", "P1Y", "P3Y"}) {
        Evidence facts{{"child", one}};
        if (*from) facts.add("from", from);
        if (*until) facts.add("until", until);
        add(Criterion::child_age, facts);
      }
    for (const char* part : {"role", "age", "women-only", "men-only", "only-for", "not-for"})
      add(Criterion::caregiver,
          {{"part", part}, {"concept", "child/excessive-crying"}, {"from", 18 * one}, {"until", 22 * one}});
    add(Criterion::caregiver, {{"part", "age"}, {"from", 18 * one}});
    add(Criterion::caregiver, {{"part", "age"}, {"until", 22 * one}});
    for (const char* region : {"06411", "plz:64289", "country:DE"}) {
      add(Criterion::residence, {{"region", region}});
      add(Criterion::residence, {{"region", region}, {"except", "yes"}});
    }
    for (const char* via : {"site", "home-visit", "phone", "online", "chat"})
      add(Criterion::place, {{"via", via}});
    add(Criterion::place, {{"via", "site"}, {"distance_km", metres(1240)}});
    for (const char* why : {"reach", "ways", "region", "not-stated", "home", "site"})
      add(Criterion::place, {{"why", why}});
    add(Criterion::place, {{"why", "reach"}, {"distance_km", metres(14'300)}, {"reach_km", metres(10'000)}});
    for (const char* by : {"staff", "interpreter"})
      for (const char* offer : {"tr", "mul", "gsg"}) {
        add(Criterion::language, {{"family", "tr"}, {"offer", offer}, {"by", by}});
        add(Criterion::language, {{"family", "gsg"}, {"offer", offer}, {"by", by}, {"close", "yes"}});
        add(Criterion::language, {{"offer", offer}});
      }
    for (const std::int64_t n : {1, 2, 5}) {
      add(Criterion::access, {{"trait", "free"}, {"missing", n}, {"asked", n}});
      add(Criterion::access, {{"asked", n}});
      for (const auto& [need, offer] : {std::pair{"child/excessive-crying", "child/excessive-crying"},
                                        {"child/excessive-crying", "child"},
                                        {"child", "child/excessive-crying"},
                                        {"midwifery/midwife", "midwifery/midwife"}})
        add(Criterion::needs, {{"need", need}, {"offer", offer}, {"addressed", one}, {"asked", n}});
      add(Criterion::needs, {{"general", "yes"}, {"addressed", 0 * one}, {"asked", n}});
      add(Criterion::needs, {{"asked", n}, {"offer", "economic/debt"}});
    }
    add(Criterion::time, {{"days", "MO"}, {"from", "09:30"}, {"until", "11:30"}});
    add(Criterion::time, {{"days", "MO"}, {"from", "09:30"}});
    add(Criterion::time, {{"days", "MO"}});
    for (const char* status : {"open", "waitlist", "full", "assessment"})
      for (const char* referral : {"no", "yes"})
        add(Criterion::capacity, {{"referral", referral}, {"status", status}});
    for (const std::int64_t days : {0, 1, 5, 14, 42, 90, 400})
      add(Criterion::capacity, {{"status", "waitlist"}, {"wait_days", days}});
    add(Criterion::freshness, {{"verified", "2026-09-15"}, {"days", 67 * one}});
    for (const std::int64_t related : {0, 1, 2})
      add(Criterion::specificity, {{"related", related}, {"named", 2 * one}});
    return out;
  }();
  return all;
}

void check_sentence(const std::string& text, const std::string& what) {
  INFO(what << ": " << text);
  CHECK(text.find_first_of("{}#") == std::string::npos);
  CHECK(text.find("none") == std::string::npos);
  CHECK(text.find("-1") == std::string::npos);
  CHECK(text.find("\u22121") == std::string::npos);
  CHECK(text.find("  ") == std::string::npos);
  CHECK(text.find("..") == std::string::npos);  // a Russian date ends with one: "2026 г."
  CHECK(text.size() > 3);
  CHECK(text.substr(0, 1) != " ");
  CHECK(std::string{".?!"}.find(text.back()) != std::string::npos);
}

TEST_CASE("every language file has the same keys") {
  const auto languages = sentence_languages();
  REQUIRE(languages == std::vector<std::string>{"ar", "de", "de-simple", "en", "pl", "ru", "tr", "uk"});
  const auto expected = words::tongue("de").messages->keys();
  REQUIRE(expected.size() > 60);
  for (const std::string& language : languages) {
    INFO(language);
    CHECK(words::tongue(language).messages->keys() == expected);
  }
  // Each criterion has a name, and each verdict a sentence of last resort.
  const std::set<std::string> keys{expected.begin(), expected.end()};
  for (int i = 0; i < criteria_count; ++i)
    CHECK(keys.count("criterion/" + std::string{name(static_cast<Criterion>(i))}) == 1);
  for (const Verdict verdict : verdicts)
    CHECK(keys.count("verdict/" + std::string{name(verdict)}) == 1);
}

TEST_CASE("no key of a reason is misspelt") {
  for (const std::string& key : words::tongue("de").messages->keys()) {
    const auto slash = key.find('/');
    const std::string group = key.substr(0, slash);
    if (slash == std::string::npos ||
        std::set<std::string>{"criterion", "verdict", "note", "match", "distance", "age", "judgement", "near",
                              "region", "child", "children", "ask", "asked", "plan", "path"}
            .count(group))
      continue;
    bool found = false;
    for (int i = 0; i < criteria_count; ++i)
      for (const Verdict verdict : verdicts)
        found |= key == std::string{name(static_cast<Criterion>(i))} + '/' + std::string{name(verdict)};
    INFO(key);
    CHECK(found);
  }
}

TEST_CASE("every verdict can be said with and without evidence") {
  for (const std::string& language : sentence_languages()) {
    for (int i = 0; i < criteria_count; ++i)
      for (const Verdict verdict : verdicts) {
        const auto criterion = static_cast<Criterion>(i);
        const std::string what =
            language + ' ' + std::string{name(criterion)} + '/' + std::string{name(verdict)};
        check_sentence(said(criterion, verdict, {}, language), what);
        for (const auto& [of, facts] : all_evidence())
          if (of == criterion) check_sentence(said(criterion, verdict, facts, language), what);
      }
    for (const char* code : {"acute-help", "hand-over", "discreet", "of-tomorrow"})
      for (const std::size_t offers : {0U, 1U, 5U})
        check_sentence(
            sentence(Note{.code = code, .offers = std::vector<std::string>(offers, "a")}, language), code);
  }
}

TEST_CASE("evidence of the wrong type is no reason to fail") {
  for (const std::string& language : sentence_languages())
    for (const auto& [criterion, facts] : all_evidence())
      for (const Verdict verdict : verdicts) {
        Evidence turned;
        for (const auto& [key, value] : facts) {
          if (std::holds_alternative<std::string_view>(value))
            turned.add(key, one);
          else
            turned.add(key, "");
        }
        CHECK_NOTHROW(said(criterion, verdict, turned, language));
      }
}

TEST_CASE("reasons in German") {
  using C = Criterion;
  using V = Verdict;
  CHECK(said(C::needs, V::met,
             {{"need", "child/excessive-crying"},
              {"offer", "child/excessive-crying"},
              {"addressed", one},
              {"asked", one}}) == "Hilft gezielt bei: Exzessives Schreien.");
  CHECK(
      said(
          C::needs, V::partly,
          {{"need", "child/excessive-crying"}, {"offer", "child"}, {"addressed", one}, {"asked", 2 * one}}) ==
      "Hilft bei: Gesundheit und Entwicklung des Kindes; dazu gehört: Exzessives Schreien (1 von 2 "
      "Anliegen).");
  CHECK(said(C::needs, V::partly, {{"general", "yes"}, {"addressed", 0 * one}, {"asked", one}}) ==
        "Offen für alle Anliegen, nicht speziell dafür.");
  CHECK(said(C::needs, V::unmet, {{"asked", one}}) == "Für andere Anliegen gedacht.");
  CHECK(said(C::place, V::met, {{"via", "site"}, {"distance_km", metres(1240)}}) == "1,2 km entfernt.");
  CHECK(said(C::place, V::met, {{"via", "home-visit"}}) == "Kommt nach Hause.");
  CHECK(said(C::place, V::met, {{"via", "phone"}}) == "Telefonisch erreichbar.");
  CHECK(said(C::place, V::unmet,
             {{"why", "reach"}, {"distance_km", metres(14'300)}, {"reach_km", metres(10'000)}}) ==
        "Zu weit weg: 14 km, gesucht bis 10 km.");
  const auto beyond = [&](std::int64_t distance, std::int64_t reach) {
    return said(C::place, V::unmet,
                {{"why", "reach"}, {"distance_km", metres(distance)}, {"reach_km", metres(reach)}});
  };
  CHECK(beyond(10'150, 10'000) == "Zu weit weg: 10,2 km, gesucht bis 10 km.");
  CHECK(beyond(10'001, 10'000) == "Zu weit weg: 10,1 km, gesucht bis 10 km.");
  CHECK(beyond(510, 500) == "Zu weit weg: 550 m, gesucht bis 500 m.");
  CHECK(beyond(2'020, 2'000) == "Zu weit weg: 2,1 km, gesucht bis 2,0 km.");
  CHECK(said(C::language, V::met, {{"family", "tr"}, {"offer", "tr"}, {"by", "staff"}}) == "Auf Türkisch.");
  CHECK(said(C::language, V::met, {{"family", "ar"}, {"offer", "mul"}, {"by", "interpreter"}}) ==
        "Auf Arabisch mit Dolmetscher:in.");
  CHECK(said(C::language, V::met, {{"family", "gsg"}, {"offer", "gsg"}, {"by", "staff"}}) ==
        "In Deutscher Gebärdensprache.");
  CHECK(
      said(C::language, V::partly, {{"family", "kmr"}, {"offer", "fa-AF"}, {"by", "staff"}, {"close", "yes"}})
          .find("Dari") != std::string::npos);
  CHECK(said(C::language, V::unmet, {{"offer", "de-AT"}}) == "In einer anderen Sprache: Deutsch.");
  CHECK(said(C::child_age, V::unknown) == "Für welches Alter, ist nicht angegeben.");
  CHECK(said(C::child_age, V::met, {{"from", "P0D"}, {"until", "P3Y"}}) ==
        "Für Kinder ab der Geburt bis unter 3 Jahren.");
  CHECK(said(C::child_age, V::met, {{"from", "P6W"}, {"until", "P1Y"}}) ==
        "Für Kinder ab 6 Wochen bis unter 1 Jahr.");
  CHECK(said(C::child_age, V::unmet, {{"from", "-P20W"}, {"until", "P0D"}}) ==
        "Nur in der Schwangerschaft, bis zur Geburt.");
  CHECK(said(C::capacity, V::met, {{"referral", "yes"}, {"status", "open"}}) ==
        "Es gibt freie Plätze. Eine Überweisung oder Vermittlung ist nötig.");
  CHECK(said(C::capacity, V::partly, {{"status", "waitlist"}, {"wait_days", 42 * one}}) ==
        "Warteliste, noch etwa 6 Wochen.");
  CHECK(said(C::residence, V::unmet, {{"region", "06411"}}) == "Nur für bestimmte Wohnorte (06411).");
  CHECK(said(C::residence, V::unmet, {{"region", "country:DE"}}) == "Nur für Familien aus: Deutschland.");
  CHECK(said(C::caregiver, V::unmet, {{"part", "not-for"}, {"concept", "parental-health/addiction"}}) ==
        "Nicht für: Sucht und Substanzkonsum.");
  CHECK(said(C::caregiver, V::unmet, {{"part", "age"}, {"until", 22 * one}}) ==
        "Nur für Eltern unter 22 Jahren.");
  CHECK(said(C::access, V::partly, {{"trait", "anonymous"}, {"missing", 3 * one}, {"asked", 4 * one}}) ==
        "Wünsche nicht erfüllt: anonym und 2 weitere.");
  CHECK(said(C::validity, V::met, {{"until", "2026-12-12"}}) == "Läuft bis zum 12. Dezember 2026.");
  CHECK(said(C::time, V::met, {{"days", "MO"}, {"from", "09:30"}, {"until", "11:30"}}) ==
        "Passt zeitlich: Montag, 09:30–11:30 Uhr.");
  CHECK(said(C::time, V::not_asked) == "Zeiten: nicht gefragt.");
}

TEST_CASE("reasons in English") {
  using C = Criterion;
  using V = Verdict;
  CHECK(said(C::place, V::met, {{"via", "site"}, {"distance_km", metres(1240)}}, "en") == "1.2 km away.");
  CHECK(said(C::language, V::met, {{"family", "tr"}, {"offer", "tr"}, {"by", "staff"}}, "en") ==
        "In Turkish.");
  CHECK(said(C::validity, V::met, {{"until", "2026-12-12"}}, "en") == "Runs until December 12, 2026.");
  CHECK(said(C::validity, V::met, {{"until", "2026-12-12"}}, "en-GB") == "Runs until 12 December 2026.");
  CHECK(said(C::child_age, V::met, {{"from", "P6W"}, {"until", "P1Y"}}, "en") ==
        "For children from 6 weeks to under 1 year.");
  CHECK(said(C::language, V::met, {{"family", "gsg"}, {"offer", "gsg"}, {"by", "staff"}}, "en") ==
        "In German Sign Language.");
  CHECK(said(C::time, V::met, {{"days", "SU"}}, "en") == "The times fit: Sunday.");
  CHECK(said(C::capacity, V::partly, {{"status", "waitlist"}, {"wait_days", one}}, "en") ==
        "Waiting list, about 1 more day.");
}

TEST_CASE("distances in words") {
  const auto de = words::tongue("de");
  const auto in_words = [&](std::int64_t n) { return words::say_distance(metres(n), de); };
  CHECK(in_words(0) == "50 m");
  CHECK(in_words(10) == "50 m");
  CHECK(in_words(74) == "50 m");
  CHECK(in_words(75) == "100 m");
  CHECK(in_words(350) == "350 m");
  CHECK(in_words(974) == "950 m");
  CHECK(in_words(975) == "1,0 km");
  CHECK(in_words(1240) == "1,2 km");
  CHECK(in_words(1250) == "1,3 km");
  CHECK(in_words(9949) == "9,9 km");
  CHECK(in_words(9950) == "10 km");
  CHECK(in_words(14'499) == "14 km");
  CHECK(in_words(1'234'500) == "1.235 km");
  CHECK(words::say_distance(metres(1240), words::tongue("de-CH")) == "1.2 km");
}

TEST_CASE("ages in words") {
  const auto de = words::tongue("de");
  const auto en = words::tongue("en");
  CHECK(words::say_age(birth(), de) == "der Geburt");
  CHECK(words::say_age(weeks(6), de) == "6 Wochen");
  CHECK(words::say_age(years(1), de) == "1 Jahr");
  CHECK(words::say_age(weeks_before_birth(20), de) == "20 Wochen vor der Geburt");
  CHECK(words::say_age({.years = 1, .months = 6}, de) == "1 Jahr und 6 Monaten");
  CHECK(words::say_age({.years = 1, .months = 6}, en) == "1 year and 6 months");
}

TEST_CASE("languages are found by tag, then by base language") {
  CHECK(sentence(Note{.code = "discreet"}, "de-AT") == sentence(Note{.code = "discreet"}, "de"));
  CHECK(sentence(Note{.code = "discreet"}, "DE") == sentence(Note{.code = "discreet"}, "de"));
  CHECK(sentence(Note{.code = "discreet"}, "de-x-y-zzzzzzzzzzzzzzzzzz") ==
        sentence(Note{.code = "discreet"}, "de"));
  CHECK(sentence(Note{.code = "discreet"}, "en-u-nu-arab") == sentence(Note{.code = "discreet"}, "en"));
  // The variant is not swallowed by its language, wherever it stands; in an extension it is none.
  for (const char* tag : {"de-simple", "DE-Simple", "de-DE-simple", "de-Latn-AT-simple-x-ours"})
    CHECK(words::tongue(tag).messages->language() == "de-simple");
  for (const char* tag : {"de", "de-AT", "de-x-simple", "de-u-simple", "de-simpler"})
    CHECK(words::tongue(tag).messages->language() == "de");
  for (const auto& [tag, language] : {std::pair{"tr-TR", "tr"}, {"ar-EG", "ar"}, {"uk-Cyrl-UA", "uk"}})
    CHECK(words::tongue(tag).messages->language() == language);
  for (const char* tag : {"", "xx", "deutsch", "-", "zh", "d", "de_DE", "simple", "de_simple"}) {
    INFO(tag);
    try {
      (void)sentence(Note{.code = "discreet"}, tag);
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == Code::language_unsupported);
    }
  }
}

Reason reason(Criterion criterion, Verdict verdict, int points, Evidence facts = {}) {
  return {.criterion = criterion,
          .verdict = verdict,
          .points = {points},
          .possible = {50'000},
          .evidence = std::move(facts)};
}

TEST_CASE("a match as a sentence") {
  Match match;
  match.reasons = {
      reason(Criterion::validity, Verdict::met, 0),
      reason(Criterion::child_age, Verdict::unknown, 1250),
      reason(Criterion::residence, Verdict::met, 3000),
      reason(Criterion::place, Verdict::met, 16'000, {{"via", "site"}, {"distance_km", metres(1240)}}),
      reason(Criterion::language, Verdict::unknown, 2500),
      reason(Criterion::needs, Verdict::met, 50'000,
             {{"need", "child/excessive-crying"}, {"offer", "child/excessive-crying"}}),
      reason(Criterion::capacity, Verdict::unmet, 0, {{"status", "full"}}),
  };
  CHECK(match.sentence("de") ==
        "Hilft gezielt bei: Exzessives Schreien. 1,2 km entfernt. Offen für diesen Wohnort. Unbekannt: "
        "Sprache, Alter des Kindes.");
  CHECK(
      match.sentence("en") ==
      "Made for: Excessive crying. 1.2 km away. Open to families from this area. Not known: language, age of "
      "the child.");
  // Only the three strongest are told.
  match.reasons[1] = reason(Criterion::child_age, Verdict::met, 5000, {{"until", "P3Y"}});
  CHECK(match.sentence("de") ==
        "Hilft gezielt bei: Exzessives Schreien. 1,2 km entfernt. Für Kinder unter 3 Jahren. Unbekannt: "
        "Sprache.");
}

TEST_CASE("an offer that is closed says why, and nothing else") {
  Match match;
  match.reasons = {reason(Criterion::place, Verdict::met, 16'000, {{"via", "phone"}}),
                   reason(Criterion::needs, Verdict::unmet, 0, {{"offer", "economic/debt"}})};
  CHECK(match.sentence("de") ==
        "Offen für Sie, aber für andere Anliegen gedacht: Schulden und Überschuldung.");
  match.reasons.push_back(reason(Criterion::residence, Verdict::unmet, 0, {{"region", "06411"}}));
  CHECK(match.sentence("de") ==
        "Für andere Anliegen gedacht: Schulden und Überschuldung. Nur für bestimmte Wohnorte (06411).");
  CHECK(Match{}.sentence("de").empty());
}

TEST_CASE("a catalog's own concepts have their labels") {
  const auto own = Vocabulary::built_in().extended_by(
      R"({"type":"burden","id":"child/travel-cot","broader":["child"],"label":{"de":"Reisebett","en":"Travel cot"}})");
  const Reason met = reason(Criterion::needs, Verdict::met, 1,
                            {{"need", "child/travel-cot"}, {"offer", "child/travel-cot"}});
  CHECK(words::sentence(met, "de", own) == "Hilft gezielt bei: Reisebett.");
  CHECK(sentence(met, "de") == "Hilft gezielt bei: child/travel-cot.");
}

TEST_CASE("threads may talk at once") {
  const std::string expected =
      said(Criterion::capacity, Verdict::partly, {{"status", "waitlist"}, {"wait_days", 42 * one}});
  std::vector<std::thread> threads;
  std::vector<int> wrong(4, 0);
  for (std::size_t i = 0; i < wrong.size(); ++i)
    threads.emplace_back([&wrong, &expected, i] {
      for (int n = 0; n < 200; ++n)
        wrong[i] += said(Criterion::capacity, Verdict::partly,
                         {{"status", "waitlist"}, {"wait_days", 42 * one}}) != expected;
    });
  for (std::thread& thread : threads)
    thread.join();
  CHECK(wrong == std::vector<int>(4, 0));
}

}  // namespace
}  // namespace passgenau
