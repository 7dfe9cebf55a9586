// SPDX-License-Identifier: GPL-2.0-or-later
// One writer, all or nothing.
#include <malloc.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <functional>
#include <map>
#include <random>
#include <thread>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "store/quiet_guest.hpp"
#include "store/reader.hpp"
#include "store/tools.hpp"
#include "store/writer.hpp"
#include "support/children.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

TEST_CASE("a second writer is refused at once") {
  const Deadline deadline;  // for who waits at the lock itself
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  {
    CatalogWriter writer{path};
    CHECK(opened_to_write(path).name == "catalog-locked");
    // In processes that are killed where they sleep between two attempts.
    constexpr int no_filter = 77;
    const auto sleepless = [](const std::function<bool()>& act) {
      return ended([&] { return become_sleepless_guest() ? (act() ? 0 : 1) : no_filter; });
    };
    const int refused = sleepless([&] { return opened_to_write(path).name == "catalog-locked"; });
    CHECK((refused == 0 || refused == no_filter));
    if (refused != no_filter) CHECK(sleepless([] { return usleep(1) == 0; }) == -SIGSYS);
    writer.put(offer_of("a"));
    writer.commit();
  }
  CHECK(opened_to_write(path).name == "none");
  CHECK(Catalog{path}.state() == CatalogState{.offers = 1, .revision = 1});
}

TEST_CASE("a reader knows of a writer without touching its lock file") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"a"});
  const StoreReader reader{path};
  CHECK_FALSE(reader.is_being_written());
  {
    const CatalogWriter writer{path};
    CHECK(reader.is_being_written());
  }
  CHECK_FALSE(reader.is_being_written());
  // Nor does it make one.
  std::filesystem::remove(path + "/flintlock");
  CHECK_FALSE(reader.is_being_written());
  CHECK_FALSE(std::filesystem::exists(path + "/flintlock"));
  CHECK(Catalog{path}.ids().size() == 1);
}

TEST_CASE("who leaves without a commit takes nothing away from who comes next") {
  // Xapian looks for a database before it takes the lock: now and then a round lost a committed catalog to one who was slow.
  constexpr int rounds = 200;
  for (int round = 0; round < rounds; ++round) {
    const TemporaryFolder folder;
    const std::string path = folder / "c";
    std::atomic<bool> stop = false;
    std::thread others{[&] {
      while (!stop)
        opened_to_write(path);
    }};
    Outcome last;
    do
      last = outcome([&] {
        CatalogWriter writer{path};
        writer.put(offer_of("a"));
        writer.commit();
      });
    while (last.name != "none");
    stop = true;
    others.join();
    const Outcome after = opened(path);
    INFO("round " << round << ": " << after.sentence);
    REQUIRE(after.name == "none");
    REQUIRE(Catalog{path}.state() == CatalogState{.offers = 1, .revision = 1});
  }
}

TEST_CASE("after a fork the writer is the parent's") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  writer.put(offer_of("a"));
  const int refused = in_child([&] {
    int others = 0;
    for (const std::function<void()>& call : {std::function<void()>{[&] { writer.put(offer_of("b")); }},
                                              {[&] { writer.commit(); }},
                                              {[&] { writer.remove("a"); }},
                                              {[&] { static_cast<void>(writer.contains("a")); }},
                                              {[&] { static_cast<void>(writer.size()); }},
                                              {[&] { writer.set_gazetteer({}); }}})
      others += outcome(call).name == "writer-closed" ? 0 : 1;
    const CatalogWriter gone{std::move(writer)};
    return others;
  });
  CHECK(refused == 0);
  CHECK(opened_to_write(path).name == "catalog-locked");
  writer.put(offer_of("c"));
  writer.commit();
  const Catalog catalog{path};
  CHECK(catalog.ids() == std::vector<std::string>{"a", "c"});
  CHECK(catalog.check().empty());
}

TEST_CASE("nothing is visible before the commit, then everything") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  CatalogWriter writer{path};
  CHECK(Catalog{path}.state() == CatalogState{});
  writer.put(offer_of("old", "before"));
  writer.commit();
  Catalog held{path};
  constexpr int many = 600;  // more than the writer keeps in memory
  for (int i = 0; i < many; ++i)
    writer.put(offer_of("new-" + std::to_string(i)));
  writer.put(offer_of("old", "after"));
  writer.set_gazetteer(Gazetteer{{{.postal_code = "64289", .name = "D", .point = {49.87, 8.65}}}});
  CHECK(writer.size() == many + 1);
  CHECK_FALSE(held.refresh());
  const auto shows = [&](const Catalog& catalog, std::uint64_t offers, std::uint64_t revision,
                         const std::string& title) {
    CHECK(catalog.state() == CatalogState{.offers = offers, .revision = revision});
    CHECK(catalog.ids().size() == offers);
    CHECK(catalog.title("old", "de") == title);
    CHECK(catalog.offer("new-599").has_value() == (offers > 1));
    CHECK(catalog.gazetteer().empty() == (offers == 1));
  };
  shows(held, 1, 1, "before");
  shows(Catalog{path}, 1, 1, "before");
  writer.commit();
  shows(Catalog{path}, many + 1, 2, "after");
  CHECK(held.refresh());
  shows(held, many + 1, 2, "after");
}

TEST_CASE("a writer that never commits leaves what was there") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  { CatalogWriter{path}.put(offer_of("a")); }
  CHECK(opened(path).name == "catalog-missing");
  make_catalog(path, {"a"});
  {
    CatalogWriter writer{path};
    writer.put(offer_of("b"));
    writer.remove("a");
  }
  CHECK(Catalog{path}.ids() == std::vector<std::string>{"a"});
  CHECK(Catalog{path}.check().empty());
}

TEST_CASE("a writer that failed takes nothing away from the next one") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  {
    StoreWriter failed{path};
    const std::vector<TextTerm> terms{{.term = std::string(300, 'x')}};
    CHECK(outcome([&] { failed.put({.id = "a", .terms = &terms}); }).name == "storage-failed");
    CHECK(outcome([&] { failed.commit(); }).name == "writer-closed");
    make_catalog(path, {"b"});
  }
  REQUIRE(opened(path).name == "none");
  CHECK(Catalog{path}.ids() == std::vector<std::string>{"b"});
}

TEST_CASE("put, replaced and removed offers keep count and digest") {
  std::mt19937 random{told_seed()};
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  using Model = std::map<std::string, std::string>;
  Model stored;
  std::uint64_t commits = 0;
  for (int round = 0; round < 40; ++round) {
    CatalogWriter writer{path};
    Model pending = stored;
    for (auto steps = random() % 60; steps > 0; --steps) {
      const std::string id = "o" + std::to_string(random() % 50);
      const std::string title = std::to_string(random() % 5);
      if (random() % 3 > 0) {
        CHECK(writer.put(offer_of(id, title)) == pending.contains(id));
        pending[id] = title;
      } else {
        CHECK(writer.remove(id) == (pending.erase(id) == 1));
      }
      CHECK(writer.contains(id) == pending.contains(id));
    }
    CHECK(writer.size() == pending.size());
    CHECK(writer.ids().size() == pending.size());
    if (round > 0 && random() % 4 == 0) continue;  // dropped
    writer.commit();
    stored = pending;
    const Catalog catalog{path};
    CHECK(catalog.state() == CatalogState{.offers = stored.size(), .revision = ++commits});
    for (const std::string& id : catalog.ids())
      CHECK(catalog.title(id, "de") == stored.at(id));
    CHECK(catalog.check().empty());
  }
}

TEST_CASE("what a writer holds hardly grows with the offers of a batch") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder / "c"};
  int at = 0;
  const auto held_after = [&](int offers) {
    for (; at < offers; ++at)
      writer.put(offer_of("o" + std::to_string(at), "T" + std::to_string(at)));
    return mallinfo2().uordblks;
  };
  // Spilled at both moments; values that wait for the commit are 300 bytes an offer, what glass keeps of its blocks 50. A
  // sanitizer's allocator says 0.
  const std::size_t before = held_after(1000);
  const std::size_t after = held_after(10'000);
  CHECK(after < before + 9000 * 100);
}

}  // namespace
}  // namespace passgenau
