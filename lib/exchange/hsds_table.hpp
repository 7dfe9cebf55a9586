// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/object.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/json.hpp"
#include "passgenau/error.hpp"

namespace passgenau {

/// One table of a package: its text, where its rows begin, and rows by the values of a column. Memory: the
/// text, 24 bytes a row, and 60 or so for each row and column that is looked up by.
class HsdsTable {
 public:
  /// Broken rows are reported with file and line. `file` is its name in problems.
  HsdsTable(std::string file, std::string text, char separator, std::vector<Problem>& problems);

  const std::string& file() const { return file_; }
  std::size_t size() const { return rows_.size(); }
  std::uint64_t line(std::size_t row) const { return rows_[row].line; }
  bool has(std::string_view column) const;
  /// The rows whose column holds this value.
  const std::vector<std::size_t>& rows_with(std::string_view column, const std::string& value);
  /// The cells of a row that hold something, by column. `problem` is set where the row cannot be read.
  json::object object(std::size_t row, std::optional<Problem>& problem) const;

  void use(std::size_t row) { rows_[row].used = true; }
  /// How many rows nobody used, and the line of the first of them.
  std::pair<std::size_t, std::uint64_t> unused() const;

 private:
  struct Row {
    std::size_t offset = 0;
    std::uint64_t line = 0;
    bool broken = false;
    bool used = false;
  };
  using Index = std::unordered_map<std::string, std::vector<std::size_t>>;

  std::optional<std::size_t> column_number(std::string_view column) const;

  std::string file_;
  std::string text_;
  char separator_;
  std::vector<std::string> columns_;
  std::vector<Row> rows_;
  std::map<std::string, Index, std::less<>> indexes_;
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
