// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// Reads a stream line by line, never holding more than `most` bytes of one: a file without line breaks must
/// not fill the memory. Lines end in LF or CR LF, the last one perhaps in nothing; a byte order mark at the
/// beginning is passed over.
class LineReader {
 public:
  using Progress = std::function<void(std::uint64_t)>;

  /// `progress` is called with the bytes read so far, once for each block.
  LineReader(std::istream& input, std::size_t most, Progress progress = {});

  /// Goes on to the next line; false at the end. Throws `Error` *file-unreadable*, naming `file_name`.
  bool next();
  std::string_view text() const { return text_; }
  /// The line is longer than `most`; `text()` is its beginning.
  bool too_long() const { return too_long_; }
  /// 1-based.
  std::uint64_t line() const { return line_; }
  bool blank() const;

  std::string file_name = {};  ///< for errors

 private:
  bool fill();
  void append(std::string_view part);

  std::istream& input_;
  std::size_t most_;
  Progress progress_;
  std::vector<char> block_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t line_ = 0;
  std::string text_;
  bool too_long_ = false;
};

}  // namespace passgenau
