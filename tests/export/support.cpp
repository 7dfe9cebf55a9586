// SPDX-License-Identifier: GPL-2.0-or-later
#include "export/support.hpp"

#include <fstream>
#include <iterator>
#include <sstream>

#include "catch.hpp"

namespace passgenau::test {

unsigned seed() {
#if __has_include(<catch2/catch_all.hpp>)
  return Catch::getSeed();
#else
  return Catch::rngSeed();
#endif
}

json::value parsed(const std::string& text) {
  std::vector<Problem> problems;
  json::value value = parse_json(text, {.bytes = SIZE_MAX, .depth = 32}, problems);
  INFO(text);
  REQUIRE(problems.empty());
  return value;
}

std::vector<std::string> places(const std::vector<Problem>& problems) {
  std::vector<std::string> found;
  for (const Problem& problem : problems)
    found.push_back(std::string{info(problem.code).name} + (problem.pointer.empty() ? "" : " ") +
                    problem.pointer);
  return found;
}

bool is_valid(const Offer& offer) {
  for (const Problem& problem : validate(offer, Vocabulary::built_in()))
    if (is_error(problem)) return false;
  return true;
}

std::string file_text(const std::string& path) {
  std::ifstream stream{std::string{PASSGENAU_SOURCE_DIR} + '/' + path, std::ios::binary};
  return {std::istreambuf_iterator<char>{stream}, {}};
}

std::string sample_text(const std::string& file) { return file_text("tests/data/sample/" + file); }

const std::vector<Offer>& sample_offers() {
  static const std::vector<Offer> offers = [] {
    std::vector<Offer> all;
    for (const std::string& line : lines_of(sample_text("offers.jsonl")))
      all.push_back(offer_from_json(line, Vocabulary::built_in()).value);
    return all;
  }();
  return offers;
}

const Gazetteer& sample_gazetteer() {
  static const Gazetteer gazetteer{read_gazetteer(sample_text("gazetteer.csv"), "gazetteer.csv").value};
  return gazetteer;
}

void make_catalog(const std::string& path, const std::vector<Offer>& offers) {
  CatalogWriter writer{path};
  for (const Offer& offer : offers)
    writer.put(offer);
  writer.commit();
}

std::string exported(const Catalog& catalog, const FeedOptions& options) {
  std::ostringstream out;
  const FeedReport report = export_offers(catalog, out, options);
  CHECK(report.bytes == out.str().size());
  return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

}  // namespace passgenau::test
