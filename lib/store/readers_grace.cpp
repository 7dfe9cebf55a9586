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

constexpr std::chrono::microseconds pause{250};

/// False where somebody else holds it. A file that cannot be locked holds nobody up.
bool try_lock(int file, int operation) {
  if (file < 0) return true;
  for (;;) {
    if (flock(file, operation | LOCK_NB) == 0) return true;
    if (errno != EINTR) return errno != EWOULDBLOCK;
  }
}

/// The library reads no clock: it counts its pauses.
bool lock(int file, int operation, int most_pauses) {
  for (int pauses = 0; !try_lock(file, operation); ++pauses) {
    if (pauses == most_pauses) return false;
    std::this_thread::sleep_for(pause);
  }
  return true;
}

void unlock(int file) {
  if (file >= 0) flock(file, LOCK_UN);
}

}  // namespace

ReadersGrace::ReadersGrace(const std::string& catalog_folder) {
  const std::string postings = catalog_folder + "/postlist.glass";
  files_ = {open(catalog_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC),
            open(postings.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)};
}

ReadersGrace::~ReadersGrace() {
  // Closing alone would leave a child that was forked meanwhile with the locks.
  let_go();
  for (const int file : files_)
    if (file >= 0) close(file);
}

void ReadersGrace::hold_any() {
  // A writer has it for the moment between two system calls; anybody else may have it for ever.
  constexpr int most_pauses = 40;
  for (const int file : files_)
    lock(file, LOCK_SH, most_pauses);
}

void ReadersGrace::hold(std::uint64_t revision) {
  if (getpid() == owner_) unlock(files_[(revision + 1) % parities]);
}

void ReadersGrace::let_go() {
  if (getpid() != owner_) return;
  for (const int file : files_)
    unlock(file);
}

void ReadersGrace::wait_for_older(std::uint64_t revision) {
  constexpr int most_pauses = 2000;
  const int file = files_[(revision + 1) % parities];
  if (lock(file, LOCK_EX, most_pauses)) unlock(file);
}

}  // namespace passgenau
