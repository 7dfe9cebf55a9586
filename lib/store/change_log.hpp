// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/reader.hpp"

/// What each of the last commits changed, one record of metadata for each: who shows an earlier state reads these offers alone, and not all. The
/// records that are there follow each other without a gap.
namespace passgenau {

/// A commit of more is not recorded: in most catalogs reading all offers is as fast by then.
inline constexpr std::size_t most_logged_changes = 4096;
/// Records go where newer ones are so many, or tell of more changes than an image may be behind (`most_behind`), and never of more than these,
/// some 3 MB.
inline constexpr std::uint64_t logged_commits = 4096;
inline constexpr std::uint64_t most_kept_changes = 65'536;

/// What changed since the commit before.
class ChangeLog {
 public:
  /// `digest`: of all facts, as it is now.
  void begin(std::uint64_t digest) {
    before_ = digest;
    changes_.clear();
    too_many_ = false;
  }
  void note(std::string_view id, std::optional<std::uint64_t> facts);
  /// Will the records reach from `earlier` to the commit after `revision`, which is being made, once it is written?
  bool reaches(const Xapian::Database& db, std::uint64_t earlier, std::uint64_t revision) const;
  /// Records the commit that makes `revision`, and removes the records that have become old.
  void write(Xapian::WritableDatabase& db, std::uint64_t revision, std::uint64_t digest) const;

 private:
  std::uint64_t before_ = 0;
  StoredChanges changes_ = {};
  bool too_many_ = false;
};

/// Is each record whole? Throws Xapian's errors.
bool change_records_hold(const Xapian::Database& db);

/// Which offers changed between two states, each of a revision and a digest, and what the checksum of their facts is in the later one; empty
/// where a commit between them has no record, or one that is not whole or of other states. Throws Xapian's errors.
std::optional<StoredChanges> changes_between(const Xapian::Database& db, std::uint64_t revision,
                                             std::uint64_t digest, std::uint64_t later_revision,
                                             std::uint64_t later_digest);

}  // namespace passgenau
