// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace passgenau {

/// The ids that a batch has accepted, and where, as hashes of 64 bits in one table without pointers: 32 to 64 bytes
/// an id, however long it is. Two ids share a hash in one of a hundred million batches of half a million records;
/// what that would mean for the second of them its caller must rule out.
class AcceptedIds {
 public:
  /// Where a record stands.
  struct Origin {
    std::uint64_t line = 0;
    std::uint32_t file = 0;    ///< index into the files of the batch
    std::uint32_t number = 0;  ///< of the record in its file where the line does not lead to it, else 0
  };

  /// Of an id that is not in it.
  void add(std::string_view id, const Origin& origin);
  std::optional<Origin> find(std::string_view id) const;
  bool contains(std::string_view id) const { return find(id).has_value(); }

 private:
  struct Slot {
    std::uint64_t hash = 0;  ///< 0: empty
    Origin origin = {};
  };

  std::size_t slot_of(std::uint64_t hash) const;
  void grow();

  std::vector<Slot> slots_ = {};
  std::size_t size_ = 0;
};

}  // namespace passgenau
