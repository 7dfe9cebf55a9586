// SPDX-License-Identifier: GPL-2.0-or-later
// Feeds of HSDS in every shape, read from a stream.
#include "exchange/hsds_json.hpp"

#include <sstream>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

/// "line.number text" or "line.number code" of each record, then the notices.
Strings records(const std::string& text) {
  std::istringstream input{text};
  HsdsJson source{BlockReader{input}};
  Strings list;
  while (source.next())
    list.push_back(std::to_string(source.line()) + '.' + std::to_string(source.number()) + ' ' +
                   (source.problems().empty() ? std::string{source.text()}
                                              : std::string{info(source.problems()[0].code).name}));
  for (const Problem& notice : source.notices())
    list.push_back(std::string{info(notice.code).name} + ' ' + notice.limit);
  return list;
}

ImportReport import_text(CatalogWriter& writer, const std::string& text, const ImportOptions& options = {}) {
  return import_files(
      writer, {{.name = "feed.json", .open = [&] { return std::make_unique<std::istringstream>(text); }}},
      options);
}

}  // namespace

TEST_CASE("one service, lines, an array, a page, and several of them") {
  CHECK(records("") == Strings{});
  CHECK(records(" \n ") == Strings{});
  CHECK(records(R"({"id":1})") == Strings{R"(1.1 {"id":1})"});
  CHECK(records("\xEF\xBB\xBF{\n \"id\": {\"a\": [\"}]\\\"\"]}\n}\n") ==
        Strings{"1.1 {\n \"id\": {\"a\": [\"}]\\\"\"]}\n}"});
  CHECK(records("{\"id\":1}\r\n\r\n{\"id\":2}") == Strings{"1.1 {\"id\":1}", "3.2 {\"id\":2}"});
  CHECK(records("[{\"id\":1},\n {\"id\":2}]") == Strings{"1.1 {\"id\":1}", "2.2 {\"id\":2}"});
  CHECK(records("[]") == Strings{});
  CHECK(records(R"({"total_items":2,"contents":[{"id":1},{"id":2}],"size":2})") ==
        Strings{R"(1.1 {"id":1})", R"(1.2 {"id":2})"});
  CHECK(records(R"({"content":[{"id":1}],"totalElements":5,"totalPages":"x"})") ==
        Strings{R"(1.1 {"id":1})", "pages-missing 5 services"});
  CHECK(records("{\"total_items\":2,\"total_pages\":2,\"contents\":[{\"id\":1}]}\n{\"total_items\":2,"
                "\"contents\":[{\"id\":2}]}") == Strings{R"(1.1 {"id":1})", R"(2.2 {"id":2})"});
  CHECK(records(R"({"total_items":3,"total_pages":3,"contents":[{"id":1}]})") ==
        Strings{R"(1.1 {"id":1})", "pages-missing 3 services on 3 pages"});
  CHECK(records(R"({"contents":[],"empty":true})") == Strings{});
  // No list: an object with a text of that name is a service.
  CHECK(records(R"({"id":1,"content":"x"})") == Strings{R"(1.1 {"id":1,"content":"x"})"});
}

TEST_CASE("a broken record takes no other with it") {
  CHECK(records("{\"id\":1}\n{\"id\":2\n{\"id\":3}\n") ==
        Strings{R"(1.1 {"id":1})", R"(2.2 {"id":2)", R"(3.3 {"id":3})"});
  CHECK(records("{\"id\":1\n{\"id\":2}\n") == Strings{R"(1.1 {"id":1)", R"(2.2 {"id":2})"});
  CHECK(records("{\"id\":\"a}\n{\"id\":2}\n") == Strings{R"(1.1 {"id":"a})", R"(2.2 {"id":2})"});
  CHECK(records("rubbish\n{\"id\":2}") == Strings{"1.1 rubbish", R"(2.2 {"id":2})"});
  CHECK(records("[{\"id\":1} {\"id\":2}]") == Strings{R"(1.1 {"id":1})", "1.2 json-syntax"});
  CHECK(records("[{\"id\":1},]") == Strings{R"(1.1 {"id":1})", "1.2 json-syntax"});
  CHECK(records("[{\"id\":1},\n{\"id\":2}") ==
        Strings{R"(1.1 {"id":1})", R"(2.2 {"id":2})", "2.3 json-syntax"});
  CHECK(records("[,]") == Strings{"1.1 json-syntax"});
  CHECK(records("[7,\"a,]\",null]") == Strings{"1.1 7", "1.2 \"a,]\"", "1.3 null"});
  CHECK(records("{\"contents\":[{\"id\":1}") == Strings{R"(1.1 {"id":1})", "1.2 json-syntax"});
  CHECK(records("[{\"id\":\"\xFF\"}]") == Strings{"1.1 json-encoding"});
  CHECK(records("[" + std::string(100'000, '[')) ==
        Strings{"1.1 " + std::string(100'000, '['), "1.2 json-syntax"});
  CHECK(records("]") == Strings{"1.1 ]"});
}

TEST_CASE("a record is held up to its limit and not beyond") {
  const std::string longest = "{\"id\":\"" + std::string(OfferLimits::json_bytes - 9, 'x') + "\"}";
  const std::string longer = "{\"id\":\"" + std::string(OfferLimits::json_bytes - 8, 'x') + "\"}";
  CHECK(records("[" + longest + "," + longer + ",{}]") ==
        Strings{"1.1 " + longest, "1.2 document-too-large", "1.3 {}"});
  CHECK(records(longer + "\n{}") == Strings{"1.1 document-too-large", "2.2 {}"});
}

TEST_CASE("services are told from offers of our own by their shape") {
  for (const char* services :
       {R"({"id":"1","name":"A"})", R"([{"id":"1","name":"A"}])", "\xEF\xBB\xBF \n{\"contents\":[]}",
        R"({"x":{"title":1},"name":"A"})", R"({"total_items":1,"content":[)"}) {
    INFO(services);
    CHECK(looks_like_hsds(services));
  }
  for (const char* others :
       {"", "x", "[]", "{}", "[7]", R"({"id":"1","title":{"de":"A"}})",
        R"([{"title":{"de":"A"},"name":"x"}])", R"({"id":1,"x":{"name":"A"}})", "{\"na"}) {
    INFO(others);
    CHECK_FALSE(looks_like_hsds(others));
  }
}

TEST_CASE("a batch of services accounts for each of them") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const std::string feed =
      R"({"total_items":9,"contents":[{"id":"1","name":"A","status":"active"},)"
      R"({"id":"2","name":"B","minimum_age":5,"maximum_age":3},{"id":"1","name":"C"},{"name":"D"}]})";
  ImportReport report = import_text(writer, feed);
  CHECK(counts(report) == "4 = 1(0) + 1 + 2, -0");
  std::erase_if(report.problems, [](const Problem& problem) { return problem.code == Code::value_assumed; });
  CHECK(places(report.problems) ==
        Strings{"range-reversed@1 /maximum_age", "duplicate@1 /id", "missing@1 /id", "pages-missing@1"});
  CHECK(report.problems[0].message.find("(record 2)") != std::string::npos);
  CHECK(report.problems[0].file == "feed.json");
  // As a whole again: the old version of the bad one stays.
  const std::string again = R"([{"id":"1","name":"A2"},{"id":"1x","name":"B"}])";
  CHECK(counts(import_text(writer, again, {.format = SourceFormat::hsds})) == "2 = 2(1) + 0 + 0, -0");
  CHECK(counts(import_text(writer, again, {.format = SourceFormat::json_array})) == "2 = 0(0) + 2 + 0, -0");
}

TEST_CASE("offers of our own that stand on several lines go in") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const std::string one =
      "{\n  \"id\": \"1\",\n  \"title\": {\n    \"de\": \"A\"\n  },\n  \"content\": []\n}\n";
  CHECK(counts(import_text(writer, one)) == "1 = 1(0) + 0 + 0, -0");
  const ImportReport two = import_text(writer, one + "{\n  \"id\": \"2\",\n  \"title\": 7\n}\n");
  CHECK(counts(two) == "2 = 1(1) + 0 + 1, -0");
  CHECK(places(two.problems) == Strings{"kept-field@1 /content", "wrong-type@8 /title"});
  // Where lines are asked for, lines are read.
  CHECK(counts(import_text(writer, one, {.format = SourceFormat::json_lines, .force = true})) ==
        "7 = 0(0) + 0 + 7, -0");
  // A first line that was cut off is one bad record, as ever.
  CHECK(counts(import_text(writer, "{\"id\":\"3\",\"ti\n" + offer_line("4") + offer_line("5"))) ==
        "3 = 2(0) + 0 + 1, -0");
}

}  // namespace passgenau::test
