// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "exchange/block_reader.hpp"

namespace passgenau {

/// Reads a stream line by line, never holding more than `most` bytes of one: a file without line breaks must
/// not fill the memory. Lines end in LF or CR LF, the last one perhaps in nothing; a byte order mark at the
/// beginning is passed over.
class LineReader {
 public:
  LineReader(BlockReader blocks, std::size_t most) : blocks_{std::move(blocks)}, most_{most} {}

  /// Goes on to the next line; false at the end. Throws `Error` *file-unreadable*.
  bool next();
  std::string_view text() const { return text_; }
  /// The line is longer than `most`; `text()` is its beginning.
  bool too_long() const { return too_long_; }
  /// 1-based.
  std::uint64_t line() const { return line_; }
  bool blank() const;

 private:
  void append(std::string_view part);

  BlockReader blocks_;
  std::size_t most_;
  std::string_view block_;  ///< what is left of the last block
  std::uint64_t line_ = 0;
  std::string text_;
  bool too_long_ = false;
};

}  // namespace passgenau
