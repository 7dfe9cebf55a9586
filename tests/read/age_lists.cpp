// SPDX-License-Identifier: GPL-2.0-or-later
// Ages in lists, without their unit or without a word for the person, and numbers that look like them. The day is 2026-11-21.
#include <string_view>

#include "catch.hpp"
#include "read/notes.hpp"

namespace passgenau {
namespace {

struct Spelling {
  std::string_view text;
  std::string_view fact;  ///< as `children_in` and `age_in` tell it
};

constexpr Spelling children[] = {
    // Weeks and days with a word for weeks; those of an age.
    {"31+5 weeks", "+2027-01-18"},
    {"31+5 wks", "+2027-01-18"},
    {"31+5 Wochen", "+2027-01-18"},
    {"31+5 Wo.", "+2027-01-18"},
    {"31+5 weeks pregnant", "+2027-01-18"},
    {"pregnant with twins, 26+0 weeks", "+2027-02-27 +2027-02-27"},
    {"schwanger, 9+4 Wochen", "+2027-06-22"},
    {"Baby 6+3 Wochen", "P6W"},
    {"Baby, 6+3 Wo.", "P6W"},
    {"Kinder 4+2", "P4Y P2Y"},
    // A week of pregnancy behind a birth is no other pregnancy.
    {"Säugl. geb. 30.10.26 in der 35. SSW", "*2026-10-30"},
    {"Baby geb. 30.10.26 in 35+2", "*2026-10-30"},
    {"Baby geb. 30.10.26, 35. SSW", "*2026-10-30"},
    {"Baby geb. 30.10.26 (35. SSW), 2100 g", "*2026-10-30"},
    {"Baby 3 Wochen, 35. SSW", "P3W"},
    {"Sohn, 2 Monate (35+0)", "P2M"},
    {"35. SSW geb., jetzt 4 Mon.", "P4M"},
    {"geb. in der 35. SSW, jetzt 4 Mon.", "P4M"},
    {"KM geb. 4.5.2001, 28. SSW", "+2027-02-17"},
    {"KM geb. 4.5.2001 in der 28. SSW", "+2027-02-17"},
    {"Sohn geb. 12.3.2023, schwanger 28. SSW", "*2023-03-12 +2027-02-17"},
    // Lists whose unit is said for one.
    {"3 kids (6 weeks, 2 and 9)", "P6W P2Y P9Y"},
    {"3 kids, 6 weeks, 2 and 9", "P6W P2Y P9Y"},
    {"3 Kinder (6 Wo., 2 u. 9)", "P6W P2Y P9Y"},
    {"2 Kinder, 1;11 u. 4", "P1Y11M P4Y"},
    {"2 Kinder (1;11, 4)", "P1Y11M P4Y"},
    {"4 Ki. (11, 9, 6 u. 5 Mo)", "P11Y P9Y P6Y P5M"},
    {"Kinder 3, 2 und 8 Monate", "P3Y P2Y P8M"},
    {"Kinder (7, 4 und 3 Wochen)", "P7Y P4Y P3W"},
    {"Kinder: 4 und 18 Monate", "P4M P18M"},
    {"Kinder 2 und 3 Jahre", "P2Y P3Y"},
    {"Sohn 8 Monate, 3 Zimmer", "P8M"},
    {"Tochter 3 J., 2 x wöchentlich Logo", "P3Y"},
    // Names with bare numbers.
    {"Kinder: Mia 6, Ben 4, Tom 1 1/2", "P6Y P4Y P1Y6M"},
    {"Kinder: Mia 6, Tom 3, Baby 5 Wo.", "P6Y P3Y P5W"},
    {"Kinder Mia (6), Tom (3) und Ida (8 Mon.)", "P6Y P3Y P8M"},
    {"Kinder: Mia 6 und Ben 4", "P6Y P4Y"},
    {"kids: Mia 6, Ben 4", "P6Y P4Y"},
    {"Sohn Tim (3) und Lena (5)", "P3Y P5Y"},
    {"Tochter Mia 6, Ben 4", "P6Y P4Y"},
    {"Sohn 3, Zimmer 5", "P3Y"},
    {"Sohn Tim 3, Klasse 2", "P3Y"},
    {"Mia 6", "-"},
    // As many ages as the number before them says.
    {"Two more at home, 3 and 6", "P3Y P6Y"},
    {"zwei weitere zu Hause (3 und 6)", "P3Y P6Y"},
    {"2 ältere (7 u. 9)", "P7Y P9Y"},
    {"drei weitere, 2, 5, 9", "P2Y P5Y P9Y"},
    {"Habe schon zwei (3 u. 1)", "P3Y P1Y"},
    {"zwei weitere Termine, 3 und 6", "P3Y P6Y"},
    {"Zimmer 2, Tür 3 und 6", "-"},
    // A sister of the child.
    {"Bruder (9) holt Schwester (4)", "P9Y P4Y"},
    {"Sohn 3, Schwester 6", "P3Y P6Y"},
    {"die 15jährige Schwester ritzt sich", "P15Y"},
    {"ihre Schwester (15)", "-"},
    {"Schwester (16) der KM", "-"},
    {"Schwester der KM, 16", "-"},
    {"Schwester (28) hilft", "-"},
    // Parts of a year.
    {"Tochter ein dreiviertel Jahr", "P9M"},
    {"Sohn 3/4 Jahr", "P9M"},
    {"Baby 1/2 Jahr", "P6M"},
    {"Baby ½ J.", "P6M"},
    {"Baby half a year old", "P6M"},
    {"Sohn 1.5 J.", "P1Y6M"},
    {"son, 2.5", "P2Y6M"},
    {"Sohn 0,5 J.", "P6M"},
    {"Tochter 3 3/4 J.", "P3Y9M"},
    {"Zwillinge, 1¾ J.", "P1Y9M P1Y9M"},
    {"Sohn 2 1/4 Jahre", "P2Y3M"},
    {"Kdr. 6 J., 3 3/4 J. u. 9 Wo.", "P6Y P3Y9M P9W"},
    {"Kdr.: 9, 6, 2 J. und 3 Wo.", "P9Y P6Y P2Y P3W"},
    {"Kinder 11, 9, 7, 4 J. und 7 Mon.", "P11Y P9Y P7Y P4Y P7M"},
    // Units run together or written short.
    {"Kd. (4J2M)", "P4Y2M"},
    {"Kd. 4J 2M", "P4Y2M"},
    {"Baby 10 Tg.", "P10D"},
    {"8-mo-old girl", "P8M"},
    {"3-yr-old son", "P3Y"},
    {"Sgl. 0;5 u. Kleinkind 1;8", "P5M P1Y8M"},
    {"Säugling, gut 3 Monate", "P3M"},
    {"Säugling, knapp 3 Monate", "P2M"},
    // Twins by an adjective, or shortened.
    {"twin boys (11 weeks)", "P11W P11W"},
    {"Zw. (m/w), 7 Mte.", "P7M P7M"},
    {"Zw., 7 Mon.", "P7M P7M"},
    {"Streit zw. den Eltern, Sohn 7 Mon.", "P7M"},
    {"Große Schwester (Halbw., 13)", "P13Y"},
    // Birthdays to come and just past.
    {"Sohn wird im Mai 2", "P1Y"},
    {"unser Sohn (wird im Februar 3)", "P2Y"},
    {"mein Sohn, er wird an Weihnachten fünf", "P4Y"},
    {"daughter turns 3 in May", "P2Y"},
    {"her daughter who turned 3 this month", "P3Y"},
    {"a girl who is nearly three", "P2Y"},
    {"Sohn wird 3 Tage betreut", "-"},
    {"Tochter wird 2 x geweckt", "-"},
    {"Kinder 3 und 6. Die Mutter arbeitet", "P3Y P6Y"},
    {"2 Kinder, 1;11 u. 4. Bitte nicht anrufen", "P1Y11M P4Y"},
    {"Two more at home, 3 and 6. Asks for help", "P3Y P6Y"},
    {"Sohn 3. Mutter sucht Kita", "P3Y"},
    {"1. und 2. Kind gesund", "-"},
    {"Sohn 3. Klasse", "-"},
    {"Vater kommt, 3jähr. Sohn", "P3Y"},
    {"Sohn ist jetzt 9 Monate und Tochter Ida drei.", "P9M P3Y"},
    {"Mein Sohn ist letzte Woche 1 geworden", "P1Y"},
    {"unsere maus ist 5 monate", "P5M"},
    {"baby 3/12", "P3M"},
    {"infant (6/52)", "P6W"},
    {"Kinder 3/12", "P3Y P12Y"},
    {"G2P1, 22 weeks", "+2027-03-24"},
    {"27yo G1P0 at 33 weeks", "+2027-01-06"},
    {"G3 P3, Baby 9 Wo.", "P9W"},
    {"due mid-January", "+2027-01-15"},
    {"in der 30. Woche, 2. Schwangerschaft", "+2027-02-03"},
    {"2nd pregnancy, 30/40", "+2027-01-27"},
    {"Sohn Ali ist im September drei geworden", "P3Y"},
    {"Kind (w, 4)", "P4Y"},
    {"Kinder: w 4, m 2", "P4Y P2Y"},
    // Spans: at least the first of one child, nobody's of several.
    {"Baby ca. 3-4 Monate", "P3M"},
    {"Sohn 2-3 Jahre", "P2Y"},
    {"Sohn, 2 bis 3 Jahre", "P2Y"},
    {"Kinder zwischen 2 und 9 Jahren", "-"},
    {"5 Kinder im Alter von 1 bis 11 Jahren", "-"},
    {"Kinder 12 J. bis 3 J.", "-"},
    {"3 Kinder unter 6 Jahren", "-"},
    {"Emil (4) und Oskar (8 Monate), Mutter erschöpft", "P4Y P8M"},
    {"Emil (4) und Oskar (6)", "-"},
    {"Sohn, geb. Mai 25", "P1Y"},
    {"Kind wird nächsten Monat eingeschult, 6 J.", "P6Y"},
    // Ages of the past, of others, of a birth.
    {"Zwillinge waren da ein halbes Jahr alt, jetzt sind sie eins", "P1Y P1Y"},
    {"Mann nimmt 2 Mon. Elternzeit", "-"},
    {"Baby born 12 October 2026 at 31 weeks", "*2026-10-12"},
    {"vor einem Jahr Tochter tot geboren", "-"},
    {"Zwillinge, ehem. FG 33. SSW, 7 Mon.", "P7M P7M"},
    {"FG, geb. in 29+4, jetzt 4 Mo. alt", "P4M"},
    {"mein kleiner ist halbes jahr", "P6M"},
    {"Nachzüglerin (eineinhalb)", "P1Y6M"},
    {"wir bekommen im April unser erstes Kind", "+2027-04-15"},
    // The day of a birth by the day of the note.
    {"gestern geboren", "*2026-11-20"},
    {"vorgestern entbunden (Mädchen)", "*2026-11-19"},
    {"heute Nacht entbunden", "*2026-11-21"},
    {"born yesterday", "*2026-11-20"},
    {"gestern Fehlgeburt", "-"},
    {"gestern Geburtstag", "-"},
    // A date without a year is a baby's of this year, and nobody else's.
    {"Baby geb. 12.08.", "*2026-08-12"},
    {"Baby geb. 12.12.", "*2025-12-12"},
    {"Sohn geb. 12.08.", "-"},
};

constexpr Spelling caregivers[] = {
    {"Mo. 24, Ki. 18 Mo", "24"},
    {"Mo. 24, Sohn 3", "24"},
    {"Mo (24)", "24"},
    {"Mu. 24", "24"},
    {"Mu 24 J.", "24"},
    {"Mo. 24.11. Termin", "-"},
    {"Mo 14-16 Uhr", "-"},
    {"Mo. 24 Uhr", "-"},
    {"Va. 31, Mo. 24", "24"},
    {"Va. (31) allein mit Tochter", "31"},
    {"KM 23, KV 25", "23"},
    {"KV 25, KM 23", "23"},
    {"Alleinerz. Mutter 27 + Tochter 14 Mo", "27"},
    {"She is 17, 20 weeks pregnant", "17"},
    {"Sie ist 17 und schwanger", "17"},
    {"Tochter ist krank. Sie ist 14", "-"},
    {"Mutter kommt allein. Sie ist 17", "17"},
    {"ich, 19, suche Hilfe", "19"},
    {"Ich, 19, allein mit Baby", "19"},
    {"I, 19, need help", "19"},
    {"Am 19 and pregnant", "19"},
    {"19 and pregnant", "19"},
    {"19 und schwanger", "19"},
    {"17, 20 weeks pregnant", "17"},
    {"22, 31+5 weeks", "22"},
    {"f, 22", "22"},
    {"f, 22, pregnant", "22"},
    {"w, 22", "22"},
    {"w 22", "22"},
    {"22, w, schwanger", "22"},
    {"22/f, 20 weeks", "22"},
    {"weibl., 22", "22"},
    {"Tochter, w, 14", "-"},
    {"14, 15 und 16 Uhr", "-"},
    {"35F, G2P1, 22 weeks", "35"},
    {"25yo mum of 3 (5y, 3y, 4m)", "25"},
    {"Wöchnerin, 23, 5 Tage pp", "23"},
    {"She's 16 and 14 weeks pregnant", "16"},
    {"KM Ende 30, KV 45", "-"},
    {"KV 45, Baby 3 Wo.", "45"},
    {"Mama 20. Baby 7 W.", "20"},
    {"Papa 23, Mama 20. Beide ohne Arbeit", "20"},
    {"Mutter 27. Wunsch: Gruppe", "27"},
    {"Fr. K. (24) mit Baby", "24"},
    {"Fr. Yilmaz, 24, mit Baby", "24"},
    {"Mutter 20. SSW", "-"},
    {"KM 3. Kind", "-"},
    {"22", "-"},
    {"Zi. 22", "-"},
};

}  // namespace

TEST_CASE("children in lists, by sisters, weeks of a birth, parts of a year") {
  for (const auto& [text, fact] : children) {
    INFO(text);
    CHECK(test::children_in(text) == fact);
  }
}

TEST_CASE("the caregiver's age without a word for the person") {
  for (const auto& [text, fact] : caregivers) {
    INFO(text);
    CHECK(test::age_in(text) == fact);
  }
}

}  // namespace passgenau
