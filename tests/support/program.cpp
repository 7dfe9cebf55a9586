// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "catch.hpp"

namespace passgenau::test {

namespace fs = std::filesystem;

std::string program() {
  if (const char* path = std::getenv("PASSGENAU_CLI")) return path;
#ifdef PASSGENAU_PROGRAM
  return PASSGENAU_PROGRAM;
#else
  return {};
#endif
}

bool program_is_absent() {
  if (!program().empty() && fs::exists(program())) return false;
  skip("there is no program passgenau: set PASSGENAU_CLI to its path");
  return true;
}

std::string content(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

void ProgramFolder::write(const std::string& name, const std::string& text) const {
  std::ofstream{*this / name, std::ios::binary} << text;
}

Run ProgramFolder::run(const std::vector<std::string>& words, const std::string& input,
                       std::vector<std::string> environment) const {
  write("stdin", input);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addchdir_np(&actions, path().c_str());
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, (path() / "stdin").c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, (path() / "stdout").c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (path() / "stderr").c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, 0600);
  const std::string executable = fs::absolute(program()).string();
  std::vector<char*> argv{const_cast<char*>(executable.c_str())};
  for (const std::string& word : words)
    argv.push_back(const_cast<char*>(word.c_str()));
  argv.push_back(nullptr);
  // Sanitizers and the search path of the library come from the test's own environment; what shapes tables
  // does not.
  for (char** variable = environ; *variable; ++variable) {
    const std::string_view text = *variable;
    if (text.substr(0, 8) != "COLUMNS=" && text.substr(0, 9) != "NO_COLOR=") environment.emplace_back(text);
  }
  std::vector<char*> envp;
  for (std::string& variable : environment)
    envp.push_back(variable.data());
  envp.push_back(nullptr);
  pid_t child = 0;
  REQUIRE(posix_spawn(&child, executable.c_str(), &actions, nullptr, argv.data(), envp.data()) == 0);
  posix_spawn_file_actions_destroy(&actions);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return {.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .out = content(path() / "stdout"),
          .err = content(path() / "stderr")};
}

}  // namespace passgenau::test
