// SPDX-License-Identifier: GPL-2.0-or-later
// What is taken, what is left out and why, and where each fact stands in the text.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"
#include "read/notes.hpp"

namespace passgenau {
namespace {

ProfileReading read(std::string_view text) { return test::sample_reader().read(text, test::sample_day()); }

bool takes(const ProfileReading& reading, std::string_view concept_id) {
  return std::any_of(reading.profile.needs.begin(), reading.profile.needs.end(),
                     [&](const Need& need) { return need.burden == concept_id || need.kind == concept_id; });
}

LeftOut why(const ProfileReading& reading, std::string_view text) {
  for (const UnreadWords& words : reading.not_understood)
    if (words.text == text) return words.why;
  FAIL("is not listed");
  return LeftOut::unknown;
}

}  // namespace

TEST_CASE("denied facts are never taken") {
  const std::string_view text =
      GENERATE(as<std::string_view>{}, "keine Schulden", "hat keine Schulden", "Schulden hat sie nicht",
               "ohne Schulden", "weder Schulden noch Drogen", "keine Gewalt, Schulden oder Drogen",
               "Schulden: keine", "Schulden nein", "Mutter verneint Schulden",
               "keine Drogen und keine Schulden", "no debts", "she has no debts");
  INFO(text);
  const ProfileReading reading = read(text);
  CHECK(reading.profile.needs.empty());
  CHECK(std::any_of(reading.not_understood.begin(), reading.not_understood.end(),
                    [](const UnreadWords& words) { return words.why == LeftOut::denied; }));
}

TEST_CASE("what the next statement takes back is not taken") {
  const std::string_view text = GENERATE(
      as<std::string_view>{}, "Schulden, keine mehr", "Schulden? Nein.", "Schulden? Auch nicht",
      "Vor der Trennung Schulden", "Schulden gab es nie", "Drogen, Schulden und Gewalt werden verneint",
      "Schulden sind bezahlt", "verneint Schulden, Drogen, Gewalt", "früher Schulden, heute erledigt");
  INFO(text);
  const ProfileReading reading = read(text);
  CHECK_FALSE(takes(reading, "economic/debt"));
  CHECK_FALSE(takes(reading, "parental-health/addiction"));
  CHECK_FALSE(takes(reading, "relationship/domestic-violence"));
}

TEST_CASE("what is fine is no burden, and what is not fine is one") {
  CHECK_FALSE(takes(read("Umgang klappt, Stillen klappt"), "child/feeding-problems"));
  CHECK(takes(read("Baby, Stillen klappt nicht"), "child/feeding-problems"));
  CHECK(takes(read("Trennung verlief friedlich"), "family-situation/separation"));
}

TEST_CASE("time that is left makes a due date only of a pregnancy") {
  const ProfileReading awaited = read("Baby kommt in 6 Wochen");
  REQUIRE(awaited.profile.children.size() == 1);
  CHECK(awaited.profile.children[0].due == date(2027, 1, 2));
  const std::string_view text = GENERATE(
      as<std::string_view>{}, "Termin in 3 Wochen", "kommt in 2 Wochen wieder",
      "bekommt in 3 Wochen einen Kitaplatz", "Kind kommt in 4 Wochen in die Kita",
      "Vertrag endet in 2 Monaten", "kam vor 3 Monaten nach Deutschland", "Vater kam vor 2 Jahren in Haft");
  INFO(text);
  CHECK(read(text).profile.children.empty());
}

TEST_CASE("the age is that of the caregiver whom the profile is of") {
  const ProfileReading reading = read("Vater 45 J., Mutter 28 J.");
  CHECK(reading.profile.caregiver.age == 28);
  CHECK(why(reading, "45 J.") == LeftOut::no_room);
  CHECK_FALSE(read("Mutter, Ende 20").profile.caregiver.age);
  CHECK(read("Patientin depressiv, sie ist 41").profile.caregiver.age == 41);
}

TEST_CASE("a denial ends where another statement begins") {
  CHECK(takes(read("keine Gewalt, aber Schulden"), "economic/debt"));
  CHECK(takes(read("hat kein Geld und Schulden"), "economic/debt"));
  CHECK(takes(read("keine Gewalt. Schulden."), "economic/debt"));
  CHECK(takes(read("nicht nur müde, sondern erschöpft"), "parental-health/exhaustion"));
}

TEST_CASE("past facts, and those of others") {
  CHECK(why(read("früher Drogen"), "Drogen") == LeftOut::past);
  CHECK_FALSE(takes(read("trinkt nicht mehr"), "parental-health/addiction"));
  CHECK_FALSE(takes(read("war mal im Frauenhaus"), "relationship/domestic-violence"));
  CHECK(why(read("die Nachbarin hat Schulden"), "Schulden") == LeftOut::someone_else);
  CHECK(why(read("Schulden der Nachbarin"), "Schulden") == LeftOut::someone_else);
  CHECK(takes(read("wohnt bei Freundin, hat Schulden"), "economic/debt"));
  // What happened stays: a birth, a loss.
  CHECK(takes(read("hatte eine schwere Geburt"), "parental-health/traumatic-birth"));
}

TEST_CASE("a lack is a need") {
  const ProfileReading reading = read("hat keine Hebamme");
  CHECK(takes(reading, "midwifery/midwife"));
  CHECK(takes(reading, "pregnancy/no-midwife"));
  CHECK(read("braucht keine Hebamme").profile.needs.empty());
  CHECK(read("Hebamme vorhanden").profile.needs.empty());
}

TEST_CASE("what the text doubts counts half, and is said") {
  const std::string_view text = GENERATE(as<std::string_view>{}, "vielleicht Schulden",
                                         "Verdacht auf Schulden", "V.a. Schulden", "Schulden?");
  INFO(text);
  const ProfileReading reading = read(text);
  REQUIRE(reading.profile.needs.size() == 1);
  CHECK(reading.profile.needs[0].weight == 0.5);
  CHECK(reading.evidence.back().doubt == Doubt::uncertain);
}

TEST_CASE("one wrong letter of a long word is forgiven, and said") {
  const ProfileReading reading = read("Ershöpfung");
  REQUIRE(takes(reading, "parental-health/exhaustion"));
  CHECK(reading.evidence.back().doubt == Doubt::misspelt);
  CHECK(read("Shulden").profile.needs.empty());  // too short to be sure
}

TEST_CASE("a child's burden belongs to that child") {
  const ProfileReading reading = read("das Baby (3 Mon.) schreit, der Große (4) stottert");
  REQUIRE(reading.profile.needs.size() == 2);
  CHECK(reading.profile.needs[0].child == 0);
  CHECK(reading.profile.needs[1].child == 1);
  // Not to whom it is done.
  const ProfileReading done = read("meine Große (7) haut dauernd den Kleinen (2)");
  REQUIRE(done.profile.needs.size() == 1);
  CHECK(done.profile.needs[0].child == 0);
  // One that is not said of a child is that of the child of whom it is said elsewhere.
  const ProfileReading elsewhere = read("Bruder 5 J. Neonatologie. Das Frühchen ist jetzt 11 Wochen alt");
  REQUIRE(elsewhere.profile.needs.size() == 1);
  CHECK(elsewhere.profile.needs[0].child == 1);
  CHECK(read("kids are 3yo and 5yo. the 3yo refuses to eat").profile.needs[0].child == 0);
  // Twins: each of them.
  CHECK(read("Zwillinge (8 Wochen) schreien nur, Sohn 4 Jahre").profile.needs.size() == 3);
}

TEST_CASE("a child that hits is neither a child in danger nor a violent home") {
  const std::string_view text = GENERATE(as<std::string_view>{}, "Kind schlägt den Kopf auf den Boden",
                                         "Sohn 3 J. schlägt andere Kinder", "er schlägt die Tür zu",
                                         "Tochter ist eifersüchtig", "Mutter sucht Kita");
  INFO(text);
  const ProfileReading reading = read(text);
  CHECK_FALSE(takes(reading, "parenting/child-protection-concern"));
  CHECK_FALSE(takes(reading, "relationship/domestic-violence"));
  CHECK_FALSE(takes(reading, "parental-health/addiction"));
  CHECK(takes(read("Kind wird geschlagen"), "parenting/child-protection-concern"));
  CHECK(takes(read("er schlägt mich"), "relationship/domestic-violence"));
}

TEST_CASE("languages, best first; little German is none") {
  CHECK(read("spricht Arabisch und etwas Englisch").profile.languages ==
        std::vector<std::string>{"ar", "en"});
  CHECK(read("wenig Englisch, gut Arabisch").profile.languages == std::vector<std::string>{"ar", "en"});
  CHECK(read("spricht kaum Deutsch (Arabisch)").profile.languages == std::vector<std::string>{"ar"});
  CHECK(read("gut Deutsch, Arabisch").profile.languages == std::vector<std::string>{"ar", "de"});
  CHECK(read("spricht Deutsch (A1), Thai").profile.languages == std::vector<std::string>{"th"});
  CHECK(read("weder Deutsch noch Englisch, nur Thai").profile.languages == std::vector<std::string>{"th"});
  CHECK(read("türk.sprachig").profile.languages == std::vector<std::string>{"tr"});
  CHECK(read("türk. Vater").profile.languages.empty());
  CHECK(read("dt.-türk. Familie").profile.languages.empty());
  CHECK(read("Kind übersetzt aus dem Arabischen").profile.languages == std::vector<std::string>{"ar"});
  CHECK(read("Arabic-speaking family").profile.languages == std::vector<std::string>{"ar"});
  CHECK(read("Großmutter spricht Kasachisch").profile.languages.empty());
  CHECK(read("arabische Mutter").profile.languages.empty());
  CHECK(read("a Polish family").profile.languages.empty());
  CHECK(read("übersetzt die Schwester").profile.interpreter == true);
}

TEST_CASE("places go by the gazetteer, and never against it") {
  CHECK(read("wohnt in 41061 MG").profile.home == Home{.postal_code = "41061", .region = "05116000"});
  CHECK(read("aus Beeskow").profile.home == Home{.region = "12067036"});
  CHECK(read("in Mülheim").profile.home == Home{.region = "05117000"});
  CHECK(read("64283 Beeskow").profile.home == Home{.postal_code = "64283"});
  CHECK(read("wohnt bei Darmstadt").profile.home == Home{});
  CHECK(read("64295 DA").profile.home == Home{.postal_code = "64295", .region = "06411000"});
  CHECK(read("in DA").profile.home == Home{});
  CHECK(read("früher in Beeskow, Oma in Darmstadt, arbeitet in Griesheim").profile.home == Home{});
  CHECK(read("wohnt bei Oma in Darmstadt").profile.home == Home{.region = "06411000"});
  CHECK(read("hat 41061 Euro Schulden").profile.home == Home{});
  CHECK(read("aus Bulgarien").profile.home == Home{});
}

TEST_CASE("ways, traits and times, where the text says them plainly") {
  CHECK(read("nur online oder telefonisch").profile.delivery ==
        std::vector<Delivery>{Delivery::phone, Delivery::online});
  CHECK(read("kommt nicht aus dem Haus").profile.delivery.size() == 4);
  CHECK(read("findet online nichts").profile.delivery.empty());
  CHECK(read("er darf nichts davon erfahren").profile.discreet);
  CHECK(read("rollstuhlgerecht nötig").profile.require == std::vector<Trait>{Trait::wheelchair_accessible});
  CHECK(read("kostenlos wär gut").profile.prefer == std::vector<Trait>{Trait::free});
  CHECK(read("am liebsten anonym").profile.prefer == std::vector<Trait>{Trait::anonymous});
  CHECK(read("höchstens 5 km").profile.reach == 5_km);
  CHECK(read("höchstens 5 km, Klinik 40 km weg").profile.caregiver.roles.empty());
  CHECK(read("hat vormittags Zeit").not_understood.empty());
  const ProfileReading reading = read("nur dienstags ab 14 Uhr");
  REQUIRE(reading.profile.available.size() == 1);
  CHECK(to_string(reading.profile.available[0].days) == "TU");
  CHECK(reading.profile.available[0].from->minutes == 14 * 60);
  CHECK(read("Baby schreit abends").profile.available.empty());
  CHECK(read("arbeitet vormittags").profile.available.empty());
}

TEST_CASE("every day may stand before every other, and before a part of the day") {
  const std::vector<std::string> names{"Montag",  "Dienstag", "Mittwoch",   "Donnerstag", "Freitag",
                                       "Samstag", "Sonntag",  "Wochenende", "werktags",   "täglich"};
  const std::vector<int> bits{1, 2, 4, 8, 16, 32, 64, 96, 31, 127};
  for (std::size_t a = 0; a < names.size(); ++a)
    for (std::size_t b = 0; b < names.size(); ++b) {
      INFO(names[a] << " bis " << names[b]);
      const auto available = read(names[a] + " bis " + names[b]).profile.available;
      REQUIRE(available.size() == 1);
      CHECK((available[0].days.bits & bits[a]) == bits[a]);
      CHECK((available[0].days.bits & bits[b]) == bits[b]);
      CHECK(available[0].days.bits < 128);
    }
  CHECK(to_string(read("Freitag bis Wochenende").profile.available[0].days) == "FR-SU");
  CHECK(to_string(read("Wochenende bis Montag").profile.available[0].days) == "MO,SA,SU");
  CHECK(to_string(read("Sa-Di").profile.available[0].days) == "MO,TU,SA,SU");
  struct Part {
    const char* text;
    const char* days;
    int from;
  };
  for (const Part& part : {Part{"nur Samstagvormittag", "SA", 8}, Part{"nur Sonntagnachmittag", "SU", 12},
                           Part{"nur Mittwochabend", "WE", 18}, Part{"nur Montagmorgen", "MO", 8},
                           Part{"nur Sonnabendabend", "SA", 18}, Part{"nur Freitagvormittags", "FR", 8}}) {
    INFO(part.text);
    const auto available = read(part.text).profile.available;
    REQUIRE(available.size() == 1);
    CHECK(to_string(available[0].days) == part.days);
    CHECK(available[0].from->minutes == part.from * 60);
  }
}

TEST_CASE("violence is not lost for a pronoun that may be a child's") {
  const std::string violence = "relationship/domestic-violence";
  CHECK(takes(read("Zwei Kinder (3 und 5). Er schlägt mich."), violence));
  CHECK(takes(read("Tochter 4, er schlägt mich"), violence));
  CHECK(takes(read("2 Kinder, er schlägt mich"), violence));
  CHECK_FALSE(takes(read("My son is two, he hits others"), violence));
}

TEST_CASE("weeks in words are counted as in figures") {
  const auto due = [](std::string_view text) {
    const auto children = read(text).profile.children;
    REQUIRE(children.size() == 1);
    return children[0].due;
  };
  CHECK(due("acht Wochen schwanger") == due("8 Wochen schwanger"));
  CHECK(due("zehn Wochen schwanger") == due("10 Wochen schwanger"));
  CHECK(due("in der achten Woche schwanger") == due("in der 8. Woche schwanger"));
  CHECK(due("twenty-three weeks pregnant") == due("23 weeks pregnant"));
}

TEST_CASE("evidence and the rest are JSON with bytes of the text") {
  const ProfileReading reading = read("Müde, keine Schulden, Xyz");
  CHECK(
      to_json(reading) ==
      R"({"profile":{"as_of":"2026-11-21","needs":[{"burden":"parental-health/exhaustion"}],"reach_km":10,"limit":20},)"
      R"("evidence":[{"from":0,"to":5,"from16":0,"to16":4,"fact":"/needs/0"}],)"
      R"("not_understood":[{"from":13,"to":21,"from16":12,"to16":20,"text":"Schulden","why":"denied"},)"
      R"({"from":23,"to":26,"from16":22,"to16":25,"text":"Xyz"}]})");
}

TEST_CASE("one call for one text") {
  CHECK(read_profile("kein Geld", {.as_of = test::sample_day()}).profile.needs.size() == 1);
  CHECK(read_profile("in Darmstadt", {.as_of = test::sample_day()}).profile.home == Home{});
  CHECK(read_profile("64283 Darmstadt", {.as_of = test::sample_day()}).profile.home.postal_code == "64283");
  try {
    read_profile("kein Geld", {});
    FAIL("must throw");
  } catch (const Error& error) {
    CHECK(error.code() == Code::as_of_missing);
  }
}

TEST_CASE("texts that are refused, and never quoted") {
  const auto [text, code] =
      GENERATE_COPY(values<std::pair<std::string, Code>>({{std::string(1001, 'q'), Code::too_long},
                                                          {std::string(5000, 'q'), Code::too_long},
                                                          {"qqq\xff", Code::json_encoding},
                                                          {"qqq\x01", Code::control_character}}));
  try {
    read(text);
    FAIL("must throw");
  } catch (const Error& error) {
    CHECK(error.code() == code);
    CHECK(std::string_view{error.what()}.find("qq") == std::string_view::npos);
  }
  CHECK_NOTHROW(read(std::string(1000, 'q')));
  std::string umlauts;
  for (int i = 0; i < 1000; ++i)
    umlauts += "ü";
  CHECK_NOTHROW(read(umlauts));
}

}  // namespace passgenau
