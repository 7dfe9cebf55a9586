// SPDX-License-Identifier: GPL-2.0-or-later
// What the store records of each commit's changes, and what it makes of records that are damaged, missing, or of another state.
#include "store/change_log.hpp"

#include <iterator>
#include <memory>

#include "store/reader.hpp"
#include "store/schema.hpp"
#include "store/tools.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

struct At {
  std::uint64_t revision = 0;
  std::uint64_t digest = 0;
};

At state_of(const std::string& path) {
  const StoreReader reader{path};
  return {reader.revision(), reader.digest()};
}

/// Ids, those of removed offers with a minus; "unknown" where it is not recorded.
std::string since(const std::string& path, const At& earlier) {
  const auto changes = StoreReader{path}.changes_since(earlier.revision, earlier.digest);
  if (!changes) return "unknown";
  std::string text;
  for (const auto& [id, facts] : *changes)
    text += (facts ? " " : " -") + id;
  return text;
}

void put(const std::string& path, std::initializer_list<const char*> ids, const std::string& title = "x") {
  CatalogWriter writer{path};
  for (const char* id : ids)
    writer.put(offer_of(id, title));
  writer.commit();
}

TEST_CASE("each commit's changes are known to those who show a state before") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  put(path, {"a", "b", "c"});
  const At first = state_of(path);
  put(path, {"b"}, "y");
  const At second = state_of(path);
  {
    CatalogWriter writer{path};
    writer.remove("a");
    writer.put(offer_of("d"));
    writer.put(offer_of("e"));
    writer.remove("e");
    writer.commit();
  }
  put(path, {"a"});
  CHECK(since(path, first) == " a b d -e");
  CHECK(since(path, second) == " a d -e");
  CHECK(since(path, state_of(path)) == "");
  CHECK(since(path, {first.revision, first.digest + 1}) == "unknown");
  CHECK(since(path, {9, 0}) == "unknown");
}

TEST_CASE("commits that are too large or too long ago are not known") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const auto kept = [&] {
    std::ptrdiff_t count = 0;
    tamper(path, [&](auto& db) {
      const std::string prefix{schema::metadata::changes};
      count = std::distance(db.metadata_keys_begin(prefix), db.metadata_keys_end(prefix));
    });
    return count;
  };
  const auto put_many = [&](std::size_t count, const std::string& title) {
    CatalogWriter writer{path};
    for (std::size_t i = 0; i < count; ++i)
      writer.put(offer_of(std::to_string(i), title));
    writer.commit();
  };
  put(path, {"a"});
  const At first = state_of(path);
  // Behind the first record that is kept, 64 changes are told of in a small catalog.
  put(path, {"a"}, "y");
  for (int commit = 0; commit < 4; ++commit)
    put_many(16, std::to_string(commit));
  CHECK(StoreReader{path}.changes_since(first.revision, first.digest)->size() == 17);
  CHECK(kept() == 5);
  put(path, {"a"}, "z");
  CHECK(since(path, first) == "unknown");
  CHECK(kept() == 5);
  const At before = state_of(path);
  put_many(most_logged_changes, "x");
  CHECK(StoreReader{path}.changes_since(before.revision, before.digest)->size() == most_logged_changes);
  put_many(most_logged_changes + 1, "y");
  CHECK(since(path, before) == "unknown");
  CHECK(kept() == 0);
}

TEST_CASE("records of old commits go, and those before a commit without one") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  put(path, {"a"});
  const At first = state_of(path);
  {
    CatalogWriter writer{path};
    for (int i = 0; i < 65; ++i) {
      writer.put(offer_of("a", std::to_string(i)));
      writer.commit();
    }
  }
  CHECK(since(path, first) == " a");
  put(path, {"b"});
  CHECK(since(path, first) == "unknown");
  // A passgenau that knows no records was here: what it did is not known, nor what was before.
  const At second = state_of(path);
  put(path, {"c"});
  tamper(path, [&](auto& db) {
    db.set_metadata(std::string{schema::metadata::changes} + "00000000000000000068", {});
  });
  CHECK(since(path, second) == "unknown");
  put(path, {"d"});
  CHECK(since(path, second) == "unknown");
  const At third = state_of(path);
  put(path, {"e"});
  CHECK(since(path, third) == " e");
}

TEST_CASE("a record that is damaged, lost or of another passgenau's commit tells nothing") {
  const auto told = [](const std::function<void(Xapian::WritableDatabase&, const std::string&)>& change) {
    const TemporaryFolder folder;
    const std::string path = folder / "c";
    put(path, {"a", "b"});
    const At first = state_of(path);
    put(path, {"b"}, "y");
    put(path, {"a"}, "z");
    tamper(path,
           [&](auto& db) { change(db, std::string{schema::metadata::changes} + "0000000000000000000"); });
    Catalog catalog{path};
    CHECK(catalog.offer("b")->title.at("de") == "y");
    return since(path, first);
  };
  CHECK(told([](auto&, const auto&) {}) == " a b");
  CHECK(told([](auto& db, const auto& key) { db.set_metadata(key + "2", {}); }) == "unknown");
  CHECK(told([](auto& db, const auto& key) { db.set_metadata(key + "3", db.get_metadata(key + "2")); }) ==
        "unknown");
  for (const std::size_t at : {0U, 9U, 17U, 25U, 41U, 48U})
    CHECK(told([&](auto& db, const auto& key) {
            std::string record = db.get_metadata(key + "2");
            record[at] ^= 1;
            db.set_metadata(key + "2", record);
          }) == "unknown");
}

TEST_CASE("check tells a damaged record of changes") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  put(path, {"a"});
  put(path, {"a"}, "y");
  CHECK(Catalog{path}.check().empty());
  tamper(path, [](auto& db) {
    const std::string key = std::string{schema::metadata::changes} + "00000000000000000002";
    std::string record = db.get_metadata(key);
    record[20] ^= 1;
    db.set_metadata(key, record);
  });
  CHECK(Catalog{path}.check().size() == 1);
}

TEST_CASE("facts that a disk turned back are damage to who reads the changes alone") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  put(path, {"a", "b"});
  std::string earlier;
  tamper(path, [&](auto& db) { earlier = db.get_document(1).get_value(schema::slot::facts); });
  Catalog catalog{path};
  put(path, {"a"}, "y");
  tamper(path, [&](auto& db) {
    Xapian::Document document = db.get_document(1);
    REQUIRE(document.get_value(schema::slot::facts) != earlier);
    document.add_value(schema::slot::facts, earlier);
    db.replace_document(1, document);
  });
  CHECK(outcome([&] { catalog.refresh(); }).name == "catalog-damaged");
  CHECK(catalog.state().revision == 1);
}

}  // namespace
}  // namespace passgenau
