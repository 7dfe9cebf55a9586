// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <string>
#include <vector>

#include "oracle/stage.hpp"

namespace passgenau::test {

using oracle::Random;

/// A world whose offers, places and own concepts are dealt out to networks, each a catalog of its own.
class Split {
 public:
  explicit Split(std::uint64_t seed)
      : world{oracle::make_world(seed)}, staged{oracle::stage(world)}, random{seed} {
    // Names one of which begins like another, and out of order.
    std::vector<std::string> names{"mh", "a-b", "a", "0", "ab"};
    random.shuffle(names);
    names.resize(static_cast<std::size_t>(random.between(2, 5)));
    for (const std::string& name : names)
      networks.push_back({.name = name, .path = path(name)});
    offers.resize(networks.size());
    for (const Offer& offer : staged.offers) {
      const std::size_t home = any_network();
      for (std::size_t i = 0; i < networks.size(); ++i)
        // Two networks may each have an offer of one id.
        if (i == home || random.chance(5)) offers[i].push_back(offer);
    }
    const std::vector<std::vector<GazetteerRow>> places = deal_places();
    for (std::size_t i = 0; i < networks.size(); ++i)
      write(networks[i].path, i == 0 || random.chance(50) ? staged.vocabulary : Vocabulary{},
            Gazetteer{places[i]}, offers[i]);
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  static void write(const std::string& path, const Vocabulary& vocabulary, const Gazetteer& gazetteer,
                    const std::vector<Offer>& offers) {
    CatalogWriter writer{path};
    writer.set_vocabulary(vocabulary);
    writer.set_gazetteer(gazetteer);
    for (const Offer& offer : offers)
      writer.put(offer);
    writer.commit();
  }

  /// One catalog of all offers by their names in the federation, but for those of the networks that are absent, in another order.
  Catalog merged(const Catalog& federation, const std::string& name = "one catalog of all") {
    std::vector<Offer> all;
    const std::vector<NetworkState> states = federation.state().networks;
    for (std::size_t i = 0; i < networks.size(); ++i) {
      if (states[i].problem) continue;
      for (Offer offer : offers[i]) {
        offer.id = networks[i].name + ':' + offer.id;
        all.push_back(std::move(offer));
      }
    }
    random.shuffle(all);
    write(path(name), federation.vocabulary(), federation.gazetteer(), all);
    return Catalog{path(name)};
  }

  oracle::World world;
  oracle::Staged staged;
  Random random;
  std::vector<Network> networks = {};
  std::vector<std::vector<Offer>> offers = {};  ///< by network

 private:
  std::size_t any_network() {
    return static_cast<std::size_t>(random.between(0, static_cast<long>(networks.size()) - 1));
  }

  /// All rows of one key go to the same networks, one at least.
  std::vector<std::vector<GazetteerRow>> deal_places() {
    std::vector<std::vector<GazetteerRow>> places(networks.size());
    std::vector<bool> has(networks.size());
    const GazetteerRow* before = nullptr;
    for (const GazetteerRow& row : staged.gazetteer.rows()) {
      if (before == nullptr || before->postal_code != row.postal_code || before->region != row.region) {
        for (std::size_t i = 0; i < has.size(); ++i)
          has[i] = random.chance(30);
        has[any_network()] = true;
      }
      for (std::size_t i = 0; i < has.size(); ++i)
        if (has[i]) places[i].push_back(row);
      before = &row;
    }
    return places;
  }

  TemporaryFolder folder_ = {};
};

/// What differs by right is taken out: which networks there are, and the number of commits.
template <class Told>
std::string told(Told answer) {
  answer.catalog.revision = 0;
  answer.catalog.networks.clear();
  return to_json(answer);
}

/// Asks both the same, everything there is to ask, and compares the bytes. Returns how many offers matched.
std::size_t compare(const Catalog& federation, const Catalog& merged,
                    const std::vector<NeedsProfile>& profiles, Random& random);

}  // namespace passgenau::test
