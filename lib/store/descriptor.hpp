// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>

namespace Xapian {
class Database;
}

namespace passgenau {

/// Bytes of a file from a place on, whatever the position of the descriptor; fewer where the file ends, or cannot be read any more.
std::string read_at(int descriptor, std::uint64_t from, std::uint64_t bytes);

/// The one database behind the magic of a sealed catalog, over a copy of the descriptor that Xapian closes. Moves the position that all
/// copies share. Throws what Xapian throws, and *file-unreadable* with `path` where there are no more descriptors.
Xapian::Database sealed_database(int descriptor, const std::string& path);

}  // namespace passgenau
