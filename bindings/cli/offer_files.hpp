// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "passgenau/exchange.hpp"

namespace passgenau::cli {

/// The files of one batch, opened one after the other.
struct OfferFiles {
  std::vector<ImportFile> files = {};
  std::uint64_t total_bytes = 0;  ///< of all files; those that are no regular files do not count
};

/// Throws `Error` *file-unreadable* for the first file that cannot be read, before the first one is opened.
OfferFiles offer_files(const std::vector<std::string>& paths, SourceFormat format);

}  // namespace passgenau::cli
