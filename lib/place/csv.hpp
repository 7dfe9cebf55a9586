// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau {

/// Reads separated values record by record (RFC 4180): quoted cells with doubled quotes, line breaks inside
/// them, and lines that end in LF, CR LF or CR. Blank lines are passed over, a byte order mark at the
/// beginning too. Nothing is copied but cells with doubled quotes.
class CsvReader {
 public:
  enum class Quotes : std::uint8_t {
    special,  ///< as RFC 4180 says
    literal   ///< a quote is a character like others: GeoNames files
  };

  /// `text` must outlive the reader.
  CsvReader(std::string_view text, char separator, Quotes quotes = Quotes::special);

  /// Goes on to the next record; false at the end.
  bool next();
  /// Valid until the next call of `next`.
  const std::vector<std::string_view>& cells() const { return cells_; }
  /// 1-based line on which the record begins.
  std::uint64_t line() const { return record_line_; }
  /// Where the record begins, in bytes behind a byte order mark.
  std::size_t offset() const { return record_start_; }
  /// Behind the record, in the same bytes.
  std::size_t end() const { return at_; }
  /// The record has a quote that is never closed, or text after a closing quote. Reading goes on behind its
  /// first line. Each search for the end of a quote may look far ahead: after a hundred in vain a cell ends on its
  /// line, so that a file of broken quotes is read in its length, and every record behind them is still read.
  bool broken() const { return broken_; }
  /// The broken record is one whose quote is open at the end of the text: with more text it may be whole.
  bool unclosed() const { return broken_ && unclosed_; }

  /// Reads on in `text`, another part of the same file that begins behind the last record or, `again`, with it. Lines are
  /// counted on.
  void resume(std::string_view text, bool again);

 private:
  /// Searches over several lines for the end of a cell that may be in vain; behind them a cell ends on its line.
  static constexpr int most_searches = 100;

  bool at_line_end() const;
  void pass_line_end();
  void read_record();
  bool read_quoted();
  std::string_view unescape(std::string_view quoted);
  void recover();

  std::string_view text_;
  char separator_;
  Quotes quotes_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::size_t record_start_ = 0;
  std::uint64_t record_line_ = 0;
  bool broken_ = false;
  bool unclosed_ = false;
  int searches_left_ = most_searches;
  std::vector<std::string_view> cells_;  ///< into the text, or into `unescaped_`
  std::deque<std::string> unescaped_;
};

/// The text without a UTF-8 byte order mark at its beginning.
std::string_view without_bom(std::string_view text) noexcept;
/// Without blanks, tabs, line breaks and no-break spaces at both ends.
std::string_view trimmed(std::string_view text) noexcept;
/// One cell as RFC 4180 writes it, quoted where it must be.
void append_csv_cell(std::string& out, std::string_view cell);

}  // namespace passgenau
