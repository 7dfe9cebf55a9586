// SPDX-License-Identifier: GPL-2.0-or-later
#include <filesystem>
#include <fstream>
#include <string_view>

#include "model/problem.hpp"
#include "passgenau/exchange.hpp"

namespace passgenau {

namespace fs = std::filesystem;

namespace {

bool begins_like_zip(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  char begin[4]{};
  file.read(begin, sizeof begin);
  const std::string_view mark{begin, sizeof begin};
  return mark == "PK\x03\x04" || mark == "PK\x05\x06";
}

[[noreturn]] void unreadable(const std::string& path) {
  throw Error{Problem{.code = Code::file_unreadable,
                      .message = std::string{info(Code::file_unreadable).meaning},
                      .file = path}};
}

}  // namespace

ImportFile file_on_disk(const std::string& path, SourceFormat format) {
  const bool packages = format == SourceFormat::automatic || format == SourceFormat::hsds;
  std::error_code error;
  if (path.find('\0') != std::string::npos) unreadable(path.substr(0, path.find('\0')));
  bool package = fs::is_directory(path, error);
  if (package && !packages) unreadable(path);
  if (fs::is_regular_file(path, error)) {
    if (!std::ifstream{path, std::ios::binary}) unreadable(path);
    package = packages && begins_like_zip(path);
  } else if (!fs::exists(path, error)) {
    // A pipe may be opened once only; whether it is there can be asked.
    unreadable(path);
  }
  return {.name = path,
          .open = [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); },
          .package = package};
}

}  // namespace passgenau
