// SPDX-License-Identifier: GPL-2.0-or-later
#include "offer_files.hpp"

#include <filesystem>
#include <fstream>

#include "problems.hpp"

namespace passgenau::cli {

namespace fs = std::filesystem;

OfferFiles offer_files(const std::vector<std::string>& paths) {
  OfferFiles offers;
  for (const std::string& path : paths) {
    std::error_code error;
    if (fs::is_directory(path, error)) fail(Code::file_unreadable, path);
    if (fs::is_regular_file(path, error)) {
      if (!std::ifstream{path, std::ios::binary}) fail(Code::file_unreadable, path);
      offers.total_bytes += fs::file_size(path, error);
    } else if (!fs::exists(path, error)) {
      // A pipe may be opened once only; whether it is there can be asked.
      fail(Code::file_unreadable, path);
    }
    offers.files.push_back(
        {.name = path, .open = [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); }});
  }
  return offers;
}

}  // namespace passgenau::cli
