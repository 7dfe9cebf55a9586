// SPDX-License-Identifier: GPL-2.0-or-later
#include "family_files.hpp"

#include <algorithm>
#include <sstream>

#include "files.hpp"
#include "problems.hpp"

namespace passgenau::cli {

std::vector<Family> families_of(const std::vector<std::string>& paths, const Catalog& catalog, Date as_of,
                                Exit& status) {
  const Vocabulary vocabulary = catalog.vocabulary();
  std::vector<Family> families;
  for (const std::string& path : paths) {
    const std::string name = path == "-" ? "standard input" : path;
    std::istringstream lines{read_file(path)};
    Checked<std::vector<Family>> read = read_families(lines, vocabulary, as_of, name);
    print_problems(read.problems);
    if (!read.valid()) status = refused;
    for (Family& family : read.value) {
      if (paths.size() > 1) family.id = name + ':' + family.id;
      families.push_back(std::move(family));
    }
  }
  return families;
}

}  // namespace passgenau::cli
