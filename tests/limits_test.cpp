// SPDX-License-Identifier: GPL-2.0-or-later
// docs/limits.md: its values are those of the code, no limit of the headers is missing in it, and the limits that no other test tries
// hold: at the limit accepted, one above refused.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <regex>
#include <set>
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

namespace fs = std::filesystem;
using namespace test;

const fs::path source = PASSGENAU_SOURCE_DIR;

// --- The table ------------------------------------------------------------------------------------------------------------------

struct Limit {
  std::string what = {};
  std::uint64_t value = 0;
  std::string code = {};
  std::string constant = {};  ///< with its struct
  std::string file = {};
  std::string tests = {};
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in{line.substr(1)};
  for (std::string cell; std::getline(in, cell, '|');) {
    cell.erase(0, cell.find_first_not_of(' '));
    cell.erase(cell.find_last_not_of(' ') + 1);
    cells.push_back(cell);
  }
  return cells;
}

std::vector<Limit> table() {
  std::vector<Limit> limits;
  std::istringstream in{content(source / "docs" / "limits.md")};
  static const std::regex where{"`([A-Za-z_:]+)` in ([a-z_/.]+)"};
  // Behind the next heading stands what requests cost.
  for (std::string line; std::getline(in, line) && !line.starts_with("## ");) {
    if (!line.starts_with("| ") || line.starts_with("| ---") || line.starts_with("| what")) continue;
    const std::vector<std::string> cells = cells_of(line);
    REQUIRE(cells.size() == 6);
    INFO(line);
    std::smatch found;
    REQUIRE(std::regex_match(cells[4], found, where));
    std::string digits = cells[1];
    std::erase(digits, ',');
    limits.push_back({cells[0], std::stoull(digits), cells[3], found[1], found[2], cells[5]});
  }
  return limits;
}

/// Of "256 * 1024", "std::size_t{4} << 20", "10'000", "64 + 4 * 1024".
std::uint64_t product(const std::string& expression) {
  std::istringstream in{expression};
  std::uint64_t value = 0;
  in >> value;
  for (std::string sign; in >> sign;) {
    std::uint64_t other = 0;
    in >> other;
    REQUIRE((sign == "*" || sign == "<<"));
    value = sign == "*" ? value * other : value << other;
  }
  return value;
}

std::uint64_t evaluated(std::string expression) {
  std::erase(expression, '\'');
  expression = std::regex_replace(expression, std::regex{R"(std::(size_t|uint64_t)\{(\d+)\})"}, "$2");
  expression = std::regex_replace(expression, std::regex{"ProfileLimits::json_bytes"},
                                  std::to_string(ProfileLimits::json_bytes));
  std::uint64_t sum = 0;
  std::istringstream parts{expression};
  for (std::string part; std::getline(parts, part, '+');)
    sum += product(part);
  return sum;
}

std::string name_of(const std::string& constant) { return constant.substr(constant.rfind(':') + 1); }

std::optional<std::uint64_t> value_in(const std::string& text, const std::string& name) {
  const std::regex definition{R"((?:std::[a-z0-9_]+|int|double) )" + name + R"( = ([^;]+);)"};
  std::smatch found;
  if (!std::regex_search(text, found, definition)) return {};
  return evaluated(found[1]);
}

/// What stands between `struct NAME {` and its end.
std::string body_of(const std::string& text, const std::string& name) {
  const std::size_t begin = text.find("struct " + name + " {");
  REQUIRE(begin != std::string::npos);
  return text.substr(begin, text.find("\n};", begin) - begin);
}

TEST_CASE("each value of the table is that of its constant, each code is one, each test is there") {
  const std::vector<Limit> limits = table();
  CHECK(limits.size() > 50);
  std::set<std::string> codes;
  for (const CodeInfo& info : all_codes())
    codes.insert(std::string{info.name});
  for (const Limit& limit : limits) {
    INFO(limit.what << ": " << limit.constant);
    std::string text = content(source / limit.file);
    if (const std::size_t colon = limit.constant.find(':'); colon != std::string::npos)
      text = body_of(text, limit.constant.substr(0, colon));
    CHECK(value_in(text, name_of(limit.constant)) == limit.value);
    static const std::regex quoted{"`([a-z-]+)`"};
    for (auto at = std::sregex_iterator(limit.code.begin(), limit.code.end(), quoted);
         at != std::sregex_iterator{}; ++at)
      CHECK(codes.contains((*at)[1]));
    std::istringstream files{limit.tests};
    for (std::string file; std::getline(files >> std::ws, file, ',');)
      CHECK(fs::exists(source / file));
  }
}

TEST_CASE("no limit of a struct of limits is missing in the table") {
  std::set<std::string> listed;
  for (const Limit& limit : table())
    listed.insert(limit.constant);
  std::map<std::string, std::string> structs;
  for (const char* root : {"include", "lib"})
    for (const fs::directory_entry& header : fs::recursive_directory_iterator{source / root}) {
      if (header.path().extension() != ".hpp") continue;
      const std::string text = content(header.path());
      static const std::regex declared{R"(struct (\w+Limits) \{)"};
      for (auto at = std::sregex_iterator(text.begin(), text.end(), declared); at != std::sregex_iterator{};
           ++at)
        structs[(*at)[1]] = fs::relative(header.path(), source).string();
    }
  CHECK(structs.size() >= 7);
  std::size_t found = 0;
  for (const auto& [name, file] : structs) {
    const std::string body = body_of(content(source / file), name);
    static const std::regex constant{R"((?:std::[a-z0-9_]+|int) ([a-z_]+) = )"};
    for (auto at = std::sregex_iterator(body.begin(), body.end(), constant); at != std::sregex_iterator{};
         ++at) {
      INFO(name << "::" << (*at)[1]);
      CHECK(listed.contains(name + "::" + std::string{(*at)[1]}));
      ++found;
    }
  }
  CHECK(found >= 30);
}

// --- At the limit, and one above ------------------------------------------------------------------------------------------------

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

TEST_CASE("a quoted cell, and a line of judgements") {
  const auto broken = [](std::size_t bytes) {
    const std::string text = '"' + std::string(bytes, 'a') + "\",b\n";
    CsvReader reader{text, ','};
    REQUIRE(reader.next());
    return reader.broken();
  };
  CHECK_FALSE(broken(262'144));
  CHECK(broken(262'145));
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
  CHECK(with(R"({"threads":256})") == "accepted");
  CHECK(with(R"({"threads":257})") == "options-invalid");
  CHECK(with(padded("{}", 1'048'576)) == "accepted");
  CHECK(with(padded("{}", 1'048'577)) == "options-invalid");
}

}  // namespace
}  // namespace passgenau
