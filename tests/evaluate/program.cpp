// SPDX-License-Identifier: GPL-2.0-or-later
// `passgenau evaluate` as its callers see it.
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "catch.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;

std::string program() {
  if (const char* path = std::getenv("PASSGENAU_CLI")) return path;
#ifdef PASSGENAU_PROGRAM
  return PASSGENAU_PROGRAM;
#else
  return {};
#endif
}

struct Run {
  int status = -1;
  std::string out = {};
  std::string err = {};

  bool says(const std::string& text) const { return (out + err).find(text) != std::string::npos; }
};

class Folder : public test::TemporaryFolder {
 public:
  void write(const std::string& name, const std::string& text) const {
    std::ofstream{*this / name, std::ios::binary} << text;
  }
  Run run(const std::string& words) const {
    const std::string command = "cd '" + path().string() + "' && '" + fs::absolute(program()).string() +
                                "' " + words + " >out 2>err </dev/null";
    const int status = std::system(command.c_str());
    return {.status = WEXITSTATUS(status), .out = content("out"), .err = content("err")};
  }

 private:
  std::string content(const std::string& name) const {
    std::ifstream file{*this / name, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
  }
};

constexpr auto families =
    R"({"id":"f1","case":"Schulden","profile":{"needs":[{"burden":"economic/debt"}]}})"
    "\n"
    R"({"id":2,"profile":{"as_of":"2026-11-21","needs":[{"burden":"child/excessive-crying"}]}})"
    "\n";
constexpr auto judgements = R"({"profile":"f1","offer":"cafe","grade":3})"
                            "\n"
                            R"({"profile":"2","offer":"cafe","grade":1})"
                            "\n"
                            R"({"profile":"2","offer":"debt","grade":0,"ineligible":true})"
                            "\n";

bool prepare(const Folder& folder) {
  if (program().empty() || !fs::exists(program())) {
    test::skip("there is no program passgenau: set PASSGENAU_CLI to its path");
    return false;
  }
  folder.write("offers.jsonl",
               R"({"id":"debt","title":{"de":"Schuldenberatung"},"addresses":["economic/debt"]})"
               "\n"
               R"({"id":"cafe","title":{"de":"Elterncafé","en":"Parents' café"}})"
               "\n");
  folder.write("p.jsonl", families);
  folder.write("q.jsonl", judgements);
  REQUIRE(folder.run("index c.pgn offers.jsonl").status == 0);
  return true;
}

TEST_CASE("evaluate: a table for people, an object for programs") {
  const Folder folder;
  if (!prepare(folder)) return;
  const Run table = folder.run("evaluate c.pgn --profiles p.jsonl --judgements q.jsonl --language en");
  INFO(table.out << table.err);
  CHECK(table.status == 0);
  CHECK(table.err.empty());
  CHECK(table.says("2 families, 3 judgements, 2 offers."));
  CHECK(table.says("10000 resamples, seed 20261121"));
  CHECK(table.says("\nnDCG@10 "));
  CHECK(table.says("text only (BM25)"));
  CHECK(table.says("\nneeds "));
  CHECK(table.says("1 of 2 families"));
  CHECK(
      table.says("f1\n  stands there: grade 0, Schuldenberatung (debt)\n"
                 "  should stand: grade 3, at rank 2, Parents' café (cafe)\n"));

  const Run json = folder.run("evaluate c.pgn --profiles p.jsonl --judgements q.jsonl --json");
  CHECK(json.status == 0);
  CHECK(json.says(R"({"catalog":{"offers":2,)"));
  CHECK(json.says(R"("wrong_first_lines":[{"profile":"f1","offer":"debt",)"));
  CHECK(json.out.back() == '\n');
  CHECK(folder.run("evaluate c.pgn --profiles p.jsonl --judgements q.jsonl --json").out == json.out);
}

TEST_CASE("evaluate: what is bad is told by file and line, and nothing is measured") {
  const Folder folder;
  if (!prepare(folder)) return;
  folder.write("bad-p.jsonl", std::string{families} + R"({"id":"f3","profile":{"limit":"many"}})" + "\n");
  folder.write("nameless.jsonl", std::string{families} + R"({"needs":[]})" + "\n");
  folder.write("bad-q.jsonl", std::string{judgements} + R"({"profile":"f1","offer":"cafe"})" + "\n");
  folder.write("strange-q.jsonl",
               std::string{judgements} + R"({"profile":"f9","offer":"bar","grade":5})" + "\n");
  const auto refused = [&](const std::string& words, const std::string& where) {
    const Run run = folder.run("evaluate c.pgn " + words);
    INFO(words << '\n' << run.err);
    CHECK(run.status == 1);
    CHECK(run.out.empty());
    CHECK(run.says(where));
  };
  refused("--profiles bad-p.jsonl --judgements q.jsonl", "bad-p.jsonl:3: /profile/limit");
  refused("--profiles nameless.jsonl --judgements q.jsonl", "nameless.jsonl:3: /id is required");
  refused("--profiles p.jsonl --judgements bad-q.jsonl", "bad-q.jsonl:4: /grade is required");
  refused("--profiles p.jsonl --judgements strange-q.jsonl", "strange-q.jsonl:4: /profile there is no");
  refused("--profiles p.jsonl --judgements strange-q.jsonl", "strange-q.jsonl:4: /offer there is no");
  refused("--profiles p.jsonl --judgements strange-q.jsonl", "strange-q.jsonl:4: /grade is outside");
  refused("--profiles p.jsonl --judgements nowhere.jsonl", "nowhere.jsonl: cannot be read");
  refused("--profiles nowhere.jsonl --judgements q.jsonl", "nowhere.jsonl: cannot be read");
  CHECK(folder.run("evaluate c.pgn --profiles p.jsonl").status == 2);
  CHECK(folder.run("evaluate c.pgn --judgements q.jsonl").status == 2);
  CHECK(folder.run("evaluate --profiles p.jsonl --judgements q.jsonl").status == 2);
  CHECK(folder.run("evaluate --help").says("--judgements FILE"));
}

}  // namespace
}  // namespace passgenau
