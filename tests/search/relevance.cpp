// SPDX-License-Identifier: GPL-2.0-or-later
// Lay queries over the sample catalog: the share of them with a right offer among the first three, with a floor. tests/relevance/queries
// says how they were made.
#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream input{std::string{PASSGENAU_SOURCE_DIR} + "/tests/" + file};
  REQUIRE(input);
  std::vector<std::string> lines;
  for (std::string line; std::getline(input, line);)
    lines.push_back(line);
  return lines;
}

std::string sample_catalog(const test::TemporaryFolder& folder) {
  const std::string path = (folder / "catalog").string();
  CatalogWriter writer{path};
  for (const std::string& line : lines_of("data/sample/offers.jsonl"))
    writer.put(offer_from_json(line, Vocabulary{}).value);
  writer.commit();
  return path;
}

/// Share of the queries of a file with a right offer among the first three.
double share_found(const Catalog& catalog, const std::string& file) {
  std::size_t found = 0;
  const std::vector<std::string> lines = lines_of(file);
  REQUIRE_FALSE(lines.empty());
  for (const std::string& line : lines) {
    std::vector<Problem> problems;
    const json::value query = parse_json(line, {}, problems);
    REQUIRE(problems.empty());
    const auto text = [&](const char* name) { return std::string{query.at(name).as_string()}; };
    const json::array& right = query.at("right").as_array();
    bool hit = false;
    for (const Hit& one :
         catalog.search({.words = text("words"), .language = text("language"), .limit = 3}).hits)
      hit = hit || std::find(right.begin(), right.end(), json::value(one.offer)) != right.end();
    if (!hit) UNSCOPED_INFO(text("id") << " [" << text("language") << "] " << text("words"));
    found += hit ? 1 : 0;
  }
  return static_cast<double>(found) / static_cast<double>(lines.size());
}

constexpr double floor_tuning = 0.95;
constexpr double floor_held_out = 0.93;

}  // namespace

TEST_CASE("lay queries find a right offer among the first three") {
  const test::TemporaryFolder folder;
  const Catalog catalog{sample_catalog(folder)};
  CHECK(share_found(catalog, "relevance/queries/tuning.jsonl") >= floor_tuning);
  CHECK(share_found(catalog, "relevance/queries/held-out.jsonl") >= floor_held_out);
}

}  // namespace passgenau
