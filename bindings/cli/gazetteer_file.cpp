// SPDX-License-Identifier: GPL-2.0-or-later
#include "gazetteer_file.hpp"

#include "files.hpp"
#include "problems.hpp"

namespace passgenau::cli {

Gazetteer gazetteer_of(const std::string& file) {
  Checked<std::vector<GazetteerRow>> read = read_gazetteer(read_file(file), file);
  if (read.value.empty())
    throw Error{Problem{.code = Code::gazetteer_invalid,
                        .message = std::string{info(Code::gazetteer_invalid).meaning},
                        .file = file},
                read.problems};
  print_problems(read.problems);
  return Gazetteer{std::move(read.value)};
}

}  // namespace passgenau::cli
