// SPDX-License-Identifier: GPL-2.0-or-later
// passgenau as a peer: peer_passgenau WORLD FOLDER [--home FILE] [--anywhere FILE]. WORLD has offers.jsonl and, as the
// files with families, home.jsonl and anywhere.jsonl; the catalog is kept in FOLDER. What is timed is `Catalog::match` with
// C++ values, reasons and all.
#include <fstream>
#include <iostream>
#include <map>

#include "passgenau/catalog.hpp"
#include "passgenau/version.hpp"
#include "serve.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

/// Made once: a catalog that is whole bears its name.
std::string catalog_in(const std::filesystem::path& folder, const std::filesystem::path& world) {
  const std::filesystem::path path = folder / "catalog";
  if (std::filesystem::exists(path)) return path.string();
  const std::filesystem::path unfinished = folder / "unfinished";
  std::filesystem::remove_all(unfinished);
  std::filesystem::create_directories(folder);
  {
    CatalogWriter writer{unfinished.string()};
    std::ifstream lines{world / "offers.jsonl"};
    for (std::string line; std::getline(lines, line);) {
      const auto offer = offer_from_json(line, writer.vocabulary());
      if (!offer.problems.empty()) throw std::runtime_error("an offer cannot be read");
      writer.put(offer.value);
    }
    writer.commit();
  }
  std::filesystem::rename(unfinished, path);
  return path.string();
}

std::vector<NeedsProfile> families_in(const std::filesystem::path& file) {
  std::vector<NeedsProfile> families;
  std::ifstream lines{file};
  if (!lines) throw std::runtime_error("cannot read " + file.string());
  for (std::string line; std::getline(lines, line);) {
    auto family = profile_from_json(line, Vocabulary::built_in());
    if (!family.problems.empty()) throw std::runtime_error("a family cannot be read");
    families.push_back(std::move(family.value));
  }
  return families;
}

class Passgenau : public Peer {
 public:
  Passgenau(const std::filesystem::path& world, const std::filesystem::path& folder,
            std::map<std::string, std::string> files)
      : catalog_{catalog_in(folder, world)} {
    for (std::size_t set = 0; set < 2; ++set) {
      const std::string name{set_names[set]};
      const std::string& given = files["--" + name];
      families_[set] = families_in(given.empty() ? world / (name + ".jsonl") : std::filesystem::path{given});
    }
  }

  std::string about() const override { return "passgenau " + std::string{version()}; }
  std::size_t questions(Set set) const override { return families_[static_cast<int>(set)].size(); }
  void ask(Set set, std::size_t number) override {
    answer_ = catalog_.match(families_[static_cast<int>(set)][number]);
  }
  std::vector<TableHit> answer() override {
    std::vector<TableHit> hits;
    for (const Match& match : answer_.matches)
      hits.push_back({match.offer, match.points().thousandths});
    return hits;
  }

 private:
  Catalog catalog_;
  std::vector<NeedsProfile> families_[2] = {};
  Answer answer_ = {};
};

}  // namespace

int main(int count, char** arguments) try {
  if (count < 3) throw std::runtime_error("peer_passgenau WORLD FOLDER [--home FILE] [--anywhere FILE]");
  std::map<std::string, std::string> files;
  for (int i = 3; i + 1 < count; i += 2)
    files[arguments[i]] = arguments[i + 1];
  Passgenau peer{arguments[1], arguments[2], std::move(files)};
  return serve(peer);
} catch (const std::exception& error) {
  std::cerr << "peer_passgenau: " << error.what() << '\n';
  return 1;
}
