// SPDX-License-Identifier: GPL-2.0-or-later
// Dirty files through a mapping, and mapping files that are wrong, as a table: tests/exchange/dirty.jsonl. One line holds the
// `mapping`, the `file` name with its text (`input`) or `bytes` (hexadecimal), and what comes of it: `counts` and all `problems`
// ("code@line pointer"), or the `error` that stops the batch with its `details`, or the `mapping_problems` of a mapping file.
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>

#include "catch.hpp"
#include "exchange/csv_records.hpp"
#include "exchange/support.hpp"
#include "model/json.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

Strings strings_of(const json::value& list) {
  Strings strings;
  for (const json::value& one : list.get_array())
    strings.emplace_back(one.get_string());
  return strings;
}

std::string bytes_of(const json::object& one) {
  if (one.contains("input")) return std::string{one.at("input").get_string()};
  std::string bytes;
  const std::string_view hex = one.at("bytes").get_string();
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
  return bytes;
}

std::string place_of(const Problem& problem) {
  std::string place{info(problem.code).name};
  if (problem.line) place += '@' + std::to_string(*problem.line);
  return place + (problem.pointer.empty() ? "" : " ") + problem.pointer;
}

Strings sorted(Strings list) {
  std::sort(list.begin(), list.end());
  return list;
}

void check_batch(const json::object& one) {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const std::string name{one.at("file").get_string()};
  const std::string bytes = bytes_of(one);
  const std::vector<ImportFile> files{
      {.name = name, .open = [&] { return std::make_unique<std::istringstream>(bytes); }}};
  try {
    const ImportReport report =
        import_files(writer, files, {.mapping = Mapping::from_json(write_json(one.at("mapping")))});
    REQUIRE(one.contains("counts"));
    CHECK(counts(report) == std::string_view{one.at("counts").get_string()});
    CHECK(sorted(places(report.problems)) == sorted(strings_of(one.at("problems"))));
    CHECK(report.read == report.accepted + report.kept + report.left_out);
    for (const Problem& problem : report.problems)
      CHECK(problem.file == name);
  } catch (const Error& error) {
    INFO(error.what());
    REQUIRE(one.contains("error"));
    CHECK(place_of(error.problem()) == std::string_view{one.at("error").get_string()});
    CHECK(error.problem().file == name);
    Strings details;
    for (const Problem& problem : error.details())
      details.push_back(place_of(problem));
    CHECK(details == strings_of(one.at("details")));
  }
}

}  // namespace

TEST_CASE("dirty files and mappings: exactly these problems") {
  std::ifstream file{std::filesystem::path{PASSGENAU_SOURCE_DIR} / "tests/exchange/dirty.jsonl",
                     std::ios::binary};
  REQUIRE(file);
  std::size_t inputs = 0;
  for (std::string line; std::getline(file, line); ++inputs) {
    INFO(line);
    std::vector<Problem> problems;
    const json::value parsed = parse_json(line, JsonLimits{.depth = 32}, problems);
    REQUIRE(problems.empty());
    const json::object& one = parsed.get_object();
    if (one.contains("mapping_problems"))
      CHECK(mapping_problems(write_json(one.at("mapping"))) == strings_of(one.at("mapping_problems")));
    else
      check_batch(one);
  }
  CHECK(inputs >= 110);
}

TEST_CASE("an unclosed quote in each line of a long file is found in reasonable time, record by record") {
  std::string text = "id;t\n";
  constexpr int records = 3000;
  for (int i = 0; i < records; ++i)
    text += std::to_string(i) + ";\"A\n";
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const std::vector<ImportFile> files{
      {.name = "x.csv", .open = [&] { return std::make_unique<std::istringstream>(text); }}};
  const Mapping rules = Mapping::from_json(
      R"({"mapping":1,"input":{"format":"csv","separator":";"},"fields":[{"to":"/id","from":"/id"},{"to":"/title/de","from":"/t"}]})");
  const ImportReport report = import_files(writer, files, {.mapping = rules, .force = true});
  CHECK(report.read == report.left_out);
  CHECK(report.read >= records / 2);
}

/// What is wrong with each record of separated values, or "sound".
Strings judged(const std::string& records) {
  std::istringstream input{"id;t\n" + records};
  CsvRecords reader{BlockReader{input}, ';'};
  Strings found;
  while (reader.next())
    found.push_back(reader.problems().empty() ? "sound" : std::string{info(reader.problems()[0].code).name});
  return found;
}

std::string of_lines(std::size_t lines) { return "1;\"" + std::string(lines - 1, '\n') + "A\"\n"; }

TEST_CASE("a record may have a thousand lines") {
  CHECK(judged(of_lines(1000)) == Strings{"sound"});
  CHECK(judged(of_lines(1001)).front() == "bad-quotes");
}

TEST_CASE("the end of a quoted cell is looked for in vain up to fifty times") {
  // A quote that is never closed, and behind it more bytes than a record may have.
  std::string unclosed = "2;\"B\n";
  for (int i = 0; i < 3; ++i)
    unclosed += "3;" + std::string(100'000, 'C') + '\n';
  std::string text;
  for (int i = 0; i < 49; ++i)
    text += unclosed;
  CHECK(judged(text + of_lines(2)).back() == "sound");
  const Strings beyond = judged(text + unclosed + of_lines(2));
  REQUIRE(beyond.size() > 2);
  CHECK(beyond[beyond.size() - 2] == "bad-quotes");
}

}  // namespace passgenau::test
