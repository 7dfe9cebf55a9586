// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "exchange/field_rule_reader.hpp"
#include "exchange/mapping_rules.hpp"
#include "model/problem.hpp"
#include "model/reader.hpp"

namespace passgenau {

namespace {

constexpr std::size_t most_fields = 1000;

bool is_entry(std::string_view token) { return token == "-" || array_index(token).has_value(); }

class MappingReader {
 public:
  explicit MappingReader(std::vector<Problem>& problems) : problems_{problems}, reading_{problems} {}

  MappingRules read(const json::value& document) {
    MappingRules rules;
    const Place root;
    ObjectReader reader{document, root, reading_};
    if (!document.is_object()) return rules;
    int version = 0;
    if (reader.member("mapping") == nullptr)
      reader.report(Code::missing, "mapping", {}, "\"mapping\": 1");
    else if (reader.integer("mapping", version) && version != 1)
      reader.report(Code::out_of_range, "mapping", "1");
    std::string for_people;
    for (const std::string_view name : {"comment", "source", "licence"})
      reader.text(name, for_people);
    if (const json::value* list = reader.member("empty")) rules.empty = values_of(*list);
    read_input(reader, rules.source);
    reader.each("ignore", [&](const json::value& item, const Place& at) {
      read_pointer(item, at, reading_, rules.ignore);
    });
    read_rest(reader, rules.rest);
    const json::value* const fields = reader.member("fields");
    if (fields == nullptr) reader.report(Code::missing, "fields");
    if (fields != nullptr && fields->is_array() && fields->get_array().size() > most_fields)
      reader.report(Code::too_many, "fields", std::to_string(most_fields));
    reader.each("fields", [&](const json::value& item, const Place& at) {
      if (rules.fields.size() < most_fields) rules.fields.push_back(read_field_rule(item, at, reading_));
    });
    check_targets(rules, reader);
    return rules;
  }

 private:
  void report(Code code, const Place& at, std::string limit = {}, std::string_view hint = {}) {
    problems_.push_back(make_problem(code, at.pointer(), std::move(limit), hint));
  }

  void read_input(ObjectReader& document, SourceForm& form) {
    const json::value* input = document.member("input");
    if (input == nullptr) return;
    const Place at = document.place("input");
    ObjectReader reader{*input, at, reading_};
    if (!input->is_object()) return;
    std::string text;
    if (reader.text("format", text)) {
      constexpr std::array<std::string_view, 4> formats{"auto", "jsonl", "json", "csv"};
      const auto found = std::find(formats.begin(), formats.end(), text);
      if (found == formats.end())
        reader.report(Code::unknown_value, "format", "auto, jsonl, json, csv");
      else
        form.format = static_cast<SourceFormat>(found - formats.begin());
    }
    if (reader.text("encoding", text)) {
      if (const auto encoding = parse_encoding(text))
        form.encoding = *encoding;
      else
        reader.report(Code::unknown_value, "encoding", encoding_names());
    }
    if (reader.text("separator", text)) {
      const bool one = text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80 &&
                       text.find_first_of("\"\r\n") == std::string::npos;
      if (one || text == "tab")
        form.separator = one ? text[0] : '\t';
      else
        reader.report(Code::unknown_value, "separator", "one ASCII character, or \"tab\"");
      if (form.format != SourceFormat::csv) reader.report(Code::contradiction, "separator", "format csv");
    }
    std::vector<JsonPointer> records;
    if (const json::value* where = reader.member("records");
        where != nullptr && read_pointer(*where, reader.place("records"), reading_, records)) {
      form.records = std::move(records[0]);
      if (form.format != SourceFormat::json_array)
        reader.report(Code::contradiction, "records", "format json");
    }
  }

  void read_rest(ObjectReader& reader, std::string& rest) {
    const json::value* value = reader.member("keep_rest_under");
    if (value == nullptr) return;
    std::vector<JsonPointer> pointers;
    if (!read_pointer(*value, reader.place("keep_rest_under"), reading_, pointers)) return;
    const std::vector<std::string>& tokens = pointers[0].tokens;
    if (tokens.size() == 1 && !tokens[0].empty() && !is_offer_field(tokens[0]))
      rest = tokens[0];
    else
      reader.report(Code::unknown_value, "keep_rest_under",
                    "one name that is no field of an offer ('/source')");
  }

  /// What each rule alone cannot see: the two fields without which there is no offer, and targets that
  /// exclude each other.
  void check_targets(const MappingRules& rules, ObjectReader& reader) {
    for (const std::string_view needed : {"/id", "/title"}) {
      const bool found = std::any_of(rules.fields.begin(), rules.fields.end(), [&](const FieldRule& rule) {
        return is_at_or_below(rule.to.text, needed);
      });
      if (!found && reader.member("fields") != nullptr)
        reader.report(Code::missing, "fields", {}, "no rule makes " + std::string{needed});
    }
    const Place root;
    const Place fields{root, "fields"};
    for (std::size_t i = 0; i < rules.fields.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (exclude_each_other(rules.fields[i].to, rules.fields[j].to)) {
          const Place entry{fields, i};
          report(Code::contradiction, Place{entry, "to"}, {}, "does not go with " + rules.fields[j].to.text);
          break;
        }
  }

  /// One is inside the other, or one needs a list where the other needs an object.
  static bool exclude_each_other(const JsonPointer& a, const JsonPointer& b) {
    const std::size_t common = std::min(a.tokens.size(), b.tokens.size());
    for (std::size_t i = 0; i < common; ++i)
      if (a.tokens[i] != b.tokens[i]) return is_entry(a.tokens[i]) != is_entry(b.tokens[i]);
    return common > 0 && a.tokens.size() != b.tokens.size();
  }

  std::vector<Problem>& problems_;
  Reading reading_;
};

}  // namespace

MappingRules read_mapping(std::string_view text, std::vector<Problem>& problems) {
  const json::value document = parse_json(text, JsonLimits{}, problems);
  if (!problems.empty()) return {};
  return MappingReader{problems}.read(document);
}

std::vector<JsonPointer> fields_read(const MappingRules& rules) {
  std::vector<JsonPointer> fields;
  for (const FieldRule& rule : rules.fields) {
    fields.insert(fields.end(), rule.from.begin(), rule.from.end());
    for (const Condition& condition : rule.when)
      fields.push_back(condition.from);
  }
  return fields;
}

bool same_value(const json::value& a, const json::value& b) {
  if (a.is_number() && b.is_number()) return a.to_number<double>() == b.to_number<double>();
  return a == b;
}

}  // namespace passgenau
