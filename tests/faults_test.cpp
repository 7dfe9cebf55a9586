// SPDX-License-Identifier: GPL-2.0-or-later
// Killed at any moment: imports and seals in processes of their own that are killed at random, and in the place of each write, each
// synchronisation and each rename. What is left is the last confirmed state or the one in progress, whole, and the next import works.
// PASSGENAU_KILLS is the number of random kills, 200 without it; they take some 10 s.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <random>

#include "catch.hpp"
#include "faults/shim/faults.hpp"
#include "faults/tools.hpp"
#include "passgenau/passgenau.hpp"
#include "store/tools.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;
using faults::Call;
using faults::Fate;

/// Imports for ever and tells each commit as a byte.
[[noreturn]] void import_for_ever(const std::string& path, int turn, int pipe) {
  try {
    for (;; ++turn) {
      run_import(path, turn);
      if (write(pipe, "x", 1) != 1) _exit(1);
    }
  } catch (...) {
    _exit(1);
  }
}

/// The commits that a child confirmed before it was killed after so many microseconds.
std::uint64_t confirmed_until_killed(const std::string& path, int turn, useconds_t after) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) import_for_ever(path, turn, ends[1]);
  close(ends[1]);
  usleep(after);
  kill(child, SIGKILL);
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  std::uint64_t confirmed = 0;
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1)
    ++confirmed;
  close(ends[0]);
  return confirmed;
}

TEST_CASE("an import that is killed at random leaves the last state or the next") {
  std::mt19937 random{told_seed()};
  const char* wanted = std::getenv("PASSGENAU_KILLS");
  const int kills = wanted != nullptr ? std::atoi(wanted) : 200;
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  States states;
  run_import(path, 1);
  Catalog reader{path};
  std::uint64_t last = 1;
  std::uint64_t commits = 0;
  int in_progress = 0;
  for (int round = 0; round < kills; ++round) {
    constexpr useconds_t longest = 40'000;
    const auto after = static_cast<useconds_t>(random() % longest);
    const std::uint64_t confirmed = confirmed_until_killed(path, static_cast<int>(last) + 1, after);
    INFO("round " << round << ": killed after " << after << " µs and " << confirmed << " commits");
    const Held now = held(path);
    REQUIRE(now.revision >= last + confirmed);
    REQUIRE(now.revision <= last + confirmed + 1);
    REQUIRE(now.offers == states.at(now.revision));
    // Who had it open all the time goes on.
    REQUIRE(reader.refresh() == (now.revision != last));
    REQUIRE(reader.state().revision == now.revision);
    in_progress += now.revision > last + confirmed ? 1 : 0;
    commits += confirmed;
    last = now.revision;
  }
  std::cout << kills << " kills, " << commits << " confirmed commits, " << in_progress
            << " times the one in progress stood\n";
  CHECK(commits > 0);
}

/// Runs `work` killed in the place of the first call of a sort, then of the second, until it comes through; `look` is told whether it
/// came through. Returns how often it was killed.
int killed_everywhere(Call call, Fate fate, const std::function<void()>& prepare,
                      const std::function<void()>& work, const std::function<void(bool)>& look) {
  for (long nth = 1;; ++nth) {
    INFO("call " << static_cast<int>(call) << ", number " << nth << ", fate " << static_cast<int>(fate));
    prepare();
    const int status = ended([&] {
      faults::arm({.call = call, .nth = nth, .fate = fate});
      work();
      return 0;
    });
    REQUIRE((status == 0 || status == killed));
    look(status == 0);
    if (status == 0) return static_cast<int>(nth) - 1;
  }
}

struct Place {
  Call call;
  Fate fate;
  const char* name;
};
constexpr Place places[] = {{Call::write, Fate::kill, "writes"},
                            {Call::write, Fate::kill_half, "half writes"},
                            {Call::synchronise, Fate::kill, "synchronisations"},
                            {Call::rename, Fate::kill, "renames"}};

TEST_CASE(
    "an import that is killed at any write, synchronisation or rename leaves the last state or the next") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  States states;
  for (const int before : {0, 3})
    for (const Place& place : places) {
      int went_on = 0;
      const int kills = killed_everywhere(
          place.call, place.fate,
          [&] {
            if (before > 0)
              states.copy(before, path);
            else
              fs::remove_all(path);
          },
          [&] { run_import(path, before + 1); },
          [&](bool through) {
            const Outcome now = opened(path);
            if (before == 0 && !through && now.name == "catalog-missing")
              return require_next_import(states, path);
            REQUIRE(now.name == "none");
            const Held found = held(path);
            const auto last = static_cast<std::uint64_t>(before);
            REQUIRE(found.revision >= (through ? last + 1 : last));
            REQUIRE(found.revision <= last + 1);
            REQUIRE(found.offers == states.at(found.revision));
            if (!through && found.revision > last) ++went_on;
            require_next_import(states, path);
          });
      std::cout << (before > 0 ? "catalog: " : "new catalog: ") << kills << " kills at " << place.name
                << ", after " << went_on << " the import stood\n";
      CHECK(kills > 0);
    }
}

TEST_CASE("a seal that is killed at any write, synchronisation or rename leaves the old file or the new") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const std::string file = folder / "c.sealed";
  States states;
  states.copy(1, path);
  const Seal old = seal_catalog(path, folder / "old");
  run_import(path, 2);
  for (const Place& place : places) {
    const int kills = killed_everywhere(
        place.call, place.fate,
        [&] { fs::copy_file(folder / "old", file, fs::copy_options::overwrite_existing); },
        [&] { seal_catalog(path, file); },
        [&](bool through) {
          const Seal now = read_seal(file);
          REQUIRE((now.revision == 2 || (!through && now == old)));
          REQUIRE(held(file).offers == states.at(now.revision));
        });
    std::cout << "seal: " << kills << " kills at " << place.name << '\n';
    CHECK(kills > 0);
  }
  CHECK(seal_catalog(path, file).revision == 2);
}

}  // namespace
}  // namespace passgenau
