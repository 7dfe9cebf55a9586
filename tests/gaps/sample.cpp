// SPDX-License-Identifier: GPL-2.0-or-later
// The sample network and its made-up population: what is told, what is not, and how it is written.
#include <boost/json.hpp>
#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using test::TemporaryFolder;

std::string text_of(const std::string& name) {
  std::ifstream file{std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/sample/" + name};
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// The sample's offers, its places and its families, once for all.
struct Sample {
  Sample() {
    const std::string path = (folder / "offers.pgn").string();
    CatalogWriter writer{path};
    writer.set_gazetteer(gazetteer);
    std::istringstream lines{text_of("offers.jsonl")};
    for (std::string line; std::getline(lines, line);)
      writer.put(offer_from_json(line, Vocabulary::built_in()).value);
    writer.commit();
    catalog = std::make_unique<Catalog>(path);
  }

  TemporaryFolder folder = {};
  Gazetteer gazetteer{read_gazetteer(text_of("gazetteer.csv"), "gazetteer.csv").value};
  std::unique_ptr<Catalog> catalog = {};
  SamplePopulation population =
      sample_population(text_of("prevalence.json"), Vocabulary::built_in(), gazetteer).value;
  Gaps found = {};
};

const Sample& sample() {
  static const Sample& one = *[] {
    auto* made = new Sample;
    made->found = gaps(*made->catalog, made->population.families);
    return made;
  }();
  return one;
}

double share(const std::function<bool(const NeedsProfile&)>& holds) {
  const auto& families = sample().population.families;
  const auto found = std::count_if(families.begin(), families.end(),
                                   [&](const Family& family) { return holds(family.profile); });
  return static_cast<double>(found) / static_cast<double>(families.size());
}

bool has(const NeedsProfile& profile, const std::string& burden) {
  return std::any_of(profile.needs.begin(), profile.needs.end(),
                     [&](const Need& need) { return need.burden == burden; });
}

std::vector<HelpCounts> all_counts(const Gaps& gaps) {
  std::vector<HelpCounts> counts{gaps.all.families, gaps.all.needs};
  for (const GapTable& table : gaps.tables)
    for (const GapCell& cell : table.cells) {
      counts.push_back(cell.figures.families);
      counts.push_back(cell.figures.needs);
    }
  return counts;
}

}  // namespace

TEST_CASE("the sample population has the shares it was drawn from", "[gaps]") {
  const auto& families = sample().population.families;
  REQUIRE(families.size() == 10'000);
  CHECK(validate(families, Vocabulary::built_in()).empty());
  // Three standard deviations of a share of 10,000 draws.
  const auto near = [](double expected) {
    return Approx(expected).margin(3 * std::sqrt(expected * (1 - expected) / 1e4));
  };
  CHECK(share([](const NeedsProfile& family) { return has(family, "economic/poverty"); }) == near(0.103));
  CHECK(share([](const NeedsProfile& family) { return has(family, "parenting/competence-doubt"); }) ==
        near(0.283));
  CHECK(share([](const NeedsProfile& family) { return family.children[0].due.has_value(); }) == near(0.2));
  CHECK(share([](const NeedsProfile& family) { return family.languages[0] == "ar"; }) == near(0.015));
  // Burdens come together: more families with none, and with four and more, than if each was drawn for itself.
  const double none = share([](const NeedsProfile& family) { return family.needs.empty(); });
  const double many = share([](const NeedsProfile& family) { return family.needs.size() >= 4; });
  // As docs/gaps.md says; drawn alike everywhere.
  CHECK(std::lround(none * 1000) == 248);
  CHECK(std::lround(many * 1000) == 95);
  for (const Family& family : families)
    for (const Need& need : family.profile.needs) {
      if (need.burden == "child/excessive-crying") REQUIRE(family.profile.children[0].born);
      if (need.burden == "pregnancy/unplanned") REQUIRE(family.profile.children[0].due);
    }
  // Again the same families, and with another seed others.
  const std::string file = text_of("prevalence.json");
  CHECK(sample_population(file, Vocabulary::built_in(), sample().gazetteer).value.families == families);
  std::string other = file;
  other.replace(other.find("20261122"), 8, "20261123");
  CHECK(sample_population(other, Vocabulary::built_in(), sample().gazetteer).value.families != families);
}

TEST_CASE("no number of families below five is told, and none that is no multiple of five", "[gaps]") {
  std::size_t told = 0, held_back = 0;
  for (const HelpCounts& counts : all_counts(sample().found)) {
    for (const auto* number :
         {&counts.all, &counts.help[0], &counts.help[1], &counts.help[2], &counts.help[3], &counts.help[4]}) {
      if (!*number) {
        ++held_back;
        continue;
      }
      ++told;
      REQUIRE(**number >= 5);
      REQUIRE(**number % 5 == 0);
    }
  }
  CHECK(told > 1000);
  CHECK(held_back > 100);
  for (const WhatIf& idea : sample().found.what_if) {
    CHECK(idea.families % 5 == 0);
    CHECK(idea.first_help.value_or(5) % 5 == 0);
  }
}

TEST_CASE("one family more or less does not show in a total and its parts", "[gaps]") {
  // 12 families of one kind and 4 of another: told are 10 and nothing, and 15 of both; from that nobody learns of the 4.
  const NeedsProfile here{.as_of = date(2026, 11, 21), .needs = {{"economic/debt"}}, .languages = {"de"}};
  NeedsProfile there = here;
  there.languages = {"sw"};
  std::vector<Family> families(12, {.profile = here});
  families.resize(16, {.profile = there});
  const auto language_table = [&](const std::vector<Family>& population) {
    const Gaps found = gaps(*sample().catalog, population, {.what_if = 0});
    std::map<std::string, std::optional<std::int64_t>> told{{"all", found.all.families.all}};
    for (const GapCell& cell : found.tables[3].cells)
      told[cell.row] = cell.figures.families.all;
    return told;
  };
  using Told = std::map<std::string, std::optional<std::int64_t>>;
  for (std::size_t all = 16; all > 12; --all) {
    INFO(all);
    families.resize(all);
    CHECK(language_table(families) == Told{{"all", 15}, {"de", 10}});
  }
  families.resize(12);
  CHECK(language_table(families) == Told{{"all", 10}, {"de", 10}});
  // A single family that stands for many is one family: nothing is told of it, not even that there is none.
  CHECK(language_table({{.profile = here, .weight = 1000}}) == Told{{"all", std::nullopt}});
}

TEST_CASE("a weight is so many families", "[gaps]") {
  const NeedsProfile profile{.as_of = date(2026, 11, 21), .languages = {"de"}};
  const std::vector<Family> weighted(10, {.profile = profile, .weight = 2.5});
  CHECK(gaps(*sample().catalog, weighted, {.what_if = 0}).all.families.all == 25);
}

TEST_CASE("threads change no figure", "[gaps]") {
  CHECK(to_json(gaps(*sample().catalog, sample().population.families, {.threads = 1})) ==
        to_json(sample().found));
}

TEST_CASE("figures are written as JSON, CSV and GeoJSON", "[gaps]") {
  const Gaps& found = sample().found;
  const auto document = boost::json::parse(to_json(found)).as_object();
  CHECK(document.at("all").at("families").at("all") == 10'000);
  CHECK(document.at("tables").as_array().size() == 10);
  CHECK(to_json(found).find("family-") == to_json(found).find("family-situation"));
  std::istringstream csv{to_csv(found)};
  std::string line;
  std::getline(csv, line);
  const auto commas = std::count(line.begin(), line.end(), ',');
  std::size_t cells = 0;
  for (; std::getline(csv, line); ++cells)
    REQUIRE(std::count(line.begin(), line.end(), ',') == commas);
  std::size_t expected = 0;
  for (const GapTable& table : found.tables)
    expected += table.cells.size();
  CHECK(cells == expected);
  const auto map = boost::json::parse(to_geojson(found)).as_object();
  CHECK(map.at("type") == "FeatureCollection");
  for (const auto& feature : map.at("features").as_array()) {
    const auto& point = feature.at("geometry").at("coordinates").as_array();
    CHECK(std::abs(point[0].to_number<double>() - 10) < 5);  // longitude first
    CHECK(std::abs(point[1].to_number<double>() - 51) < 3);
  }
}

TEST_CASE("the report stands alone, in both languages, and shows no markup of others", "[gaps]") {
  const Vocabulary vocabulary = sample().catalog->vocabulary();
  for (const char* language : {"de", "en", "de-AT"}) {
    const std::string page =
        report_html(sample().found, vocabulary,
                    {.language = language, .title = "<script>alert(1)</script> & Co", .population = "a < b"});
    CHECK(page.find("<script") == std::string::npos);
    CHECK(page.find("&lt;script&gt;") != std::string::npos);
    CHECK(page.find("a &lt; b") != std::string::npos);
    for (const char* outside :
         {"http://", "https://", "src=", "url(", "@import", "{families}", "{place}", "{least}", "{met}"})
      CHECK(page.find(outside) == std::string::npos);
    CHECK(page.find(std::string{"<html lang=\""} + std::string{language}.substr(0, 2) + '"') !=
          std::string::npos);
    CHECK(page.find("Beeskow") != std::string::npos);
  }
  try {
    report_html(sample().found, vocabulary, {.language = "tr"});
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.name() == "language-unsupported");
  }
}

TEST_CASE("bad populations and options are refused by code and place", "[gaps]") {
  const auto refusal = [&](const std::vector<Family>& population, const GapsOptions& options) {
    try {
      gaps(*sample().catalog, population, options);
    } catch (const Error& error) {
      return std::string{error.name()} + ' ' +
             (error.details().empty() ? error.problem().pointer : error.details()[0].pointer);
    }
    return std::string{"nothing thrown"};
  };
  CHECK(refusal({}, {}) == "empty ");
  CHECK(refusal({{.profile = {.as_of = date(2026, 11, 21)}, .weight = -1}}, {}) ==
        "profile-invalid /0/weight");
  CHECK(refusal({{.profile = {.as_of = date(2026, 11, 21)}}}, {.least_cell = 0}) ==
        "options-invalid /least_cell");
  CHECK(refusal({{.profile = {.as_of = date(2026, 11, 21)}}}, {.what_if = 101}) ==
        "options-invalid /what_if");
}

TEST_CASE("everything that is wrong with a prevalence file is told at once", "[gaps]") {
  const auto read =
      sample_population(R"({"families": 0, "seed": -1, "regions": ["99999"], "pregnant": 2, "unknown": 1,
      "languages": [{"share": 0.9, "languages": ["de"]}, {"share": 0.5, "languages": ["not a tag"]}],
      "reach": [{"km": 5}], "classes": [{"share": 1, "factors": {"no/such": 1, "economic": -1}}],
      "burdens": [{"share": 0.5, "burden": "no/such"}]})",
                        Vocabulary::built_in(), sample().gazetteer);
  std::map<std::string, std::string> found;
  for (const Problem& problem : read.problems)
    found[problem.pointer] = std::string{info(problem.code).name};
  CHECK(found == std::map<std::string, std::string>{{"/as_of", "as-of-missing"},
                                                    {"/burdens/0/burden", "unknown-burden"},
                                                    {"/classes/0/factors/economic", "out-of-range"},
                                                    {"/classes/0/factors/no~1such", "unknown-burden"},
                                                    {"/families", "out-of-range"},
                                                    {"/languages", "out-of-range"},
                                                    {"/languages/1/languages", "bad-language-tag"},
                                                    {"/pregnant", "out-of-range"},
                                                    {"/reach/0/share", "missing"},
                                                    {"/regions/0", "bad-region"},
                                                    {"/seed", "out-of-range"},
                                                    {"/unknown", "unknown-field"}});
  CHECK(read.value.families.empty());
}

TEST_CASE("shares that the families could not have are refused", "[gaps]") {
  const std::string start = R"({"as_of":"2026-11-21","families":3,"seed":1,"regions":["12067"],)";
  const auto refusal = [&](const std::string& rest) {
    std::string places;
    for (const Problem& problem :
         sample_population(start + rest, Vocabulary::built_in(), sample().gazetteer).problems)
      places += std::string{info(problem.code).name} + ' ' + problem.pointer + '\n';
    return places;
  };
  const std::string burdens = R"("burdens":[{"share":0.5,"burden":"economic/debt"}],)";
  // Scaled to the published share the classes have it with chances of 0.75 and 0.25; then with one of 3.8.
  CHECK(refusal(R"("classes":[{"share":0.5,"factors":{"economic":3}},{"share":0.5}],)" + burdens +
                R"("pregnant":0})")
            .empty());
  CHECK(refusal(R"("classes":[{"share":0.1,"factors":{"economic":30}},{"share":0.9}],)" + burdens +
                R"("pregnant":0})") == "out-of-range /burdens/0/share\n");
  CHECK(refusal(R"("classes":[{"share":1,"factors":{"economic":0}}],)" + burdens + R"("pregnant":0})") ==
        "out-of-range /burdens/0/share\n");
  CHECK(refusal(R"("until":"P99Y"})") == "out-of-range /until\n");
  CHECK(refusal(R"("until":"P18Y"})").empty());
  CHECK(refusal(R"("until":"P217M"})") == "out-of-range /until\n");
  CHECK(refusal(R"("languages":[{"share":0.5}]})") == "missing /languages/0/languages\n");
}

}  // namespace passgenau
