// SPDX-License-Identifier: GPL-2.0-or-later
// passgenau search: a table for people, JSON, and a batch of queries.
#include <sys/wait.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

/// Runs `passgenau search CATALOG …` in a folder with a catalog of two offers.
class Program {
 public:
  Program() {
    CatalogWriter writer{file("catalog")};
    writer.put({.id = "a", .title = {{"de", "Schreiambulanz"}, {"en", "Crying clinic"}}});
    writer.put({.id = "b", .title = {{"de", "Krabbelgruppe"}}});
    writer.commit();
  }
  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  /// Exit status; `out` and `err` hold what it said.
  int run(const std::string& arguments) {
    const std::string line = std::string{PASSGENAU_PROGRAM} + " search " + file("catalog") + ' ' + arguments +
                             " > " + file("out") + " 2> " + file("err");
    const int status = std::system(line.c_str());
    out = text_of("out");
    err = text_of("err");
    return WEXITSTATUS(status);
  }

  std::string out = {};
  std::string err = {};

 private:
  std::string text_of(const std::string& name) const {
    std::ifstream input{file(name)};
    std::ostringstream text;
    text << input.rdbuf();
    return text.str();
  }

  test::TemporaryFolder folder_;
};

}  // namespace

TEST_CASE("the program searches") {
  Program program;
  CHECK(program.run("Schrei-Ambulanz") == 0);
  CHECK(program.out == "  1  Schreiambulanz\n     a\n");
  CHECK(program.run("Krabelgruppe") == 0);
  CHECK(program.out.find("Gesucht wurde nach: krabbelgruppe (statt: Krabelgruppe)\n") == 0);
  CHECK(program.run("crying clinic --language en --json --limit 1") == 0);
  CHECK(program.out.find(R"("hits":[{"offer":"a","score":)") != std::string::npos);
  CHECK(program.run("Xylophon") == 0);
  CHECK(program.out == "Nirgends gefunden: Xylophon\nKein Angebot gefunden.\n");
}

TEST_CASE("the program answers a batch, and says which lines are bad") {
  Program program;
  std::ofstream{program.file("queries.jsonl")}
      << R"({"id": "q1", "words": "Schreiambulanz"})"
      << "\n\n"
      << R"({"id": 2, "words": "Krabelgruppe", "language": "de"})"
      << "\n{\"words\": \"x\"}\n{\"id\": 3}\n{\"id\": 4, \"words\": 5}\nnonsense\n"
      << R"({"id": 5, "words": ")" << std::string(1001, 'a') << "\"}\n"
      << R"({"id": 6, "words": "a", "limit": 3})" << '\n'
      << R"({"id": 7, "id": 8, "words": "a"})" << '\n'
      << R"({"id": 9, "words": "a", "words": "b"})" << '\n'
      << R"({"id": {}, "words": "a"})" << '\n';
  CHECK(program.run("--queries " + program.file("queries.jsonl")) == 1);
  std::istringstream lines{program.out};
  std::string line;
  REQUIRE(std::getline(lines, line));
  CHECK(line.find(R"({"id":"q1","hits":[{"offer":"a","score":)") == 0);
  REQUIRE(std::getline(lines, line));
  CHECK(
      line.find(
          R"({"id":2,"corrections":[{"from":"Krabelgruppe","to":"krabbelgruppe"}],"hits":[{"offer":"b",)") ==
      0);
  CHECK_FALSE(std::getline(lines, line));
  for (const char* place :
       {"queries.jsonl:4:", "queries.jsonl:5:", "queries.jsonl:6:", "queries.jsonl:7:", "queries.jsonl:8:",
        "queries.jsonl:9:", "queries.jsonl:10:", "queries.jsonl:11:", "queries.jsonl:12:"})
    CHECK(program.err.find(place) != std::string::npos);
}

TEST_CASE("a question and its answer, a line each") {
  const SearchRequest defaults{.language = "en", .limit = 3};
  const Checked<QueryLine> line = read_query_line(R"({"words": "crying", "id": "ä\"1"})", defaults);
  CHECK(line.problems == std::vector<Problem>{});
  CHECK(line.value.id_json == R"("ä\"1")");
  CHECK(line.value.request.words == "crying");
  CHECK(line.value.request.language == "en");
  CHECK(line.value.request.limit == 3);
  CHECK(read_query_line(R"({"id": 12, "words": "", "language": "tr"})", defaults).value.id_json == "12");
  const auto codes = [&](std::string_view text) {
    std::vector<Code> all;
    for (const Problem& problem : read_query_line(text, defaults).problems)
      all.push_back(problem.code);
    return all;
  };
  CHECK(codes("[]") == std::vector{Code::wrong_type});
  CHECK(codes("{}") == std::vector{Code::missing, Code::missing});
  CHECK(codes(R"({"id": true, "words": 1, "more": 1})") ==
        std::vector{Code::wrong_type, Code::wrong_type, Code::unknown_field});
  CHECK(codes(R"({"id": 1, "id": 1, "words": ""})").size() == 1);

  SearchResult result{.hits = {{.offer = "a", .score = 2.5}, {.offer = "b\n", .score = 0.000001}}};
  CHECK(to_json_line("7", result) ==
        R"({"id":7,"hits":[{"offer":"a","score":2.5},{"offer":"b\n","score":0.000001}]})");
  result = {.corrections = {{.from = "x", .to = "y"}, {.from = "v", .to = "w"}}};
  CHECK(to_json_line(R"("q")", result) ==
        R"({"id":"q","corrections":[{"from":"x","to":"y"},{"from":"v","to":"w"}],"hits":[]})");
}

TEST_CASE("wrong calls of the search") {
  Program program;
  CHECK(program.run("") == 2);
  CHECK(program.run("a --queries b") == 2);
  CHECK(program.run("a --limit 0") == 2);
  CHECK(program.run("a --limit 201") == 2);
  CHECK(program.run("a --limit x") == 2);
  CHECK(program.run("--queries " + program.file("nothing.jsonl")) == 1);
}

}  // namespace passgenau
