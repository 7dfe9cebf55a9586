// SPDX-License-Identifier: GPL-2.0-or-later
// Readers and the writer who wants their blocks.
#include <fcntl.h>
#include <sys/file.h>

#include <atomic>
#include <chrono>
#include <future>
#include <thread>

#include "passgenau/passgenau.hpp"
#include "store/reader.hpp"
#include "store/tools.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

void commit_one(CatalogWriter& writer, const std::string& id) {
  writer.put(offer_of(id));
  writer.commit();
}

/// Does somebody read a state of an even revision (0), of an odd one (1)?
bool is_read(const std::string& path, int parity) {
  const int file = open((path + (parity == 0 ? "" : "/postlist.glass")).c_str(), O_RDONLY | O_CLOEXEC);
  REQUIRE(file >= 0);
  const bool held = flock(file, LOCK_EX | LOCK_NB) != 0;
  close(file);
  return held;
}

/// Puts an offer in a thread of its own, which `done` tells the end of.
std::future<void> put_beside(CatalogWriter& writer, std::atomic<bool>& done) {
  return std::async(std::launch::async, [&] {
    writer.put(offer_of("late"));
    done = true;
  });
}

constexpr std::chrono::milliseconds a_moment{60};  // putting one offer takes less than one

TEST_CASE("a writer waits for those who read the state before the last") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  commit_one(writer, "a");
  StoreReader old{path};
  CHECK(old.revision() == 1);
  commit_one(writer, "b");  // not this one: what revision 1 reads stays until the next change
  std::atomic<bool> done{false};
  auto putting = put_beside(writer, done);
  std::this_thread::sleep_for(a_moment);
  CHECK_FALSE(done);
  // Those who come meanwhile see the newest and are not waited for.
  const StoreReader late{path};
  CHECK(late.revision() == 2);
  old.rest();
  putting.get();
  CHECK(done);
  CHECK(is_read(path, 0));
  CHECK_FALSE(is_read(path, 1));
}

TEST_CASE("a reader holds the revision that it reads, until it rests or ends") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  commit_one(writer, "a");
  {
    StoreReader reader{path};
    CHECK_FALSE(is_read(path, 0));
    CHECK(is_read(path, 1));
    commit_one(writer, "b");
    CHECK(reader.reopen());
    CHECK(is_read(path, 0));
    CHECK_FALSE(is_read(path, 1));
    reader.rest();
    CHECK_FALSE(is_read(path, 0));
    CHECK_FALSE(reader.reopen());
    CHECK(is_read(path, 0));
  }
  CHECK_FALSE(is_read(path, 0));
  // A catalog that is open reads nothing between two calls.
  const Catalog catalog{path};
  CHECK_FALSE(catalog.offer("nobody"));
  CHECK_FALSE(is_read(path, 0));
  CHECK_FALSE(is_read(path, 1));
}

TEST_CASE("a reader that never ends does not stop the writer") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  commit_one(writer, "a");
  const StoreReader forever{path};
  for (const char* id : {"b", "c"})
    commit_one(writer, id);
  CHECK(Catalog{path}.state().offers == 3);
}

TEST_CASE("somebody else's lock on the folder holds no reader up") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  {
    CatalogWriter writer{path};
    commit_one(writer, "a");
  }
  const int file = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(flock(file, LOCK_EX) == 0);
  const Deadline deadline;
  Catalog catalog{path};
  CHECK(catalog.offer("a"));
  CatalogWriter writer{path};
  for (const char* id : {"b", "c"})
    commit_one(writer, id);
  CHECK(catalog.refresh());
  CHECK(catalog.state().offers == 3);
  close(file);
}

TEST_CASE("a forked child that ends its copy of a reader leaves the parent's lock alone") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  commit_one(writer, "a");
  auto reader = std::make_unique<StoreReader>(path);
  CHECK(in_child([&] {
          reader->rest();
          reader.reset();
          return 0;
        }) == 0);
  CHECK(is_read(path, 1));
}

TEST_CASE("a forked child keeps no reader's place") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  commit_one(writer, "a");
  auto reader = std::make_unique<StoreReader>(path);
  int wake[2];
  REQUIRE(pipe(wake) == 0);
  const pid_t child = fork();
  if (child == 0) {
    char end = 0;
    close(wake[1]);
    static_cast<void>(!read(wake[0], &end, 1));
    _exit(0);
  }
  reader.reset();
  CHECK_FALSE(is_read(path, 1));
  close(wake[1]);
  close(wake[0]);
  waitpid(child, nullptr, 0);
}

}  // namespace
}  // namespace passgenau
