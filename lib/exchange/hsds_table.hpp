// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exchange/table_text.hpp"
#include "model/json.hpp"
#include "passgenau/error.hpp"
#include "place/csv.hpp"

namespace passgenau {

/// One table of a package: where its rows begin, and which of them hold a value in a column. Memory: 8 bytes a row, 8
/// more for each column that is looked up by, the longest row; and the text itself where it came out of a zip.
class HsdsTable {
 public:
  /// Broken rows are reported with file and line. `file` is its name in problems. Throws `Error` *file-unreadable*, here
  /// and wherever rows are read.
  HsdsTable(std::string file, TableText text, char separator, std::vector<Problem>& problems);

  const std::string& file() const { return file_; }
  std::size_t size() const { return rows_.size(); }
  std::uint64_t line(std::size_t row) const { return rows_[row].line; }
  bool has(std::string_view column) const;
  /// The rows whose column holds this value, in their order.
  std::vector<std::size_t> rows_with(std::string_view column, const std::string& value);
  /// The cells of a row that hold something, by column. `problem` is set where the row cannot be read.
  json::object object(std::size_t row, std::optional<Problem>& problem);

  void use(std::size_t row) { used_[row] = true; }
  /// How many rows nobody used, and the line of the first of them.
  std::pair<std::size_t, std::uint64_t> unused() const;

 private:
  /// A package has less than 4 GiB.
  struct Row {
    std::uint32_t offset = 0;
    std::uint32_t line = 0;
  };
  /// A hash of what a row holds in a column.
  struct Key {
    std::uint32_t hash = 0;
    std::uint32_t row = 0;

    auto operator<=>(const Key&) const = default;
  };

  std::optional<std::size_t> column_number(std::string_view column) const;
  void read_header(const std::vector<std::string_view>& cells, std::uint64_t line,
                   std::vector<Problem>& problems);
  void add_row(const CsvReader& reader, std::uint64_t begin, std::vector<Problem>& problems);
  /// The row's text, and perhaps blank lines behind it.
  std::string_view text_of(std::size_t row);
  /// The reader stands on the row, whole as it was when it was counted.
  CsvReader reader_of(std::size_t row);
  const std::vector<Key>& index_of(std::size_t column);

  std::string file_;
  TableText text_;
  char separator_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  std::vector<bool> broken_;
  std::vector<bool> used_;
  std::map<std::size_t, std::vector<Key>> indexes_;  ///< by column, each sorted
};

/// The singular name of a table of HSDS 1 to 3, of Open Referral UK or of the Ohana API by the name of a file
/// or resource ("services", "service_areas.csv"); empty where it is none of them.
std::string_view hsds_table_name(std::string_view name);
/// The member of a record in which the rows of a child table stand ("schedules"); empty where the table is no
/// child.
std::string_view hsds_list_name(std::string_view table);
/// All child tables.
std::vector<std::string_view> hsds_child_tables();

}  // namespace passgenau
