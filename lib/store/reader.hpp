// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace passgenau {

/// An offer as it is stored.
struct StoredJson {
  std::string id = {};
  std::string json = {};  ///< verified
};

/// Offers that changed, by id, with the checksum of their facts now; none where an offer was removed.
using StoredChanges = std::map<std::string, std::optional<std::uint64_t>, std::less<>>;

class SealedFile;
struct ImageRecord;
struct RemoteAddress;

/// Reads one catalog, a folder at one committed state or a sealed file. For one thread at a time; Xapian's errors never leave
/// this room. From its making and from `reopen()` on until it rests, a writer gives it time (`ReadersGrace`).
class StoreReader {
 public:
  explicit StoreReader(const std::string& path);
  /// Another reader of a sealed catalog that is open: of the same file, whatever stands at its path by now.
  explicit StoreReader(std::shared_ptr<const SealedFile> sealed);
  /// A catalog that another machine serves. Throws *network-unreachable*, as every call does that does not get its answer; the next
  /// `reopen()` connects anew.
  explicit StoreReader(const RemoteAddress& address);
  ~StoreReader();
  StoreReader(const StoreReader&) = delete;
  StoreReader& operator=(const StoreReader&) = delete;

  /// Null for a folder.
  const std::shared_ptr<const SealedFile>& sealed() const;
  /// Goes to the newest committed state; true where there was a newer one.
  bool reopen();
  /// Nothing is read until the next `reopen()`: writers need not wait for this reader.
  void rest();
  std::uint64_t count() const;
  std::uint64_t revision() const;
  /// The same, vouched for by the record of all numbers; of the state that is open. Throws *catalog-damaged*, and *catalog-busy* where the
  /// state went away.
  std::uint64_t verified_revision() const;
  std::string metadata(std::string_view key) const;
  /// The catalog's own concepts or its gazetteer (schema.hpp), verified. Throws *catalog-damaged*.
  std::string own_part(std::string_view key) const;
  /// Tells this database from another one that was built at the same path.
  std::string identity() const;
  /// Runs `use`, which reads this reader, again at the newest state as often as a writer pulled the old one away.
  void at_one_state(const std::function<void()>& use);
  /// Streams the facts of every offer, verified one by one and, at the end, by count and digest.
  /// Throws *catalog-damaged*, and *catalog-busy* where the state went away meanwhile: reopen and start again.
  void each_facts(const std::function<void(std::string_view)>& use) const;
  /// Of all facts, as the metadata says.
  std::uint64_t digest() const;
  /// The offers that changed since an earlier state of this catalog. Empty where it is not recorded what changed. Of the state that is open, as `facts`. Throws as `each_facts`.
  std::optional<StoredChanges> changes_since(std::uint64_t revision, std::uint64_t digest) const;
  /// The image that the catalog keeps of all its facts at some commit; empty where there is none. Of the state that is open.
  std::optional<ImageRecord> image() const;
  /// A part of it. Throws *catalog-damaged*, also where it is of another image.
  std::string image_part(const ImageRecord& image, std::size_t nth) const;
  /// The facts of one offer, verified, and that they have this checksum where one is given. Throws as `each_facts`.
  std::string facts(std::string_view id, std::optional<std::uint64_t> checksum = {}) const;
  /// The stored JSON of an offer, verified; empty where there is none.
  std::optional<std::string> data(std::string_view id);
  /// The first `most` offers whose ids come after `id` by bytes, of the state that is open; never goes to a
  /// newer one. Throws *catalog-damaged*, and *catalog-busy* where the state went away: reopen and start
  /// again.
  std::vector<StoredJson> data_after(std::string_view id, std::size_t most) const;
  /// Does it change without the writer's grace: as a replica, or on another machine, whose server reads it? Then a block may be half of
  /// one commit and half of another.
  bool may_be_torn() const;
  /// Has a writer opened this catalog, or may a replica be brought up to date? It may take the open state away with its second commit.
  bool is_being_written() const;
  /// In which its records are laid out (store/record.hpp).
  std::uint64_t format() const;
  /// Is each look at the database a round trip to another machine?
  bool is_remote() const;
  /// Ids of all offers, sorted by bytes.
  std::vector<std::string> ids();
  const std::string& path() const;
  /// For the other files of this room.
  const Xapian::Database& database() const;
  /// Verifies data and facts of every offer: one message for each that is damaged, with its id.
  std::vector<std::pair<std::string, std::string>> damaged();

 private:
  std::vector<std::pair<std::string, std::string>> damaged_now();

  struct State;
  std::unique_ptr<State> state_;
};

/// Runs `use`, which reads all of these, again at the newest state of the one whose state a writer pulled away, as often as that
/// happens. Which one it was is told by the path in the error.
void at_one_state(std::span<StoreReader* const> readers, const std::function<void()>& use);

}  // namespace passgenau
