// SPDX-License-Identifier: GPL-2.0-or-later
// A catalog that stays open: what goes away under it, and what it holds.
#include <sys/resource.h>
#include <unistd.h>

#include <barrier>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <map>
#include <thread>
#include <vector>

#include "catalog/tools.hpp"
#include "catch.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

TEST_CASE("a concept that was withdrawn is refused where words bring the newest state") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  {
    CatalogWriter writer{path};
    writer.set_vocabulary(Vocabulary::built_in().extended_by(
        R"({"type": "burden", "id": "child/own", "broader": ["child"], "label": {"de": "Eigenes"}})"));
    Offer offer = offer_of("o");
    offer.addresses = {"child/own"};
    writer.put(offer);
    writer.commit();
  }
  const Catalog held{path};
  const NeedsProfile plain{.as_of = today, .needs = {{"child/own"}}};
  NeedsProfile with_words = plain;
  with_words.words = Words{.text = "Hilfe"};
  CHECK(held.match(with_words).matches.size() == 1);
  {
    CatalogWriter writer{path};
    writer.set_vocabulary({});
    writer.commit();
  }
  CHECK(held.match(plain).matches.size() == 1);  // still the state that was opened
  const std::vector<NeedsProfile> two{{.as_of = today}, with_words};
  std::vector<Problem> details;
  try {
    static_cast<void>(held.match_all(two));
  } catch (const Error& error) {
    CHECK(error.code() == Code::profile_invalid);
    details = error.details();
  }
  REQUIRE(details.size() == 1);
  CHECK(details[0].code == Code::unknown_burden);
  CHECK(details[0].pointer == "/1/needs/0/burden");
  CHECK(code_of([&] { held.match(with_words); }) == Code::profile_invalid);
  CHECK(code_of([&] { held.match(plain); }) == Code::profile_invalid);
}

TEST_CASE("what a burst of threads held open is closed again") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {offer_of("o")});
  const Catalog held{path};
  const auto open_files = [] {
    return std::distance(fs::directory_iterator{"/proc/self/fd"}, fs::directory_iterator{});
  };
  if (!fs::exists("/proc/self/fd")) {
    std::cout << "skipped: no /proc here\n";
    return;
  }
  const auto before = open_files();
  constexpr int burst = 40;
  std::barrier all_inside{burst};
  std::vector<std::jthread> threads;
  for (int i = 0; i < burst; ++i)
    threads.emplace_back([&] { held.for_each_offer([&](const Offer&) { all_inside.arrive_and_wait(); }); });
  threads.clear();
  constexpr long of_a_reader = 8;  // tables, their lock, and the two of its grace
  CHECK(open_files() - before <= 16 * of_a_reader);
}

#ifndef __SANITIZE_ADDRESS__
// The sanitizer of undefined behaviour, which is built in together with that one, opens a pipe to see whether an object can be read.
TEST_CASE("a process with too many files open is told so, not that the catalog is damaged") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {offer_of("o")});
  CHECK(code_of([&] { Catalog{path}; }) == Code::internal);
  rlimit before{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &before) == 0);
  const int next = dup(0);
  REQUIRE(next >= 0);
  close(next);
  std::map<Code, int> outcomes;
  for (rlim_t spare = 0; spare < 12; ++spare) {
    rlimit few = before;
    few.rlim_cur = static_cast<rlim_t>(next) + spare;
    REQUIRE(setrlimit(RLIMIT_NOFILE, &few) == 0);
    const Code code = code_of([&] { Catalog{path}; });
    REQUIRE(setrlimit(RLIMIT_NOFILE, &before) == 0);
    INFO(spare << " files to spare");
    CHECK((code == Code::internal || code == Code::file_unreadable || code == Code::path_refused));
    ++outcomes[code];
  }
  CHECK(outcomes[Code::file_unreadable] > 0);
  CHECK(outcomes[Code::internal] > 0);
}
#endif

}  // namespace
}  // namespace passgenau
