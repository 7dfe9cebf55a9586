// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/document_builder.hpp"
#include "exchange/mapping_rules.hpp"

namespace passgenau {

/// Turns one record of a foreign source into the JSON of an offer, by the rules of a mapping.
class RecordMapper {
 public:
  RecordMapper(const MappingRules& rules, const json::value& record, std::vector<Problem>& problems)
      : rules_{rules}, record_{record}, problems_{problems} {}

  /// The offer as a document, with what no rule used. Problems point into the record.
  json::value run();
  /// A problem that was found in that document, with its pointer turned back into the record; empty where it
  /// follows from one that was said already.
  std::optional<Problem> translated(Problem problem) const;

 private:
  /// What became of a source value. `used` is false where it belongs to the rest.
  struct Outcome {
    std::optional<json::value> value = {};
    bool used = true;
  };

  void apply(const FieldRule& rule);
  void apply_to_list(const FieldRule& rule, const json::value& source);
  bool holds(const Condition& condition) const;
  json::value clean(const FieldRule& rule, const json::value& raw, const std::string& at);
  std::optional<json::value> joined(const FieldRule& rule);
  Outcome converted(const FieldRule& rule, json::value value, const std::string& at);
  Outcome unread(const FieldRule& rule, const Converted& result, const std::string& at,
                 const json::value& value);
  Outcome fail(const FieldRule& rule, Code code, const std::string& at, const std::string& limit,
               const json::value& value, const std::string& hint = {});
  void note(Code code, const std::string& at, const json::value& value, const std::string& words);
  void check_required();
  void note_repaired(const std::string& at);

  const MappingRules& rules_;
  const json::value& record_;
  std::vector<Problem>& problems_;
  DocumentBuilder builder_;
  std::vector<std::string_view> made_;      ///< targets that have a value
  std::vector<std::string_view> failed_;    ///< targets whose value could not be read
  std::vector<std::string_view> consumed_;  ///< fields of the record that a rule used
};

/// What is left of a record without the fields that were used or are to be ignored; null where nothing is.
/// `kept` lists its fields.
json::value rest_of(const json::value& record, const std::vector<std::string_view>& taken,
                    std::vector<std::string>& kept);

}  // namespace passgenau
