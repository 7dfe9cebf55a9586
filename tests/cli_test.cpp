// SPDX-License-Identifier: GPL-2.0-or-later
// The program as its callers see it: exit status, what stands on which stream, and what never stands
// anywhere.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "support/program.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using test::content;
using test::program;
using Folder = test::ProgramFolder;
using test::Run;

bool absent() { return test::program_is_absent(); }

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

const std::string crying =
    R"({"id":"a/crying","title":{"de":"Schreiambulanz Mitte","en":"Crying clinic"},"provider":{"name":"Klinikum Mitte"},)"
    R"("addresses":["child/excessive-crying"],"child_age":{"from":"P0D","until":"P3Y"},"languages":[{"tag":"tr"}],)"
    R"("sites":[{"lat":49.8799,"lon":8.6634}]})";
const std::string debt =
    R"({"id":"a/debt","title":{"de":"Schuldnerberatung"},"addresses":["economic/debt"],"child_age":{"from":"P0D","until":"P3Y"},)"
    R"("languages":[{"tag":"de"}],"remote":["phone"]})";
const std::string arabic =
    R"({"id":"a/open","title":{"de":"مقهى الأهل"},"languages":[{"tag":"ar"}],"remote":["online"],"future_field":1})";
const std::string offers = crying + '\n' + debt + "\n\n" + arabic + '\n';

const std::string family =
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"}],"needs":[{"burden":"child/excessive-crying","child":0}],)"
    R"("languages":["tr"],"home":{"lat":49.87,"lon":8.65}})";

void index(const Folder& folder) {
  folder.write("offers.jsonl", offers);
  const Run run = folder.run({"index", "c.pgn", "offers.jsonl"});
  INFO(run.err);
  REQUIRE(run.status == 0);
}

TEST_CASE("help and version") {
  if (absent()) return;
  const Folder folder;
  const Run help = folder.run({"--help"});
  CHECK(help.status == 0);
  CHECK(help.err.empty());
  for (const char* verb : {"index", "match", "why", "evaluate", "show", "remove", "check", "map", "export",
                           "duplicates", "gazetteer build"}) {
    CHECK(contains(help.out, std::string{"\n  "} + verb + ' '));
    std::vector<std::string> words;
    if (std::string{verb} == "gazetteer build")
      words = {"gazetteer", "build", "--help"};
    else
      words = {verb, "--help"};
    const Run run = folder.run(words);
    INFO(verb);
    CHECK(run.status == 0);
    CHECK(run.err.empty());
    CHECK(contains(run.out, "Example:\n  passgenau " + std::string{verb} + ' '));
    CHECK(contains(run.out, "--help"));
  }
  const Run version = folder.run({"--version"});
  CHECK(version.status == 0);
  CHECK(version.out.substr(0, 10) == "passgenau ");
  CHECK(contains(version.out, "\nXapian "));
  CHECK(contains(version.out, "\nICU "));
}

TEST_CASE("a wrong call is exit status 2 with a hint") {
  if (absent()) return;
  const Folder folder;
  const std::vector<std::vector<std::string>> calls{
      {},
      {"frobnicate"},
      {"match"},
      {"match", "c.pgn", "--frob"},
      {"match", "c.pgn", "--js"},
      {"match", "c.pgn", "--as-of", "2026-02-30"},
      {"match", "c.pgn", "--as-of"},
      {"match", "c.pgn", "--language", "xx"},
      {"index", "c.pgn"},
      {"index", "c.pgn", "x", "--format", "csv"},
      {"index", "c.pgn", "x", "--format", "hsds", "--mapping", "m.json"},
      {"index", "c.pgn", "x", "--format", "yaml"},
      {"index", "c.pgn", "x.csv"},
      {"why", "c.pgn", "p.json"},
      {"show", "c.pgn", "a", "b"},
      {"show", "c.pgn", ""},
      {"map"},
      {"map", "a.csv", "b.csv"},
      {"map", "a.csv", "--format", "xls"},
      {"gazetteer"},
      {"gazetteer", "build"},
      {"gazetteer", "build", "x.csv"},
      {"gazetteer", "burn", "x.csv"},
  };
  for (const auto& call : calls) {
    const Run run = folder.run(call);
    INFO((call.empty() ? "" : call[0]) << ": " << run.err);
    CHECK(run.status == 2);
    CHECK(run.out.empty());
    CHECK(contains(run.err, "--help"));
  }
  CHECK_FALSE(fs::exists(folder / "c.pgn"));
  CHECK(contains(folder.run({"index", "c.pgn", "x", "--format", "csv"}).err, "columns need --mapping"));
}

TEST_CASE("what is not there is exit status 1") {
  if (absent()) return;
  const Folder folder;
  folder.write("p.json", family);
  for (const std::vector<std::string>& call : {std::vector<std::string>{"match", "no.pgn", "p.json"},
                                               {"why", "no.pgn", "p.json", "a"},
                                               {"show", "no.pgn", "a"},
                                               {"check", "no.pgn"},
                                               {"remove", "no.pgn", "a"},
                                               {"index", "no.pgn", "no.jsonl"},
                                               {"gazetteer", "build", "no.csv", "--into", "g.csv"}}) {
    const Run run = folder.run(call);
    INFO(call[0] << ": " << run.err);
    CHECK(run.status == 1);
    CHECK(run.out.empty());
    CHECK_FALSE(run.err.empty());
    CHECK_FALSE(fs::exists(folder / "no.pgn"));
  }
}

TEST_CASE("index says what became of the records, and never on standard output") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("more.jsonl", debt +
                                 "\n{\"id\":\"a/crying\"}\n{\"id\":\"a/"
                                 "new\",\"child_age\":{\"from\":\"soon\"},\"title\":{\"de\":\"Neu\"}}");
  folder.write("last.jsonl", "\xEF\xBB\xBF" + arabic + "\n\nnothing");
  const Run run = folder.run({"index", "c.pgn", "more.jsonl", "last.jsonl", "--report", "r.json"});
  INFO(run.err);
  CHECK(run.status == 1);
  CHECK(run.out.empty());
  CHECK(contains(run.err, "5 read: 2 accepted (2 replaced), 1 kept, 2 left out, 0 removed\n"));
  CHECK(contains(run.err, "more.jsonl:2: /title "));
  CHECK(contains(run.err, "more.jsonl:3: /child_age/from "));
  CHECK(contains(run.err, "last.jsonl:3: "));
  CHECK(contains(run.err, "offers a second"));
  CHECK_FALSE(contains(run.err, "\r"));
  CHECK_FALSE(contains(run.err, "\x1b"));
  const std::string report = content(folder / "r.json");
  CHECK(report.find(R"({"read":5,"accepted":2,"replaced":2,"kept":1,"left_out":2,)") == 0);
  CHECK(contains(report, R"("file":"more.jsonl","line":3)"));
  CHECK(lines(report) == 1);
}

TEST_CASE("two records with one id are told by file and line") {
  if (absent()) return;
  const Folder folder;
  folder.write("a.jsonl", debt + '\n' + crying);
  folder.write("b.jsonl", arabic + '\n' + crying + '\n');
  const Run run = folder.run({"index", "c.pgn", "a.jsonl", "b.jsonl"});
  CHECK(run.status == 1);
  CHECK(contains(run.err, "b.jsonl:2: /id "));
  CHECK(contains(run.err, "was in a.jsonl, line 2"));
}

TEST_CASE("after twenty problems the rest is counted") {
  if (absent()) return;
  const Folder folder;
  std::string bad;
  for (int i = 0; i < 30; ++i)
    bad += "{}\n";
  folder.write("bad.jsonl", offers + bad);
  const Run stopped = folder.run({"index", "c.pgn", "bad.jsonl", "--report", "r.json"});
  INFO(stopped.err);
  CHECK(stopped.status == 1);
  CHECK(contains(stopped.err, "more (all in r.json)"));
  CHECK(lines(stopped.err) < 24);
  CHECK(contains(
      content(folder / "r.json"),
      R"({"read":33,"accepted":0,"replaced":0,"kept":0,"left_out":33,"problems":[{"code":"too-many-bad")"));
  const Run forced = folder.run({"index", "c.pgn", "bad.jsonl", "--force"});
  CHECK(forced.status == 1);
  CHECK(contains(forced.err, "33 read: 3 accepted (0 replaced), 0 kept, 30 left out, 0 removed"));
  CHECK(folder.run({"index", "d.pgn", "bad.jsonl", "--force", "--strict"}).status == 1);
}

TEST_CASE("replace makes the catalog equal to all files together") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("a.jsonl", crying);
  folder.write("b.jsonl", debt);
  const Run stopped = folder.run({"index", "c.pgn", "a.jsonl", "b.jsonl", "--replace"});
  CHECK(stopped.status == 1);
  CHECK(contains(stopped.err, "would go"));
  const Run run = folder.run({"index", "c.pgn", "a.jsonl", "b.jsonl", "--replace", "--force"});
  CHECK(run.status == 0);
  CHECK(contains(run.err, "2 read: 2 accepted (2 replaced), 0 kept, 0 left out, 1 removed"));
  CHECK(folder.run({"show", "c.pgn", "a/open"}).status == 1);
}

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

TEST_CASE("show, remove and check") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  const Run show = folder.run({"show", "c.pgn", "a/open"});
  CHECK(show.status == 0);
  CHECK(show.out.substr(0, 14) == R"({"id":"a/open")");
  CHECK(contains(show.out, R"("future_field":1)"));
  CHECK(lines(show.out) == 1);
  CHECK(folder.run({"check", "c.pgn"}).out.substr(0, 9) == "3 offers,");

  const Run remove = folder.run({"remove", "c.pgn", "a/open", "a/nothing"});
  CHECK(remove.status == 1);
  CHECK(remove.out.empty());
  CHECK(contains(remove.err, "a/nothing: there is no offer with this id\n1 removed, 2 left\n"));
  CHECK(folder.run({"show", "c.pgn", "a/open"}).status == 1);
  CHECK(folder.run({"remove", "c.pgn", "a/debt"}).status == 0);
  const Run check = folder.run({"check", "c.pgn"});
  CHECK(check.status == 0);
  CHECK(contains(check.out, "1 offers"));
}

TEST_CASE("a gazetteer is built, and places a postal code") {
  if (absent()) return;
  const Folder folder;
  folder.write("places.csv",
               "postal_code,place,region,lat,lon,population\n64289,Darmstadt,06411000,49.8795,8.6634,"
               "160000\nabc,Nowhere,06411000,x,y,1\n");
  const Run build = folder.run({"gazetteer", "build", "places.csv", "--into", "g.csv"});
  INFO(build.err);
  CHECK(build.status == 1);
  CHECK(build.out.empty());
  CHECK(contains(build.err, "places.csv:3"));
  CHECK(lines(content(folder / "g.csv")) == 2);
  folder.write("offers.jsonl", offers);
  CHECK(folder.run({"index", "c.pgn", "offers.jsonl", "--gazetteer", "g.csv"}).status == 0);
  const Run match =
      folder.run({"match", "c.pgn", "--json"}, R"({"as_of":"2026-11-21","home":{"postal_code":"64289"}})");
  CHECK(contains(match.out, R"("distance_km":0.044)"));
}

TEST_CASE("own concepts come with --vocabulary") {
  if (absent()) return;
  const Folder folder;
  folder.write(
      "own.jsonl",
      R"({"type":"burden","id":"child/travel-cot","broader":["child"],"label":{"de":"Reisebett","en":"Travel cot"}})");
  folder.write("offers.jsonl",
               R"({"id":"cot","title":{"de":"Reisebetten"},"addresses":["child/travel-cot"]})");
  for (int twice = 0; twice < 2; ++twice)
    CHECK(folder.run({"index", "c.pgn", "offers.jsonl", "--vocabulary", "own.jsonl"}).status == 0);
  const Run match = folder.run({"match", "c.pgn", "--json"},
                               R"({"as_of":"2026-11-21","needs":[{"burden":"child/travel-cot"}]})");
  INFO(match.err);
  CHECK(match.status == 0);
  CHECK(contains(match.out, R"({"offer":"cot")"));
  folder.write("bad.jsonl", R"({"type":"burden","id":"child/travel-cot"})");
  CHECK(folder.run({"index", "c.pgn", "offers.jsonl", "--vocabulary", "bad.jsonl"}).status == 1);
}

TEST_CASE("standard output that cannot be written is told") {
  if (absent() || !fs::exists("/dev/full")) return;
  const Folder folder;
  index(folder);
  const std::string command = "'" + fs::absolute(program()).string() + "' check '" +
                              (folder / "c.pgn").string() + "' >/dev/full 2>/dev/null";
  const int status = std::system(command.c_str());
  CHECK(WEXITSTATUS(status) == 1);
}

}  // namespace
}  // namespace passgenau
