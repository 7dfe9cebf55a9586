// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/block_reader.hpp"
#include "exchange/json_pointer.hpp"
#include "exchange/units.hpp"
#include "passgenau/error.hpp"
#include "passgenau/exchange.hpp"

namespace passgenau {

/// What becomes of a value that the table of a rule does not list, or that its unit cannot read.
enum class Otherwise : std::uint8_t {
  problem,    ///< the record is bad
  keep,       ///< the target stays absent, the value goes with the rest
  leave_out,  ///< the target stays absent, the value is dropped
  take        ///< as it is; of a table only
};

/// A rule applies only where another field of the source is, or is not, one of these values; without values:
/// where it is there.
struct Condition {
  JsonPointer from = {};
  std::optional<std::vector<json::value>> is = {};
  std::vector<json::value> is_not = {};
};

/// How one field of an offer is made.
struct FieldRule {
  JsonPointer to = {};
  std::vector<JsonPointer> from = {};  ///< empty where `constant` is set
  std::optional<json::value> constant = {};
  std::vector<Condition> when = {};  ///< all must hold
  std::optional<std::string> join = {};
  std::vector<std::string> split = {};      ///< any of these; empty: not at all
  std::optional<json::object> values = {};  ///< by the source value as text
  Otherwise otherwise = Otherwise::problem;
  Unit unit = Unit::none;
  UnitOptions unit_options = {};
  std::string prefix = {};
  std::string suffix = {};
  bool trim = true;
  std::optional<std::vector<json::value>> empty = {};  ///< instead of the mapping's list
  bool required = false;

  /// The target has a `-`: one entry for each of the source's.
  bool is_list() const;
};

/// How the bytes of a file become records.
struct SourceForm {
  SourceFormat format = SourceFormat::automatic;
  Encoding encoding = Encoding::utf_8;
  char separator = 0;        ///< of columns; 0: taken from the header
  JsonPointer records = {};  ///< where in a JSON document their array stands
};

/// A mapping file as read.
struct MappingRules {
  SourceForm source = {};
  std::vector<FieldRule> fields = {};
  std::vector<json::value> empty = {json::value("")};
  std::vector<JsonPointer> ignore = {};
  std::string rest = "source";  ///< the member of an offer that holds what no rule used
};

/// The fields of a record that rules and their conditions read, each as often as it is read.
std::vector<JsonPointer> fields_read(const MappingRules& rules);

/// The rules of a mapping.
struct MappingInside {
  static const MappingRules& rules(const Mapping& mapping);
};

/// Reads a mapping file; every problem has its pointer into the file.
MappingRules read_mapping(std::string_view text, std::vector<Problem>& problems);

/// Equal as JSON values, numbers by their value.
bool same_value(const json::value& a, const json::value& b);

}  // namespace passgenau
