// SPDX-License-Identifier: GPL-2.0-or-later
#include "problems.hpp"

#include <algorithm>
#include <iostream>

#include "text_width.hpp"

namespace passgenau::cli {

std::string line_of(const Problem& problem) {
  std::string out;
  if (!problem.file.empty()) out += problem.file + ':';
  if (problem.line) out += std::to_string(*problem.line) + ':';
  if (!out.empty()) out += ' ';
  if (!is_error(problem)) out += "warning: ";
  return printable(out + problem.message);
}

void print_problems(const std::vector<Problem>& problems, const std::string& report_file) {
  constexpr std::size_t shown = 20;
  std::vector<const Problem*> ordered;
  ordered.reserve(problems.size());
  for (const Problem& problem : problems)
    ordered.push_back(&problem);
  std::stable_partition(ordered.begin(), ordered.end(),
                        [](const Problem* problem) { return is_error(*problem); });
  for (std::size_t i = 0; i < std::min(shown, ordered.size()); ++i)
    std::cerr << "  " << line_of(*ordered[i]) << '\n';
  if (ordered.size() <= shown) return;
  std::cerr << "  … and " << ordered.size() - shown << " more";
  if (!report_file.empty()) std::cerr << " (all in " << report_file << ')';
  std::cerr << '\n';
}

void print_error(const Error& error, const std::string& report_file) {
  std::cerr << "passgenau: " << line_of(error.problem()) << '\n';
  print_problems(error.details(), report_file);
}

void fail(Code code, const std::string& file) {
  throw Error{Problem{.code = code, .message = std::string{info(code).meaning}, .file = file}};
}

}  // namespace passgenau::cli
