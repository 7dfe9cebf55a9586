// SPDX-License-Identifier: GPL-2.0-or-later
// A disk that is full, at twenty levels: one that only says so, and a real one of its own where this machine lets a test mount it.
#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>

#include "catch.hpp"
#include "faults/shim/faults.hpp"
#include "faults/tools.hpp"
#include "passgenau/passgenau.hpp"
#include "store/tools.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

constexpr long levels = 20;

/// What became of import 4 on a disk that was full: throws where it is not as it must be. True where it went in.
bool went_in(States& states, const std::string& path, const Outcome& found) {
  const Held now = held(path);
  const std::string words = found.name + ": " + found.sentence;
  if (found.name != "none" && found.name != "storage-failed") throw std::runtime_error{"unclear: " + words};
  if (now.revision != (found.name == "none" ? 4 : 3))
    throw std::runtime_error{"another state after " + words};
  if (now.offers != states.at(now.revision)) throw std::runtime_error{"other offers after " + words};
  return found.name == "none";
}

TEST_CASE("a disk that takes no more bytes, at twenty levels") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  States states;
  states.copy(3, path);
  const auto all = static_cast<long>(fs::file_size(path + "/postlist.glass")) + 400'000;
  int failed = 0;
  for (long level = 0; level < levels; ++level) {
    const long free_bytes = level == levels - 1 ? all : all * level * level / (levels * levels * 4);
    INFO("room for " << free_bytes << " bytes");
    states.copy(3, path);
    faults::arm({.free_bytes = free_bytes});
    const Outcome found = outcome([&] { run_import(path, 4); });
    faults::disarm();
    if (!went_in(states, path, found)) ++failed;
    require_next_import(states, path);
  }
  std::cout << failed << " of " << levels << " levels were too full\n";
  CHECK(failed > levels / 2);
  CHECK(failed < levels);
}

/// A file system in memory that only this process sees; false where that is not permitted.
bool mount_own(const std::string& at) {
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (user != 0) {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    std::ofstream{"/proc/self/setgroups"} << "deny";
    std::ofstream{"/proc/self/uid_map"} << "0 " << user << " 1";
    std::ofstream{"/proc/self/gid_map"} << "0 " << group << " 1";
  } else if (unshare(CLONE_NEWNS) != 0) {
    return false;
  }
  return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         mount("none", at.c_str(), "tmpfs", 0, "size=4m") == 0;
}

/// Takes space until only so many bytes are free.
void fill(const std::string& file, std::uint64_t free_bytes) {
  std::ofstream out{file, std::ios::binary};
  const std::string block(4096, 'x');
  for (;;) {
    struct statvfs space {};
    if (statvfs(file.c_str(), &space) != 0 || space.f_bavail * space.f_frsize <= free_bytes) return;
    out << block << std::flush;
  }
}

TEST_CASE("a small disk that is full, at twenty levels") {
  const TemporaryFolder folder;
  States states;
  states.at(5);
  constexpr int not_permitted = 77;
  constexpr int too_few = 2;
  const int status = ended([&] {
    if (!mount_own(folder.path())) return not_permitted;
    const std::string path = folder / "c";
    int failed = 0;
    for (std::uint64_t level = 0; level < levels; ++level) {
      fs::remove(folder / "filler");
      states.copy(3, path);
      constexpr std::uint64_t step = 8192;
      if (level < levels - 1) fill(folder / "filler", level * step);
      const Outcome found = outcome([&] { run_import(path, 4); });
      if (!went_in(states, path, found)) ++failed;
      fs::remove(folder / "filler");
      require_next_import(states, path);
    }
    std::cout << failed << " of " << levels << " levels were too full\n" << std::flush;
    return failed > 3 && failed < static_cast<int>(levels) ? 0 : too_few;
  });
  if (status == not_permitted) return skip("this machine lets no test mount a file system");
  CHECK(status == 0);
}

}  // namespace
}  // namespace passgenau
