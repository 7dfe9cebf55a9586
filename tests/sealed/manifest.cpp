// SPDX-License-Identifier: GPL-2.0-or-later
// How long the manifest of a sealed catalog may be.
#include <filesystem>
#include <fstream>

#include "sealed/network.hpp"
#include "store/numbers.hpp"
#include "store/seal_manifest.hpp"
#include "store/tools.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

/// What a file ends with whose manifest is said to be so long.
std::string footer_saying(std::uint64_t length) {
  std::string footer;
  append_little_endian(footer, length);
  return footer + seal::footer_of("").substr(footer.size());
}

TEST_CASE("a manifest has up to 1 GiB, and no more bytes than there are") {
  const std::uint64_t around = seal::magic.size() + seal::footer_bytes;
  const std::uint64_t most = std::uint64_t{1} << 30;
  // A limit of the code, not of a file: a file at it would take that much memory.
  CHECK(seal::manifest_length(footer_saying(most), most + around) == most);
  CHECK_FALSE(seal::manifest_length(footer_saying(most + 1), 2 * most));
  CHECK(seal::manifest_length(footer_saying(700), 700 + around) == 700);
  CHECK_FALSE(seal::manifest_length(footer_saying(701), 700 + around));
}

TEST_CASE("a file that announces a longer manifest is damaged, and nothing of it is read") {
  const TemporaryFolder folder;
  const std::string path = folder / "sealed";
  std::ofstream{path} << seal::magic;
  const std::uint64_t announced = (std::uint64_t{1} << 30) + 1;
  // A hole, which takes no room.
  std::filesystem::resize_file(path, seal::magic.size() + announced);
  std::ofstream{path, std::ios::app} << footer_saying(announced);
  const Outcome found = opened(path);
  CHECK(found.name == "catalog-damaged");
  CHECK(contains(found.sentence, "the length of its manifest"));
}

}  // namespace
}  // namespace passgenau::test
