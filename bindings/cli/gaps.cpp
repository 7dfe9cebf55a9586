// SPDX-License-Identifier: GPL-2.0-or-later
// gaps: where a network is thin.
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <utility>

#include "catalog_argument.hpp"
#include "family_files.hpp"
#include "files.hpp"
#include "options.hpp"
#include "passgenau/gaps.hpp"
#include "problems.hpp"
#include "terminal.hpp"
#include "text_width.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

struct Population {
  std::vector<Family> families = {};
  std::string about = {};  ///< of the prevalence files, one after the other
};

/// Profiles out of `.jsonl` files, families drawn from `.json` files of shares.
Population population_of(const std::vector<std::string>& paths, const Catalog& catalog, Date as_of,
                         const std::string& language, Exit& status) {
  Population population;
  std::vector<std::string> profiles;
  for (const std::string& path : paths) {
    if (std::filesystem::path{path}.extension() != ".json") {
      profiles.push_back(path);
      continue;
    }
    Checked<SamplePopulation> drawn =
        sample_population(read_file(path), catalog.vocabulary(), catalog.gazetteer(), as_of);
    for (Problem& problem : drawn.problems)
      problem.file = path;
    print_problems(drawn.problems);
    if (!drawn.valid()) status = refused;
    if (const std::string said = about(drawn.value, language); !said.empty())
      population.about += (population.about.empty() ? "" : " ") + said;
    for (Family& family : drawn.value.families)
      population.families.push_back(std::move(family));
  }
  for (Family& family : families_of(profiles, catalog, as_of, status))
    population.families.push_back(std::move(family));
  return population;
}

std::string number(const std::optional<std::int64_t>& value) {
  return value ? std::to_string(*value) : "not told";
}

void print(const Gaps& found, const Vocabulary& vocabulary, const std::string& language) {
  const Paint paint;
  for (const auto& [counted, counts] :
       {std::pair{"families", &found.all.families}, std::pair{"needs", &found.all.needs}}) {
    std::cout << paint.bold(
        (counts->all ? number(counts->all) + ' ' + counted : counted + std::string{" not told"}));
    for (int i = 0; counts->all && i < help_count; ++i)
      std::cout << (i == 0 ? ": " : ", ") << name(static_cast<Help>(i)) << ' '
                << number(counts->help[static_cast<std::size_t>(i)]);
    std::cout << '\n';
  }
  for (const WhatIf& idea : found.what_if) {
    const bool kind = !idea.kind.empty();
    const std::string what = vocabulary.label(kind ? ConceptType::kind : ConceptType::burden,
                                              kind ? idea.kind : idea.burden, language);
    std::cout << "+ " << isolated(printable(what)) << ", " << isolated(printable(idea.name)) << ": "
              << idea.families << " families";
    if (idea.first_help) std::cout << ", " << *idea.first_help << " of them their first fitting help";
    std::cout << '\n';
  }
}

/// Does one of the results go to the standard output?
bool to_output(const Options& options) {
  return options.has("json") || options.value("report") == "-" || options.value("csv") == "-" ||
         options.value("geojson") == "-";
}

/// The page is written in some languages only.
void require_right(const Options& options, const std::string& language) {
  const std::vector<std::string> languages = report_languages();
  if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
    std::string there_are;
    for (const std::string& each : languages)
      there_are += (there_are.empty() ? "" : ", ") + each;
    throw WrongCall{"--language of gaps is one of " + there_are};
  }
  if (options.has("title") && !options.has("report")) throw WrongCall{"--title goes with --report"};
  require_own_targets(options, {"report", "csv", "geojson", "json"});
}

}  // namespace

Exit run_gaps(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "all figures as one JSON object")
      .text("report", "FILE.html", "a page for a committee, in German or English (--language)")
      .text("title", "TEXT", "the network's name, for the page")
      .text("csv", "FILE", "every cell of every table")
      .text("geojson", "FILE", "the municipalities and the best new offers as points")
      .text("what-if", "N",
            "for each county at most N single new offers that would help most (0–100), default 5")
      .with_as_of()
      .with_language();
  if (!options.read(words, 2, unlimited)) return done;
  const Date as_of = options.as_of();
  const std::string language = options.language();
  GapsOptions wanted;
  if (options.has("what-if")) wanted.what_if = options.number("what-if", GapsLimits::what_if);
  require_right(options, language);

  const Catalog catalog = open_catalog(options.arguments()[0]);
  Exit status = done;
  const Population population = population_of({options.arguments().begin() + 1, options.arguments().end()},
                                              catalog, as_of, language, status);
  if (population.families.empty() && status == refused) return status;
  const Gaps found = gaps(catalog, population.families, wanted);
  const Vocabulary vocabulary = catalog.vocabulary();
  if (options.has("report"))
    write_file(
        options.value("report"),
        report_html(found, vocabulary,
                    {.language = language, .title = options.value("title"), .population = population.about}));
  if (options.has("csv")) write_file(options.value("csv"), to_csv(found));
  if (options.has("geojson")) write_file(options.value("geojson"), to_geojson(found));
  if (options.has("json"))
    std::cout << to_json(found) << '\n';
  else if (!to_output(options))
    print(found, vocabulary, language);
  return status;
}

}  // namespace passgenau::cli
