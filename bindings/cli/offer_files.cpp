// SPDX-License-Identifier: GPL-2.0-or-later
#include "offer_files.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string_view>

#include "problems.hpp"

namespace passgenau::cli {

namespace fs = std::filesystem;

OfferFiles::OfferFiles(std::vector<std::string> paths) : paths_{std::move(paths)}, buffer_(256 * 1024) {
  for (const std::string& path : paths_) {
    std::error_code error;
    if (fs::is_directory(path, error)) fail(Code::file_unreadable, path);
    if (!fs::is_regular_file(path, error)) {
      // A pipe may be opened once only; whether it is there can be asked.
      if (!fs::exists(path, error)) fail(Code::file_unreadable, path);
      continue;
    }
    if (!std::ifstream{path, std::ios::binary}) fail(Code::file_unreadable, path);
    total_bytes_ += fs::file_size(path, error);
  }
}

void OfferFiles::open_next() {
  const std::string& path = paths_[next_++];
  file_ = std::ifstream{path, std::ios::binary};
  if (!file_) fail(Code::file_unreadable, path);
  first_lines_.push_back(line_breaks_ + 1);
  at_start_ = true;
}

bool OfferFiles::fill() {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (!file_.is_open()) return false;
  file_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
  auto size = static_cast<std::size_t>(file_.gcount());
  if (file_.bad()) fail(Code::file_unreadable, paths_[next_ - 1]);
  std::size_t from = 0;
  if (at_start_ && std::string_view{buffer_.data(), size}.substr(0, 3) == byte_order_mark) from = 3;
  at_start_ = false;
  if (size == from) return false;
  line_breaks_ += static_cast<std::uint64_t>(std::count(buffer_.data() + from, buffer_.data() + size, '\n'));
  last_ = buffer_[size - 1];
  setg(buffer_.data(), buffer_.data() + from, buffer_.data() + size);
  return true;
}

OfferFiles::int_type OfferFiles::underflow() {
  while (!fill()) {
    if (next_ == paths_.size()) return traits_type::eof();
    // The last line of a file ends with the file.
    if (last_ != '\n') {
      last_ = '\n';
      ++line_breaks_;
      buffer_[0] = '\n';
      setg(buffer_.data(), buffer_.data(), buffer_.data() + 1);
      return traits_type::to_int_type('\n');
    }
    open_next();
  }
  return traits_type::to_int_type(*gptr());
}

void OfferFiles::place(Problem& problem) const {
  if (!problem.line || first_lines_.empty()) {
    if (problem.file.empty() && paths_.size() == 1) problem.file = paths_[0];
    return;
  }
  const Place place = place_of(*problem.line);
  problem.line = place.line;
  problem.file = *place.file;
  place_other_line(problem.message);
}

OfferFiles::Place OfferFiles::place_of(std::uint64_t line) const {
  std::size_t file = 0;
  while (file + 1 < first_lines_.size() && first_lines_[file + 1] <= line)
    ++file;
  return {.file = &paths_[file], .line = line - first_lines_[file] + 1};
}

/// "… was in line 17": of which file?
void OfferFiles::place_other_line(std::string& message) const {
  constexpr std::string_view words = " was in line ";
  const auto at = message.rfind(words);
  if (at == std::string::npos || paths_.size() < 2) return;
  std::uint64_t line = 0;
  const char* begin = message.data() + at + words.size();
  const auto [end, error] = std::from_chars(begin, message.data() + message.size(), line);
  if (error != std::errc{}) return;
  const Place place = place_of(line);
  const std::string rest = end;
  message.replace(at, std::string::npos,
                  " was in " + *place.file + ", line " + std::to_string(place.line) + rest);
}

}  // namespace passgenau::cli
