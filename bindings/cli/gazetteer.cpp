// SPDX-License-Identifier: GPL-2.0-or-later
#include <iostream>

#include "files.hpp"
#include "numbers.hpp"
#include "options.hpp"
#include "passgenau/place.hpp"
#include "problems.hpp"
#include "verbs.hpp"

namespace passgenau::cli {

Exit run_gazetteer_build(const Verb& verb, const std::vector<std::string>& words) {
  Options options{verb};
  options.text("into", "G", "the file to write, CSV (- is standard output)");
  if (!options.read(words, 1, unlimited)) return done;
  if (!options.has("into")) throw WrongCall{"--into is missing: the file to write"};

  std::vector<GazetteerRow> rows;
  std::vector<Problem> problems;
  Exit status = done;
  for (const std::string& file : options.arguments()) {
    Checked<std::vector<GazetteerRow>> read = read_gazetteer(read_file(file), file);
    if (!read.valid()) status = refused;
    rows.insert(rows.end(), read.value.begin(), read.value.end());
    for (Problem& problem : read.problems)
      problems.push_back(std::move(problem));
  }
  const Gazetteer gazetteer{std::move(rows)};
  if (gazetteer.empty()) {
    print_problems(problems);
    std::cerr << "passgenau: there is no row to write\n";
    return refused;
  }
  write_file(options.value("into"), gazetteer.to_csv());
  std::cerr << gazetteer.rows().size() << " rows written, " << count(problems.size(), "problem", "problems")
            << '\n';
  print_problems(problems);
  return status;
}

}  // namespace passgenau::cli
