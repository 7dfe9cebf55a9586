// SPDX-License-Identifier: GPL-2.0-or-later
// What match and why say, for programs and for people.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/network.hpp"
#include "support/program.hpp"

namespace passgenau {
namespace {

using namespace test;

TEST_CASE("match in JSON: one line a profile, with its id") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("p.json", family);
  const Run bare = folder.run({"match", "c.pgn", "p.json", "--json"});
  INFO(bare.err);
  CHECK(bare.status == 0);
  CHECK(bare.err.empty());
  CHECK(lines(bare.out) == 1);
  const std::string start =
      R"({"evaluated":["validity","child_age","caregiver","residence","place","language","needs","capacity","freshness","specificity"],)"
      R"("catalog":{"offers":3,"revision":)";
  CHECK(bare.out.substr(0, start.size()) == start);
  CHECK(contains(bare.out, R"({"offer":"a/crying","score":)"));
  CHECK_FALSE(contains(bare.out, "a/debt"));

  // Pretty-printed, wrapped, from standard input and without a day of its own: the same answer.
  std::string without_day = family;
  without_day.replace(1, std::string{R"("as_of":"2026-11-21",)"}.size(), "\n\n  ");
  const Run piped = folder.run({"match", "c.pgn", "-", "--json", "--as-of", "2026-11-21"}, without_day);
  CHECK(piped.out == bare.out);
  CHECK(folder.run({"match", "c.pgn", "--json", "--as-of", "2026-11-21"}, without_day).out == bare.out);
  // The profile's own day wins.
  CHECK(folder.run({"match", "c.pgn", "p.json", "--json", "--as-of", "2031-01-01"}).out == bare.out);

  folder.write("p.jsonl", R"({"id":"f\u00fc-1","case":"x","profile":)" + family + "}\n\n" +
                              R"({"id":7,"profile":)" + family + "}\n" + family);
  const Run many = folder.run({"match", "c.pgn", "p.jsonl", "p.json", "--json"});
  CHECK(many.status == 0);
  const std::string rest = bare.out.substr(1);
  CHECK(many.out == R"({"id":"fü-1",)" + rest + R"({"id":7,)" + rest + bare.out + bare.out);
  CHECK(folder.run({"match", "c.pgn", "-", "--json"}, content(folder / "p.jsonl")).out ==
        R"({"id":"fü-1",)" + rest + R"({"id":7,)" + rest + bare.out);
}

TEST_CASE("nothing found is no failure") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  const std::string far = R"({"as_of":"2026-11-21","languages":["vi"],"needs":[{"burden":"economic/debt"}]})";
  const Run json = folder.run({"match", "c.pgn", "--json"}, far);
  CHECK(json.status == 0);
  CHECK(contains(json.out, R"("matches":[]})"));
  const Run table = folder.run({"match", "c.pgn"}, far);
  CHECK(table.status == 0);
  CHECK(contains(table.out, "Kein passendes Angebot gefunden."));
}

TEST_CASE("a bad profile is refused without a word of it, the others are answered") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write(
      "p.jsonl",
      R"({"id":"one","profile":{"as_of":"2026-11-21","needs":[{"burden":"child/canarybird"}],"canaryfield":"canaryvalue","home":{"postal_code":"canary"}}})"
      "\n"
      R"({"id":"two","canarymember":"canaryvalue","profile":)" +
          family + "}\n" + R"({"id":["canary"],"profile":{}})" + "\n" +
          R"({"id":"cut","profile":{"languages":["canary)" + "\n" + "[\"canary\"]\n" +
          R"({"id":"last","profile":)" + family + "}\n");
  for (const bool json : {true, false}) {
    std::vector<std::string> words{"match", "c.pgn", "p.jsonl"};
    if (json) words.emplace_back("--json");
    const Run run = folder.run(words);
    INFO(run.err);
    CHECK(run.status == 1);
    CHECK(contains(run.err, "p.jsonl:1: /profile/needs/0/burden "));
    CHECK(contains(run.err, "p.jsonl:3: /id "));
    CHECK(contains(run.err, "p.jsonl:4: "));
    CHECK(contains(run.err, "p.jsonl:5: "));
    CHECK_FALSE(contains(run.err, "canaryv"));
    CHECK_FALSE(contains(run.err, "canaryb"));
    CHECK_FALSE(contains(run.err, "\"canary"));
    CHECK_FALSE(contains(run.out, "canary"));
    if (json) CHECK(lines(run.out) == 1);
    if (json) CHECK(run.out.substr(0, 12) == R"({"id":"last")");
  }
}

TEST_CASE("the table is for people") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("p.jsonl",
               R"({"id":"fam-1","case":"Das Baby\u001b[31m schreit viel","profile":)" + family + "}\n");
  const Run run = folder.run({"match", "c.pgn", "p.jsonl"});
  INFO(run.out);
  CHECK(run.status == 0);
  CHECK(run.err.empty());
  CHECK(contains(run.out, "fam-1 · Das Baby"));
  CHECK(contains(run.out, "schreit viel"));
  CHECK_FALSE(contains(run.out, "\x1b"));
  CHECK(contains(run.out, "  1  Schreiambulanz Mitte "));
  CHECK(contains(run.out, " %      1,5 km\n"));
  CHECK(contains(run.out, "     Klinikum Mitte\n"));
  CHECK(contains(run.out, "     ✓ Hilft gezielt bei: Exzessives Schreien.\n"));
  CHECK(contains(run.out, "     ✓ Auf Türkisch.\n"));
  CHECK(contains(run.out, "     ? Unbekannt: "));
  const Run english = folder.run({"match", "c.pgn", "p.jsonl", "--language", "en-GB"});
  CHECK(contains(english.out, "  1  Crying clinic "));
  CHECK(contains(english.out, "1.5 km\n"));
  CHECK(contains(english.out, "✓ Made for: Excessive crying.\n"));

  // A title that does not exist in the reader's language is the German one, not the first by tag.
  const Run turkish = folder.run({"match", "c.pgn", "p.jsonl", "--language", "tr"});
  INFO(turkish.out);
  CHECK(contains(turkish.out, "  1  Schreiambulanz Mitte "));
  CHECK(contains(turkish.out, "1,5 km\n"));
  CHECK(contains(turkish.out, "✓ Tam bu konuda yardım eder: Aşırı ağlama.\n"));
  const Run easy = folder.run({"match", "c.pgn", "p.jsonl", "--language", "de-DE-simple"});
  CHECK(contains(easy.out, "✓ Das Angebot hilft genau bei Ihrem Thema: Das Baby schreit sehr viel.\n"));
  const Run in_arabic = folder.run({"match", "c.pgn", "p.jsonl", "--language", "ar"});
  INFO(in_arabic.out);
  CHECK(contains(in_arabic.out, "\u20681.5 كم\u2069\n"));
  CHECK(contains(in_arabic.out, "✓ \u2068مساعدة في هذا الموضوع تحديدًا: البكاء المفرط.\u2069\n"));

  const Run arabic_title =
      folder.run({"match", "c.pgn"}, R"({"as_of":"2026-11-21","languages":["ar"],"home":{"region":"06411"}})",
                 {"COLUMNS=80"});
  INFO(arabic_title.out);
  CHECK(contains(arabic_title.out, "\u2068مقهى الأهل\u2069"));
  CHECK(contains(arabic_title.out, "online\n"));
}

TEST_CASE("the table itself speaks the language of its sentences") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("p.json", family);
  const auto fits_and_not = [&](const char* language, const char* fits, const char* does_not) {
    const auto why = [&](const char* offer) {
      return folder.run({"why", "c.pgn", "p.json", offer, "--language", language}).out;
    };
    return contains(why("a/crying"), fits) && contains(why("a/debt"), does_not);
  };
  CHECK(fits_and_not("de-simple", "Passt: ", "Das passt nicht. "));
  CHECK(fits_and_not("ar", "مناسب\u2069: ", "غير مناسب: "));
  CHECK(fits_and_not("pl", "Pasuje: ", "Nie pasuje: "));
  CHECK(fits_and_not("ru", "Подходит: ", "Не подходит: "));
  CHECK(fits_and_not("tr", "Uyuyor: ", "Uymuyor: "));
  CHECK(fits_and_not("uk", "Підходить: ", "Не підходить: "));
}

TEST_CASE("near misses and questions stand under the list, and in JSON where they are asked for") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("p.json", family);
  const Run near = folder.run({"match", "c.pgn", "p.json", "--near-misses", "5"});
  INFO(near.out << near.err);
  CHECK(near.status == 0);
  CHECK(contains(near.out, "→ Mit jemandem, der diese Sprache spricht: Arabisch.\n"));
  CHECK(!contains(near.out, "Schuldnerberatung"));  // it fails two conditions
  folder.write("german.json",
               R"({"as_of":"2026-11-21","languages":["tr"],"needs":[{"burden":"economic/debt"}]})");
  const Run german = folder.run({"match", "c.pgn", "german.json", "--near-misses", "5"});
  INFO(german.out);
  CHECK(contains(german.out, "Fast passend:\n\n  1  Schuldnerberatung"));
  CHECK(contains(german.out, "     → Mit jemandem, der diese Sprache spricht: Deutsch.\n"));
  const Run json = folder.run({"match", "c.pgn", "german.json", "--json", "--near-misses", "1"});
  CHECK(contains(
      json.out,
      R"("near_misses":[{"condition":"language","change":{"kind":"languages","languages":["de"]},"offer":"a/debt")"));
  CHECK(!contains(json.out, R"("ask")"));
  CHECK(contains(folder.run({"why", "c.pgn", "german.json", "a/debt"}).out,
                 "Passt nicht: In einer anderen Sprache: Deutsch.\n"
                 "→ Mit jemandem, der diese Sprache spricht: Deutsch.\n\n"));

  // Two of needs, children, home and languages are missing.
  const Run sparse = folder.run({"match", "c.pgn"}, R"({"as_of":"2026-11-21","languages":["de","tr"]})");
  INFO(sparse.out);
  CHECK(
      contains(sparse.out, "Noch zu fragen:\n     • Was braucht die Familie? Davon hängen 2 Angebote ab.\n"));
  const std::string bare = R"({"as_of":"2026-11-21"})";
  CHECK(!contains(folder.run({"match", "c.pgn", "--ask", "0"}, bare).out, "Noch zu fragen"));
  CHECK(!contains(folder.run({"match", "c.pgn", "p.json"}).out, "Noch zu fragen"));
  CHECK(!contains(folder.run({"match", "c.pgn", "--json"}, bare).out, "ask"));
  CHECK(contains(folder.run({"match", "c.pgn", "--json", "--ask", "1"}, bare).out,
                 R"(,"ask":[{"question":"languages","undecided":3,"first":3}]})"));
  for (const char* wrong : {"x", "-1", "201", "1.5", ""}) {
    INFO(wrong);
    CHECK(folder.run({"match", "c.pgn", "p.json", "--ask", wrong}).status == 2);
    CHECK(folder.run({"match", "c.pgn", "p.json", "--near-misses", wrong}).status == 2);
  }
}

TEST_CASE("why tells every verdict, for an offer that does not fit, too") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("p.json", family);
  const Run fits = folder.run({"why", "c.pgn", "p.json", "a/crying"});
  INFO(fits.out << fits.err);
  CHECK(fits.status == 0);
  CHECK(contains(fits.out, "Schreiambulanz Mitte (a/crying)"));
  CHECK(contains(fits.out, "  ✓  Hilft gezielt bei: Exzessives Schreien."));
  CHECK(contains(fits.out, "50 von 50\n"));
  CHECK(contains(fits.out, "p.json\nPasst: "));
  const Run closed = folder.run({"why", "c.pgn", "p.json", "a/debt", "--language", "en"});
  CHECK(closed.status == 0);
  CHECK(contains(closed.out, "  ✗  Made for other needs: Debt."));
  CHECK(contains(closed.out,
                 "p.json\nDoes not fit: Made for other needs: Debt. In another language: German.\n\n  ✗  "));
  const Run others = folder.run({"why", "c.pgn", "-", "a/debt", "--language", "en"},
                                R"({"as_of":"2026-11-21","needs":[{"burden":"child/preterm"}]})");
  CHECK(contains(others.out, "\nOpen to you, but made for other needs: Debt.\n"));
  const Run json = folder.run({"why", "c.pgn", "p.json", "a/debt", "--json"});
  CHECK(json.out.substr(0, 1) == "{");
  CHECK(lines(json.out) == 1);
  const Run unknown = folder.run({"why", "c.pgn", "p.json", "a/nothing"});
  CHECK(unknown.status == 1);
  CHECK(unknown.out.empty());
}

}  // namespace
}  // namespace passgenau
