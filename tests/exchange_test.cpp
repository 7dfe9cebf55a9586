// SPDX-License-Identifier: GPL-2.0-or-later
// Batches of offers from JSON Lines: what goes in, what does not and why. Other forms, and the records of others, in tests/exchange/.
#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

TEST_CASE("good records go in, bad ones are named") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const std::string text =
      "\xEF\xBB\xBF" + offer_line("a") + "\r\n" + offer_line("b") + "{\"id\":\"c\"}\r\n" + "not JSON\n" +
      std::string{"{\"id\":\"d\",\"title\":{\"de\":\"a\0b\"}}\n", 33} + "{\"id\":\"e\",\"title\":{\"de\":\"" +
      std::string(OfferLimits::json_bytes, 'x') + "\"}}\n" + "\"just text\"\n" +
      R"({"id":"f","title":{"de":"F"},"child_age":{"from":"P3Y","until":"P1Y"}})";
  const ImportReport report = import(writer, text, {.file_name = "offers.jsonl"});
  CHECK(counts(report) == "8 = 2(0) + 0 + 6, -0");
  CHECK(places(report.problems) == Strings{"missing@4 /title", "json-syntax@5", "json-syntax@6",
                                           "document-too-large@7", "wrong-type@8",
                                           "range-reversed@9 /child_age"});
  for (const Problem& problem : report.problems)
    CHECK(problem.file == "offers.jsonl");
  CHECK(report.problems[3].limit == "262144 bytes");
  writer.commit();
  CHECK(Catalog{folder.path().string()}.ids() == Strings{"a", "b"});
}

TEST_CASE("a bad record leaves the previous version in place") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  import(writer, offer_line("a", "first") + offer_line("b", "first"));
  writer.commit();
  const auto report = import(writer, R"({"id":"a","title":{"de":""}})"
                                     "\n" +
                                         offer_line("b", "second") +
                                         R"({"id":"new","title":{}})"
                                         "\n");
  CHECK(counts(report) == "3 = 1(1) + 1 + 1, -0");
  writer.commit();
  const Catalog catalog{folder.path().string()};
  CHECK(catalog.offer("a")->title.at("de") == "first");
  CHECK(catalog.offer("b")->title.at("de") == "second");
  CHECK_FALSE(catalog.offer("new"));
}

TEST_CASE("of two records with one id the first stands") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const auto report = import(writer, offer_line("a", "first") + offer_line("a", "second") +
                                         "{\"id\":\"b\"}\n" + offer_line("b", "good"));
  CHECK(counts(report) == "4 = 2(0) + 1 + 1, -0");
  CHECK(places(report.problems) == Strings{"duplicate@2 /id", "missing@3 /title"});
  CHECK(places(import(writer, "{\"id\":9,\"t\":\"T\"}\n{\"id\":9,\"t\":\"T\"}\n", {.mapping = mapping("")})
                   .problems) == Strings{"duplicate@2"});
  CHECK(report.problems[0].message.find("line 1") != std::string::npos);
  writer.commit();
  CHECK(Catalog{folder.path().string()}.offer("a")->title.at("de") == "first");
}

TEST_CASE("the same warning is said once, with its first line and how often") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += R"({"id":")" + std::to_string(i) +
            R"(","title":{"de":"T"},"colour":"red","sites":[{},{"floor":)" + std::to_string(i) + "}]}\n";
  text += R"({"id":"x","title":{"de":"T"},"sites":[{"floor":1}],"smell":1})"
          "\n";
  auto report = import(writer, text);
  CHECK(places(report.problems) ==
        Strings{"kept-field@1 /sites/1/floor", "kept-field@1 /colour", "kept-field@101 /smell"});
  CHECK(report.problems[0].message.find("(in 101 records)") != std::string::npos);
  CHECK(report.problems[1].message.find("(in 100 records)") != std::string::npos);
  CHECK(report.problems[2].message.find("records") == std::string::npos);

  // Values that nobody knows are news each time, up to ten of a field.
  const auto odd_kinds = [&](int records, int kinds) {
    std::string lines;
    for (int i = 0; i < records; ++i)
      lines += R"({"id":"k)" + std::to_string(i) + R"(","title":{"de":"T"},"kinds":["odd/)" +
               std::to_string(i % kinds) + "\"]}\n";
    return import(writer, lines).problems;
  };
  std::vector<Problem> problems = odd_kinds(100, 25);
  REQUIRE(problems.size() == 10);
  CHECK(problems[0].message.find("'odd/0' (in 4 records)") != std::string::npos);
  CHECK(problems[9].message.find("(this and others, in 64 records)") != std::string::npos);
  problems = odd_kinds(10, 10);
  REQUIRE(problems.size() == 10);
  CHECK(problems[9].message.find("records)") == std::string::npos);
  problems = odd_kinds(11, 11);
  REQUIRE(problems.size() == 10);
  CHECK(problems[9].message.find("(this and others, in 2 records)") != std::string::npos);

  // Nor do ever new fields fill the memory: a thousand, and one for all others of their code.
  const auto new_fields = [&](int records) {
    std::string lines;
    for (int i = 0; i < records; ++i)
      lines += R"({"id":"f)" + std::to_string(i) + R"(","title":{"de":"T"},"field)" + std::to_string(i) +
               "\":1}\n";
    return import(writer, lines).problems;
  };
  CHECK(new_fields(1000).size() == 1000);
  CHECK(new_fields(1001).size() == 1001);
  problems = new_fields(1002);
  REQUIRE(problems.size() == 1001);
  CHECK(problems[1000].message.find("/field1000 ") == 0);
  CHECK(problems[1000].message.find("(this and others, in 2 records)") != std::string::npos);
}

TEST_CASE("too many bad records stop a batch, unless forced") {
  const auto batch = [](int good, int bad) {
    std::string text;
    for (int i = 0; i < good; ++i)
      text += offer_line("g" + std::to_string(i));
    for (int i = 0; i < bad; ++i)
      text += "{\"id\":\"b" + std::to_string(i) + "\"}\n";
    return text;
  };
  const auto outcome = [&](int good, int bad, const ImportOptions& options) -> std::string {
    const TemporaryFolder folder;
    CatalogWriter writer{folder.path().string()};
    try {
      return counts(import(writer, batch(good, bad), options));
    } catch (const Error& error) {
      CHECK(error.details().size() == static_cast<std::size_t>(bad));
      return std::string{error.name()} + ", limit " + error.problem().limit;
    }
  };
  CHECK(outcome(0, 10, {}) == "10 = 0(0) + 0 + 10, -0");
  CHECK(outcome(0, 11, {}) == "too-many-bad, limit 10 records or 2 %, whichever is more");
  CHECK(outcome(0, 11, {.force = true}) == "11 = 0(0) + 0 + 11, -0");
  CHECK(outcome(980, 20, {}) == "1000 = 980(0) + 0 + 20, -0");
  CHECK(outcome(979, 21, {}) == "too-many-bad, limit 10 records or 2 %, whichever is more");
  CHECK(outcome(5, 0, {.strict = true}) == "5 = 5(0) + 0 + 0, -0");
  CHECK(outcome(5, 1, {.strict = true}) == "too-many-bad, limit no bad record (strict)");
  CHECK(outcome(5, 1, {.strict = true, .force = true}) == "too-many-bad, limit no bad record (strict)");
}

TEST_CASE("a replacement removes what is not in it, but not a fifth of the catalog") {
  const TemporaryFolder folder;
  {
    CatalogWriter writer{folder.path().string()};
    std::string text;
    for (int i = 0; i < 10; ++i)
      text += offer_line(std::to_string(i));
    import(writer, text);
    writer.commit();
  }
  const auto replace = [&](int first, const std::string& more, bool force = false) -> std::string {
    CatalogWriter writer{folder.path().string()};
    std::string text = more;
    for (int i = first; i < 10; ++i)
      text += offer_line(std::to_string(i));
    try {
      return counts(import(writer, text, {.replace = true, .force = force}));
    } catch (const Error& error) {
      return std::string{error.name()} + ", limit " + error.problem().limit;
    }
  };
  CHECK(replace(0, "") == "10 = 10(10) + 0 + 0, -0");
  CHECK(replace(2, "") == "8 = 8(8) + 0 + 0, -2");
  CHECK(replace(3, "") == "mass-deletion, limit a fifth of 10 offers");
  CHECK(replace(3, "", true) == "7 = 7(7) + 0 + 0, -3");
  CHECK(replace(10, "") == "mass-deletion, limit a fifth of 10 offers");  // an empty file
  CHECK(replace(2, "{\"id\":\"0\"}\n") == "9 = 8(8) + 1 + 0, -1");        // bad, but not gone
  CHECK(replace(1, "no JSON\n") == "10 = 9(9) + 0 + 1, -0");              // perhaps that was the missing one
  CHECK(replace(1, "no JSON\n", true) == "10 = 9(9) + 0 + 1, -1");
}

TEST_CASE("a report as JSON") {
  const ImportReport report{
      .read = 3,
      .accepted = 1,
      .replaced = 1,
      .kept = 1,
      .left_out = 1,
      .problems = {{.code = Code::missing, .message = "no \"id\"", .pointer = "/id", .line = 2}}};
  CHECK(to_json(report) ==
        R"({"read":3,"accepted":1,"replaced":1,"kept":1,"left_out":1,"problems":[{"code":"missing",)"
        R"("message":"no \"id\"","pointer":"/id","line":2}]})");
  CHECK(
      to_json(ImportReport{.removed = 2, .findings = {.unknown = 3, .repaired = 1}}) ==
      R"({"read":0,"accepted":0,"replaced":0,"kept":0,"left_out":0,"removed":2,"problems":[],"findings":{"unknown":3,"repaired":1}})");
  CHECK(to_json(RecordOutcome{.line = 7}) == R"({"line":7,"fate":"accepted"})");
  CHECK(to_json(RecordOutcome{
            .file = "f", .line = 7, .id = "a\"", .fate = Fate::left_out, .problems = report.problems}) ==
        R"({"file":"f","line":7,"id":"a\"","fate":"left-out","problems":[{"code":"missing",)"
        R"("message":"no \"id\"","pointer":"/id","line":2}]})");
}

}  // namespace passgenau::test
