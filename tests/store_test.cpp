// SPDX-License-Identifier: GPL-2.0-or-later
// The catalog on disk: what is opened and what is refused, one writer, all or nothing, and that damage is never served. The one test that
// speaks to Xapian itself, to do the damage.
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <chrono>
#include <fstream>
#include <functional>
#include <iostream>
#include <limits>
#include <map>
#include <random>

#include "catch.hpp"
#include "match/bytes.hpp"
#include "match/facts.hpp"
#include "passgenau/passgenau.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

Offer offer_of(const std::string& id, const std::string& title = "x") {
  return {.id = id, .title = {{"de", title}}};
}

/// The name of the error that a call ends with, and its sentence.
struct Outcome {
  std::string name = "none";
  std::string sentence = {};
};

template <class Call>
Outcome outcome(Call&& call) {
  try {
    call();
  } catch (const Error& error) {
    return {std::string{error.name()}, error.what()};
  }
  return {};
}

Outcome opened(const std::string& path) {
  return outcome([&] { Catalog{path}; });
}
Outcome opened_to_write(const std::string& path) {
  return outcome([&] { CatalogWriter{path}; });
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Whatever hangs ends the program by SIGALRM.
struct Deadline {
  Deadline() { alarm(20); }
  ~Deadline() { alarm(0); }
};

/// Changes a catalog behind the library's back.
void tamper(const std::string& path, const std::function<void(Xapian::WritableDatabase&)>& change) {
  Xapian::WritableDatabase database{path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS};
  change(database);
  database.commit();
}

/// The exit status of `run` in a process of its own; 99 where it throws.
int in_child(const std::function<int()>& run) {
  const pid_t child = fork();
  if (child == 0) {
    int status = 99;
    try {
      status = run();
    } catch (...) {
      // The status says it.
    }
    _exit(status);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

unsigned told_seed() {
#if __has_include(<catch2/catch_all.hpp>)
  const unsigned seed = Catch::getSeed();
#else
  const unsigned seed = Catch::rngSeed();
#endif
  std::cout << "seed " << seed << '\n';
  return seed;
}

void make_catalog(const std::string& path, std::initializer_list<const char*> ids) {
  CatalogWriter writer{path};
  for (const char* id : ids)
    writer.put(offer_of(id));
  writer.commit();
}

// --- What is opened -------------------------------------------------------------------------------------------------------------

TEST_CASE("a catalog of another format is refused in words") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"a"});
  const auto becomes = [&](const std::string& format, const std::string& name, const std::string& words) {
    INFO("format " << format);
    tamper(path, [&](auto& db) { db.set_metadata(std::string{schema::metadata::format}, format); });
    for (const Outcome& found : {opened(path), opened_to_write(path)}) {
      CHECK(found.name == name);
      CHECK(contains(found.sentence, words));
    }
  };
  becomes(std::to_string(catalog_format + 1), "catalog-newer", "newer passgenau");
  becomes("4000000000", "catalog-newer", "newer passgenau");
  becomes(std::to_string(catalog_format - 1), "catalog-older", "indexed again");
  tamper(path, [](auto& db) {
    db.set_metadata(std::string{schema::metadata::format}, std::to_string(catalog_format));
  });
  CHECK(opened(path).name == "none");
  // A storage format of the future: two bytes after the name of glass.
  std::fstream{path + "/iamglass", std::ios::in | std::ios::out | std::ios::binary}.seekp(14) << "\xFF\xFF";
  CHECK(opened(path).name == "catalog-newer");
  CHECK(opened_to_write(path).name == "catalog-newer");
}

TEST_CASE("a database of something else is refused and left alone") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  Xapian::Document document;
  document.add_term("Qa");
  document.set_data("a recipe");
  Xapian::WritableDatabase{path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS}.add_document(document);
  CHECK(opened(path).name == "catalog-foreign");
  CHECK(opened_to_write(path).name == "catalog-foreign");
  const Xapian::Database database{path};
  CHECK(database.get_document(1).get_data() == "a recipe");
  CHECK(database.get_metadata(std::string{schema::metadata::format}).empty());
}

TEST_CASE("paths that are no catalog: refused, never waited for, never run") {
  const Deadline deadline;
  const TemporaryFolder folder;
  const std::string marker = folder / "ran";
  const std::string stub = "remote :/usr/bin/touch " + marker + "\n";
  const auto refused = [&](const std::string& what, const std::string& path, const std::string& reader,
                           const std::string& writer) {
    INFO(what);
    const std::string read = opened(path).name;
    INFO("reader: " << read);
    CHECK(contains(reader, read));
    if (writer.empty()) return;
    const std::string written = opened_to_write(path).name;
    INFO("writer: " << written);
    CHECK(contains(writer, written));
  };
  const auto file = [&](const std::string& name, const std::string& text) {
    std::ofstream{folder / name} << text;
    return (folder / name).string();
  };
  const auto made = [&](const std::string& name) {
    fs::create_directory(folder / name);
    return (folder / name).string();
  };
  // A writer makes the folder of the first two.
  refused("nothing", folder / "nothing", "catalog-missing", "");
  CHECK_FALSE(fs::exists(folder / "nothing"));
  refused("an empty folder", made("empty"), "catalog-missing", "");
  CHECK(fs::is_empty(folder / "empty"));
  refused("below nothing", folder / "no/where", "catalog-missing",
          "path-refused catalog-missing storage-failed");
  refused("a file", file("plain", "x"), "path-refused", "path-refused");
  refused("below a file", folder / "plain/c", "path-refused", "path-refused");
  refused("a stub", file("stub", stub), "path-refused", "path-refused");
  file((made("other"), "other/letter.txt"), "x");
  refused("somebody's folder", folder / "other", "catalog-foreign", "catalog-foreign");
  CHECK(std::distance(fs::directory_iterator{folder / "other"}, {}) == 1);
  const std::string either = "path-refused catalog-foreign";
  file((made("stubbed"), "stubbed/XAPIANDB"), stub);
  refused("a folder with a stub", folder / "stubbed", either, either);
  make_catalog(folder / "both", {"a"});
  file("both/XAPIANDB", stub);
  refused("a catalog with a stub", folder / "both", either, either);
  fs::create_symlink(folder / "gone", folder / "dangling");
  refused("a dangling link", folder / "dangling", "path-refused catalog-missing", either);
  fs::create_symlink(folder / "loop", folder / "loop");
  refused("a link to itself", folder / "loop", "path-refused", "path-refused");
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  refused("a pipe", folder / "fifo", "path-refused", "path-refused");
  for (const char* device : {"/dev/null", "/dev/zero", "/dev/tty"})
    refused(device, device, "path-refused", "path-refused");
  refused("no text", "", "path-refused", "path-refused");
  refused("NUL", std::string{"both\0x", 6}, "path-refused", "path-refused");
  refused("far too long", std::string(100'000, 'x'), "path-refused", "path-refused");
  refused("a long name", (folder / std::string(300, 'x')), "path-refused", "path-refused");
  for (const char* part : {"iamglass", "postlist.glass", "docdata.glass"}) {
    const std::string piped = folder / (std::string{"piped-"} + part);
    make_catalog(piped, {"a"});
    fs::remove(piped + "/" + part);
    REQUIRE(mkfifo((piped + "/" + part).c_str(), 0600) == 0);
    const std::string any = "path-refused catalog-foreign catalog-damaged";
    refused(piped, piped, any, any);
  }
  CHECK_FALSE(fs::exists(marker));
}

// --- One writer, all or nothing -------------------------------------------------------------------------------------------------

TEST_CASE("a second writer is refused at once") {
  const Deadline deadline;
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  {
    CatalogWriter writer{path};
    const auto begin = std::chrono::steady_clock::now();
    CHECK(opened_to_write(path).name == "catalog-locked");
    CHECK(in_child([&] { return opened_to_write(path).name == "catalog-locked" ? 0 : 1; }) == 0);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{2});
    writer.put(offer_of("a"));
    writer.commit();
  }
  CHECK(opened_to_write(path).name == "none");
  CHECK(Catalog{path}.state() == CatalogState{.offers = 1, .revision = 1});
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

// --- Damage ---------------------------------------------------------------------------------------------------------------------

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
      CHECK(read.name == (in_facts ? "none" : "catalog-damaged"));
      if (!in_facts) CHECK(contains(read.sentence, "second"));
      CHECK(held.title("third", "de") == "x");
      const std::vector<Problem> problems = held.check();
      REQUIRE(problems.size() == 1);
      CHECK(problems[0].code == Code::catalog_damaged);
      CHECK(contains(problems[0].message, "second"));
    }
}

TEST_CASE("changed metadata is damage") {
  const auto damaged = [](std::string_view key, const std::string& old, const std::string& changed) {
    INFO(key << ": " << old << " to " << changed);
    const TemporaryFolder folder;
    const std::string path = folder / "c";
    {
      CatalogWriter writer{path};
      writer.set_vocabulary(Vocabulary::built_in().extended_by(
          R"({"type":"burden","id":"child/night-terrors","broader":["child"],"label":{"de":"Nachtschreck"}})"));
      writer.set_gazetteer(Gazetteer{{{.postal_code = "64289", .name = "D", .point = {49.87, 8.65}}}});
      writer.put(offer_of("a"));
      writer.commit();
    }
    CHECK(opened(path).name == "none");
    tamper(path, [&](Xapian::WritableDatabase& db) {
      std::string value = db.get_metadata(std::string{key});
      const std::size_t at = old.empty() ? 0 : value.find(old);
      REQUIRE(at != std::string::npos);
      if (old.empty()) value[0] = value[0] == '9' ? '8' : '9';
      db.set_metadata(std::string{key}, value.replace(at, old.size(), changed));
    });
    CHECK(opened(path).name == "catalog-damaged");
  };
  damaged(schema::metadata::gazetteer, "49.87", "49.27");
  damaged(schema::metadata::gazetteer, "64289", "6428x");
  damaged(schema::metadata::concepts, "Nacht", "Macht");
  damaged(schema::metadata::concepts, "{", "");
  damaged(schema::metadata::count, "1", "2");
  damaged(schema::metadata::count, "1", "");
  damaged(schema::metadata::digest, "", "");
  damaged(schema::metadata::digest, "", "x");
}

// --- Facts whose checksum holds -------------------------------------------------------------------------------------------------

Offer rich_offer() {
  Offer offer = offer_of("a");
  offer.child_age = {.from = weeks(6), .until = years(3)};
  offer.caregivers = {Role::mother};
  offer.caregiver_age = {.from = 16, .until = 22};
  offer.addresses = {"child/excessive-crying", "zz/unknown"};
  offer.kinds = {"midwifery/midwife"};
  offer.residence = {.regions = {"06411", "plz:64289"}, .except = {"country:FR"}};
  offer.home_visits = HomeVisits{.regions = {"06411"}, .within = 20_km};
  offer.remote = {Delivery::phone};
  offer.languages = {{"de"}, {"tr", SpokenBy::interpreter}};
  offer.access = {Trait::free, Trait::women_only};
  offer.schedule = {{.days = {0x15}, .from = LocalTime{540}, .until = LocalTime{660}}};
  offer.sites = {{.point = GeoPoint{49.87, 8.65}},
                 {.address = {.postal_code = "64289"}, .confidential = true}};
  offer.capacity = {.status = CapacityStatus::open, .wait_days = 5, .as_of = date(2026, 11, 1)};
  offer.verified = date(2026, 10, 1);
  return offer;
}

/// Facts as pack_facts writes them.
std::string packed(const FactsView& facts) {
  std::string bytes;
  ByteWriter out{bytes};
  out.text(facts.id);
  for (const std::string_view facet : facts.facets)
    out.text(facet);
  out.text(facts.sites);
  out.text(facts.alike);
  const TimeFacts& time = facts.time;
  for (const std::int64_t number :
       {std::int64_t{time.valid_from}, std::int64_t{time.valid_until}, std::int64_t{time.verified},
        std::int64_t{time.capacity_as_of}, std::int64_t{time.wait_days}, std::int64_t{time.status},
        std::int64_t{time.entry}})
    out.signed_number(number);
  return bytes;
}

/// Stores facts with the right checksum, count and digest.
void plant(StoreWriter& store, const std::string& facts) {
  const std::vector<TextTerm> terms;
  const std::string data = to_json(rich_offer(), Confidential::show);
  store.put({.id = "a", .facts = facts, .data = data, .terms = &terms});
  store.commit();
}

NeedsProfile asking_everything() {
  return {.as_of = date(2026, 11, 21),
          .children = {{.age = months(5)}, {.due = date(2026, 12, 24)}},
          .caregiver = {.roles = {Role::mother}, .age = 20},
          .needs = {{"child/excessive-crying"}, {.kind = "midwifery/midwife"}},
          .languages = {"tr", "de"},
          .home = {.postal_code = "64289", .region = "06411000", .point = GeoPoint{49.9, 8.6}},
          .available = {{.days = {0x7F}, .from = LocalTime{0}, .until = LocalTime{1440}}},
          .require = {Trait::free}};
}

/// Opens the catalog and asks it everything; false where it is refused as damaged.
bool opens(const std::string& path) {
  const Outcome found = outcome([&] {
    const Catalog catalog{path};
    const Answer answer = catalog.match(asking_everything());
    for (const Match& match : answer.matches)
      static_cast<void>(match.sentence("de") + match.sentence("en"));
    for (const std::string& id : catalog.ids())
      static_cast<void>(to_json(catalog.why(asking_everything(), id)).size());
    static_cast<void>(to_json(answer).size());
    static_cast<void>(catalog.check());
  });
  INFO(found.sentence);
  CHECK(contains("none catalog-damaged", found.name));
  return found.name == "none";
}

TEST_CASE("implausible facts are damage, though their checksum holds") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  StoreWriter store{path};
  const std::string facts = pack_facts(rich_offer());
  const FactsView view = view_facts(facts).value();
  REQUIRE(packed(view) == facts);
  plant(store, facts);
  CHECK(opens(path));
  const auto refused = [&](const std::string& what, const std::string& bytes) {
    INFO(what);
    plant(store, bytes);
    CHECK_FALSE(opens(path));
  };
  const auto with_facet = [&](std::size_t facet, const std::string& bytes) {
    FactsView changed = view;
    (facet < facet_count ? changed.facets[facet] : changed.sites) = bytes;
    return packed(changed);
  };
  for (std::size_t i = 0; i <= facet_count; ++i) {
    const std::string whole{i < facet_count ? view.facets[i] : view.sites};
    const std::string name = "facet " + std::to_string(i);
    refused(name + " cut", with_facet(i, whole.substr(0, whole.size() - 1)));
    refused(name + " empty", with_facet(i, ""));
    refused(name + " and more", with_facet(i, whole + '\0'));
  }
  const auto numbers = [](std::initializer_list<std::uint64_t> list) {
    std::string bytes;
    for (const std::uint64_t number : list)
      ByteWriter{bytes}.number(number);
    return bytes;
  };
  const auto schedule = static_cast<std::size_t>(Facet::schedule);
  refused("late session", with_facet(schedule, numbers({1, 1'000'000, 1'000'060})));
  refused("reversed session", with_facet(schedule, numbers({1, 600, 540})));
  refused("huge session", with_facet(schedule, numbers({1, 600, (std::uint64_t{1} << 32) + 660})));
  refused("many sessions", with_facet(schedule, numbers({std::uint64_t{1} << 60})));
  refused("huge age", with_facet(0, numbers({1, 1'000'000'000'000, 0, 0, 0, 0})));
  for (const double lat : {std::numeric_limits<double>::quiet_NaN(), 91.0, -1e300})
    for (const bool first : {true, false}) {
      std::string site = numbers({1, 1});
      ByteWriter{site}.real(first ? lat : 8.65);
      ByteWriter{site}.real(first ? 8.65 : lat * 2);
      refused("coordinate " + std::to_string(lat), with_facet(facet_count, site));
    }
  const auto with_time = [&](auto&& change) {
    FactsView changed = view;
    change(changed.time);
    return packed(changed);
  };
  refused("status", with_time([](TimeFacts& time) { time.status = 100; }));
  refused("status below", with_time([](TimeFacts& time) { time.status = -2; }));
  refused("wait", with_time([](TimeFacts& time) { time.wait_days = 30'000; }));
  refused("wait below", with_time([](TimeFacts& time) { time.wait_days = -7; }));
  refused("day", with_time([](TimeFacts& time) { time.verified = 2'000'000'000; }));
  refused("day before", with_time([](TimeFacts& time) { time.valid_from = -2'000'000'000; }));
  refused("no facts", "");
  refused("cut", facts.substr(0, facts.size() - 1));
  refused("and more", facts + '\0');
}

TEST_CASE("mutated facts with a right checksum are opened or refused") {
  std::mt19937 random{told_seed()};
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  StoreWriter store{path};
  const std::string facts = pack_facts(rich_offer());
  int whole = 0;
  constexpr int mutations = 500;
  for (int i = 0; i < mutations; ++i) {
    std::string mutated = facts;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      const std::size_t at = random() % mutated.size();
      const auto byte = static_cast<char>(random() % 4 == 0 ? 0xFF : random() % 256);
      switch (random() % 4) {
        case 0: mutated[at] = byte; break;
        case 1: mutated[at] ^= static_cast<char>(1U << random() % 8); break;
        case 2: mutated.insert(at, 1, byte); break;
        default: mutated.erase(at, 1 + random() % 3);
      }
    }
    INFO("mutation " << i);
    plant(store, mutated);
    if (opens(path)) ++whole;
  }
  std::cout << whole << " of " << mutations << " mutations opened\n";
  CHECK(whole > 0);
  CHECK(whole < mutations);
}

}  // namespace
}  // namespace passgenau
