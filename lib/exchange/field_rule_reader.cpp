// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/field_rule_reader.hpp"

#include <algorithm>
#include <array>

#include "model/problem.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 24> offer_fields{
    "id",       "title",    "description", "provider",  "kinds",      "addresses",
    "only_for", "not_for",  "prevention",  "child_age", "caregivers", "languages",
    "sites",    "remote",   "residence",   "access",    "referral",   "caregiver_age",
    "schedule", "capacity", "valid",       "verified",  "contact",    "home_visits"};

class FieldRuleReader {
 public:
  explicit FieldRuleReader(Reading& reading) : reading_{reading} {}

  FieldRule read(const json::value& item, const Place& at) {
    FieldRule rule;
    ObjectReader reader{item, at, reading_};
    if (!item.is_object()) return rule;
    std::string comment;
    reader.text("comment", comment);
    read_target(reader, rule);
    const json::value* from = reader.member("from");
    const json::value* constant = reader.member("constant");
    if ((from == nullptr) == (constant == nullptr)) report(Code::choose_one, at, "from, constant");
    if (from != nullptr) read_pointers(*from, reader.place("from"), rule.from);
    if (constant != nullptr) rule.constant = *constant;
    read_conditions(reader, rule);
    optional_text(reader, "join", rule.join);
    read_split(reader, rule.split);
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

 private:
  void report(Code code, const Place& at, std::string limit = {}, std::string_view hint = {}) {
    reading_.problems.push_back(make_problem(code, at.pointer(), std::move(limit), hint));
  }

  void read_pointers(const json::value& value, const Place& at, std::vector<JsonPointer>& pointers) {
    if (!value.is_array()) {
      read_pointer(value, at, reading_, pointers);
      return;
    }
    std::size_t index = 0;
    for (const json::value& item : value.get_array())
      read_pointer(item, Place{at, index++}, reading_, pointers);
    if (index == 0) report(Code::empty, at);
  }

  void optional_text(ObjectReader& reader, std::string_view name, std::optional<std::string>& field) {
    std::string text;
    if (reader.text(name, text)) field = std::move(text);
  }

  void read_target(ObjectReader& reader, FieldRule& rule) {
    const json::value* to = reader.member("to");
    if (to == nullptr) return reader.report(Code::missing, "to");
    std::vector<JsonPointer> pointers;
    if (!read_pointer(*to, reader.place("to"), reading_, pointers)) return;
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
      read_pointer(*value, reader.place("from"), reading_, from);
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
  }

  void read_split(ObjectReader& reader, std::vector<std::string>& split) {
    const json::value* value = reader.member("split");
    if (value == nullptr) return;
    for (const json::value& one : values_of(*value)) {
      if (!one.is_string())
        reader.report(Code::wrong_type, "split", "a text, or a list of texts");
      else if (one.get_string().empty())
        reader.report(Code::empty, "split");
      else
        split.emplace_back(one.get_string());
    }
    if (split.empty() && value->is_array() && value->get_array().empty()) reader.report(Code::empty, "split");
  }

  void read_unit(ObjectReader& reader, FieldRule& rule) {
    std::string text;
    if (reader.text("unit", text)) {
      if (const auto unit = parse_unit(text))
        rule.unit = *unit;
      else
        reader.report(Code::unknown_value, "unit", unit_names());
    }
    UnitOptions& options = rule.unit_options;
    reader.boolean("last_month_inclusive", options.last_month_inclusive);
    bool inclusive = false;
    if (reader.member("inclusive") != nullptr) {
      reader.boolean("inclusive", inclusive);
      options.inclusive = inclusive;
    }
    if (reader.text("decimal", text)) {
      if (text == "," || text == ".")
        options.decimal = text[0];
      else
        reader.report(Code::unknown_value, "decimal", "\",\" or \".\"");
    }
    if (reader.text("days", text)) {
      if (const auto days = parse_weekdays(text))
        options.days = *days;
      else
        reader.report(Code::bad_days, "days");
    }
    if (options.last_month_inclusive && rule.unit != Unit::months)
      reader.report(Code::contradiction, "last_month_inclusive", "unit months");
    if (options.inclusive && !is_age(rule.unit))
      reader.report(Code::contradiction, "inclusive", "unit years, months, weeks, days, age, age_range");
    if (options.decimal != 0 && !is_number(rule.unit))
      reader.report(Code::contradiction, "decimal", "a unit that is read from numbers");
    if (!options.days.empty() && rule.unit != Unit::opening_hours)
      reader.report(Code::contradiction, "days", "unit opening_hours");
    read_otherwise(reader, rule);
  }

  void read_otherwise(ObjectReader& reader, FieldRule& rule) {
    // Nobody can list the languages of the world.
    if (rule.unit == Unit::language) rule.otherwise = Otherwise::keep;
    std::string text;
    if (!reader.text("otherwise", text)) return;
    constexpr std::array<std::string_view, 4> names{"problem", "keep", "leave_out", "take"};
    const auto found = std::find(names.begin(), names.end(), text);
    if (found == names.end())
      reader.report(Code::unknown_value, "otherwise", "problem, keep, leave_out, take");
    else
      rule.otherwise = static_cast<Otherwise>(found - names.begin());
    const bool converts = rule.unit != Unit::none && rule.unit != Unit::text;
    if (!rule.values && (!converts || rule.otherwise == Otherwise::take))
      reader.report(Code::contradiction, "otherwise", {}, "there are no values to differ from");
  }

  void check_combination(const json::object& item, ObjectReader& reader, const FieldRule& rule) {
    if (rule.constant)
      for (const std::string_view name : {"join", "split", "values", "otherwise", "unit", "prefix", "suffix",
                                          "empty", "trim", "required", "decimal", "days"})
        if (item.contains(name))
          reader.report(Code::contradiction, name, {}, "a constant is written as it stands");
    if (rule.from.size() > 1 && !rule.join)
      reader.report(Code::missing, "join", {}, "several fields need a separator");
    if (!rule.split.empty() && !rule.is_list())
      reader.report(Code::contradiction, "split", {}, "the target needs a '-'");
    if (rule.is_list() && (rule.join || rule.constant))
      reader.report(Code::contradiction, "to", {},
                    "'-' is one entry for each of a list, it has neither join nor constant");
  }

  Reading& reading_;
};

}  // namespace

bool is_offer_field(std::string_view name) {
  return std::find(offer_fields.begin(), offer_fields.end(), name) != offer_fields.end();
}

bool FieldRule::is_list() const {
  return std::find(to.tokens.begin(), to.tokens.end(), "-") != to.tokens.end();
}

FieldRule read_field_rule(const json::value& item, const Place& at, Reading& reading) {
  return FieldRuleReader{reading}.read(item, at);
}

bool read_pointer(const json::value& value, const Place& at, Reading& reading,
                  std::vector<JsonPointer>& pointers) {
  if (!value.is_string()) {
    reading.problems.push_back(make_problem(Code::wrong_type, at.pointer(), "a string"));
    return false;
  }
  std::optional<JsonPointer> pointer = parse_pointer(value.get_string());
  if (!pointer) {
    reading.problems.push_back(make_problem(Code::unknown_value, at.pointer(), "a JSON Pointer ('/name')"));
    return false;
  }
  pointers.push_back(*std::move(pointer));
  return true;
}

std::vector<json::value> values_of(const json::value& value) {
  if (!value.is_array()) return {value};
  return std::vector<json::value>(value.get_array().begin(), value.get_array().end());
}

}  // namespace passgenau
