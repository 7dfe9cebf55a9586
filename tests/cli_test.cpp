// SPDX-License-Identifier: GPL-2.0-or-later
// The program as its callers see it: exit status, what stands on which stream, and what never stands
// anywhere.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;

/// `PASSGENAU_CLI`, else the program of this build.
std::string program() {
  if (const char* path = std::getenv("PASSGENAU_CLI")) return path;
#ifdef PASSGENAU_PROGRAM
  return PASSGENAU_PROGRAM;
#else
  return {};
#endif
}

bool absent() {
  if (!program().empty() && fs::exists(program())) return false;
  test::skip("there is no program passgenau: set PASSGENAU_CLI to its path");
  return true;
}

std::string content(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

struct Run {
  int status = -1;
  std::string out = {};
  std::string err = {};
};

/// A folder of its own for a test case, in which the program runs.
class Folder : public test::TemporaryFolder {
 public:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream{*this / name, std::ios::binary} << text;
  }

  Run run(const std::vector<std::string>& words, const std::string& input = {},
          std::vector<std::string> environment = {}) const {
    write("stdin", input);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addchdir_np(&actions, path().c_str());
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, (path() / "stdin").c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (path() / "stdout").c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (path() / "stderr").c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const std::string executable = fs::absolute(program()).string();
    std::vector<char*> argv{const_cast<char*>(executable.c_str())};
    for (const std::string& word : words)
      argv.push_back(const_cast<char*>(word.c_str()));
    argv.push_back(nullptr);
    // Sanitizers and the search path of the library come from the test's own environment; what shapes tables
    // does not.
    for (char** variable = environ; *variable; ++variable) {
      const std::string_view text = *variable;
      if (text.substr(0, 8) != "COLUMNS=" && text.substr(0, 9) != "NO_COLOR=") environment.emplace_back(text);
    }
    std::vector<char*> envp;
    for (std::string& variable : environment)
      envp.push_back(variable.data());
    envp.push_back(nullptr);
    pid_t child = 0;
    REQUIRE(posix_spawn(&child, executable.c_str(), &actions, nullptr, argv.data(), envp.data()) == 0);
    posix_spawn_file_actions_destroy(&actions);
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
            .out = content(path() / "stdout"),
            .err = content(path() / "stderr")};
  }
};

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
  for (const char* verb : {"index", "match", "why", "show", "remove", "check", "map", "gazetteer build"}) {
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

  const Run arabic_title =
      folder.run({"match", "c.pgn"}, R"({"as_of":"2026-11-21","languages":["ar"],"home":{"region":"06411"}})",
                 {"COLUMNS=80"});
  INFO(arabic_title.out);
  CHECK(contains(arabic_title.out, "\u2068مقهى الأهل\u2069"));
  CHECK(contains(arabic_title.out, "online\n"));
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
  CHECK(contains(fits.out, "\nPasst: "));
  const Run closed = folder.run({"why", "c.pgn", "p.json", "a/debt", "--language", "en"});
  CHECK(closed.status == 0);
  CHECK(contains(closed.out, "  ✗  Made for other needs: Debt."));
  CHECK(contains(closed.out, "Does not fit: Made for other needs: Debt. In another language: German."));
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
