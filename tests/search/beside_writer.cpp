// SPDX-License-Identifier: GPL-2.0-or-later
// Words are looked up in the newest state. Where a writer commits in less time than that takes to read, there is always a newer one.
#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "catalog/tools.hpp"
#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

constexpr int offers = 4000;  // read in 4 ms, where a commit of one takes 0.2

std::vector<Offer> many() {
  std::vector<Offer> all;
  for (int i = 0; i < offers; ++i)
    all.push_back(offer_of("o" + std::to_string(i), "Bastelkreis " + std::to_string(i)));
  return all;
}

/// Commits until it is ended: an offer that says nothing of the words that are asked for.
class BusyWriter {
 public:
  explicit BusyWriter(const std::string& path) : writer_{path}, thread_{[this] { write(); }} {
    while (commits_ == 0)
      std::this_thread::yield();
  }
  ~BusyWriter() {
    stop_ = true;
    thread_.join();
  }
  BusyWriter(const BusyWriter&) = delete;
  BusyWriter& operator=(const BusyWriter&) = delete;
  int commits() const { return commits_; }

 private:
  void write() {
    while (!stop_) {
      writer_.put(offer_of("busy", "Stand " + std::to_string(commits_)));
      writer_.commit();
      ++commits_;
    }
  }

  CatalogWriter writer_;
  std::atomic<bool> stop_{false};
  std::atomic<int> commits_{0};
  std::thread thread_;
};

TEST_CASE("a search beside a writer that never rests is answered") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const std::string other = folder / "d";
  make_catalog(path, many());
  make_catalog(other, {offer_of("x", "Bastelkreis")});
  const Catalog one{path};
  const Catalog several = Catalog::open({{.name = "c", .path = path}, {.name = "d", .path = other}});
  const BusyWriter writer{path};
  constexpr int questions = 5;
  const int before = writer.commits();
  for (const Catalog* catalog : {&one, &several})
    for (int i = 0; i < questions; ++i) {
      const std::uint64_t committed = Catalog{path}.state().revision;
      const SearchResult found = catalog->search({.words = "Bastelkreis 3999", .language = "de"});
      REQUIRE_FALSE(found.hits.empty());
      CHECK(found.hits[0].offer == (catalog == &one ? "o3999" : "c:o3999"));
      // As it stood when it was asked, or later.
      CHECK((catalog == &one ? found.catalog.revision : found.catalog.networks[0].revision) >= committed);
      for (const NetworkState& network : found.catalog.networks)
        CHECK_FALSE(network.problem);
    }
  CHECK(writer.commits() > before);
}

}  // namespace
}  // namespace passgenau
