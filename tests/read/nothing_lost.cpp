// SPDX-License-Identifier: GPL-2.0-or-later
// No word that was recognised is lost: it is a fact's, or listed with the reason why it is none. The law over all words stands in
// word_law.hpp; here are the reasons, and sentences that fill a profile to its limits.
#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "catch.hpp"
#include "read/notes.hpp"
#include "read/word_law.hpp"

namespace passgenau {
namespace {

ProfileReading read(const std::string& text) {
  INFO(text);
  ProfileReading reading = test::sample_reader().read(text, test::sample_day());
  CHECK(test::broken_law(text, reading) == "");
  return reading;
}

/// Why the stretch that holds `words` was not taken, by its name; "-" where none does.
std::string why(const ProfileReading& reading, std::string_view words) {
  const auto found =
      std::find_if(reading.not_understood.begin(), reading.not_understood.end(),
                   [&](const UnreadWords& unread) { return unread.text.find(words) != std::string::npos; });
  if (found == reading.not_understood.end()) return "-";
  switch (found->why) {
    case LeftOut::unknown: return "unknown";
    case LeftOut::denied: return "denied";
    case LeftOut::past: return "past";
    case LeftOut::someone_else: return "someone-else";
    case LeftOut::no_room: return "no-room";
    case LeftOut::contradicted: return "contradicted";
    case LeftOut::over_limit: return "over-limit";
    case LeftOut::mentioned: return "mentioned";
  }
  return {};
}

/// The stretches that tell a fact.
std::vector<std::string> sources(const std::string& text, const ProfileReading& reading,
                                 std::string_view fact) {
  std::vector<std::string> found;
  for (const FactEvidence& evidence : reading.evidence)
    if (evidence.fact == fact) found.push_back(text.substr(evidence.from, evidence.to - evidence.from));
  return found;
}

std::size_t count(const ProfileReading& reading, LeftOut why) {
  return static_cast<std::size_t>(std::count_if(reading.not_understood.begin(), reading.not_understood.end(),
                                                [&](const UnreadWords& words) { return words.why == why; }));
}

std::string repeated(const std::string& begin, const std::string& piece, int times) {
  std::string text = begin;
  for (int i = 0; i < times; ++i)
    text += piece;
  return text;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("of a week and a due date the one that is not taken is told, in either order") {
  const ProfileReading week_first = read("schwanger, 28. SSW, ET 4.3.2027");
  CHECK(why(week_first, "28. SSW") == "no-room");
  CHECK(week_first.profile.children.size() == 1);
  CHECK(why(read("schwanger, ET 4.3.2027, 28. SSW"), "28. SSW") == "no-room");
  const std::string same = "28+3, schwanger, ET 10.2.2027";
  CHECK(sources(same, read(same), "/children/0/due") == Strings{"28+3", "ET 10.2.2027"});
}

TEST_CASE("an age said again is one more source of the same fact") {
  const std::string text = "Enkel (8 Mon. und 3 J.) sind da. Der Kleine (8 Mon.) schreit";
  CHECK(sources(text, read(text), "/children/0/age") == Strings{"8 Mon.", "8 Mon."});
  const std::string twins = "Zwillinge (8 Wochen) sind da. Die Zwillinge (8 Wochen) schreien";
  CHECK(sources(twins, read(twins), "/children/1/age") == Strings{"8 Wochen", "8 Wochen"});
}

TEST_CASE("what is over a limit of the profile is said to be") {
  const ProfileReading children = read(repeated("Kinder 1", ", 2", 39));
  CHECK(children.profile.children.size() == ProfileLimits::children);
  CHECK(count(children, LeftOut::over_limit) == 40 - ProfileLimits::children);

  const ProfileReading times = read(repeated("nur Mo", ", Di", 119));
  CHECK(times.profile.available.size() == ProfileLimits::available);
  CHECK(count(times, LeftOut::over_limit) == 120 - ProfileLimits::available);

  const std::string all =
      "spricht Arabisch, Türkisch, Polnisch, Russisch, Ukrainisch, Rumänisch, Bulgarisch, Englisch, "
      "Französisch, "
      "Spanisch, Italienisch, Portugiesisch, Griechisch, Kroatisch, Serbisch, Bosnisch, Albanisch, Persisch, "
      "Dari, Paschtu, Kurmandschi, Sorani, Tigrinya, Amharisch, Somali, Vietnamesisch, Chinesisch, Thai, "
      "Hindi, "
      "Urdu, Ungarisch, Tschechisch, Slowakisch, Litauisch, Lettisch, Niederländisch, Hebräisch, Georgisch";
  const ProfileReading languages = read(all);
  CHECK(languages.profile.languages.size() == ProfileLimits::languages);
  CHECK(count(languages, LeftOut::over_limit) > 0);

  // Eight burdens and more of each of thirty-two babies.
  const ProfileReading needs =
      read(repeated("Kinder ", "8, ", 31) +
           "8 Mon. Baby schreit nur, Baby schläft schlecht, Baby trinkt schlecht, Baby hat Koliken, Baby "
           "behindert, "
           "Baby entwicklungsverzögert, Baby ist ein Frühchen, Baby beißt, Baby hat keine Kita. Schulden");
  CHECK(needs.profile.needs.size() == ProfileLimits::needs);
  CHECK(why(needs, "Schulden") == "over-limit");
}

TEST_CASE("a burden of somebody whom it is none of is told") {
  const ProfileReading reading = read("Mutter beißt, Tochter 2 J.");
  CHECK(reading.profile.needs.empty());
  CHECK(why(reading, "beißt") == "someone-else");
  CHECK(why(read("schwanger, 15. SSW, Diabetes"), "Diabetes") == "someone-else");
  // What only looked like a burden is not understood, all of it.
  CHECK(why(read("Sie kann nicht mehr zahlen"), "nicht mehr zahlen") == "unknown");
}

TEST_CASE("a kind, a way and a place that are named and no more are told") {
  CHECK(why(read("Die Kita hat Ferien"), "Kita") == "mentioned");
  CHECK(why(read("Chat mit der Mutter am Montag"), "Chat") == "mentioned");
  CHECK(why(read("Mutter arbeitet in Darmstadt"), "Darmstadt") == "mentioned");
  CHECK(why(read("am liebsten online, kommt nicht aus dem Haus"), "online") == "no-room");
}

TEST_CASE("a language that is denied or somebody else's is told") {
  CHECK(why(read("spricht kein Englisch, nur Thai"), "Englisch") == "denied");
  CHECK(why(read("weder Polnisch noch Englisch, nur Thai"), "Polnisch") == "denied");
  CHECK(why(read("Großmutter spricht Kasachisch"), "Kasachisch") == "someone-else");
  CHECK(read("Sohn 3 J., spricht kein Englisch").profile.needs.empty());
  const std::string kurdish = "spricht Kurdisch (Kurmandschi)";
  CHECK(sources(kurdish, read(kurdish), "/languages/0") == Strings{"Kurdisch", "Kurmandschi"});
  const std::string dative = "Kind übersetzt aus dem Arabischen";
  CHECK(sources(dative, read(dative), "/languages/0") == Strings{"dem Arabischen"});
}

TEST_CASE("a place that its postal code does not reach is contradicted, a second one has no room") {
  CHECK(why(read("64283 Beeskow"), "Beeskow") == "contradicted");
  CHECK(why(read("wohnt in Beeskow, aus Dieburg"), "Dieburg") == "no-room");
  CHECK(why(read("wohnt in 64283 Darmstadt, bald in 15848 Beeskow"), "15848") == "no-room");
}

TEST_CASE("an age that is said roughly is estimated, and the rough word is part of its source") {
  struct Said {
    const char* text;
    const char* fact;
    const char* source;
  };
  for (const Said& said :
       {Said{"Sohn ca. 3 J.", "/children/0/age", "ca. 3 J"}, Said{"Sohn ca. 3", "/children/0/age", "ca. 3"},
        Said{"Tochter ist über 2 Jahre alt", "/children/0/age", "über 2 Jahre alt"},
        Said{"Sohn (gut 2 Jahre)", "/children/0/age", "gut 2 Jahre"},
        Said{"Baby, etwa 3 Monate", "/children/0/age", "etwa 3 Monate"},
        Said{"son, about 3 years", "/children/0/age", "about 3 years"},
        Said{"Mutter ca. 30", "/caregiver/age", "ca. 30"},
        Said{"schwanger, ET ca. 4.3.2027", "/children/0/due", "ET ca. 4.3.2027"},
        Said{"Baby geb. ca. 12.08.2026", "/children/0/born", "geb. ca. 12.08.2026"}}) {
    INFO(said.text);
    const ProfileReading reading = read(said.text);
    CHECK(sources(said.text, reading, said.fact) == Strings{said.source});
    for (const FactEvidence& evidence : reading.evidence)
      if (evidence.fact == said.fact) CHECK(evidence.doubt == Doubt::estimated);
  }
  CHECK(read("Sohn 3 J.").evidence.front().doubt == Doubt::none);
  CHECK(read("Sohn jetzt 3 J.").evidence.front().doubt == Doubt::none);
  CHECK(read("seit über 2 Jahren getrennt").profile.children.empty());
}

TEST_CASE("the law is broken by a word that is lost, told twice, or a fact and not") {
  const std::string text = "hat Schulden, Xyzzy";
  const ProfileReading whole = read(text);
  ProfileReading lost = whole;
  lost.not_understood.clear();
  CHECK(test::broken_law(text, lost) == "told nowhere: xyzzy\n");
  lost = whole;
  lost.evidence.clear();
  CHECK(test::broken_law(text, lost) == "told nowhere: schulden\n");
  ProfileReading twice = whole;
  twice.not_understood.push_back(twice.not_understood.back());
  CHECK(test::broken_law(text, twice) == "listed twice: Xyzzy\n");
  ProfileReading both = whole;
  both.not_understood.insert(both.not_understood.begin(), {.from = 4, .to = 12, .text = "Schulden"});
  CHECK(test::broken_law(text, both) == "a fact, and not: schulden\n");
}

TEST_CASE("every word of made-up sentences ends in exactly one place") {
  const Strings people{"Sohn", "Tochter",   "Baby", "Mutter",    "KM",
                       "KV",   "Zwillinge", "Oma",  "Nachbarin", "Kinder"};
  const Strings ages{"3 J.",    "(8 Mon.)", "ca. 2",           "gut 2 Jahre",
                     "28. SSW", "ET 4.3.",  "geb. 12.08.2025", "17"};
  const Strings facts{"schreit nur",         "schläft schlecht",   "hat Schulden",      "trinkt",
                      "kann nicht mehr",     "spricht Arabisch",   "spricht kein Thai", "sucht eine Hebamme",
                      "arbeitet in Dieburg", "wohnt in Darmstadt", "nur Mo ab 14 Uhr",  "höchstens 5 km",
                      "nur online",          "Dolmetscher nötig",  "64283 Beeskow",     "früher Drogen",
                      "keine Kita",          "am liebsten anonym", "wurde verlassen",   "seit 3 Monaten",
                      "kostenlos wär gut",   "Xyzzy 99",           "in Haft",           "Deutsch A1"};
  const Strings joints{", ",       ". ",        " und ",   "; ",  " (", ") ",
                       ", keine ", ", früher ", ", aber ", " – ", ": "};
  std::mt19937_64 random{Catch::rngSeed()};
  const auto one = [&](const Strings& all) { return all[random() % all.size()]; };
  constexpr int sentences = 400;
  for (int n = 0; n < sentences; ++n) {
    std::string text;
    for (auto parts = 1 + random() % 8; parts > 0; --parts) {
      if (random() % 2 == 0) text += one(people) + ' ';
      if (random() % 2 == 0) text += one(ages) + ' ';
      if (random() % 3 != 0) text += one(facts);
      text += one(joints);
    }
    read(text);
  }
}

}  // namespace passgenau
