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
#include "passgenau/passgenau.hpp"
#include "store/schema.hpp"
#include "store/tools.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

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
  becomes("1", "catalog-older", "indexed again");
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

}  // namespace
}  // namespace passgenau
