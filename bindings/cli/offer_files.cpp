// SPDX-License-Identifier: GPL-2.0-or-later
#include "offer_files.hpp"

#include <filesystem>

namespace passgenau::cli {

OfferFiles offer_files(const std::vector<std::string>& paths, SourceFormat format) {
  OfferFiles offers;
  for (const std::string& path : paths) {
    offers.files.push_back(file_on_disk(path, format));
    std::error_code none;
    const auto bytes = std::filesystem::file_size(path, none);
    if (!offers.files.back().package && !none) offers.total_bytes += bytes;
  }
  return offers;
}

}  // namespace passgenau::cli
