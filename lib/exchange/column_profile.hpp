// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"

namespace passgenau {

/// What a value may be read as. A value may count for several.
enum class Shape : std::uint8_t {
  text,
  number,
  whole_number,
  truth,
  date,
  time,
  age,
  age_range,
  hours,
  languages,  ///< every part of a list of them
  tag,        ///< BCP 47 already
  postal_code,
  latitude,
  longitude,
  point,
  email,
  url,
  phone,
  structure  ///< an object or a list, whole
};
inline constexpr std::size_t shape_count = 19;

/// What the first records of a source have in one of their fields. Holds no value but the keys of `distinct`.
struct ColumnProfile {
  std::string pointer = {};
  std::uint64_t filled = 0;
  std::array<std::uint64_t, shape_count> shapes = {};
  std::set<std::string> distinct = {};
  std::uint64_t characters = 0;                   ///< bytes of all texts
  double least = 0, most = 0;                     ///< of the numbers
  bool is_list = false;                           ///< an array of plain values
  bool only_strings = true;                       ///< in the source
  std::map<char, std::uint64_t> separators = {};  ///< of lists in a cell: records that have it

  /// The share of the filled records that may be read so, 0–1.
  double share(Shape shape) const;
};

/// Collects the fields of records: members of objects by their path, the first of a list of objects as entry 0.
class ColumnProfiles {
 public:
  void add(const json::value& record);
  const std::vector<ColumnProfile>& columns() const { return columns_; }
  std::uint64_t records() const { return records_; }
  /// The records have fields beside these.
  bool has_more() const { return has_more_; }

 private:
  void visit(const json::value& value, const std::string& pointer);
  /// Null where there are too many already.
  ColumnProfile* column(const std::string& pointer);

  std::vector<ColumnProfile> columns_;
  std::map<std::string, std::size_t> places_;
  std::uint64_t records_ = 0;
  bool has_more_ = false;
};

}  // namespace passgenau
