// SPDX-License-Identifier: GPL-2.0-or-later
// A profile leaves no trace: nothing is written, sent or started while it is judged, and no error tells of it.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "privacy/cell.hpp"
#include "privacy/everything.hpp"
#include "privacy/hostile_profiles.hpp"
#include "privacy/told.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

namespace fs = std::filesystem;

void make_sample(const std::string& path) {
  const fs::path sample = fs::path{PASSGENAU_SOURCE_DIR} / "tests" / "data" / "sample";
  const auto content = [](const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    return std::string{std::istreambuf_iterator<char>{in}, {}};
  };
  CatalogWriter writer{path};
  writer.set_gazetteer(Gazetteer{read_gazetteer(content(sample / "gazetteer.csv"), "gazetteer.csv").value});
  std::ifstream offers{sample / "offers.jsonl", std::ios::binary};
  import_json_lines(writer, offers);
  writer.commit();
}

void make_small(const std::string& path) {
  CatalogWriter writer{path};
  writer.put({.id = "a", .title = {{"de", "Schreiambulanz"}}, .addresses = {"child/excessive-crying"}});
  writer.put(
      {.id = "b", .title = {{"de", "Hebamme"}}, .kinds = {"midwifery/midwife"}, .languages = {{"ar"}}});
  writer.commit();
}

/// Asks the catalog at `path` everything with every `step`-th profile; false where it cannot be opened.
bool tell_all(const std::string& path, const std::vector<std::string>& profiles, std::size_t step,
              Told& told) {
  const Catalog catalog{path};
  const ProfileReader reader;
  passgenau_catalog* handle = nullptr;
  passgenau_catalog* networks = nullptr;
  const std::string named = R"({"networks":[{"name":"n","path":")" + path + "\"}]}";
  if (passgenau_catalog_open(path.data(), path.size(), &handle, nullptr) != 0 ||
      passgenau_catalog_open_networks(named.data(), named.size(), &networks, nullptr) != 0)
    return false;
  for (std::size_t i = 0; i < profiles.size(); i += step) {
    tell_in_cpp(catalog, reader, profiles[i], told);
    // Several networks as one take the same way but for a few steps.
    tell_in_c(i % 7 == 0 ? networks : handle, i % 7 == 1 ? path : "", profiles[i], told);
  }
  for (passgenau_catalog* each : {handle, networks})
    passgenau_catalog_close(each, nullptr);
  return true;
}

// --- The cell --------------------------------------------------------------------------------------------------------------------

TEST_CASE("the cell kills whoever leaves a trace, and nobody who reads") {
  if (const std::string why = cells_are_absent(); !why.empty()) return skip(why);
  const TemporaryFolder folder;
  const std::string path = folder / "planted";
  std::ofstream{path} << "x";
  const auto killed = [](auto&& act) {
    return in_cell([&] {
             act();
             return 0;
           })
        .killed();
  };
  CHECK(killed([&] { open(path.c_str(), O_WRONLY | O_CLOEXEC); }));
  CHECK(killed([&] { open(path.c_str(), O_RDWR | O_CLOEXEC); }));
  CHECK(killed([&] { open((path + "2").c_str(), O_RDONLY | O_CREAT | O_CLOEXEC, 0600); }));
  CHECK(killed([&] { std::ofstream{path} << "planted"; }));
  CHECK(killed([&] { std::fprintf(stderr, "planted\n"); }));
  CHECK(killed([&] { std::rename(path.c_str(), (path + "2").c_str()); }));
  CHECK(killed([&] { unlink(path.c_str()); }));
  CHECK(killed([] { socket(AF_INET, SOCK_STREAM, 0); }));
  CHECK(killed([] { memfd_create("planted", 0); }));
  CHECK(killed([] { fork(); }));
  CHECK(killed([] { execl("/bin/true", "true", nullptr); }));
  CHECK(killed([&] {
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  }));
  CHECK(in_cell([&] { return std::ifstream{path}.get() == 'x' ? 0 : 1; }).status == 0);
  CHECK(std::ifstream{path}.get() == 'x');
}

TEST_CASE("everything that takes a profile leaves no trace, in C++") {
  if (const std::string why = cells_are_absent(); !why.empty()) return skip(why);
  const TemporaryFolder folder;
  const std::string path = folder / "catalog";
  make_sample(path);
  const Cell cell = in_cell([&] {
    ask_everything(path);
    return 0;
  });
  CHECK(cell.signal == 0);
  CHECK(cell.status == 0);
}

TEST_CASE("everything that takes a profile leaves no trace, in C and from a sealed catalog") {
  if (const std::string why = cells_are_absent(); !why.empty()) return skip(why);
  const TemporaryFolder folder;
  const std::string path = folder / "catalog";
  make_sample(path);
  const std::string sealed = folder / "catalog.sealed";
  seal_catalog(path, sealed);
  for (const std::string& catalog : {path, sealed}) {
    INFO(catalog);
    const Cell cell = in_cell([&] {
      ask_everything_in_c(catalog);
      return 0;
    });
    CHECK(cell.signal == 0);
    CHECK(cell.status == 0);
  }
}

TEST_CASE("nor does it with a hostile profile, of which every tenth is tried") {
  if (const std::string why = cells_are_absent(); !why.empty()) return skip(why);
  const std::vector<std::string> profiles = hostile_profiles();
  REQUIRE(profiles.size() >= 1000);
  const TemporaryFolder folder;
  const std::string path = folder / "catalog";
  make_small(path);
  constexpr std::size_t step = 10;
  const Cell cell = in_cell([&] {
    Told told;
    if (!tell_all(path, profiles, step, told)) return 2;
    const std::size_t tried = profiles.size() / step;
    if (told.errors < 30 * tried || told.answers < 2 * tried) return 3;
    return told.leaks.empty() ? 0 : 1;
  });
  CHECK(cell.signal == 0);
  CHECK(cell.status == 0);
}

// --- The marker ------------------------------------------------------------------------------------------------------------------

std::string all_of(const fs::path& folder) {
  std::string text;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
    text += entry.path().filename().string() + '\n';
    if (!entry.is_regular_file()) continue;
    std::ifstream in{entry.path(), std::ios::binary};
    text.append(std::istreambuf_iterator<char>{in}, {});
  }
  return text;
}

TEST_CASE("a thousand hostile profiles are told nowhere") {
  const std::vector<std::string> profiles = hostile_profiles();
  REQUIRE(profiles.size() >= 1000);
  const TemporaryFolder folder;
  const std::string path = folder / "catalog";
  make_small(path);
  const std::string before = all_of(folder.path());
  const TemporaryFolder elsewhere;
  const std::string told_path = elsewhere / "told";
  // In a process of its own, whose output, temporary files and working folder can be looked at.
  const Cell cell = in_child([&] {
    const fs::path around = elsewhere / "around";
    fs::create_directory(around);
    if (chdir(around.c_str()) != 0 || setenv("TMPDIR", around.c_str(), 1) != 0) return 2;
    for (const int stream : {1, 2})
      if (dup2(open((elsewhere / ("stream" + std::to_string(stream))).c_str(), O_WRONLY | O_CREAT, 0600),
               stream) < 0)
        return 3;
    Told told;
    if (!tell_all(path, profiles, 1, told)) return 4;
    std::ofstream out{told_path};
    out << told.errors << ' ' << told.answers << '\n';
    for (const std::string& leak : told.leaks)
      out << leak << '\n';
    return told.leaks.empty() ? 0 : 1;
  });
  std::ifstream in{told_path};
  std::size_t errors = 0;
  std::size_t answers = 0;
  in >> errors >> answers;
  const std::string leaks{std::istreambuf_iterator<char>{in}, {}};
  std::cout << profiles.size() << " profiles, " << errors << " errors, " << answers << " answers\n";
  INFO(leaks);
  CHECK(cell.signal == 0);
  CHECK(cell.status == 0);
  CHECK(errors > 30 * profiles.size());
  CHECK(answers > 2 * profiles.size());
  CHECK(all_of(elsewhere / "around").empty());
  for (const std::string stream : {"stream1", "stream2"})
    CHECK(fs::file_size(elsewhere / stream) == 0);
  CHECK(all_of(folder.path()) == before);
}

}  // namespace
}  // namespace passgenau::test
