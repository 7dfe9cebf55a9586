// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>

namespace passgenau {

/// The format in which a writer goes on; empty where nothing was committed yet. Throws *catalog-foreign*, *catalog-newer*,
/// *catalog-older*, and *catalog-damaged* where the offers are not laid out as the catalog says. Reads at most eight of them.
std::optional<std::uint64_t> format_to_write(const Xapian::Database& db, const std::string& path);

}  // namespace passgenau
