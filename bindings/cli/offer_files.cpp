// SPDX-License-Identifier: GPL-2.0-or-later
#include "offer_files.hpp"

#include <filesystem>
#include <fstream>
#include <string_view>

#include "problems.hpp"

namespace passgenau::cli {

namespace fs = std::filesystem;

namespace {

bool begins_like_zip(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  char begin[4]{};
  file.read(begin, sizeof begin);
  const std::string_view mark{begin, sizeof begin};
  return mark == "PK\x03\x04" || mark == "PK\x05\x06";
}

}  // namespace

OfferFiles offer_files(const std::vector<std::string>& paths, bool packages) {
  OfferFiles offers;
  for (const std::string& path : paths) {
    std::error_code error;
    bool package = fs::is_directory(path, error);
    if (package && !packages) fail(Code::file_unreadable, path);
    if (fs::is_regular_file(path, error)) {
      if (!std::ifstream{path, std::ios::binary}) fail(Code::file_unreadable, path);
      package = packages && begins_like_zip(path);
      if (!package) offers.total_bytes += fs::file_size(path, error);
    } else if (!fs::exists(path, error)) {
      // A pipe may be opened once only; whether it is there can be asked.
      fail(Code::file_unreadable, path);
    }
    offers.files.push_back(
        {.name = path,
         .open = [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); },
         .package = package});
  }
  return offers;
}

}  // namespace passgenau::cli
