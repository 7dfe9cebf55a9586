// SPDX-License-Identifier: GPL-2.0-or-later
// Records that are none, mapping files that are none, and the documentation.
#include <map>
#include <random>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

TEST_CASE("records that are none") {
  const Mapping plain = mapping("");
  const auto problems = [&](std::string_view record) {
    const auto read = plain.offer(record, Vocabulary{});
    CHECK_FALSE(read.valid());
    return pointers(read.problems);
  };
  CHECK(problems("") == Strings{"json-syntax "});
  CHECK(problems("[]") == Strings{"wrong-type "});
  CHECK(problems("null") == Strings{"wrong-type "});
  CHECK(problems(R"({"id":1,"id":2})") == Strings{"json-duplicate-key /id"});
  CHECK(problems("{}") == Strings{"missing /id", "missing /t"});
  CHECK(problems(R"({"id":{},"t":7})") == Strings{"wrong-type /id", "wrong-type /t"});
  CHECK(problems("{\"id\":1,\"t\":\"\xFF\"}") == Strings{"json-encoding "});
  CHECK(problems(R"({"id":1,"t":"T","d":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]})") == Strings{"json-depth "});
  Mapping none;
  CHECK(pointers(none.offer("{}", Vocabulary{}).problems) == Strings{"mapping-invalid "});
}

TEST_CASE("a mapping file is checked as a whole, before the first record") {
  const auto with = [](const std::string& rule, const std::string& more = "") {
    return mapping_problems(
        R"({"mapping":1,"fields":[{"to":"/id","from":"/id"},{"to":"/title/de","from":"/t"},)" + rule + "]" +
        more + "}");
  };
  CHECK(mapping_problems("") == Strings{"json-syntax "});
  CHECK(mapping_problems("[]") == Strings{"wrong-type "});
  CHECK(mapping_problems("{}") == Strings{"missing /mapping", "missing /fields"});
  CHECK(mapping_problems(R"({"mapping":2,"fields":[]})") ==
        Strings{"out-of-range /mapping", "missing /fields", "missing /fields"});
  CHECK(mapping_problems(R"({"mapping":1,"fields":[{"to":"/id","from":"/id"}]})") ==
        Strings{"missing /fields"});
  CHECK(mapping_problems(R"({"mapping":1,"fields":{},"colour":1})").size() >= 2);

  const std::map<std::string, Strings> cases{
      {R"({})", {"missing /fields/2/to", "choose-one /fields/2"}},
      {R"(7)", {"wrong-type /fields/2"}},
      {R"({"to":"kinds/0","from":"/a"})", {"unknown-value /fields/2/to"}},
      {R"({"to":"/kind/0","from":"/a"})", {"unknown-field /fields/2/to"}},
      {R"({"to":"","from":"/a"})", {"unknown-field /fields/2/to"}},
      {R"({"to":"/kinds/0","from":"/a","constant":1})", {"choose-one /fields/2"}},
      {R"({"to":"/kinds/0","from":"a"})", {"unknown-value /fields/2/from"}},
      {R"({"to":"/kinds/0","from":"/a~2"})", {"unknown-value /fields/2/from"}},
      {R"({"to":"/kinds/0","from":7})", {"wrong-type /fields/2/from"}},
      {R"({"to":"/kinds/0","from":[]})", {"empty /fields/2/from"}},
      {R"({"to":"/kinds/0","from":["/a","/b"]})", {"missing /fields/2/join"}},
      {R"({"to":"/kinds/0","from":["/a",1],"join":" "})", {"wrong-type /fields/2/from/1"}},
      {R"({"to":"/kinds/0","from":"/a","form":"b"})", {"unknown-field /fields/2/form"}},
      {R"({"to":"/kinds/0","from":"/a","unit":"moons"})", {"unknown-value /fields/2/unit"}},
      {R"({"to":"/kinds/0","from":"/a","values":[]})", {"wrong-type /fields/2/values"}},
      {R"({"to":"/kinds/0","from":"/a","values":{}})", {"empty /fields/2/values"}},
      {R"({"to":"/kinds/0","from":"/a","otherwise":"keep"})", {"contradiction /fields/2/otherwise"}},
      {R"({"to":"/kinds/0","from":"/a","values":{"a":"b"},"otherwise":"drop"})",
       {"unknown-value /fields/2/otherwise"}},
      {R"({"to":"/kinds/0","from":"/a","unit":"years","last_month_inclusive":true})",
       {"contradiction /fields/2/last_month_inclusive"}},
      {R"({"to":"/kinds/0","from":"/a","inclusive":true})", {"contradiction /fields/2/inclusive"}},
      {R"({"to":"/kinds/0","constant":"a","unit":"years"})", {"contradiction /fields/2/unit"}},
      {R"({"to":"/kinds/0","from":"/a","split":","})", {"contradiction /fields/2/split"}},
      {R"({"to":"/kinds/-","from":"/a","split":""})", {"empty /fields/2/split"}},
      {R"({"to":"/kinds/-","constant":"a"})", {"contradiction /fields/2/to"}},
      {R"({"to":"/sites/-/name/-","from":"/a"})", {"too-many /fields/2/to"}},
      {R"({"to":"/kinds/0","from":"/a","required":"yes"})", {"wrong-type /fields/2/required"}},
      {R"({"to":"/kinds/0","from":"/a","when":{"is":1}})", {"missing /fields/2/when/from"}},
      {R"({"to":"/kinds/0","from":"/a","when":[{"from":"/b","was":1}]})",
       {"unknown-field /fields/2/when/0/was"}},
      {R"({"to":"/title","from":"/a"})", {"contradiction /fields/2/to"}},
      {R"({"to":"/title/0","from":"/a"})", {"contradiction /fields/2/to"}},
      {R"({"to":"/id/x","from":"/a"})", {"contradiction /fields/2/to"}},
  };
  for (const auto& [rule, expected] : cases) {
    INFO(rule);
    CHECK(with(rule) == expected);
  }
  const std::string good = R"({"to":"/kinds/0","from":"/a"})";
  CHECK(with(good) == Strings{});
  CHECK(with(good, R"(,"ignore":["x"])") == Strings{"unknown-value /ignore/0"});
  CHECK(with(good, R"(,"keep_rest_under":"/title")") == Strings{"unknown-value /keep_rest_under"});
  CHECK(with(good, R"(,"keep_rest_under":"/a/b")") == Strings{"unknown-value /keep_rest_under"});
  CHECK(with(good, R"(,"licence":1)") == Strings{"wrong-type /licence"});
  CHECK(with(good, R"(,"comment":"x","source":"y","licence":"CC0-1.0","empty":"-")") == Strings{});
}

TEST_CASE("any bytes as a record or a mapping do no harm") {
  std::mt19937 random{5};
  const std::string base =
      R"({"mapping":1,"fields":[{"to":"/id","from":"/id"},{"to":"/title/de","from":["/t","/u"],"join":"-"},)"
      R"({"to":"/kinds/-","from":"/l","split":",","values":{"a":"b"},"otherwise":"keep"}],"ignore":["/x"]})";
  const std::string record =
      R"({"id":"1","t":"T","u":[1,2,{"a":null}],"l":"a,b","x":{"y":-1e3},"z":["ä",true]})";
  const Mapping sound = Mapping::from_json(base);
  const auto spoilt = [&](std::string text) {
    for (int n = static_cast<int>(random() % 4); n >= 0; --n) {
      const std::size_t at = random() % text.size();
      if (random() % 2)
        text[at] = record[random() % record.size()];
      else
        text.erase(at, random() % 5);
      if (text.empty()) text = "{}";
    }
    return text;
  };
  for (int i = 0; i < 3000; ++i) {
    const auto read = sound.offer(spoilt(record), Vocabulary::built_in());
    if (read.valid())
      REQUIRE(offer_from_json(to_json(read.value, Confidential::show), Vocabulary::built_in()).valid());
    try {
      Mapping::from_json(spoilt(base)).offer(record, Vocabulary::built_in());
    } catch (const Error& error) {
      REQUIRE(error.code() == Code::mapping_invalid);
    }
  }
}

TEST_CASE("the example of docs/mappings.md runs as it stands there") {
  const auto page = text_of_file(std::filesystem::path{PASSGENAU_SOURCE_DIR} / "docs/mappings.md");
  REQUIRE(page);
  Strings blocks;  // record, mapping, offer
  const std::string fence = "```json\n";
  for (std::size_t at = page->find(fence); at != std::string::npos; at = page->find(fence, at)) {
    at += fence.size();
    blocks.push_back(page->substr(at, page->find("```", at) - at));
  }
  REQUIRE(blocks.size() == 3);
  const auto read = Mapping::from_json(blocks[1]).offer(blocks[0], Vocabulary::built_in());
  CHECK(read.valid());
  CHECK(pointers(read.problems) == Strings{"value-repaired /address/zip"});
  CHECK(kept_fields(read.problems) == Strings{"/barrierfree"});
  const auto expected = offer_from_json(blocks[2], Vocabulary::built_in());
  CHECK(expected.valid());
  CHECK(read.value == expected.value);
}

}  // namespace passgenau::test
