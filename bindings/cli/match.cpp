// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include "match_table.hpp"
#include "options.hpp"
#include "passgenau/catalog.hpp"
#include "problems.hpp"
#include "profile_input.hpp"
#include "terminal.hpp"
#include "verbs.hpp"

namespace passgenau::cli {
namespace {

void print_json(const Answer& answer, const std::string& id) {
  std::string line = to_json(answer);
  if (!id.empty()) line.insert(1, "\"id\":" + id + ',');
  std::cout << line << '\n';
}

/// What is wrong with a profile, by place and never by value.
void print_refused(const ProfileInput& input, std::vector<Problem> problems) {
  for (Problem& problem : problems) {
    problem.file = input.file;
    problem.line = input.line;
    std::cerr << line_of(problem) << '\n';
  }
}

/// Does a family that has said so little deserve a question back? Two of the four facts that decide most are missing.
bool is_sparse(const NeedsProfile& profile) {
  return profile.needs.empty() + !profile.children.stated() + !profile.home.stated() +
             profile.languages.empty() >=
         2;
}

}  // namespace

Exit run_match(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.flag("json", "one answer a line for each profile")
      .text("near-misses", "N",
            "also at most N offers (0–200) that fail exactly one condition, with the change that helps")
      .text(
          "ask", "N",
          "also at most N questions (0–200) that would change the list most; a table for a profile that says "
          "little has three, N 0 leaves them out")
      .with_as_of()
      .with_language();
  if (!options.read(words, 1, unlimited)) return done;
  const Date as_of = options.as_of();
  const std::string language = options.language();
  const bool json = options.has("json");
  constexpr std::size_t most = 200;
  const AnswerOptions beside{.near_misses = options.number("near-misses", most),
                             .ask = options.number("ask", most)};
  constexpr std::size_t questions_of_a_table = 3;

  const Catalog catalog{options.arguments()[0]};
  const Vocabulary vocabulary = catalog.vocabulary();
  std::vector<std::string> sources{options.arguments().begin() + 1, options.arguments().end()};
  if (sources.empty()) sources.emplace_back("-");

  Exit status = done;
  const Reader reader{.catalog = catalog, .language = language, .width = table_width()};
  const auto answer_one = [&](const ProfileInput& input) {
    print_refused(input, input.problems);
    if (!input.valid()) {
      status = refused;
      return;
    }
    try {
      AnswerOptions wanted = beside;
      if (!json && !options.has("ask") && is_sparse(input.profile)) wanted.ask = questions_of_a_table;
      const Answer answer = catalog.match(input.profile, wanted);
      if (json)
        print_json(answer, input.id);
      else
        print_answer(std::cout, reader, input.heading, answer, input.profile);
    } catch (const Error& error) {
      if (error.code() != Code::profile_invalid) throw;
      print_refused(input, error.details().empty() ? std::vector{error.problem()} : error.details());
      status = refused;
    }
  };
  for (const std::string& source : sources) {
    if (source == "-" && input_is_terminal())
      std::cerr << "Reading a profile from the terminal; Ctrl-D ends it.\n";
    try {
      for_each_profile(source, as_of, vocabulary, answer_one);
    } catch (const Error& error) {
      if (error.code() != Code::file_unreadable) throw;
      print_error(error);
      status = refused;
    }
  }
  return status;
}

}  // namespace passgenau::cli
