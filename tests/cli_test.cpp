// SPDX-License-Identifier: GPL-2.0-or-later
// The program as its callers see it: exit status, what stands on which stream, and what never stands
// anywhere.
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "catch.hpp"
#include "cli/network.hpp"
#include "support/program.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

TEST_CASE("help and version") {
  if (absent()) return;
  const Folder folder;
  const Run help = folder.run({"--help"});
  CHECK(help.status == 0);
  CHECK(help.err.empty());
  for (const char* verb : {"index", "match", "why", "evaluate", "show", "remove", "check", "seal", "map",
                           "export", "duplicates", "gazetteer build"}) {
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

TEST_CASE("a catalog is sealed, answers the same, and what is damaged is told and saved") {
  if (absent()) return;
  const Folder folder;
  index(folder);
  folder.write("report.json", "{}");
  folder.write("family.json", family);
  const Run seal = folder.run({"seal", "c.pgn", "--into", "c.sealed", "--report", "report.json"});
  CHECK(seal.status == 0);
  CHECK(seal.out.size() == 65);
  CHECK(contains(seal.err, "3 offers of revision 1, "));
  const Run check = folder.run({"check", "c.sealed"});
  CHECK(check.status == 0);
  CHECK(contains(check.out, "3 offers, revision 1, sealed with SHA-256 " + seal.out.substr(0, 64)));
  CHECK(contains(check.out, ": every checksum holds"));
  for (const std::vector<std::string>& tail : std::vector<std::vector<std::string>>{
           {"match", "family.json", "--json"}, {"search", "Schulden"}, {"export"}}) {
    const auto asked = [&](const std::string& catalog) {
      std::vector<std::string> words{tail[0], catalog};
      words.insert(words.end(), tail.begin() + 1, tail.end());
      const Run run = folder.run(words);
      CHECK(run.status == 0);
      return run.out;
    };
    CHECK(asked("c.sealed") == asked("c.pgn"));
  }
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"remove", "c.sealed", "a/open"}, {"index", "c.sealed", "offers.jsonl"}}) {
    const Run run = folder.run(words);
    CHECK(run.status == 1);
    CHECK(contains(run.err, "is sealed"));
  }
  CHECK(folder.run({"seal", "c.pgn"}).status == 2);
  CHECK(folder.run({"export", "c.pgn", "--undamaged", "--format", "csv"}).status == 2);
  const Run sound = folder.run({"export", "c.pgn", "--undamaged"});
  CHECK(sound.status == 0);
  CHECK(sound.out == folder.run({"export", "c.pgn"}).out);
  // Cut off within the manifest.
  fs::resize_file(folder / "c.sealed", fs::file_size(folder / "c.sealed") - 1);
  const Run damaged = folder.run({"check", "c.sealed"});
  CHECK(damaged.status == 1);
  CHECK(contains(damaged.err, "it was cut off"));
  CHECK(contains(damaged.out, "3 offers are whole"));
  CHECK(folder.run({"match", "c.sealed", "family.json"}).status == 1);
  const Run saved = folder.run({"export", "c.sealed", "--undamaged"});
  CHECK(saved.status == 1);
  CHECK(saved.out == sound.out);
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
