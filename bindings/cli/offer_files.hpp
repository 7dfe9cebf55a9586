// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <fstream>
#include <streambuf>
#include <string>
#include <vector>

#include "passgenau/error.hpp"

namespace passgenau::cli {

/// Several files read as one stream of lines, so that a batch is one batch: its limits, its replacement and
/// its commit. Knows which line of the stream is which line of which file.
class OfferFiles : public std::streambuf {
 public:
  /// Throws `Error` *file-unreadable* for the first file that cannot be read.
  explicit OfferFiles(std::vector<std::string> paths);

  /// Bytes of all files; those that are no regular files do not count.
  std::uint64_t total_bytes() const { return total_bytes_; }
  /// Line and file as the reader of one of the files would name them.
  void place(Problem& problem) const;

 protected:
  int_type underflow() override;

 private:
  struct Place {
    const std::string* file = nullptr;
    std::uint64_t line = 0;
  };
  Place place_of(std::uint64_t line) const;
  void place_other_line(std::string& message) const;
  bool fill();
  void open_next();

  std::vector<std::string> paths_;
  std::vector<std::uint64_t> first_lines_;  ///< of each file, in the stream, from 1
  std::uint64_t total_bytes_ = 0;
  std::size_t next_ = 0;
  std::ifstream file_;
  std::vector<char> buffer_;
  std::uint64_t line_breaks_ = 0;
  char last_ = '\n';
  bool at_start_ = false;
};

}  // namespace passgenau::cli
