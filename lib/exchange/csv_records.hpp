// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/json_pointer.hpp"
#include "exchange/line_reader.hpp"
#include "exchange/record_source.hpp"

namespace passgenau {

/// Separated values with a header, cell by cell as members of a JSON object: `{"Name": "…", "PLZ": "…"}`. Empty cells
/// are left out, rows of empty cells are no records. Quoted cells may hold separators, line breaks and doubled quotes
/// (RFC 4180). Memory holds one record.
class CsvRecords : public RecordSource {
 public:
  /// `separator` 0: the one of ; , tab | that cuts the header into most columns, and a notice says so. Throws `Error`
  /// *separator-unclear*; *missing* without a header; *column-missing* with every one of `wanted` that the header
  /// lacks in `details()`.
  CsvRecords(BlockReader blocks, char separator, const std::vector<JsonPointer>& wanted = {});

  /// By place: the header's names. A second column of a name and a column without one are called by their place
  /// ("Telefon#4", "#4", counted from 1), and a notice says so.
  const std::vector<std::string>& columns() const { return columns_; }
  char separator() const { return separator_; }

 private:
  bool read() override;
  bool needs_number() const override { return several_lines_; }

  struct Line {
    std::string text = {};
    std::uint64_t number = 0;
    bool too_long = false;
  };
  bool next_line(Line& line);
  /// One record's text and cells; false at the end.
  bool read_row();
  bool empty_row() const;
  void give_back(std::vector<Line> lines);
  void read_header();
  void name_columns();
  void find_separator();
  void count_separators(std::string_view header);
  void check_wanted(const std::vector<JsonPointer>& wanted) const;
  void write_record();
  [[noreturn]] void refuse(Problem problem, std::vector<Problem> details = {}) const;

  std::string file_name_;
  LineReader lines_;
  char separator_;
  std::deque<Line> ahead_;  ///< lines that were looked at in vain
  std::string row_;
  std::vector<std::string> cells_;
  std::vector<std::string> columns_;
  std::size_t named_ = 0;  ///< columns up to the last that has a name
  bool several_lines_ = false;
  int searches_left_;
};

}  // namespace passgenau
