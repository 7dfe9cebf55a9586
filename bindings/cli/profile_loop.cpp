// SPDX-License-Identifier: GPL-2.0-or-later
#include "profile_loop.hpp"

#include <iostream>

#include "problems.hpp"
#include "terminal.hpp"

namespace passgenau::cli {
namespace {

void print_refused(const ProfileInput& input, std::vector<Problem> problems) {
  for (Problem& problem : problems) {
    problem.file = input.file;
    problem.line = input.line;
    std::cerr << line_of(problem) << '\n';
  }
}

}  // namespace

Exit answer_each(const Options& options, Date as_of, const Vocabulary& vocabulary,
                 const std::function<void(const ProfileInput&)>& answer) {
  std::vector<std::string> sources{options.arguments().begin() + 1, options.arguments().end()};
  if (sources.empty()) sources.emplace_back("-");
  Exit status = done;
  const auto answer_one = [&](const ProfileInput& input) {
    print_refused(input, input.problems);
    if (!input.valid()) {
      status = refused;
      return;
    }
    try {
      answer(input);
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

std::string with_id(std::string json, const ProfileInput& input) {
  if (!input.id.empty()) json.insert(1, "\"id\":" + input.id + ',');
  return json;
}

}  // namespace passgenau::cli
