// SPDX-License-Identifier: GPL-2.0-or-later
#include "store/readers_grace.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

namespace passgenau {

namespace {

/// False where it must be waited for. A file that cannot be locked holds nobody up.
bool lock(int file, int operation) {
  if (file < 0) return true;
  for (;;) {
    if (flock(file, operation) == 0) return true;
    if (errno != EINTR) return errno != EWOULDBLOCK;
  }
}

}  // namespace

ReadersGrace::ReadersGrace(const std::string& catalog_folder)
    : files_{open(catalog_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC),
             open((catalog_folder + "/postlist.glass").c_str(),
                  O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)} {}

ReadersGrace::~ReadersGrace() {
  // A child that was forked meanwhile has the same locks: closing alone would leave them with it.
  let_go();
  for (const int file : files_)
    if (file >= 0) close(file);
}

void ReadersGrace::hold_any() {
  // A writer has it for the moment between two system calls.
  for (const int file : files_)
    lock(file, LOCK_SH);
}

void ReadersGrace::hold(std::uint64_t revision) { lock(files_[(revision + 1) % parities], LOCK_UN); }

void ReadersGrace::let_go() {
  for (const int file : files_)
    lock(file, LOCK_UN);
}

void ReadersGrace::wait_for_older(std::uint64_t revision) {
  // The library reads no clock: it counts its pauses.
  constexpr auto pause = std::chrono::microseconds{250};
  constexpr int most_pauses = 2000;
  const int file = files_[(revision + 1) % parities];
  for (int pauses = 0; !lock(file, LOCK_EX | LOCK_NB); ++pauses) {
    if (pauses == most_pauses) return;
    std::this_thread::sleep_for(pause);
  }
  lock(file, LOCK_UN);
}

}  // namespace passgenau
