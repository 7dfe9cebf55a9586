// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"

namespace passgenau::test {

/// `PASSGENAU_CLI`, else the program of this build.
std::string program();
/// Says that the test is skipped where there is none.
bool program_is_absent();

std::string content(const std::filesystem::path& path);

struct Run {
  int status = -1;  ///< 128 and more: by that signal
  std::string out = {};
  std::string err = {};
};

/// A folder of its own for a test case, in which the program runs.
class ProgramFolder : public TemporaryFolder {
 public:
  void write(const std::string& name, const std::string& text) const;
  Run run(const std::vector<std::string>& words, const std::string& input = {},
          std::vector<std::string> environment = {}) const;
};

}  // namespace passgenau::test
