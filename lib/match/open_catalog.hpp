// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "match/snapshot.hpp"
#include "match/text_view.hpp"
#include "match/word_shares.hpp"
#include "model/problem.hpp"
#include "passgenau/catalog.hpp"
#include "store/reader.hpp"

namespace passgenau {

/// What was read of a catalog at one state.
struct Loaded {
  std::string identity = {};
  std::string concepts = {};
  std::string gazetteer = {};
  std::shared_ptr<const Snapshot> snapshot = {};
  /// Of the snapshot's vocabulary; once somebody asked for words.
  std::shared_ptr<const ConceptPhrases> phrases = {};
  /// Of the same state; once somebody asked for words.
  std::shared_ptr<const TextView> text = {};

  bool shows(const StoreReader& reader) const {
    return reader.identity() == identity && reader.revision() == snapshot->state.revision;
  }
};

/// What is wrong with a profile that is to be judged: more than a document may hold, or more words than are looked up.
std::vector<Problem> problems_of(const NeedsProfile& profile, const Vocabulary& vocabulary);
/// Throws *profile-invalid* with all of these, if any is an error.
void require_none(std::vector<Problem> problems);

/// What a catalog shows, and the readers that it looks things up with. Any number of threads may share one.
class OpenCatalog {
 public:
  explicit OpenCatalog(std::string path);

  const std::string& path() const { return path_; }
  std::shared_ptr<const Snapshot> current() const { return shown()->snapshot; }
  std::shared_ptr<const Loaded> shown() const;
  /// As `Catalog::refresh`.
  bool refresh();

  /// Runs `use` with a reader of this thread's own, at the newest state.
  template <class Use>
  auto with_reader(Use&& use) {
    Lent lent = lend();
    auto result = use(*lent.reader);
    give_back(std::move(lent));
    return result;
  }

  /// Runs `use(snapshot, text view, reader)` with all three at one state. Words are looked up in the newest state, so
  /// the catalog shows that one from then on: a snapshot and texts of two states would not agree.
  template <class Use>
  auto with_text(Use&& use) {
    using Result = decltype(use(std::declval<const Snapshot&>(), std::declval<const TextView&>(),
                                std::declval<StoreReader&>()));
    constexpr int tries = 20;
    for (int attempt = 0; attempt < tries; ++attempt) {
      std::optional<Result> result = with_reader([&](StoreReader& reader) {
        std::optional<Result> found;
        reader.at_one_state([&] {
          found.reset();
          const auto now = shown_with_text(reader);
          if (!now) return;
          found.emplace(use(*now->snapshot, *now->text, reader));
          // Reading an offer may have gone on to a newer state.
          if (!now->shows(reader)) found.reset();
        });
        return found;
      });
      if (result) return *std::move(result);
      refresh();
    }
    fail(Code::catalog_busy, "catalog", {}, path_);
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
    return with_text([&](const Snapshot& newest, const TextView& text, StoreReader& reader) {
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

  /// Null where it is a folder.
  std::shared_ptr<const SealedFile> shown_file() const;
  Lent lend();
  void give_back(Lent lent);
  /// What is shown, its text view made by the first who asks; null where the reader is at another state.
  std::shared_ptr<const Loaded> shown_with_text(const StoreReader& reader);
  static WordShares shares_of(const Words& words, const Snapshot& snapshot, const TextView& text,
                              const StoreReader& reader);

  std::string path_;
  std::mutex making_ = {};  ///< held by the one who reads a newer state; the others wait for what he makes
  mutable std::mutex mutex_ = {};  ///< guards everything below; never held while matching or reading
  std::shared_ptr<const Loaded> loaded_ = {};
  std::shared_ptr<const SealedFile> sealed_ =
      {};  ///< what is shown, where it is sealed: all readers share its file
  std::vector<std::unique_ptr<StoreReader>> idle_ = {};  ///< readers are for one thread at a time
  std::uint64_t generation_ = 0;                         ///< rises when idle readers have become old
};

}  // namespace passgenau
