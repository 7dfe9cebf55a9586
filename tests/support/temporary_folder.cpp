// SPDX-License-Identifier: GPL-2.0-or-later
#include "support/temporary_folder.hpp"

#include <unistd.h>

#include <cstdlib>
#include <stdexcept>

namespace passgenau::test {

namespace fs = std::filesystem;

namespace {

fs::path in_memory() {
  const fs::path memory = "/dev/shm";
  return access(memory.c_str(), W_OK | X_OK) == 0 ? memory : fs::temp_directory_path();
}

}  // namespace

TemporaryFolder::TemporaryFolder() : TemporaryFolder{in_memory()} {}

TemporaryFolder::TemporaryFolder(const fs::path& parent) {
  std::string name = (parent / "passgenau-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace passgenau::test
