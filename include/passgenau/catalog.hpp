// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/export.hpp"
#include "passgenau/match.hpp"
#include "passgenau/offer.hpp"
#include "passgenau/place.hpp"
#include "passgenau/profile.hpp"
#include "passgenau/search.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// Format of the catalogs that this version makes; a newer one is refused in words. One of format 2 or 3 is read, and written to as such: it
/// lacks what ties an offer's data to its facts, or what tells a lost gazetteer from none (docs/sealed.md).
inline constexpr int catalog_format = 4;

/// A catalog of offers, open for reading. One handle may be shared by any number of threads; the writer
/// never blocks it. A writer that commits waits, before its next change, for calls that read the state before: half a
/// second at most. It shows the state of its opening, or of the last `refresh()`.
class PASSGENAU_API Catalog {
 public:
  /// Opens the folder `path`, or a sealed catalog, which is verified whole (docs/sealed.md). Cost: grows with the
  /// offers (1 to 3 µs each where measured, 0.2 where the catalog keeps an image, see `commit`) and the gazetteer's rows (1–2 µs each). Throws `Error`
  /// *catalog-missing*, *path-refused*, *catalog-foreign*, *catalog-newer*, *catalog-older*,
  /// *catalog-damaged*.
  explicit Catalog(const std::string& path);
  /// Opens several networks as one catalog, whose answers are those of one catalog with all their offers
  /// (docs/federation.md). A network that cannot be read is told in `state().networks`, and the others answer. Throws
  /// *networks-invalid* with every problem of the list, *networks-missing* where none can be read.
  static Catalog open(const std::vector<Network>& networks);
  ~Catalog();
  Catalog(Catalog&&) noexcept;
  Catalog& operator=(Catalog&&) noexcept;

  /// The best offers for this family, with reasons. Throws `Error` *profile-invalid* with every problem in
  /// `details()`; with `words` what `search` throws, too. Cost: grows with the offers within reach (bench/RESULTS.md).
  Answer match(const NeedsProfile& profile) const;
  /// The same with near misses and open questions, all of one state of the catalog.
  Answer match(const NeedsProfile& profile, const AnswerOptions& options) const;
  /// The answers for many families, in their order: each what `match` gives, all of one state of the catalog but
  /// those to profiles with words, which are looked up in the newest.
  /// `threads` share the work, the caller's among them; 0: as many as the machine has. Before anything is judged,
  /// every profile is checked: throws *profile-invalid*, each problem's pointer beginning with the place of its
  /// profile (`/3/children`). Memory: an answer of 20 matches is some 30 kB.
  std::vector<Answer> match_all(std::span<const NeedsProfile> profiles, std::size_t threads = 0) const;
  /// The same for batches of any size: `use` is given each answer with its place, in order, in the calling thread;
  /// 512 answers are in memory at most. What `use` throws goes through.
  void match_all(std::span<const NeedsProfile> profiles, const std::function<void(std::size_t, Answer)>& use,
                 std::size_t threads = 0) const;
  /// At most `most` offers that fail exactly one condition, each with the smallest change after which it fits
  /// (docs/matching.md, "Near misses"); offers alike with one change stand once and name the others. Cost:
  /// judges every offer that could help with a need, whatever the reach, and the whole question anew for each different
  /// change that is tried (bench/bench_near_miss.cpp). Throws as `match` does.
  std::vector<NearMiss> near_misses(const NeedsProfile& profile, std::size_t most) const;
  /// One offer, if it is such a near miss. Throws as `why` does.
  std::optional<NearMiss> near_miss(const NeedsProfile& profile, std::string_view offer_id) const;
  /// At most `most` questions whose answers would change the list most (docs/matching.md, "What to ask
  /// next"). Cost: a `match`, and every offer within reach that could help is judged once more. Throws as
  /// `match` does.
  std::vector<OpenQuestion> ask_next(const NeedsProfile& profile, std::size_t most) const;
  /// Every verdict for one offer, whether it matches or not. Throws *offer-unknown*, *profile-invalid*.
  Judgement why(const NeedsProfile& profile, std::string_view offer_id) const;
  /// The offers that words lead to; docs/search.md. Words are looked up in the newest committed state, which the catalog shows from
  /// then on, as after `refresh()`; the same holds for a profile with `words`. The first search reads every word of the
  /// catalog (about 4 µs each, and 1 µs an offer). Throws *words-too-long*, *words-too-many*, *out-of-range*,
  /// *json-encoding* (not UTF-8), *bad-language-tag*, and of the store *catalog-busy*, *catalog-older* (its index of
  /// words) and *catalog-damaged*. Cost: docs/search.md.
  SearchResult search(const SearchRequest& request) const;
  /// Words of the offers that begin like the last word of `beginning`, case and diacritics folded: those of the most offers first,
  /// then by bytes. Throws as `search` does.
  std::vector<Completion> complete(std::string_view beginning, int limit = 10) const;
  /// One offer as it is stored now, perhaps newer than what `match` judged; empty where there is none. Throws
  /// *catalog-damaged* where its checksum does not hold.
  std::optional<Offer> offer(std::string_view id) const;
  /// Ids of all offers, sorted by bytes. Reads them all; throws as `offer` does.
  std::vector<std::string> ids() const;
  /// Calls `use` for every offer, sorted by id by bytes, all of one committed state (each network of its own), perhaps newer than what
  /// `match` judges; returns that state's revision. Pages of 256 offers are in memory. Where a writer is at
  /// work its second commit would take the state away, so all are read first and held (their JSON, about 1 kB
  /// each). Should a writer come in between, `again` is called, which forgets what `use` was given, and all
  /// begins anew; without `again` that is *catalog-busy*. Throws *catalog-damaged*. Cost: 50 µs an offer
  /// where measured.
  std::uint64_t for_each_offer(const std::function<void(const Offer&)>& use,
                               const std::function<void()>& again = {}) const;
  /// The offer's title in this language (BCP 47, the closest there is: `de-AT` reads `de`), else in German, else
  /// in the first there is; empty where there is no such offer.
  std::string title(std::string_view offer_id, std::string_view language) const;

  CatalogState state() const;
  /// The built-in vocabulary and the catalog's own concepts.
  Vocabulary vocabulary() const;
  /// The copy that the catalog holds; empty where none was given.
  Gazetteer gazetteer() const;
  /// Shows the newest committed state from now on, of each network; calls that are running keep theirs. True where
  /// something had changed. Networks that were absent are tried again. Throws as opening does; then the old state stays.
  /// Cost: where something had changed, a copy of what is shown (0.1 µs an offer), or that of opening where much had (docs/reliability.md); and, where somebody has searched and no network is on another machine, once more
  /// the facts of each offer and 0.3 µs a word of the catalog and the vocabulary; else 80 µs a network where measured.
  bool refresh();
  /// Reads everything there is and verifies every checksum, the count and the digest; one problem for each
  /// offer that is damaged.
  std::vector<Problem> check() const;

 private:
  friend struct CatalogInside;
  struct State;
  explicit Catalog(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The one writer of a catalog. Nothing is visible to readers before `commit()`, then everything at once. Use
/// it from one thread. After any storage error the writer is closed and the last committed state serves on.
class PASSGENAU_API CatalogWriter {
 public:
  /// Opens the folder `path`, or makes it. Throws *catalog-locked* at once where another writer is open,
  /// *catalog-sealed*, and as `Catalog` does.
  explicit CatalogWriter(const std::string& path);
  ~CatalogWriter();
  CatalogWriter(CatalogWriter&&) noexcept;
  CatalogWriter& operator=(CatalogWriter&&) noexcept;

  /// Adds an offer, or replaces the one with its id (then true). Throws *offer-invalid* with every problem;
  /// the catalog is unharmed by that. This and every other change throws *storage-failed* and, after such an error or in a
  /// forked child, *writer-closed*; the first after a commit waits for readers of the state before (see `Catalog`).
  bool put(const Offer& offer);
  /// Takes an offer out; false where there was none.
  bool remove(std::string_view id);
  bool contains(std::string_view id) const;
  std::uint64_t size() const;
  /// Ids of all offers, put ones included, sorted by bytes.
  std::vector<std::string> ids() const;

  const Vocabulary& vocabulary() const;
  /// Own concepts that offers and profiles may name from now on (see `Vocabulary::extended_by`).
  void set_vocabulary(const Vocabulary& vocabulary);
  /// The gazetteer that matching will use; empty where none was set.
  const Gazetteer& gazetteer() const;
  void set_gazetteer(const Gazetteer& gazetteer);

  /// Makes everything visible, durably: files and folder are synchronised. In a catalog of 4,096 offers and more it makes an image of
  /// all facts, too, by which readers open it, where more than a 32nd of the offers changed since the last one, or that one is of no use any more
  /// (docs/reliability.md): that takes as long as reading every offer to open it, and the memory of an open catalog and of what sorting it needs. Throws *storage-failed*.
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace passgenau
