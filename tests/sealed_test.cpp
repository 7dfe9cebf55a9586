// SPDX-License-Identifier: GPL-2.0-or-later
// Sealed catalogs: the same answers as the folder, nothing that is damaged is opened, and what is whole in a damaged one is saved.
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <random>
#include <set>
#include <thread>

#include "sealed/network.hpp"
#include "store/seal_manifest.hpp"
#include "store/sha256.hpp"
#include "store/tools.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

void write(const std::string& path, const std::string& bytes) {
  std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

/// A catalog of the sample, and its seal.
struct Sealed {
  Sealed() {
    make_network(path);
    seal = seal_catalog(path, file, "{\"read\":176}");
  }
  TemporaryFolder folder = {};
  std::string path = folder / "c.pgn";
  std::string file = folder / "c.sealed";
  Seal seal = {};
};

TEST_CASE("SHA-256 of the examples of FIPS 180-4 and of NIST's long message") {
  CHECK(hexadecimal(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(hexadecimal(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(hexadecimal(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  const std::string million(1'000'000, 'a');
  const std::string expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
  CHECK(hexadecimal(sha256(million)) == expected);
  for (const std::size_t portion : {1UL, 63UL, 64UL, 65UL, 4099UL}) {
    Sha256 hash;
    for (std::size_t at = 0; at < million.size(); at += portion)
      hash.add(std::string_view{million}.substr(at, portion));
    CHECK(hexadecimal(hash.finish()) == expected);
  }
}

TEST_CASE("a sealed catalog answers as the folder does, byte by byte") {
  const Sealed sealed;
  const std::string expected = answers(Catalog{sealed.path});
  Catalog catalog{sealed.file};
  CHECK(answers(catalog) == expected);
  CHECK(catalog.check().empty());
  CHECK_FALSE(catalog.refresh());
  CHECK(sealed.seal.report == "{\"read\":176}");
  CHECK(read_seal(sealed.file) == sealed.seal);
  CHECK(sealed.seal.bytes == fs::file_size(sealed.file));
  CHECK(sealed.seal.offers == catalog.state().offers);
  CHECK(sealed.seal.revision == catalog.state().revision);
  CHECK(sealed.seal.sha256.size() == 64);
  const CatalogHealth health = check_catalog(sealed.file);
  CHECK(health == CatalogHealth{.sealed = true,
                                .offers = sealed.seal.offers,
                                .whole = sealed.seal.offers,
                                .revision = sealed.seal.revision,
                                .sha256 = sealed.seal.sha256});
  CHECK(check_catalog(sealed.path).problems.empty());
  // Nobody else may read the addresses in it.
  CHECK((fs::status(sealed.file).permissions() & fs::perms{077}) == fs::perms::none);
  // No draft is left beside it.
  CHECK(std::distance(fs::directory_iterator{sealed.folder.path()}, {}) == 2);
}

TEST_CASE("eight threads share a sealed catalog") {
  const Sealed sealed;
  const Catalog catalog{sealed.file};
  const std::string expected = answers(catalog);
  std::vector<std::string> found(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& own : found)
      threads.emplace_back([&] {
        for (int round = 0; round < 3; ++round) {
          const std::string all = answers(catalog) + answers(Catalog{sealed.file});
          if (round == 0) own = all;
          if (own != all) own = "changes";
        }
      });
  }
  for (const std::string& own : found)
    CHECK(own == expected + expected);
}

TEST_CASE("what is open stays open when the path becomes another file, and refresh shows that one") {
  const Sealed sealed;
  Catalog catalog{sealed.file};
  const std::string before = answers(catalog);
  {
    CatalogWriter writer{sealed.path};
    writer.put(offer_of("new", "Neu"));
    writer.commit();
  }
  // At the same path, while it is open.
  const Seal second = seal_catalog(sealed.path, sealed.file);
  CHECK(second.sha256 != sealed.seal.sha256);
  CHECK(answers(catalog) == before);
  CHECK(catalog.refresh());
  CHECK(catalog.state().offers == sealed.seal.offers + 1);
  CHECK(answers(catalog) == answers(Catalog{sealed.path}));
  fs::remove(sealed.file);
  CHECK(catalog.title("new", "de") == "Neu");
}

/// Bytes that this process has read so far, from wherever.
std::uint64_t bytes_read() {
  std::ifstream io{"/proc/self/io"};
  for (std::string name; io >> name;) {
    std::uint64_t number = 0;
    io >> number;
    if (name == "rchar:") return number;
  }
  return 0;
}

TEST_CASE("refresh reads a sealed catalog again only where it became another one") {
  const Sealed sealed;
  Catalog catalog{sealed.file};
  const std::string before = answers(catalog);
  const std::uint64_t begun = bytes_read();
  CHECK_FALSE(catalog.refresh());
  CHECK(bytes_read() - begun < sealed.seal.bytes / 2);
  // Somebody writes into it: that is no way to replace it, and noticed.
  const std::string whole = content(sealed.file);
  std::string bytes = whole;
  bytes[bytes.size() / 2] ^= 1;
  std::fstream{sealed.file, std::ios::binary | std::ios::in | std::ios::out} << bytes;
  fs::last_write_time(sealed.file, fs::file_time_type::clock::now() + std::chrono::seconds{2});
  CHECK(outcome([&] { catalog.refresh(); }).name == "catalog-damaged");
  CHECK(catalog.state().revision == sealed.seal.revision);
  std::fstream{sealed.file, std::ios::binary | std::ios::in | std::ios::out} << whole;
  fs::last_write_time(sealed.file, fs::file_time_type::clock::now() + std::chrono::seconds{4});
  CHECK_FALSE(catalog.refresh());
  // Once is enough.
  const std::uint64_t again = bytes_read();
  CHECK_FALSE(catalog.refresh());
  CHECK(bytes_read() - again < sealed.seal.bytes / 2);
  CHECK(answers(catalog) == before);
}

TEST_CASE("nobody writes to a sealed catalog, and nothing else is sealed over") {
  const Sealed sealed;
  const std::string bytes = content(sealed.file);
  CHECK(opened_to_write(sealed.file).name == "catalog-sealed");
  CHECK(content(sealed.file) == bytes);
  const auto into = [&](const std::string& from, const std::string& to, std::string_view report = {}) {
    return outcome([&] { seal_catalog(from, to, report); }).name;
  };
  CHECK(into(sealed.file, sealed.folder / "again") == "path-refused");
  CHECK(into(sealed.folder / "nothing", sealed.folder / "again") == "catalog-missing");
  CHECK(into(sealed.path, sealed.path) == "path-refused");
  CHECK(into(sealed.path, sealed.folder / "no/where") == "file-unwritable");
  CHECK(into(sealed.path, "") == "path-refused");
  CHECK(into(sealed.path, "/dev/null") == "path-refused");
  CHECK(into(sealed.path, sealed.folder / "r", std::string(std::size_t{16} << 20, 'x')) == "none");
  CHECK(into(sealed.path, sealed.folder / "r", std::string((std::size_t{16} << 20) + 1, 'x')) == "too-long");
  CHECK_FALSE(fs::exists(sealed.folder / "again"));
  CHECK(opened(sealed.folder / "r").name == "none");
}

TEST_CASE("a sealed catalog through C") {
  const Sealed sealed;
  passgenau_catalog* folder_of_it = nullptr;
  REQUIRE(passgenau_catalog_open(sealed.path.data(), sealed.path.size(), &folder_of_it, nullptr) == 0);
  const std::string into = sealed.folder / "by-c";
  const std::string report = "{}";
  const auto seal = [&](const std::string& to, passgenau_catalog* from) {
    return call(passgenau_seal, from, to.data(), to.size(), report.data(), report.size());
  };
  const Said made = seal(into, folder_of_it);
  INFO(made.error);
  const Seal read = read_seal(into);
  CHECK(made.text == "{\"offers\":" + std::to_string(read.offers) +
                         ",\"revision\":" + std::to_string(read.revision) +
                         ",\"bytes\":" + std::to_string(read.bytes) + ",\"sha256\":\"" + read.sha256 + "\"}");
  CHECK(read.report == report);
  CHECK(call(passgenau_seal, folder_of_it, into.data(), into.size(), nullptr, std::size_t{0}).status == 0);
  CHECK(read_seal(into).report.empty());
  CHECK(seal("", folder_of_it).name == "path-refused");
  CHECK(seal(sealed.folder / "no/where", folder_of_it).name == "file-unwritable");
  CHECK(passgenau_catalog_close(folder_of_it, nullptr) == 0);
  passgenau_catalog* catalog = nullptr;
  REQUIRE(passgenau_catalog_open(sealed.file.data(), sealed.file.size(), &catalog, nullptr) == 0);
  const std::string profile = R"({"as_of":"2026-11-21","needs":[{"burden":"child/excessive-crying"}]})";
  const Said said = call(passgenau_match, catalog, profile.data(), profile.size(), nullptr, std::size_t{0});
  const Catalog folder{sealed.path};
  CHECK(said.text == to_json(folder.match(profile_from_json(profile, folder.vocabulary()).value)));
  CHECK(call(passgenau_catalog_check, catalog).text == "[]");
  CHECK(seal(into, catalog).name == "path-refused");
  CHECK(passgenau_catalog_close(catalog, nullptr) == 0);
  passgenau_writer* writer = nullptr;
  CHECK(passgenau_writer_open(sealed.file.data(), sealed.file.size(), &writer, nullptr) ==
        passgenau_code_catalog_sealed);
  CHECK(writer == nullptr);
}

TEST_CASE("a disk that is full at any place leaves the old file, and no draft") {
  const Sealed sealed;
  const std::string before = content(sealed.file);
  {
    CatalogWriter writer{sealed.path};
    writer.put(offer_of("new"));
    writer.commit();
  }
  constexpr std::size_t places = 20;
  for (std::size_t place = 0; place < places; ++place) {
    INFO("place " << place);
    const int status = in_child([&] {
      // Signals of the limit are ignored: the write fails, as on a full disk.
      std::signal(SIGXFSZ, SIG_IGN);
      const rlimit most{.rlim_cur = before.size() * place / places, .rlim_max = RLIM_INFINITY};
      if (setrlimit(RLIMIT_FSIZE, &most) != 0) return 2;
      const Outcome found = outcome([&] { seal_catalog(sealed.path, sealed.file); });
      return found.name == "file-unwritable" && contains(found.sentence, sealed.file) ? 0 : 1;
    });
    CHECK(status == 0);
    CHECK(content(sealed.file) == before);
    CHECK(std::distance(fs::directory_iterator{sealed.folder.path()}, {}) == 2);
  }
  CHECK(opened(sealed.file).name == "none");
}

TEST_CASE("hostile paths instead of a sealed catalog are refused and never waited for") {
  const Deadline deadline;
  const TemporaryFolder folder;
  const std::string magic{seal::magic};
  const auto refused = [&](const std::string& path, const std::string& names) {
    INFO(path);
    CHECK(contains(names, opened(path).name));
    CHECK(contains(names, outcome([&] { check_catalog(path); }).name));
    CHECK(contains("path-refused catalog-damaged catalog-missing", outcome([&] { read_seal(path); }).name));
  };
  REQUIRE(mkfifo((folder / "fifo").c_str(), 0600) == 0);
  refused(folder / "fifo", "path-refused");
  fs::create_symlink(folder / "fifo", folder / "to-fifo");
  refused(folder / "to-fifo", "path-refused");
  fs::create_directory(folder / "empty");
  refused(folder / "empty", "catalog-missing");
  fs::create_symlink(folder / "gone", folder / "dangling");
  refused(folder / "dangling", "path-refused");
  for (const char* device : {"/dev/null", "/dev/zero", "/dev/tty"})
    refused(device, "path-refused");
  write(folder / "none", "");
  refused(folder / "none", "path-refused");
  // Of these check_catalog says what is wrong.
  for (const std::string& text : {magic, magic + magic, magic + std::string(1000, '\0') + magic}) {
    write(folder / "magic", text);
    CHECK(opened(folder / "magic").name == "catalog-damaged");
  }
  std::string endless = magic + std::string(8, '\xFF') + std::string(32, 'x') + magic;
  write(folder / "magic", endless);
  CHECK(opened(folder / "magic").name == "catalog-damaged");
}

TEST_CASE("a later layout is refused in words") {
  const TemporaryFolder folder;
  const std::string text = "sealed 2\nanything\n";
  write(folder / "later", std::string{seal::magic} + "database" + text + seal::footer_of(text));
  const Outcome later = opened(folder / "later");
  CHECK(later.name == "catalog-newer");
  CHECK(contains(later.sentence, "newer passgenau"));
}

TEST_CASE("a manifest of another catalog is damage, however well it is signed") {
  const Sealed sealed;
  const std::string whole = content(sealed.file);
  const std::size_t at = whole.rfind("\noffers ");
  std::string text = whole.substr(whole.rfind("sealed 1\n"));
  text.resize(text.size() - seal::footer_bytes);
  const std::string changed =
      text.substr(0, text.find("\noffers ")) + "\noffers 3" + text.substr(text.find("\nrevision "));
  REQUIRE(at != std::string::npos);
  write(sealed.file, whole.substr(0, whole.rfind("sealed 1\n")) + changed + seal::footer_of(changed));
  CHECK(opened(sealed.file).name == "catalog-damaged");
}

TEST_CASE("every flipped byte is noticed") {
  std::mt19937_64 random{told_seed()};
  const Sealed sealed;
  const std::string whole = content(sealed.file);
  const std::string copy = sealed.folder / "flipped";
  const std::size_t end_of_database = whole.rfind("sealed 1\n");
  int in_database = 0;
  for (int round = 0; round < 300; ++round) {
    std::string bytes = whole;
    const std::size_t at = random() % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + random() % 255));
    write(copy, bytes);
    const Outcome found = opened(copy);
    INFO("byte " << at);
    INFO(found.sentence);
    CHECK(found.name == "catalog-damaged");
    // Its place is told: the part of the database, or which other piece.
    if (at < seal::magic.size() || at >= end_of_database) {
      CHECK(contains(found.sentence, "its "));
      continue;
    }
    ++in_database;
    const std::size_t part = (at - seal::magic.size()) / seal::part_bytes;
    const std::size_t first = seal::magic.size() + part * seal::part_bytes;
    const std::size_t last = std::min(first + seal::part_bytes, end_of_database) - 1;
    CHECK(contains(found.sentence, "bytes " + std::to_string(first) + " to " + std::to_string(last)));
  }
  CHECK(in_database > 200);
}

TEST_CASE("truncated and extended files are refused") {
  std::mt19937_64 random{told_seed()};
  const Sealed sealed;
  const std::string whole = content(sealed.file);
  const std::string copy = sealed.folder / "cut";
  for (int round = 0; round < 50; ++round) {
    const std::size_t length = round < 10   ? whole.size() - static_cast<std::size_t>(round) - 1
                               : round < 15 ? static_cast<std::size_t>(round) * 2
                                            : random() % whole.size();
    INFO("length " << length << " of " << whole.size());
    write(copy, whole.substr(0, length));
    CHECK(opened(copy).name == (length < seal::magic.size() ? "path-refused" : "catalog-damaged"));
  }
  for (const std::string& more : {std::string(1, '\0'), std::string("x"), whole, std::string(100'000, 'x')}) {
    write(copy, whole + more);
    CHECK(opened(copy).name == "catalog-damaged");
    write(copy, more + whole);
    CHECK(opened(copy).name == "catalog-damaged");
  }
}

// The address sanitizer ends the program, with the status of a failure, for what Xapian reads beyond a damaged block.
#ifndef __SANITIZE_ADDRESS__
TEST_CASE("of a damaged sealed catalog every offer that is whole is saved, and none that is not") {
  const Sealed sealed;
  const std::string whole = content(sealed.file);
  const Catalog catalog{sealed.path};
  std::map<std::string, std::string> known;
  for (const std::string& id : catalog.ids())
    known[id] = to_json(*catalog.offer(id), Confidential::show);
  const std::string copy = sealed.folder / "damaged";
  std::mt19937_64 random{told_seed()};
  // The storage engine may end a process on damaged bytes: each try has its own, and those that end are counted.
  int crashed = 0;
  int saved_all = 0;
  constexpr int tries = 60;
  for (int round = 0; round < tries; ++round) {
    std::string bytes = whole;
    const std::size_t at = seal::magic.size() + random() % (bytes.size() / 2);
    const std::size_t span = round % 2 == 0 ? 1 : std::min<std::size_t>(4096, bytes.size() - at);
    for (std::size_t i = at; i < at + span; ++i)
      bytes[i] = static_cast<char>(bytes[i] ^ 0x55);
    write(copy, bytes);
    const int status = in_child([&] {
      std::size_t right = 0;
      std::string last;
      const CatalogHealth health = rescue_offers(copy, [&](const Offer& offer) {
        const auto found = known.find(offer.id);
        if (found != known.end() && found->second == to_json(offer, Confidential::show) && last < offer.id)
          ++right;
        last = offer.id;
      });
      if (right != health.whole || health.problems.empty() || !health.sealed) return 1;
      return health.whole == known.size() ? 10 : 11;
    });
    INFO("byte " << at << ", " << span << " bytes");
    if (status == 10) ++saved_all;
    if (status == 10 || status == 11) continue;
    ++crashed;
    CHECK(status != 1);
  }
  std::cout << tries << " damaged: " << saved_all << " saved whole, " << tries - saved_all - crashed
            << " in part, " << crashed << " ended in the storage engine\n";
  CHECK(crashed <= tries / 10);
  // Damage of the manifest alone costs nothing.
  std::string manifest = whole;
  manifest[whole.rfind("sealed 1\n") + 3] ^= 1;
  write(copy, manifest);
  const CatalogHealth health = check_catalog(copy);
  CHECK(health.whole == known.size());
  CHECK(health.problems.size() == 1);
  // An end that was cut off costs what stood there.
  write(copy, whole.substr(0, whole.size() - 100));
  CHECK(check_catalog(copy).whole == known.size());
}
#endif

TEST_CASE("a writer at work is no damage") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"first", "second", "third"});
  std::jthread writing{[&] {
    CatalogWriter writer{path};
    for (int commit = 0; commit < 150; ++commit) {
      for (int i = 0; i < 20; ++i)
        writer.put(offer_of("o" + std::to_string((commit * 20 + i) % 300), std::to_string(commit)));
      writer.commit();
    }
  }};
  std::string said;
  std::set<std::uint64_t> revisions;
  for (int round = 0; round < 30; ++round) {
    const CatalogHealth health = check_catalog(path);
    for (const Problem& problem : health.problems)
      said += problem.message + '\n';
    const std::string sealed = folder / "s";
    revisions.insert(seal_catalog(path, sealed).revision);
    CHECK(Catalog{sealed}.check().empty());
  }
  writing.join();
  // Otherwise nobody was at work.
  CHECK(revisions.size() > 1);
  INFO(said);
  CHECK(said.empty());
}

TEST_CASE("of a damaged folder every offer that is whole is saved") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  make_catalog(path, {"first", "second", "third"});
  tamper(path, [&](Xapian::WritableDatabase& db) {
    const Xapian::docid found = *db.postlist_begin("Qsecond");
    Xapian::Document document = db.get_document(found);
    std::string record = document.get_data();
    record[5] ^= 1;
    document.set_data(record);
    db.replace_document(found, document);
  });
  std::string saved;
  const CatalogHealth health = rescue_offers(path, [&](const Offer& offer) { saved += offer.id + ' '; });
  CHECK(saved == "first third ");
  CHECK(health.offers == 3);
  CHECK(health.whole == 2);
  std::string messages;
  for (const Problem& problem : health.problems)
    messages += problem.message + '\n';
  CHECK(contains(messages, "offer 'second' is damaged: its data"));
  CHECK(contains(messages, "2 of 3 offers can be saved"));
  // And it is not sealed.
  CHECK(outcome([&] { seal_catalog(path, folder / "s"); }).name == "catalog-damaged");
  CHECK_FALSE(fs::exists(folder / "s"));
}

}  // namespace
}  // namespace passgenau
