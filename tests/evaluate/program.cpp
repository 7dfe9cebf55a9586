// SPDX-License-Identifier: GPL-2.0-or-later
// `passgenau evaluate` as its callers see it.
#include <string>
#include <vector>

#include "catch.hpp"
#include "support/program.hpp"
#include "support/text.hpp"

namespace passgenau {
namespace {

using test::contains;
using test::Run;

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

/// A catalog of two offers, a good set, and `evaluate` over it.
class Folder : public test::ProgramFolder {
 public:
  Folder() {
    write("offers.jsonl", R"({"id":"debt","title":{"de":"Schuldenberatung"},"addresses":["economic/debt"]})"
                          "\n"
                          R"({"id":"cafe","title":{"de":"Elterncafé","en":"Parents' café"}})"
                          "\n");
    write("p.jsonl", families);
    write("q.jsonl", judgements);
    REQUIRE(run({"index", "c.pgn", "offers.jsonl"}).status == 0);
  }
  Run evaluate(const std::string& p, const std::string& q, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"evaluate", "c.pgn", "--profiles", p, "--judgements", q};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
};

TEST_CASE("evaluate: a table for people, an object for programs") {
  if (test::program_is_absent()) return;
  const Folder folder;
  const Run table = folder.evaluate("p.jsonl", "q.jsonl", {"--language", "en"});
  INFO(table.out << table.err);
  CHECK(table.status == 0);
  CHECK(table.err.empty());
  CHECK(contains(table.out, "2 families, 3 judgements, 2 offers."));
  CHECK(contains(table.out, "10000 resamples, seed 20261121"));
  CHECK(contains(table.out, "\nnDCG@10 "));
  CHECK(contains(table.out, "text only (BM25)"));
  CHECK(contains(table.out, "\nneeds "));
  CHECK(contains(table.out, "1 of 2 families"));
  CHECK(contains(table.out,
                 "f1\n  stands there: grade 0, Schuldenberatung (debt)\n"
                 "  should stand: grade 3, at rank 2, Parents' café (cafe)\n"));

  const Run json = folder.evaluate("p.jsonl", "q.jsonl", {"--json"});
  CHECK(json.status == 0);
  CHECK(contains(json.out, R"({"catalog":{"offers":2,)"));
  CHECK(contains(json.out, R"("wrong_first_lines":[{"profile":"f1","offer":"debt",)"));
  CHECK(json.out.back() == '\n');
  CHECK(folder.evaluate("p.jsonl", "q.jsonl", {"--json"}).out == json.out);
}

TEST_CASE("evaluate: what is bad is told by file and line, and nothing is measured") {
  if (test::program_is_absent()) return;
  const Folder folder;
  folder.write("bad-p.jsonl", std::string{families} + R"({"id":"f3","profile":{"limit":"many"}})" + "\n");
  folder.write("nameless.jsonl", std::string{families} + R"({"needs":[]})" + "\n");
  folder.write("bad-q.jsonl", std::string{judgements} + R"({"profile":"f1","offer":"cafe"})" + "\n");
  folder.write("strange-q.jsonl",
               std::string{judgements} + R"({"profile":"f9","offer":"bar","grade":5})" + "\n");
  const auto refused = [&](const std::string& p, const std::string& q, const std::string& where) {
    const Run run = folder.evaluate(p, q);
    INFO(p << ' ' << q << '\n' << run.err);
    CHECK(run.status == 1);
    CHECK(run.out.empty());
    CHECK(contains(run.err, where));
  };
  refused("bad-p.jsonl", "q.jsonl", "bad-p.jsonl:3: /profile/limit");
  refused("nameless.jsonl", "q.jsonl", "nameless.jsonl:3: /id is required");
  refused("p.jsonl", "bad-q.jsonl", "bad-q.jsonl:4: /grade is required");
  refused("p.jsonl", "strange-q.jsonl", "strange-q.jsonl:4: /profile there is no");
  refused("p.jsonl", "strange-q.jsonl", "strange-q.jsonl:4: /offer there is no");
  refused("p.jsonl", "strange-q.jsonl", "strange-q.jsonl:4: /grade is outside");
  refused("p.jsonl", "nowhere.jsonl", "nowhere.jsonl: cannot be read");
  refused("nowhere.jsonl", "q.jsonl", "nowhere.jsonl: cannot be read");
  CHECK(folder.run({"evaluate", "c.pgn", "--profiles", "p.jsonl"}).status == 2);
  CHECK(folder.run({"evaluate", "c.pgn", "--judgements", "q.jsonl"}).status == 2);
  CHECK(folder.run({"evaluate", "--profiles", "p.jsonl", "--judgements", "q.jsonl"}).status == 2);
  CHECK(contains(folder.run({"evaluate", "--help"}).out, "--judgements FILE"));
}

}  // namespace
}  // namespace passgenau
