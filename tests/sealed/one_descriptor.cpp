// SPDX-License-Identifier: GPL-2.0-or-later
// A sealed catalog is verified over the descriptor over which it is read: nothing opens its path a second time, when another file may
// stand there. The kernel tells who opens it, whichever way.
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstring>

#include "sealed/network.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

/// Counts how often a file is opened.
class Openings {
 public:
  explicit Openings(const std::string& file) {
    // Equal events behind each other are told once: what is done between two openings keeps them apart.
    REQUIRE(inotify_add_watch(events_, file.c_str(), IN_OPEN | IN_ACCESS | IN_CLOSE) >= 0);
  }
  ~Openings() { close(events_); }
  Openings(const Openings&) = delete;
  Openings& operator=(const Openings&) = delete;

  /// Since the last call.
  int count() const {
    int openings = 0;
    std::array<char, 4096> bytes{};
    for (ssize_t got = 0; (got = read(events_, bytes.data(), bytes.size())) > 0;)
      for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
        inotify_event event{};
        std::memcpy(&event, bytes.data() + at, sizeof event);
        REQUIRE((event.mask & IN_Q_OVERFLOW) == 0);
        if ((event.mask & IN_OPEN) != 0) ++openings;
        at += sizeof event + event.len;
      }
    return openings;
  }

 private:
  int events_ = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
};

TEST_CASE("a sealed catalog is opened once to be verified and read") {
  const TemporaryFolder folder;
  const std::string file = folder / "c.sealed";
  make_network(folder / "c");
  seal_catalog(folder / "c", file);
  const Openings openings{file};
  // One more looks whether it is a sealed catalog at all.
  constexpr int look = 1;
  Catalog catalog{file};
  CHECK(openings.count() == look + 1);
  CHECK_FALSE(answers(catalog).empty());
  CHECK(catalog.check().empty());
  CHECK_FALSE(catalog.refresh());
  CHECK(openings.count() == 0);
  CHECK_FALSE(read_seal(file).sha256.empty());
  CHECK(openings.count() == look + 1);
  CHECK(check_catalog(file).problems.empty());
  CHECK(openings.count() == look + 1);
}

}  // namespace
}  // namespace passgenau
