// SPDX-License-Identifier: GPL-2.0-or-later
// Packages at their limits, and one above.
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "catch.hpp"
#include "exchange/package.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

namespace fs = std::filesystem;

/// "accepted", or the name of the error and the limit it names.
std::string outcome(const fs::path& path) {
  try {
    read_package(path.string());
  } catch (const Error& error) {
    return std::string{error.name()} + ", " + error.problem().limit;
  }
  return "accepted";
}

struct Entry {
  std::string name = {};
  std::string text = {};
};

/// What the first entry takes in a zip of these.
std::uint64_t pack(const fs::path& path, const std::vector<Entry>& entries) {
  fs::remove(path);
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
  REQUIRE(archive != nullptr);
  for (const auto& [name, text] : entries)
    REQUIRE(zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0) >=
            0);
  REQUIRE(zip_close(archive) == 0);
  zip_t* packed = zip_open(path.c_str(), ZIP_RDONLY, nullptr);
  REQUIRE(packed != nullptr);
  zip_stat_t first;
  REQUIRE(zip_stat_index(packed, 0, 0, &first) == 0);
  zip_discard(packed);
  return first.comp_size;
}

TEST_CASE("a thousand files are a package, one more are none") {
  const TemporaryFolder folder;
  std::vector<Entry> files;
  for (int i = 0; i < 1000; ++i)
    files.push_back({.name = std::to_string(i) + ".csv", .text = "id\n"});
  fs::create_directory(folder / "many");
  for (const Entry& file : files)
    std::ofstream{folder / "many" / file.name} << file.text;
  pack(folder / "many.zip", files);
  CHECK(outcome(folder / "many") == "accepted");
  CHECK(outcome(folder / "many.zip") == "accepted");
  // One that is not read counts as well.
  std::ofstream{folder / "many" / "readme.txt"} << "x";
  files.push_back({.name = "readme.txt", .text = "x"});
  pack(folder / "many.zip", files);
  CHECK(outcome(folder / "many") == "package-refused, 1000 files");
  CHECK(outcome(folder / "many.zip") == "package-refused, 1000 files");
}

TEST_CASE("three folders in each other, the package the first of them") {
  const TemporaryFolder folder;
  fs::create_directories(folder / "deep/a/b");
  std::ofstream{folder / "deep/a/b/services.csv"} << "id\n";
  CHECK(outcome(folder / "deep") == "accepted");
  fs::create_directory(folder / "deep/a/b/c");
  CHECK(outcome(folder / "deep") == "package-refused, 3 levels");
}

/// Packs so many bytes, the first of them noise, to so many.
void pack_to(const fs::path& path, std::size_t bytes, std::uint64_t packed_bytes) {
  std::mt19937 random{20'261'123};
  std::string noise(packed_bytes, '\0');
  for (char& byte : noise)
    byte = static_cast<char>(random());
  // A byte of noise takes a byte, and the zeros behind it nearly nothing.
  std::uint64_t packed = 0;
  for (std::uint64_t length = packed_bytes / 2; packed != packed_bytes; length += packed_bytes - packed) {
    std::string text = noise.substr(0, length);
    text.resize(bytes, '\0');
    packed = pack(path, {{.name = "noise.txt", .text = text}});
  }
}

TEST_CASE("a file above 1 MiB may be packed to a two hundredth of it, a smaller one to anything") {
  const TemporaryFolder folder;
  const fs::path path = folder / "package.zip";
  const std::string refused = "package-refused, 200 times its packed size";
  pack_to(path, 2'000'000, 10'000);
  CHECK(outcome(path) == "accepted");
  pack_to(path, 2'000'001, 10'000);
  CHECK(outcome(path) == refused);
  const std::size_t small = std::size_t{1} << 20;
  pack(path, {{.name = "zeros.txt", .text = std::string(small, '\0')}});
  CHECK(outcome(path) == "accepted");
  pack(path, {{.name = "zeros.txt", .text = std::string(small + 1, '\0')}});
  CHECK(outcome(path) == refused);
}

}  // namespace
}  // namespace passgenau::test
