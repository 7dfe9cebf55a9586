// SPDX-License-Identifier: GPL-2.0-or-later
// Judgements that cannot be used: each with its code and its place, all at once.
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "evaluate/small_world.hpp"

namespace passgenau {
namespace {

struct Bad {
  std::string line = {};
  Code code = Code::internal;
  std::string pointer = {};
};

/// What is found of one line behind the good ones of the small set: when it is read, else when it is compared.
std::vector<Problem> problems_of(const Catalog& catalog, const std::string& line) {
  // The blank line counts.
  std::istringstream input{R"({"profile":"crying","offer":"clinic","grade":3,"why":"Dafür gemacht."})"
                           "\r\n\n"
                           R"({"profile":"debts","offer":"cafe","grade":3})"
                           "\n" +
                           line};
  Checked<std::vector<OfferGrade>> read = read_judgements(input, "q.jsonl");
  if (!read.problems.empty()) return read.problems;
  JudgedSet judged = test::small_set();
  judged.grades = read.value;
  judged.grades_file = "q.jsonl";
  return validate(judged, catalog);
}

TEST_CASE("every bad judgement is told with its code and its place") {
  const std::vector<Bad> table{
      {R"({"profile":"crying","offer":"cafe","grade":1)", Code::json_syntax, ""},
      {R"(crying cafe 1)", Code::json_syntax, ""},
      {R"(["crying","cafe",1])", Code::wrong_type, ""},
      {R"({"profile":"crying","profile":"debts","offer":"cafe","grade":1})", Code::json_duplicate_key,
       "/profile"},
      {"{\"profile\":\"crying\",\"offer\":\"caf\xff\",\"grade\":1}", Code::json_encoding, ""},
      {R"({"profile":"crying","offer":"cafe","grade":1e999})", Code::json_number, "/grade"},
      {R"({"offer":"cafe","grade":1})", Code::missing, "/profile"},
      {R"({"profile":"crying","grade":1})", Code::missing, "/offer"},
      {R"({"profile":"crying","offer":"cafe"})", Code::missing, "/grade"},
      {R"({"profile":7,"offer":"cafe","grade":1})", Code::wrong_type, "/profile"},
      {R"({"profile":"crying","offer":null,"grade":1})", Code::wrong_type, "/offer"},
      {R"({"profile":"crying","offer":"cafe","grade":"1"})", Code::wrong_type, "/grade"},
      {R"({"profile":"crying","offer":"cafe","grade":1.5})", Code::not_integer, "/grade"},
      {R"({"profile":"crying","offer":"cafe","grade":1,"why":[]})", Code::wrong_type, "/why"},
      {R"({"profile":"crying","offer":"cafe","grade":0,"ineligible":"yes"})", Code::wrong_type,
       "/ineligible"},
      {R"({"profile":"crying","offer":"cafe","grade":1,"rank":1})", Code::unknown_field, "/rank"},
      {R"({"profile":"crying","offer":"cafe","grade":4})", Code::out_of_range, "/grade"},
      {R"({"profile":"crying","offer":"cafe","grade":-1})", Code::out_of_range, "/grade"},
      {R"({"profile":"Crying","offer":"cafe","grade":1})", Code::profile_unknown, "/profile"},
      {R"({"profile":"crying","offer":"caff","grade":1})", Code::offer_unknown, "/offer"},
      {R"({"profile":"crying","offer":"clinic","grade":3})", Code::duplicate, ""},
      {R"({"profile":"crying","offer":"clinic","grade":1})", Code::duplicate, ""},
      {R"({"profile":"crying","offer":"cafe","grade":1,"ineligible":true})", Code::contradiction,
       "/ineligible"},
      {"{\"profile\":\"crying\",\"offer\":\"cafe\",\"grade\":1,\"why\":\"" + std::string(70'000, 'x') + "\"}",
       Code::document_too_large, ""}};
  const test::SmallWorld world;
  CHECK(problems_of(world.catalog, "").empty());
  CHECK(problems_of(world.catalog, R"({"profile":"crying","offer":"cafe","grade":0,"ineligible":true})")
            .empty());
  for (const Bad& bad : table) {
    INFO(bad.line.substr(0, 100));
    const std::vector<Problem> problems = problems_of(world.catalog, bad.line);
    REQUIRE(problems.size() == 1);
    INFO(problems[0].message);
    CHECK(info(problems[0].code).name == info(bad.code).name);
    CHECK(problems[0].pointer == bad.pointer);
    CHECK(problems[0].file == "q.jsonl");
    CHECK(problems[0].line == 4);
  }
}

TEST_CASE("everything wrong with a set comes at once") {
  const test::SmallWorld world;
  JudgedSet judged = test::small_set();
  judged.families.push_back(judged.families[0]);
  judged.families.push_back({.profile = {.as_of = date(2026, 11, 21)}});
  judged.families.push_back({.id = "unhelped", .profile = {}});
  judged.families.back().profile.limit = 0;
  judged.grades.push_back({.profile = "unhelped", .offer = "cafe", .grade = 0});
  judged.grades.push_back({.profile = "nobody", .offer = "nothing", .grade = 9});
  std::vector<std::string> found;
  for (const Problem& problem : validate(judged, world.catalog))
    found.push_back(std::string{info(problem.code).name} + ' ' + problem.pointer);
  CHECK(found == std::vector<std::string>{
                     "duplicate /families/2/id", "missing /families/3/id",
                     "as-of-missing /families/4/profile/as_of", "out-of-range /families/4/profile/limit",
                     "profile-unknown /grades/7/profile", "offer-unknown /grades/7/offer",
                     "out-of-range /grades/7/grade", "missing /families/4"});
  try {
    evaluate(world.catalog, judged);
    FAIL("nothing was thrown");
  } catch (const Error& error) {
    CHECK(error.code() == Code::judgements_invalid);
    CHECK(error.details().size() == found.size());
  }
}

TEST_CASE("no family, no evaluation; too few resamples, no interval") {
  const test::SmallWorld world;
  const auto refusal = [&](const JudgedSet& judged, const EvaluationOptions& options) {
    try {
      evaluate(world.catalog, judged, options);
    } catch (const Error& error) {
      CHECK(error.code() == Code::judgements_invalid);
      REQUIRE(error.details().size() == 1);
      return std::string{info(error.details()[0].code).name} + ' ' + error.details()[0].pointer;
    }
    return std::string{};
  };
  CHECK(refusal({}, {}) == "empty ");
  CHECK(refusal(test::small_set(), {.resamples = 39}) == "out-of-range /resamples");
  CHECK(refusal(test::small_set(), {.resamples = 40}).empty());
}

TEST_CASE("the id of a family is never quoted") {
  const test::SmallWorld world;
  JudgedSet judged = test::small_set();
  judged.families.push_back({.id = "Familie Geheim", .profile = {.as_of = date(2026, 11, 21)}});
  judged.families.push_back(judged.families.back());
  judged.grades.push_back({.profile = "Frau Geheim", .offer = "cafe", .grade = 1});
  const std::vector<Problem> problems = validate(judged, world.catalog);
  CHECK(problems.size() == 4);
  for (const Problem& problem : problems)
    CHECK(problem.message.find("Geheim") == std::string::npos);
}

}  // namespace
}  // namespace passgenau
