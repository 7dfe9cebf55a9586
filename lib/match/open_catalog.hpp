// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "match/loaded.hpp"
#include "match/snapshot.hpp"
#include "match/text_view.hpp"
#include "match/word_shares.hpp"
#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/reader.hpp"

namespace passgenau {

/// What is wrong with a profile that is to be judged: more than a document may hold, or more words than are looked up.
std::vector<Problem> problems_of(const NeedsProfile& profile, const Vocabulary& vocabulary);
/// Throws *profile-invalid* with all of these, if any is an error.
void require_none(std::vector<Problem> problems);

/// What a catalog shows, and the readers that it looks things up with: of one network without a name, or of several. Any number of
/// threads may share one.
class OpenCatalog {
 public:
  /// One without a name, or all with one. Throws as `Catalog` does.
  explicit OpenCatalog(std::vector<Network> list);

  const std::vector<Network>& list() const { return list_; }
  std::shared_ptr<const Snapshot> current() const { return shown()->snapshot; }
  std::shared_ptr<const Loaded> shown() const;
  /// As `Catalog::refresh`.
  bool refresh();

  /// Runs `use` with a reader of this thread's own, at the newest state of the network `list()[index]`.
  template <class Use>
  auto with_reader(std::size_t index, Use&& use) {
    Lent lent = lend(index);
    auto result = use(*lent.reader);
    give_back(index, std::move(lent));
    return result;
  }

  /// Runs `use(snapshot, text view, words)` with all three at one state. Words are looked up in the newest state, so
  /// the catalog shows that one, or a newer one, from then on: a snapshot and texts of two states would not agree. Where a writer has gone on
  /// meanwhile, they are looked up by the readers that the snapshot was read with, which he waits for (`ReadersGrace`): who commits all
  /// the time keeps nobody from an answer. A network whose words are damaged is absent from then on, until the next `refresh()`.
  template <class Use>
  auto with_text(Use&& use) {
    using Result = decltype(use(std::declval<const Snapshot&>(), std::declval<const TextView&>(),
                                std::declval<const WordReader&>()));
    // Every network may fail once beside.
    const int tries = 20 + static_cast<int>(list_.size());
    for (int attempt = 0; attempt < tries; ++attempt) {
      std::optional<Result> found;
      try {
        AllLent all = attempt == 0 ? lend_all() : lend_newest();
        at_one_state(all.readers, [&] {
          found.reset();
          const auto now = state_with_text(all);
          if (!now) return;
          found.emplace(use(*now->snapshot, *now->text, WordReader{all.by_network}));
          // Reading an offer may have gone on to a newer state.
          if (!all.are_shown(*now)) found.reset();
        });
        give_back(std::move(all));
        if (found) return *std::move(found);
      } catch (const Error& error) {
        if (!set_aside(error)) throw;
      }
    }
    fail(Code::catalog_busy, "catalog", {}, list_[0].path);
  }

  /// Runs `use(snapshot, shares of the profile's words)`; the shares are null where it has none.
  template <class Use>
  auto with_profile(const NeedsProfile& profile, Use&& use) {
    const auto snapshot = current();
    require_none(problems_of(profile, snapshot->vocabulary));
    return profile.words ? with_words(profile, std::forward<Use>(use)) : use(*snapshot, nullptr);
  }

  /// The same for a profile with words, which are looked up in the newest state. That may lack a concept that the profile names:
  /// throws *profile-invalid* as `with_profile` does.
  template <class Use>
  auto with_words(const NeedsProfile& profile, Use&& use) {
    return with_text([&](const Snapshot& newest, const TextView& text, const WordReader& reader) {
      require_none(problems_of(profile, newest.vocabulary));
      const WordShares shares = shares_of(*profile.words, newest, text, reader);
      return use(newest, &shares);
    });
  }

 private:
  /// A reader for one thread, and the generation that it was taken from.
  struct Lent {
    std::unique_ptr<StoreReader> reader = {};
    std::uint64_t generation = 0;
  };
  /// One of each network that is shown.
  struct AllLent {
    explicit AllLent(std::shared_ptr<const Loaded> now)
        : loaded{std::move(now)}, lent(loaded->networks.size()), by_network(lent.size()) {}

    /// What was shown when they were lent; with its text once that was made.
    std::shared_ptr<const Loaded> loaded;
    std::vector<Lent> lent;
    std::vector<StoreReader*> readers = {};
    std::vector<const StoreReader*> by_network;  ///< null where it is absent

    void add(std::size_t index, Lent one);
    bool are_shown(const Loaded& state) const;
  };
  /// What a network's readers come from.
  struct Source {
    std::shared_ptr<const SealedFile> sealed =
        {};  ///< what is shown, where it is sealed: all readers share its file
    std::vector<std::unique_ptr<StoreReader>> idle = {};  ///< readers are for one thread at a time
    std::uint64_t generation = 0;                         ///< rises when idle readers have become old
  };

  /// Null where it is a folder.
  std::shared_ptr<const SealedFile> shown_file(std::size_t index) const;
  Lent lend(std::size_t index);
  void give_back(std::size_t index, Lent lent);
  Lent lent_of(std::size_t index, std::unique_ptr<StoreReader> reader) const;
  /// Readers of the newest state, which may not be the one that is shown.
  AllLent lend_all();
  /// Shows what is newer, if anything is, and lends the readers that it was read with. Networks that were set aside stay there.
  AllLent lend_newest();
  void give_back(AllLent all);
  std::unique_ptr<StoreReader> open_reader(std::size_t index) const;
  /// A reader of what stands at each path now, but for networks that were set aside. `making_` is held.
  std::vector<OpenNetwork> open_all() const;
  /// Loads these and shows them, with their words where somebody has asked for those before; those that turn out to be damaged lose
  /// their readers. `making_` is held.
  void show(std::vector<OpenNetwork>& open, const Loaded& before);
  /// The same of whatever stands at each path now.
  void show_all(const Loaded& before);
  /// As `show` where these are not what is shown; false where they are. `making_` is held.
  bool show_newer(std::vector<OpenNetwork>& open);
  /// Their readers are for whoever is the next to need one.
  void keep(std::vector<OpenNetwork> open);
  /// The words of what was loaded; without them where they are damaged, of another analyser, or of a newer state by now: the first who asks
  /// for words is told.
  static void add_text(Loaded& loaded, const std::vector<OpenNetwork>& open, const TextView& before);
  /// Goes on without the network whose reader failed, until the next `refresh()`; false where that is none, or where there is
  /// but one.
  bool set_aside(const Error& error);
  /// What is shown, or was when they were lent: that which the readers are at; null where they are at another state.
  std::shared_ptr<const Loaded> state_of(const AllLent& all) const;
  /// The same, its text view made by the first who asks.
  std::shared_ptr<const Loaded> state_with_text(AllLent& all);
  /// These with the words that the readers read. Throws *catalog-older* where another analyser wrote them.
  static Loaded with_text_of(Loaded loaded, const std::vector<const StoreReader*>& by_network,
                             const TextView* before);
  static WordShares shares_of(const Words& words, const Snapshot& snapshot, const TextView& text,
                              const WordReader& reader);

  std::vector<Network> list_;
  std::mutex making_ = {};  ///< held by the one who reads a newer state; the others wait for what he makes
  std::vector<std::optional<Problem>> aside_;  ///< as `list_`; guarded by `making_`
  mutable std::mutex mutex_ = {};  ///< guards everything below; never held while matching or reading
  std::shared_ptr<const Loaded> loaded_ = {};
  std::vector<Source> sources_ = {};  ///< as `list_`
};

}  // namespace passgenau
