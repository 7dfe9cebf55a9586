// SPDX-License-Identifier: GPL-2.0-or-later
// What is damaged is told, never served.
#include <xapian.h>

#include <filesystem>
#include <fstream>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "store/schema.hpp"
#include "store/tools.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

TEST_CASE("a flipped bit is damage, and of which offer") {
  for (const bool in_facts : {true, false})
    for (const double where : {0.0, 0.3, 0.6, 1.0}) {
      INFO((in_facts ? "facts" : "data") << " at " << where);
      const TemporaryFolder folder;
      const std::string path = folder / "c";
      make_catalog(path, {"first", "second", "third"});
      Catalog held{path};
      tamper(path, [&](Xapian::WritableDatabase& db) {
        const Xapian::docid found = *db.postlist_begin("Qsecond");
        Xapian::Document document = db.get_document(found);
        std::string record = in_facts ? document.get_value(schema::slot::facts) : document.get_data();
        record[static_cast<std::size_t>(where * static_cast<double>(record.size() - 1))] ^= 1;
        if (in_facts)
          document.add_value(schema::slot::facts, record);
        else
          document.set_data(record);
        db.replace_document(found, document);
      });
      const Outcome fresh = opened(path);
      CHECK(fresh.name == (in_facts ? "catalog-damaged" : "none"));
      if (in_facts) CHECK(contains(fresh.sentence, "second"));
      const Outcome read = outcome([&] { held.offer("second"); });
      CHECK(read.name == "catalog-damaged");
      CHECK(contains(read.sentence, "second"));
      CHECK(held.title("third", "de") == "x");
      const std::vector<Problem> problems = held.check();
      REQUIRE(problems.size() == 1);
      CHECK(problems[0].code == Code::catalog_damaged);
      CHECK(contains(problems[0].message, "second"));
    }
}

TEST_CASE("an offer as it was before its last change is damage, though its checksum holds") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"first", "second", "third"});
  const auto data_of_second = [](const Xapian::Database& db) {
    return db.get_document(*db.postlist_begin("Qsecond")).get_data();
  };
  const std::string before = data_of_second(Xapian::Database{path});
  {
    // Its facts stay as they are: criteria read no title.
    CatalogWriter writer{path};
    writer.put(offer_of("second", "y"));
    writer.commit();
  }
  tamper(path, [&](Xapian::WritableDatabase& db) {
    const Xapian::docid found = *db.postlist_begin("Qsecond");
    Xapian::Document document = db.get_document(found);
    document.set_data(before);
    db.replace_document(found, document);
  });
  const Catalog catalog{path};
  for (const Outcome& read : {outcome([&] { catalog.offer("second"); }),
                              outcome([&] { catalog.for_each_offer([](const Offer&) {}); })}) {
    CHECK(read.name == "catalog-damaged");
    CHECK(contains(read.sentence, "second"));
  }
  CHECK(outcome([&] { catalog.search({.words = "y", .language = "de"}); }).name == "catalog-damaged");
  CHECK(catalog.title("third", "de") == "x");
  const std::vector<Problem> problems = catalog.check();
  REQUIRE(problems.size() == 1);
  CHECK(contains(problems[0].message, "offer 'second' is damaged: its data"));
  std::string saved;
  const CatalogHealth health = rescue_offers(path, [&](const Offer& offer) { saved += offer.id + ' '; });
  CHECK(saved == "first third ");
  CHECK(health.whole == 2);
}

TEST_CASE("an offer whose facts are damaged alone is saved") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"first", "second"});
  tamper(path, [&](Xapian::WritableDatabase& db) {
    const Xapian::docid found = *db.postlist_begin("Qsecond");
    Xapian::Document document = db.get_document(found);
    document.add_value(schema::slot::facts, "x");
    db.replace_document(found, document);
  });
  CHECK(opened(path).name == "catalog-damaged");
  std::string saved;
  rescue_offers(path, [&](const Offer& offer) { saved += offer.id + ' '; });
  CHECK(saved == "first second ");
}

TEST_CASE("where it is the facts that are as they were before, the data are saved") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"first", "second"});
  const auto facts_of_second = [](const Xapian::Database& db) {
    return db.get_document(*db.postlist_begin("Qsecond")).get_value(schema::slot::facts);
  };
  const std::string before = facts_of_second(Xapian::Database{path});
  {
    CatalogWriter writer{path};
    writer.put(offer_of("second", "y"));
    writer.remove("first");
    writer.commit();
  }
  tamper(path, [&](Xapian::WritableDatabase& db) {
    const Xapian::docid found = *db.postlist_begin("Qsecond");
    Xapian::Document document = db.get_document(found);
    document.add_value(schema::slot::facts, before);
    db.replace_document(found, document);
  });
  CHECK(opened(path).name == "catalog-damaged");
  std::string saved;
  rescue_offers(path, [&](const Offer& offer) { saved += offer.id + ' ' + offer.title.at("de"); });
  CHECK(saved == "second y");
}

TEST_CASE("where the number of the format is damaged, nobody writes, and every offer is saved") {
  for (const auto& [kept, says] : {std::pair{"2", "3"}, std::pair{"3", "2"}}) {
    INFO("format " << kept << " that says " << says);
    const TemporaryFolder folder;
    const std::string path = folder / "c";
    std::filesystem::copy(std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/catalogs/" + kept + "/catalog",
                          path);
    const std::uint64_t offers = Catalog{path}.state().offers;
    tamper(path, [&](auto& db) { db.set_metadata(std::string{schema::metadata::format}, says); });
    CHECK(opened(path).name == "catalog-damaged");
    CHECK(opened_to_write(path).name == "catalog-damaged");
    std::uint64_t saved = 0;
    rescue_offers(path, [&](const Offer&) { ++saved; });
    CHECK(saved == offers);
    // One whose facts are damaged besides takes no other one with it.
    tamper(path, [&](auto& db) {
      const Xapian::docid first = *db.postlist_begin({});
      Xapian::Document document = db.get_document(first);
      document.add_value(schema::slot::facts, "x");
      db.replace_document(first, document);
    });
    saved = 0;
    rescue_offers(path, [&](const Offer&) { ++saved; });
    CHECK(saved == offers);
  }
}

TEST_CASE("an id that became another one in the list of ids is damage") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"first", "second"});
  // As the list and the document have it, the id stands in two files: the list's alone is changed.
  const std::string list = path + "/postlist.glass";
  std::string bytes = content(list);
  const std::size_t at = bytes.find("Qsecond");
  REQUIRE(at != std::string::npos);
  bytes[at + 4] = 'n';
  std::ofstream{list, std::ios::binary | std::ios::trunc} << bytes;
  std::string messages;
  for (const Problem& problem : check_catalog(path).problems)
    messages += problem.message + '\n';
  CHECK(contains(messages, "the list of ids"));
}

TEST_CASE("an index of words whose sums do not agree is damage") {
  struct Changed {
    std::string what = {};
    std::string file = {};
    std::string behind = {};  ///< these bytes; a catalog of one word holds them once
    std::size_t bytes = 0;
  };
  // A word of one offer as glass keeps it: its name; how many offers, the weight of them all, the offer less 1, a 1 for the last
  // chunk, no offer between its first and its last, the weight there. The lengths of the offers stand as a word of that name.
  const std::string words = "postlist.glass";
  const std::string lengths{"\2\0\xe0", 3};
  const std::string numbers{"\1\0\4\4\0\0", 6};  // offers …; then the weight of all words
  for (const auto& [what, file, behind, bytes] :
       {Changed{"how many offers have a word", words, "zebra", 0}, Changed{"its weight", words, "zebra", 1},
        Changed{"the offer that has it", words, "zebra", 2}, Changed{"its weight there", words, "zebra", 5},
        Changed{"the length of an offer", words, lengths, 5},
        Changed{"the length of all offers", "iamglass", numbers, 0}}) {
    INFO(what);
    const TemporaryFolder folder;
    const std::string path = folder / "c";
    {
      CatalogWriter writer{path};
      writer.put(offer_of("a", "Zebra"));
      writer.commit();
    }
    const auto told = [&] {
      std::string messages;
      for (const Problem& problem : check_catalog(path).problems)
        messages += problem.message + '\n';
      return messages;
    };
    CHECK(told().empty());
    std::string table = content(path + "/" + file);
    const std::size_t at = table.find(behind);
    REQUIRE(at != std::string::npos);
    ++table[at + behind.size() + bytes];
    std::ofstream{path + "/" + file, std::ios::binary | std::ios::trunc} << table;
    CHECK(contains(told(), "its index of words"));
  }
}

TEST_CASE("the number of a state that is older than its blocks is damage, not a writer at work") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"a"});
  const std::string version = path + "/iamglass";
  std::string bytes = content(version);
  constexpr std::size_t revision = 32;  // behind the magic, the version and the UUID
  REQUIRE(bytes.at(revision) > 0);
  bytes[revision] = 0;
  std::ofstream{version, std::ios::binary | std::ios::trunc} << bytes;
  CHECK(opened(path).name == "catalog-damaged");
  CHECK_FALSE(check_catalog(path).problems.empty());
}

TEST_CASE("a passgenau that knows no record of the numbers may have written last, to a catalog of format 2") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  std::filesystem::copy(std::filesystem::path{PASSGENAU_SOURCE_DIR} / "tests/data/catalogs/2/catalog", path);
  {
    CatalogWriter writer{path};
    writer.put(offer_of("a"));
    writer.commit();
  }
  tamper(path, [](auto& db) { db.set_metadata(std::string{schema::metadata::revision}, "9"); });
  CHECK(opened(path).name == "none");
  CHECK(opened_to_write(path).name == "none");
  tamper(path, [](auto& db) { db.set_metadata(std::string{schema::metadata::revision}, "0"); });
  CHECK(opened(path).name == "catalog-damaged");
}

/// With a gazetteer and a concept of its own.
void make_own_catalog(const std::string& path) {
  CatalogWriter writer{path};
  writer.set_vocabulary(Vocabulary::built_in().extended_by(
      R"({"type":"burden","id":"child/night-terrors","broader":["child"],"label":{"de":"Nachtschreck"}})"));
  writer.set_gazetteer(Gazetteer{{{.postal_code = "64289", .name = "D", .point = {49.87, 8.65}}}});
  writer.put(offer_of("a"));
  writer.commit();
}

TEST_CASE("changed metadata is damage") {
  const auto damaged = [](std::string_view key, const std::string& old, const std::string& changed) {
    INFO(key << ": " << old << " to " << changed);
    const TemporaryFolder folder;
    const std::string path = folder / "c";
    make_own_catalog(path);
    CHECK(opened(path).name == "none");
    tamper(path, [&](Xapian::WritableDatabase& db) {
      std::string value = db.get_metadata(std::string{key});
      const std::size_t at = old.empty() ? 0 : value.find(old);
      REQUIRE(at != std::string::npos);
      if (old.empty()) value[0] = value[0] == '9' ? '8' : '9';
      db.set_metadata(std::string{key}, value.replace(at, old.size(), changed));
    });
    CHECK(opened(path).name == "catalog-damaged");
    CHECK(opened_to_write(path).name == "catalog-damaged");
  };
  damaged(schema::metadata::gazetteer, "49.87", "49.27");
  damaged(schema::metadata::gazetteer, "64289", "6428x");
  damaged(schema::metadata::concepts, "Nacht", "Macht");
  damaged(schema::metadata::concepts, "{", "");
  damaged(schema::metadata::count, "1", "2");
  damaged(schema::metadata::count, "1", "");
  damaged(schema::metadata::digest, "", "");
  damaged(schema::metadata::digest, "", "x");
  damaged(schema::metadata::revision, "1", "0");
  damaged(schema::metadata::revision, "1", "2");
  damaged(schema::metadata::revision, "1", "x");
  damaged(schema::metadata::vocabulary, "", "");
  damaged(schema::metadata::state, "1", "3");
  damaged(schema::metadata::gazetteer_sum, "", "");
  damaged(schema::metadata::concepts_sum, "", "x");
}

// Two swapped pages hid the gazetteer: every family without coordinates got another answer, and `check` said nothing.
TEST_CASE("a lost record of the numbers is damage, where every writer writes it") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"a"});
  tamper(path, [](auto& db) { db.set_metadata(std::string{schema::metadata::state}, {}); });
  CHECK(opened(path).name == "catalog-damaged");
  CHECK(opened_to_write(path).name == "catalog-damaged");
  CHECK_FALSE(check_catalog(path).problems.empty());
}

TEST_CASE("a gazetteer or own concepts that are lost are damage, where the format tells them from none") {
  for (const std::string_view key : {schema::metadata::gazetteer, schema::metadata::concepts}) {
    INFO(key);
    const TemporaryFolder folder;
    const std::string path = folder / "c";
    make_own_catalog(path);
    const Catalog before{path};
    tamper(path, [&](auto& db) { db.set_metadata(std::string{key}, {}); });
    CHECK(opened(path).name == "catalog-damaged");
    CHECK(opened_to_write(path).name == "catalog-damaged");
    CHECK_FALSE(check_catalog(path).problems.empty());
    CHECK_FALSE(before.check().empty());
  }
}

TEST_CASE("a gazetteer and own concepts may be taken away") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  {
    CatalogWriter writer{path};
    writer.set_gazetteer(Gazetteer{{{.postal_code = "64289", .name = "D", .point = {49.87, 8.65}}}});
    writer.commit();
    writer.set_gazetteer({});
    writer.commit();
  }
  CHECK(opened(path).name == "none");
  CHECK(Catalog{path}.gazetteer().empty());
  CHECK(Catalog{path}.check().empty());
}

}  // namespace
}  // namespace passgenau
