// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/folder_gate.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

#include "model/problem.hpp"
#include "store/path.hpp"

namespace passgenau {

FolderGate::FolderGate(const std::string& catalog_path) {
  // The library reads no clock: it counts its pauses.
  constexpr auto pause = std::chrono::milliseconds{1};
  constexpr int most_pauses = 5000;
  folder_ = open(folder_around(catalog_path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0) return;
  for (int pauses = 0; flock(folder_, LOCK_EX | LOCK_NB) != 0; ++pauses) {
    if (errno != EWOULDBLOCK && errno != EINTR) return;
    if (pauses == most_pauses) {
      close(folder_);
      fail(Code::catalog_locked, "catalog", {}, catalog_path);
    }
    std::this_thread::sleep_for(pause);
  }
}

FolderGate::~FolderGate() {
  // Closing gives the lock back.
  if (folder_ >= 0) close(folder_);
}

}  // namespace passgenau
