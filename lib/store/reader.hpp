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

namespace Xapian {
class Database;
}

namespace passgenau {

/// An offer as it is stored.
struct StoredJson {
  std::string id = {};
  std::string json = {};  ///< verified
};

class SealedFile;
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
  /// A value that carries a checksum (`StoreWriter::set_metadata`). Throws *catalog-damaged*.
  std::string verified_metadata(std::string_view key) const;
  /// Tells this database from another one that was built at the same path.
  std::string identity() const;
  /// Runs `use`, which reads this reader, again at the newest state as often as a writer pulled the old one away.
  void at_one_state(const std::function<void()>& use);
  /// Streams the facts of every offer, verified one by one and, at the end, by count and digest.
  /// Throws *catalog-damaged*, and *catalog-busy* where the state went away meanwhile: reopen and start again.
  void each_facts(const std::function<void(std::string_view)>& use) const;
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
