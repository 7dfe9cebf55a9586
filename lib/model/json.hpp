// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/error.hpp"

namespace passgenau {

namespace json = boost::json;

/// Depth 16: the deepest document of ours has 5 levels; deeper text is an attack or a mistake.
struct JsonLimits {
  std::size_t bytes = 256 * 1024;
  std::size_t depth = 16;
  /// Which member names a problem may tell; absent: all. A needs profile tells those of the format only.
  bool (*may_tell)(std::string_view name) = nullptr;
};

/// Parses RFC 8259 text, strictly: valid UTF-8, no member twice, no number beyond a double, nothing after the
/// end. Doubles are read exactly (Boost.JSON's own reading may be one unit in the last place off). Problems
/// carry the pointer; then the value is null.
json::value parse_json(std::string_view text, const JsonLimits& limits, std::vector<Problem>& problems);

/// Canonical text: members in their order, no white space, numbers as short as they can be read back exactly.
std::string write_json(const json::value& value);
void append_json(std::string& out, const json::value& value);
void append_json_string(std::string& out, std::string_view text);
/// Appends `thousandths` / 1000 without trailing zeros ("41.2", "50").
void append_decimal(std::string& out, std::int64_t units, int decimals);

/// `write(item)` for each, in brackets.
template <class List, class Write>
void append_list(std::string& out, const List& list, Write&& write) {
  out += '[';
  bool first = true;
  for (const auto& item : list) {
    if (!first) out += ',';
    first = false;
    write(item);
  }
  out += ']';
}

/// Where in a document we are: a chain on the stack that becomes a JSON Pointer (RFC 6901) only when a
/// problem needs it.
class Place {
 public:
  Place() = default;
  Place(const Place& parent, std::string_view member) : parent_{&parent}, member_{member} {}
  Place(const Place& parent, std::size_t index) : parent_{&parent}, index_{index}, is_index_{true} {}
  std::string pointer() const;

 private:
  const Place* parent_ = nullptr;
  std::string_view member_ = {};
  std::size_t index_ = 0;
  bool is_index_ = false;
};

/// One member name or index, escaped for a JSON Pointer (~ → ~0, / → ~1).
std::string escape_pointer(std::string_view token);

}  // namespace passgenau
