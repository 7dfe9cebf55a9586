// SPDX-License-Identifier: GPL-2.0-or-later
#include <array>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>

#include "fuzz/target.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::fuzz {

namespace {

const std::string sample_folder = std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/sample/";

const test::TemporaryFolder& folder() {
  static const test::TemporaryFolder made;
  return made;
}

}  // namespace

std::span<const Target> targets() {
  static constexpr std::array all{
      Target{"offer", offer},         Target{"profile", profile},     Target{"csv", csv},
      Target{"hsds", hsds},           Target{"package", package},     Target{"mapping", mapping},
      Target{"crosswalk", crosswalk}, Target{"gazetteer", gazetteer}, Target{"vocabulary", vocabulary},
      Target{"sentence", sentence},   Target{"facts", facts},         Target{"search", search},
      Target{"c_abi", c_abi},         Target{"sealed", sealed},       Target{"image", image}};
  return all;
}

std::string file_content(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  hold(file.good(), path + " cannot be read");
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::string scratch(const std::string& name) { return (folder() / name).string(); }

const Gazetteer& sample_gazetteer() {
  static const Gazetteer made{
      read_gazetteer(file_content(sample_folder + "gazetteer.csv"), "gazetteer.csv").value};
  return made;
}

const std::string& sample_catalog() {
  static const std::string path = [] {
    std::string made = scratch("sample");
    CatalogWriter writer{made};
    writer.set_gazetteer(sample_gazetteer());
    // A dozen: what is looked for lies in the bytes of an input, not in the number of offers.
    std::ifstream file{sample_folder + "offers.jsonl", std::ios::binary};
    std::string first;
    std::string line;
    for (int i = 0; i < 12 && std::getline(file, line); ++i)
      first += line + '\n';
    std::istringstream offers{first};
    import_json_lines(writer, offers);
    writer.commit();
    return made;
  }();
  return path;
}

}  // namespace passgenau::fuzz
