// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/loaded.hpp"

#include <algorithm>
#include <utility>

#include "match/networks.hpp"
#include "match/snapshot_change.hpp"
#include "match/snapshot_image.hpp"
#include "match/stored_vocabulary.hpp"
#include "model/problem.hpp"
#include "store/checksum.hpp"
#include "store/image_record.hpp"
#include "store/numbers.hpp"
#include "store/schema.hpp"

namespace passgenau {

namespace {

int vocabulary_version(const StoreReader& reader) {
  return static_cast<int>(parse_number(reader.metadata(schema::metadata::vocabulary)));
}

std::vector<GazetteerRow> read_places(const std::string& csv, const std::string& path) {
  Checked<std::vector<GazetteerRow>> rows = read_gazetteer(csv, path);
  if (!rows.problems.empty()) fail(Code::catalog_damaged, "catalog", "its gazetteer", path);
  return std::move(rows.value);
}

class Loading {
 public:
  Loading(const std::vector<Network>& list, std::vector<OpenNetwork>& open, const Loaded& before)
      : list_{list}, open_{open}, before_{before} {}

  Loaded load() {
    for (;;) {
      require_one();
      std::vector<StoreReader*> readers;
      for (const OpenNetwork& network : open_)
        if (network.reader) readers.push_back(network.reader.get());
      Loaded now;
      try {
        at_one_state(readers, [&] { now = load_once(); });
        return now;
      } catch (const Error& error) {
        if (at_ == list_.size() || list_[at_].name.empty()) throw;
        open_[at_] = {.problem = error.problem()};
      }
    }
  }

 private:
  void require_one() const {
    if (std::any_of(open_.begin(), open_.end(), [](const OpenNetwork& one) { return one.reader != nullptr; }))
      return;
    std::vector<Problem> problems;
    for (const OpenNetwork& network : open_)
      problems.push_back(*network.problem);
    Problem none = make_problem(Code::networks_missing, "");
    none.message = info(Code::networks_missing).meaning;
    throw Error{std::move(none), std::move(problems)};
  }

  /// `use(reader)` for each network that is there; `at_` says which, whatever is thrown.
  template <class Use>
  void each(Use&& use) {
    for (at_ = 0; at_ < list_.size(); ++at_)
      if (open_[at_].reader) use(*open_[at_].reader);
  }

  Loaded load_once() {
    Loaded now{.networks = std::vector<std::optional<LoadedNetwork>>(list_.size())};
    std::vector<std::string> concepts(list_.size());
    std::vector<std::string> gazetteers(list_.size());
    each([&](const StoreReader& reader) {
      const std::uint64_t revision = reader.revision();
      concepts[at_] = reader.own_part(schema::metadata::concepts);
      gazetteers[at_] = reader.own_part(schema::metadata::gazetteer);
      now.networks[at_] = LoadedNetwork{.identity = reader.identity(),
                                        .revision = revision,
                                        .digest = reader.digest(),
                                        .concepts = checksum(concepts[at_]),
                                        .gazetteer = checksum(gazetteers[at_])};
    });
    const bool same_words = same(now, &LoadedNetwork::concepts);
    const bool same_places = same(now, &LoadedNetwork::gazetteer);
    std::optional<Snapshot> changed;
    if (same_words && same_places) changed = unless_damaged([&] { return by_changes(now); });
    Snapshot snapshot = changed
                            ? *std::move(changed)
                            : build(same_words ? before_.snapshot->vocabulary : join_concepts(concepts),
                                    same_places ? before_.snapshot->gazetteer : join_places(gazetteers), now);
    snapshot.state = state_of(now, snapshot);
    // Each of these may have gone on to a newer state: what is shown is all of one.
    each([&](const StoreReader& reader) {
      if (reader.revision() != now.networks[at_]->revision)
        fail(Code::catalog_busy, "catalog", {}, list_[at_].path);
    });
    now.snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
    if (same_words) now.phrases = before_.phrases;
    return now;
  }

  Snapshot build(Vocabulary vocabulary, Gazetteer gazetteer, const Loaded& now) {
    if (auto snapshot = unless_damaged([&] { return by_image(vocabulary, gazetteer, now); }))
      return *std::move(snapshot);
    std::vector<NetworkFacts> facts;
    for (std::size_t i = 0; i < list_.size(); ++i)
      if (open_[i].reader)
        facts.push_back({id_prefix(list_[i].name), [this, i](const auto& use) {
                           at_ = i;
                           open_[i].reader->each_facts(use);
                         }});
    return build_snapshot(std::move(vocabulary), std::move(gazetteer), facts);
  }

  /// Who reads all facts finds out where the damage is, and passes over what it does not concern.
  template <class Use>
  static std::optional<Snapshot> unless_damaged(Use&& use) {
    try {
      return use();
    } catch (const Error& error) {
      if (error.code() != Code::catalog_damaged && error.code() != Code::too_many) throw;
      return {};
    }
  }

  /// The image that the catalog keeps, with what changed since; empty where it keeps none that is of use.
  std::optional<Snapshot> by_image(const Vocabulary& vocabulary, const Gazetteer& gazetteer,
                                   const Loaded& now) {
    at_ = 0;
    // An image says how one catalog's offers lie, and another machine gives all facts in one answer.
    if (!list_[0].name.empty() || open_[0].reader->is_remote()) return {};
    const StoreReader& reader = *open_[0].reader;
    const auto image = reader.image();
    if (!image || image->basis != image_basis(now.networks[0]->concepts, now.networks[0]->gazetteer))
      return {};
    const auto changes = reader.changes_since(image->revision, image->digest);
    if (!changes || changes->size() > most_behind(reader.count())) return {};
    auto snapshot = snapshot_of_image(vocabulary, gazetteer, image->parts,
                                      [&](std::size_t nth) { return reader.image_part(*image, nth); });
    if (!snapshot) return {};
    if (changes->empty()) return snapshot->rows.size() == reader.count() ? std::move(snapshot) : std::nullopt;
    return changed(*std::move(snapshot), changed_facts(reader, *changes), reader.count());
  }

  /// What was shown before, with what changed since in each network; empty where some of it is not known, or all are read as fast.
  std::optional<Snapshot> by_changes(const Loaded& now) {
    bool known = true;
    std::vector<ChangedFacts> changes;
    std::uint64_t offers = 0;
    each([&](const StoreReader& reader) {
      const LoadedNetwork& was = *before_.networks[at_];
      known = known && was.identity == now.networks[at_]->identity;
      // Another machine gives all facts in one answer, and each alone in several.
      known = known && (was.revision == now.networks[at_]->revision || !reader.is_remote());
      const auto changed = known ? reader.changes_since(was.revision, was.digest) : std::nullopt;
      known = known && changed &&
              before_.snapshot->changes + changes.size() + changed->size() <=
                  most_behind(before_.snapshot->rows.size());
      if (!known) return;
      offers += reader.count();
      for (ChangedFacts& one : changed_facts(reader, *changed))
        changes.push_back(std::move(one));
    });
    if (!known) return {};
    std::sort(changes.begin(), changes.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return changed(*before_.snapshot, changes, offers);
  }

  std::vector<ChangedFacts> changed_facts(const StoreReader& reader, const StoredChanges& changes) const {
    std::vector<ChangedFacts> facts;
    facts.reserve(changes.size());
    for (const auto& [id, checksum] : changes)
      facts.push_back({id_prefix(list_[at_].name) + id,
                       checksum ? std::optional{reader.facts(id, *checksum)} : std::nullopt});
    return facts;
  }

  /// Empty where that does not make so many offers.
  std::optional<Snapshot> changed(const Snapshot& before, const std::vector<ChangedFacts>& changes,
                                  std::uint64_t offers) {
    const auto facts_of = [&](std::string_view id) {
      const auto [network, own_id] = split_id(before.state.networks, id);
      at_ = network;
      const StoreReader& reader = *open_[network].reader;
      // One by one they would take longer than all at once.
      if (reader.is_remote()) fail(Code::too_many, "offers of another machine");
      return reader.facts(own_id);
    };
    std::optional<Snapshot> now = changed_snapshot(before, changes, facts_of);
    if (now && now->rows.size() != offers) return {};
    return now;
  }

  CatalogState state_of(const Loaded& now, const Snapshot& snapshot) {
    CatalogState state;
    state.offers = snapshot.rows.size();
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (now.networks[i]) state.revision += now.networks[i]->revision;
      if (list_[i].name.empty()) continue;
      NetworkState& network = state.networks.emplace_back();
      network.name = list_[i].name;
      if (!now.networks[i]) {
        network.problem = open_[i].problem;
        continue;
      }
      at_ = i;
      network.offers = open_[i].reader->count();
      network.revision = now.networks[i]->revision;
    }
    return state;
  }

  bool same(const Loaded& now, std::uint64_t LoadedNetwork::*part) const {
    return before_.snapshot && std::equal(now.networks.begin(), now.networks.end(), before_.networks.begin(),
                                          before_.networks.end(), [&](const auto& a, const auto& b) {
                                            return a && b ? *a.*part == *b.*part : !a && !b;
                                          });
  }

  Vocabulary join_concepts(const std::vector<std::string>& concepts) {
    if (list_[0].name.empty())
      return stored_vocabulary(concepts[0], vocabulary_version(*open_[0].reader), list_[0].path);
    JoinedConcepts joined;
    each([&](const StoreReader& reader) {
      const Vocabulary own = stored_vocabulary(concepts[at_], vocabulary_version(reader), list_[at_].path);
      if (!own.extension().empty()) joined.add(list_[at_], own.extension());
    });
    return joined.vocabulary();
  }

  Gazetteer join_places(const std::vector<std::string>& gazetteers) {
    std::vector<std::vector<GazetteerRow>> places;
    each([&](const StoreReader&) {
      // Many networks have the gazetteer of the whole country: it is read once.
      const auto first = std::find(gazetteers.begin(), gazetteers.end(), gazetteers[at_]);
      if (!gazetteers[at_].empty() && first == gazetteers.begin() + static_cast<std::ptrdiff_t>(at_))
        places.push_back(read_places(gazetteers[at_], list_[at_].path));
    });
    if (places.empty()) return {};
    return Gazetteer{places.size() == 1 ? std::move(places[0]) : passgenau::join_places(std::move(places))};
  }

  const std::vector<Network>& list_;
  std::vector<OpenNetwork>& open_;
  const Loaded& before_;
  std::size_t at_ = 0;  ///< the network that is being read
};

}  // namespace

Loaded load(const std::vector<Network>& list, std::vector<OpenNetwork>& open, const Loaded& before) {
  return Loading{list, open, before}.load();
}

}  // namespace passgenau
