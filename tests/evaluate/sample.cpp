// SPDX-License-Identifier: GPL-2.0-or-later
// The judged families of tests/relevance over the sample catalog: what the order of the answers must not fall
// below.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/evaluation.hpp"
#include "passgenau/exchange.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

const std::string tests = std::string{PASSGENAU_SOURCE_DIR} + "/tests/";

std::string content(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  REQUIRE(file);
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string index_sample(const test::TemporaryFolder& folder) {
  const std::string path = (folder / "catalog").string();
  CatalogWriter writer{path};
  const std::string places = tests + "data/sample/gazetteer.csv";
  writer.set_gazetteer(Gazetteer{read_gazetteer(content(places), places).value});
  std::ifstream offers{tests + "data/sample/offers.jsonl"};
  REQUIRE(import_json_lines(writer, offers).accepted == 193);
  writer.commit();
  return path;
}

JudgedSet read_part(const std::string& part) {
  JudgedSet judged;
  std::ifstream families{tests + "relevance/" + part + "/families.jsonl"};
  for (std::string line; std::getline(families, line);) {
    std::vector<Problem> problems;
    const json::value document = parse_json(line, {}, problems);
    REQUIRE(problems.empty());
    const Checked<NeedsProfile> profile =
        profile_from_json(write_json(document.at("profile")), Vocabulary::built_in());
    REQUIRE(profile.problems.empty());
    judged.families.push_back({.id = std::string{document.at("id").get_string()},
                               .words = std::string{document.at("case").get_string()},
                               .profile = profile.value});
  }
  std::ifstream grades{tests + "relevance/" + part + "/judgements.jsonl"};
  Checked<std::vector<OfferGrade>> read = read_judgements(grades, part);
  REQUIRE(read.problems.empty());
  judged.grades = std::move(read.value);
  return judged;
}

/// The least mean of each measure but the last, of which there must be none.
struct Floors {
  std::string part = {};
  std::size_t families = 0;
  ByMeasure<double> least = {};
};

void holds(const Catalog& catalog, const Floors& floors) {
  const JudgedSet judged = read_part(floors.part);
  const Evaluation evaluation = evaluate(catalog, judged);
  CHECK(evaluation.families.size() == floors.families);
  std::cout << floors.part << ", seed " << evaluation.seed << ':';
  const ByMeasure<Estimate>& ours = evaluation.rankers.front().measures;
  for (std::size_t i = 0; i < measure_count; ++i)
    std::cout << ' ' << name(static_cast<Measure>(i)) << ' ' << ours[i].mean;
  std::cout << '\n';
  for (std::size_t i = 0; i < measure_count; ++i) {
    INFO(floors.part << ' ' << name(static_cast<Measure>(i)));
    CHECK(ours[i].low <= ours[i].mean);
    CHECK(ours[i].mean <= ours[i].high);
    if (static_cast<Measure>(i) != Measure::ineligible) CHECK(ours[i].mean >= floors.least[i]);
  }
  for (const FamilyFigures& family : evaluation.families) {
    INFO(family.id);
    CHECK(family.ineligible.empty());
    CHECK(family.matches > 0);
  }
  for (const RankerFigures& baseline : evaluation.rankers) {
    INFO(name(baseline.ranker));
    if (baseline.ranker == Ranker::text || baseline.ranker == Ranker::distance)
      CHECK(baseline.behind.low > 0);
    // Twenty-four families tell this one from ours only just.
    if (baseline.ranker == Ranker::needs) CHECK(baseline.behind.mean > 0);
    if (baseline.ranker == Ranker::ideal)
      CHECK(baseline.measures[static_cast<std::size_t>(Measure::ndcg_10)].mean == Approx(1.0));
  }
}

TEST_CASE("the judged families find the right help first, and nothing they may not have") {
  const test::TemporaryFolder folder;
  const Catalog catalog{index_sample(folder)};
  // Tuning: one to two hundredths below what was reached when they were written. Held out: only what was promised, for
  // to hold a constant against it would be tuning.
  holds(catalog, {"tuning", 48, {0.83, 0.88, 0.59, 0.97, 0.94}});
  holds(catalog, {"held-out", 24, {0, 0.85, 0, 0, 0}});
}

}  // namespace
}  // namespace passgenau
