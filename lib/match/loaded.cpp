// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/loaded.hpp"

#include <algorithm>
#include <utility>

#include "match/networks.hpp"
#include "match/stored_vocabulary.hpp"
#include "model/problem.hpp"
#include "store/checksum.hpp"
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
      concepts[at_] = reader.verified_metadata(schema::metadata::concepts);
      gazetteers[at_] = reader.verified_metadata(schema::metadata::gazetteer);
      now.networks[at_] = LoadedNetwork{.identity = reader.identity(),
                                        .revision = revision,
                                        .concepts = checksum(concepts[at_]),
                                        .gazetteer = checksum(gazetteers[at_])};
    });
    const bool same_words = same(now, &LoadedNetwork::concepts);
    const bool same_places = same(now, &LoadedNetwork::gazetteer);
    CatalogState state;
    std::vector<NetworkFacts> facts;
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (!list_[i].name.empty()) state.networks.push_back({.name = list_[i].name});
      if (open_[i].reader)
        facts.push_back({id_prefix(list_[i].name), [this, i, &state](const auto& use) {
                           at_ = i;
                           std::uint64_t offers = 0;
                           open_[i].reader->each_facts([&](std::string_view bytes) {
                             use(bytes);
                             ++offers;
                           });
                           if (!state.networks.empty()) state.networks[i].offers = offers;
                         }});
    }
    Vocabulary vocabulary = same_words ? before_.snapshot->vocabulary : join_concepts(concepts);
    Gazetteer gazetteer = same_places ? before_.snapshot->gazetteer : join_places(gazetteers);
    Snapshot snapshot = build_snapshot(std::move(vocabulary), std::move(gazetteer), facts);
    // Each of these may have gone on to a newer state: what is shown is all of one.
    each([&](const StoreReader& reader) {
      if (reader.revision() != now.networks[at_]->revision)
        fail(Code::catalog_busy, "catalog", {}, list_[at_].path);
    });
    for (std::size_t i = 0; i < list_.size(); ++i) {
      if (now.networks[i]) state.revision += now.networks[i]->revision;
      if (state.networks.empty()) continue;
      if (now.networks[i])
        state.networks[i].revision = now.networks[i]->revision;
      else
        state.networks[i].problem = open_[i].problem;
    }
    state.offers = snapshot.state.offers;
    snapshot.state = std::move(state);
    now.snapshot = std::make_shared<const Snapshot>(std::move(snapshot));
    if (same_words) now.phrases = before_.phrases;
    return now;
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
