// SPDX-License-Identifier: GPL-2.0-or-later
// passgenau as a peer: peer_passgenau WORLD FOLDER [--home FILE] [--anywhere FILE]. WORLD has offers.jsonl and, as the
// files with families, home.jsonl and anywhere.jsonl; the catalog is kept in FOLDER. What is timed is `Catalog::match` with
// C++ values, reasons and all.
#include <iostream>
#include <map>

#include "data.hpp"
#include "passgenau/catalog.hpp"
#include "passgenau/version.hpp"
#include "serve.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

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
