// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <array>

#include "exchange/mapping_rules.hpp"
#include "model/problem.hpp"
#include "model/reader.hpp"

namespace passgenau {

namespace {

constexpr std::size_t most_fields = 1000;

constexpr std::array<std::string_view, 24> offer_fields{
    "id",       "title",    "description", "provider",  "kinds",      "addresses",
    "only_for", "not_for",  "prevention",  "child_age", "caregivers", "languages",
    "sites",    "remote",   "residence",   "access",    "referral",   "caregiver_age",
    "schedule", "capacity", "valid",       "verified",  "contact",    "home_visits"};

bool is_offer_field(std::string_view name) {
  return std::find(offer_fields.begin(), offer_fields.end(), name) != offer_fields.end();
}

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
    reader.each("ignore",
                [&](const json::value& item, const Place& at) { pointer_into(item, at, rules.ignore); });
    read_rest(reader, rules.rest);
    if (reader.member("fields") == nullptr) reader.report(Code::missing, "fields");
    reader.each("fields", [&](const json::value& item, const Place& at) {
      if (rules.fields.size() < most_fields) rules.fields.push_back(read_field(item, at));
    });
    check_targets(rules, reader);
    return rules;
  }

 private:
  void report(Code code, const Place& at, std::string limit = {}, std::string_view hint = {}) {
    problems_.push_back(make_problem(code, at.pointer(), std::move(limit), hint));
  }

  /// One value, or a list of them.
  static std::vector<json::value> values_of(const json::value& value) {
    if (!value.is_array()) return {value};
    return std::vector<json::value>(value.get_array().begin(), value.get_array().end());
  }

  bool pointer_into(const json::value& value, const Place& at, std::vector<JsonPointer>& pointers) {
    if (!value.is_string()) return report(Code::wrong_type, at, "a string"), false;
    std::optional<JsonPointer> pointer = parse_pointer(value.get_string());
    if (!pointer) return report(Code::unknown_value, at, "a JSON Pointer ('/name')"), false;
    pointers.push_back(*std::move(pointer));
    return true;
  }

  void pointers_into(const json::value& value, const Place& at, std::vector<JsonPointer>& pointers) {
    if (!value.is_array()) {
      pointer_into(value, at, pointers);
      return;
    }
    std::size_t index = 0;
    for (const json::value& item : value.get_array())
      pointer_into(item, Place{at, index++}, pointers);
    if (index == 0) report(Code::empty, at);
  }

  void read_rest(ObjectReader& reader, std::string& rest) {
    const json::value* value = reader.member("keep_rest_under");
    if (value == nullptr) return;
    std::vector<JsonPointer> pointers;
    if (!pointer_into(*value, reader.place("keep_rest_under"), pointers)) return;
    const std::vector<std::string>& tokens = pointers[0].tokens;
    if (tokens.size() == 1 && !tokens[0].empty() && !is_offer_field(tokens[0]))
      rest = tokens[0];
    else
      reader.report(Code::unknown_value, "keep_rest_under",
                    "one name that is no field of an offer ('/source')");
  }

  void optional_text(ObjectReader& reader, std::string_view name, std::optional<std::string>& field) {
    std::string text;
    if (reader.text(name, text)) field = std::move(text);
  }

  FieldRule read_field(const json::value& item, const Place& at) {
    FieldRule rule;
    ObjectReader reader{item, at, reading_};
    if (!item.is_object()) return rule;
    std::string comment;
    reader.text("comment", comment);
    read_target(reader, rule);
    const json::value* from = reader.member("from");
    const json::value* constant = reader.member("constant");
    if ((from == nullptr) == (constant == nullptr)) report(Code::choose_one, at, "from, constant");
    if (from != nullptr) pointers_into(*from, reader.place("from"), rule.from);
    if (constant != nullptr) rule.constant = *constant;
    read_conditions(reader, rule);
    optional_text(reader, "join", rule.join);
    optional_text(reader, "split", rule.split);
    read_values(reader, rule);
    read_unit(reader, rule);
    reader.text("prefix", rule.prefix);
    reader.text("suffix", rule.suffix);
    reader.boolean("trim", rule.trim);
    if (const json::value* list = reader.member("empty")) rule.empty = values_of(*list);
    reader.boolean("required", rule.required);
    check_combination(item.get_object(), reader, rule);
    return rule;
  }

  void read_target(ObjectReader& reader, FieldRule& rule) {
    const json::value* to = reader.member("to");
    if (to == nullptr) return reader.report(Code::missing, "to");
    std::vector<JsonPointer> pointers;
    if (!pointer_into(*to, reader.place("to"), pointers)) return;
    const std::vector<std::string>& tokens = pointers[0].tokens;
    if (tokens.empty() || !is_offer_field(tokens[0]))
      return reader.report(Code::unknown_field, "to", {},
                           "no field of an offer; what no rule uses is kept anyway");
    rule.to = std::move(pointers[0]);
    if (std::count(rule.to.tokens.begin(), rule.to.tokens.end(), "-") > 1)
      reader.report(Code::too_many, "to", "one '-'");
  }

  void read_conditions(ObjectReader& reader, FieldRule& rule) {
    const json::value* when = reader.member("when");
    if (when == nullptr) return;
    const Place at = reader.place("when");
    if (!when->is_array()) return rule.when.push_back(read_condition(*when, at));
    std::size_t index = 0;
    for (const json::value& item : when->get_array())
      rule.when.push_back(read_condition(item, Place{at, index++}));
  }

  Condition read_condition(const json::value& item, const Place& at) {
    Condition condition;
    ObjectReader reader{item, at, reading_};
    if (!item.is_object()) return condition;
    std::vector<JsonPointer> from;
    if (const json::value* value = reader.member("from"))
      pointer_into(*value, reader.place("from"), from);
    else
      reader.report(Code::missing, "from");
    if (!from.empty()) condition.from = std::move(from[0]);
    if (const json::value* value = reader.member("is")) condition.is = values_of(*value);
    if (const json::value* value = reader.member("is_not")) condition.is_not = values_of(*value);
    return condition;
  }

  void read_values(ObjectReader& reader, FieldRule& rule) {
    if (const json::value* values = reader.member("values")) {
      if (!values->is_object())
        reader.report(Code::wrong_type, "values", "an object of source value and our value");
      else if (values->get_object().empty())
        reader.report(Code::empty, "values");
      else
        rule.values = values->get_object();
    }
    std::string otherwise;
    if (!reader.text("otherwise", otherwise)) return;
    constexpr std::array<std::string_view, 4> names{"problem", "keep", "leave_out", "take"};
    const auto found = std::find(names.begin(), names.end(), otherwise);
    if (found == names.end())
      reader.report(Code::unknown_value, "otherwise", "problem, keep, leave_out, take");
    else
      rule.otherwise = static_cast<Otherwise>(found - names.begin());
    if (!rule.values)
      reader.report(Code::contradiction, "otherwise", {}, "there are no values to differ from");
  }

  void read_unit(ObjectReader& reader, FieldRule& rule) {
    std::string name;
    if (reader.text("unit", name)) {
      if (const auto unit = parse_unit(name))
        rule.unit = *unit;
      else
        reader.report(Code::unknown_value, "unit", unit_names());
    }
    reader.boolean("last_month_inclusive", rule.last_month_inclusive);
    reader.boolean("inclusive", rule.inclusive);
    if (rule.last_month_inclusive && rule.unit != Unit::months)
      reader.report(Code::contradiction, "last_month_inclusive", "unit months");
    if (rule.inclusive && !is_age(rule.unit))
      reader.report(Code::contradiction, "inclusive", "unit years, months, weeks, days");
  }

  void check_combination(const json::object& item, ObjectReader& reader, const FieldRule& rule) {
    if (rule.constant)
      for (const std::string_view name :
           {"join", "split", "values", "otherwise", "unit", "prefix", "suffix", "empty", "trim", "required"})
        if (item.contains(name))
          reader.report(Code::contradiction, name, {}, "a constant is written as it stands");
    if (rule.from.size() > 1 && !rule.join)
      reader.report(Code::missing, "join", {}, "several fields need a separator");
    if (rule.split && rule.split->empty()) reader.report(Code::empty, "split");
    if (rule.split && !rule.is_list())
      reader.report(Code::contradiction, "split", {}, "the target needs a '-'");
    if (rule.is_list() && (rule.join || rule.constant))
      reader.report(Code::contradiction, "to", {},
                    "'-' is one entry for each of a list, it has neither join nor constant");
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

bool FieldRule::is_list() const {
  return std::find(to.tokens.begin(), to.tokens.end(), "-") != to.tokens.end();
}

MappingRules read_mapping(std::string_view text, std::vector<Problem>& problems) {
  const json::value document = parse_json(text, JsonLimits{}, problems);
  if (!problems.empty()) return {};
  return MappingReader{problems}.read(document);
}

bool same_value(const json::value& a, const json::value& b) {
  if (a.is_number() && b.is_number()) return a.to_number<double>() == b.to_number<double>();
  return a == b;
}

}  // namespace passgenau
