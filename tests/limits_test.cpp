// SPDX-License-Identifier: GPL-2.0-or-later
// The limits of docs/limits.md that no other test tries hold: at the limit accepted, one above refused.
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "exchange/crosswalk_rules.hpp"
#include "exchange/mapping_rules.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "place/csv.hpp"
#include "support/c_calls.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

template <class Call>
std::string refusal(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return std::string{error.details().empty() ? error.name() : info(error.details()[0].code).name};
  }
  return "accepted";
}

std::string first(const std::vector<Problem>& problems) {
  return problems.empty() ? "accepted" : std::string{info(problems[0].code).name};
}

/// Blanks up to that many bytes.
std::string padded(std::string text, std::size_t bytes) {
  text.resize(bytes, ' ');
  return text;
}

TEST_CASE("networks that are read as one catalog") {
  const auto list = [](std::size_t networks) {
    std::string text = R"({"networks":[)";
    for (std::size_t i = 0; i < networks; ++i)
      text += (i > 0 ? "," : "") + (R"({"name":"n)" + std::to_string(i)) + R"(","path":"p)" +
              std::to_string(i) + "\"}";
    return text + "]}";
  };
  CHECK(first(networks_from_json(list(1000)).problems) == "accepted");
  CHECK(first(networks_from_json(list(1001)).problems) == "too-many");
  CHECK(first(networks_from_json(padded(list(1), 1'048'576)).problems) == "accepted");
  CHECK(first(networks_from_json(padded(list(1), 1'048'577)).problems) == "document-too-large");
}

TEST_CASE("JSON of no document of its own, and mapping files") {
  const auto read = [](std::size_t bytes) {
    std::vector<Problem> problems;
    parse_json(padded("{}", bytes), {}, problems);
    return first(problems);
  };
  CHECK(read(262'144) == "accepted");
  CHECK(read(262'145) == "document-too-large");
  const auto mapping = [](std::size_t bytes, std::size_t fields) {
    std::string text = R"({"mapping":1,"fields":[{"to":"/id","from":"/a"})";
    for (std::size_t i = 1; i < fields; ++i)
      text += R"(,{"to":"/title/de","from":"/b"})";
    std::vector<Problem> problems;
    read_mapping(padded(text + "]}", bytes), problems);
    for (const Problem& problem : problems)
      if (problem.code == Code::too_many || problem.code == Code::document_too_large) return first({problem});
    return std::string{"accepted"};
  };
  CHECK(mapping(262'144, 2) == "accepted");
  CHECK(mapping(262'145, 2) == "document-too-large");
  CHECK(mapping(100'000, 1000) == "accepted");
  CHECK(mapping(100'000, 1001) == "too-many");
}

TEST_CASE("crosswalk files") {
  const auto crosswalk = [](std::size_t bytes, std::size_t terms, std::size_t prefix) {
    std::string text = R"({"crosswalk":1,"id_prefix":")" + std::string(prefix, 'x') + R"(","terms":[)";
    for (std::size_t i = 0; i < terms; ++i)
      text += (i == 0 ? R"({"id":")" : R"(,{"id":")") + std::to_string(i) + R"(","nothing":true})";
    std::vector<Problem> problems;
    read_crosswalk(padded(text + "]}", bytes), problems);
    for (const Problem& problem : problems)
      if (problem.code == Code::too_many || problem.code == Code::document_too_large ||
          problem.code == Code::too_long)
        return first({problem});
    return std::string{"accepted"};
  };
  CHECK(crosswalk(4'194'304, 1, 1) == "accepted");
  CHECK(crosswalk(4'194'305, 1, 1) == "document-too-large");
  CHECK(crosswalk(1'000'000, 10'000, 1) == "accepted");
  CHECK(crosswalk(1'000'000, 10'001, 1) == "too-many");
  CHECK(crosswalk(1000, 1, 100) == "accepted");
  CHECK(crosswalk(1000, 1, 101) == "too-long");
}

TEST_CASE("quoted cells, and a line of judgements") {
  const auto broken = [](std::size_t bytes) {
    const std::string text = '"' + std::string(bytes, 'a') + "\",b\n";
    CsvReader reader{text, ','};
    REQUIRE(reader.next());
    return reader.broken();
  };
  CHECK_FALSE(broken(262'144));
  CHECK(broken(262'145));
  // Cells that end on their second line, but with something behind the quote.
  const auto broken_behind = [](int in_vain) {
    std::string text;
    for (int i = 0; i < in_vain; ++i)
      text += "\"a\nb\"x\n";
    text += "\"c\nd\"\n";
    CsvReader reader{text, ','};
    bool any = false;
    while (reader.next())
      any |= reader.broken() && reader.line() == static_cast<std::uint64_t>(2 * in_vain + 1);
    return any;
  };
  CHECK_FALSE(broken_behind(99));
  CHECK(broken_behind(100));
  const auto judgement = [](std::size_t bytes) {
    std::istringstream in{padded(R"({"profile":"p","offer":"o","grade":3})", bytes)};
    return first(read_judgements(in).problems);
  };
  CHECK(judgement(65'536) == "accepted");
  CHECK(judgement(65'537) == "document-too-large");
}

TEST_CASE("own concepts") {
  const auto line = [](const std::string& id, const std::vector<std::string>& broader) {
    std::string list;
    for (const std::string& parent : broader)
      list += (list.empty() ? "" : ", ") + ('"' + parent + '"');
    return R"({"type": "burden", "id": ")" + id + R"(", "broader": [)" + list +
           R"(], "label": {"de": "x"}})" + '\n';
  };
  const auto extended = [](const std::string& lines) {
    return refusal([&] { static_cast<void>(Vocabulary::built_in().extended_by(lines)); });
  };
  std::string many;
  for (int i = 0; i < 4096; ++i)
    many += line("child/n" + std::to_string(i), {"child"});
  CHECK(extended(many) == "accepted");
  CHECK(extended(many + line("child/one-more", {"child"})) == "too-many");
  std::vector<std::string> parents;
  std::string wide;
  for (int i = 0; i < 8; ++i) {
    parents.push_back("child/w" + std::to_string(i));
    wide += line(parents.back(), {"child"});
  }
  CHECK(extended(wide + line("child/below", parents)) == "accepted");
  parents.push_back("economic/debt");
  CHECK(extended(wide + line("child/below", parents)) == "too-many");
  const auto kind = [](int burdens) {
    std::string list;
    for (int i = 0; i < burdens; ++i)
      list += (i == 0 ? "" : ", ") + std::string{R"("economic/debt")"};
    return R"({"type": "kind", "id": "counselling/own", "broader": ["counselling"], "burdens": [)" + list +
           R"(], "label": {"de": "x"}})" + '\n';
  };
  CHECK(extended(kind(100)) == "accepted");
  CHECK(extended(kind(101)) == "too-many");
  // Sixteen levels of eight, each below all eight above it: more paths than anybody could walk one by one.
  std::string deep;
  std::vector<std::string> above{"child"};
  for (int level = 0; level < 16; ++level) {
    std::vector<std::string> here;
    for (int i = 0; i < 8; ++i) {
      here.push_back("child/d" + std::to_string(level) + '-' + std::to_string(i));
      deep += line(here.back(), above);
    }
    above = here;
  }
  REQUIRE(extended(deep) == "accepted");
  const Vocabulary vocabulary = Vocabulary::built_in().extended_by(deep);
  CHECK(vocabulary.steps(ConceptType::burden, "child", above[7]) == 16);
  CHECK(vocabulary.steps(ConceptType::burden, "economic/debt", above[7]) == -1);
  CHECK(extended(deep + line("child/too-deep", above)) == "too-many");
}

TEST_CASE("families, and shares that they are drawn from") {
  const auto line = [](std::size_t bytes, const std::string& weight) {
    std::istringstream in{
        padded(R"({"id":"f","weight":)" + weight + R"(,"profile":{"as_of":"2026-11-21"}})", bytes)};
    return first(read_families(in, {}).problems);
  };
  CHECK(line(69'632, "1") == "accepted");
  CHECK(line(69'633, "1") == "document-too-large");
  // With or without one, bare or not.
  for (const std::string& text : {std::string{R"({"id":"f","profile":{"as_of":"2026-11-21"}})"},
                                  std::string{R"({"as_of":"2026-11-21"})"}})
    for (const auto& [bytes, said] : {std::pair{69'632, "accepted"}, {69'633, "document-too-large"}}) {
      std::istringstream in{padded(text, static_cast<std::size_t>(bytes))};
      CHECK(first(read_families(in, {}).problems) == said);
    }
  CHECK(line(100, "1000000") == "accepted");
  CHECK(line(100, "1000000.5") == "out-of-range");
  // The other members that it wants are missing.
  const auto says = [](std::size_t bytes, const std::string& families, Code code) {
    const auto read = sample_population(padded(R"({"families":)" + families + '}', bytes), {}, {});
    return std::any_of(read.problems.begin(), read.problems.end(), [&](const Problem& problem) {
      return problem.code == code && (code != Code::out_of_range || problem.pointer == "/families");
    });
  };
  CHECK_FALSE(says(1'048'576, "1", Code::document_too_large));
  CHECK(says(1'048'577, "1", Code::document_too_large));
  CHECK_FALSE(says(100, "1000000", Code::out_of_range));
  CHECK(says(100, "1000001", Code::out_of_range));
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  {
    CatalogWriter writer{path};
    writer.put({.id = "a", .title = {{"de", "A"}}});
    writer.commit();
  }
  const Catalog catalog{path};
  const std::vector<Family> families{
      {.id = "f", .profile = {.as_of = date(2026, 11, 21), .needs = {{"child/excessive-crying"}}}}};
  const auto cell = [&](int least) {
    return refusal([&] { gaps(catalog, families, {.least_cell = least}); });
  };
  const auto planned = [&](int offers, int contacts) {
    return refusal(
        [&] { plan(catalog, families[0].profile, {.max_offers = offers, .max_contacts = contacts}); });
  };
  CHECK(planned(20, 20) == "accepted");
  CHECK(planned(21, 20) == "out-of-range");
  CHECK(planned(20, 21) == "out-of-range");
  const auto ahead = [&](Date until, int most) {
    return refusal([&] { pathway(catalog, families[0].profile, {.until = until, .most = most}); });
  };
  CHECK(ahead(date(2036, 11, 21), 20) == "accepted");
  CHECK(ahead(date(2036, 11, 22), 20) == "out-of-range");
  CHECK(ahead(date(2036, 11, 21), 21) == "out-of-range");
  CHECK(cell(1000) == "accepted");
  CHECK(cell(1001) == "out-of-range");
  const auto ideas = [&](std::size_t most) {
    return refusal([&] { gaps(catalog, families, {.what_if = most}); });
  };
  CHECK(ideas(100) == "accepted");
  CHECK(ideas(101) == "out-of-range");
}

TEST_CASE("searches and words") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const std::string longest(120, 'q');
  const std::string longer(121, 'z');
  {
    CatalogWriter writer{path};
    writer.put({.id = "a", .title = {{"de", longest + ' ' + longer}}});
    writer.commit();
  }
  const Catalog catalog{path};
  const auto hits = [&](const std::string& words, int limit = 20) {
    return catalog.search({.words = words, .language = "de", .limit = limit}).hits.size();
  };
  CHECK(hits(longest) == 1);
  CHECK(hits(longer) == 0);
  std::string text;
  while (text.size() < 1000)
    text += std::string(99, 'e') + ' ';
  CHECK(refusal([&] { hits(text); }) == "accepted");
  CHECK(refusal([&] { hits(text + 'x'); }) == "words-too-long");
  CHECK(refusal([&] { hits("a", 200); }) == "accepted");
  CHECK(refusal([&] { hits("a", 201); }) == "out-of-range");
}

TEST_CASE("options of the C ABI") {
  const TemporaryFolder folder;
  const CatalogOfC desk{folder.path().string(), R"({"id":"a","title":{"de":"A"}})"};
  const std::string profile = R"({"as_of":"2026-11-21"})";
  const auto with = [&](const std::string& options) {
    const Said said = call(passgenau_match_all, desk.handle, profile.data(), profile.size(), options.data(),
                           options.size());
    return said.status == 0 ? std::string{"accepted"} : said.name;
  };
  const auto over_all = [&](auto function, auto... before) {
    return [&, function, before...](const std::string& options) {
      const std::string line = R"({"id":"f","profile":)" + profile + "}";
      const Said said =
          call(function, desk.handle, before..., line.data(), line.size(), options.data(), options.size());
      return said.status == 0 ? std::string{"accepted"} : said.name;
    };
  };
  const auto gaps_with = over_all(passgenau_gaps);
  CHECK(gaps_with(R"({"what_if":100,"threads":256})") == "accepted");
  CHECK(gaps_with(R"({"what_if":101})") == "options-invalid");
  CHECK(gaps_with(R"({"threads":257})") == "options-invalid");
  const std::string path = folder.path().string();
  const auto difference_with = over_all(passgenau_difference, path.data(), path.size());
  CHECK(difference_with(R"({"threads":256})") == "accepted");
  CHECK(difference_with(R"({"threads":257})") == "options-invalid");
  for (const auto function : {passgenau_near_misses, passgenau_ask}) {
    const auto beside = [&](const std::string& options) {
      const Said said =
          call(function, desk.handle, profile.data(), profile.size(), options.data(), options.size());
      return said.status == 0 ? std::string{"accepted"} : said.name;
    };
    CHECK(beside(R"({"most":200})") == "accepted");
    CHECK(beside(R"({"most":201})") == "options-invalid");
  }
  const auto matched = [&](const std::string& options) {
    const Said said =
        call(passgenau_match, desk.handle, profile.data(), profile.size(), options.data(), options.size());
    return said.status == 0 ? std::string{"accepted"} : said.name;
  };
  CHECK(matched(R"({"near_misses":200,"ask":200})") == "accepted");
  CHECK(matched(R"({"near_misses":201})") == "options-invalid");
  CHECK(matched(R"({"ask":201})") == "options-invalid");
  CHECK(with(R"({"threads":256})") == "accepted");
  CHECK(with(R"({"threads":257})") == "options-invalid");
  CHECK(with(padded("{}", 1'048'576)) == "accepted");
  CHECK(with(padded("{}", 1'048'577)) == "options-invalid");
}

}  // namespace
}  // namespace passgenau
