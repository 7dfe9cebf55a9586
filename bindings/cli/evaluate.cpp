// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iostream>
#include <sstream>

#include "catalog_argument.hpp"
#include "evaluation_table.hpp"
#include "files.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "passgenau/evaluation.hpp"
#include "problems.hpp"
#include "profile_input.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

std::string required(const Options& options, const char* name) {
  if (!options.has(name)) throw WrongCall{"--" + std::string{name} + " FILE is missing"};
  return options.value(name);
}

}  // namespace

Exit run_evaluate(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.text("profiles", "FILE", "the families: profiles with id and case, one a line")
      .text("judgements", "FILE", "what each offer is worth to each family, one a line")
      .flag("json", "all figures as one JSON object")
      .with_as_of()
      .with_language();
  if (!options.read(words, 1, 1)) return done;
  JudgedSet judged{.families_file = required(options, "profiles"),
                   .grades_file = required(options, "judgements")};
  const std::string language = options.language();
  const Date as_of = options.as_of();

  const Catalog catalog = open_catalog(options.arguments()[0]);
  std::vector<Problem> problems;
  for_each_profile(judged.families_file, as_of, catalog.vocabulary(), [&](const ProfileInput& input) {
    problems.insert(problems.end(), input.problems.begin(), input.problems.end());
    judged.families.push_back(
        {.id = input.name, .words = input.words, .profile = input.profile, .line = input.line});
  });
  std::istringstream lines{read_file(judged.grades_file)};
  Checked<std::vector<OfferGrade>> grades = read_judgements(lines, judged.grades_file);
  judged.grades = std::move(grades.value);
  problems.insert(problems.end(), grades.problems.begin(), grades.problems.end());
  print_problems(problems);
  if (std::any_of(problems.begin(), problems.end(), is_error)) return refused;

  const Evaluation evaluation = evaluate(catalog, judged, {.language = language});
  if (options.has("json"))
    std::cout << to_json(evaluation) << '\n';
  else
    print_evaluation(std::cout, evaluation, table_width());
  return done;
}

}  // namespace passgenau::cli
