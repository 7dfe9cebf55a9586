// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The numbers of a catalog's metadata – format, revision, digest … – once more in one record with a checksum: each alone has none.
namespace passgenau {

/// `none`: nobody has written the record, or to a catalog of format 2 an earlier passgenau, which does not know it, has committed since. Where it
/// says other numbers than stand there, one of both is damaged, or a block was read while it was being written to: where
/// `xapian-replicate` brings a replica up to date, nothing waits for readers.
enum class StateRecord : std::uint8_t { none, holds, damaged };

/// The catalog's own concepts or its gazetteer, by their key; empty text where it has none. Nothing where it is damaged, or not what the numbers
/// of the catalog say.
std::optional<std::string> own_part(const Xapian::Database& db, std::string_view key, std::uint64_t format);
/// Sets such a part, and the number that tells of it; empty text takes it away.
void set_own_part(Xapian::WritableDatabase& db, std::string_view key, const std::string& value,
                  std::uint64_t format);

/// As the numbers stand in the database now.
std::string state_record(const Xapian::Database& db);
StateRecord state_of(const Xapian::Database& db);

}  // namespace passgenau
