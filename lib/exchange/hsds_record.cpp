// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_record.hpp"

#include <algorithm>

#include "exchange/json_pointer.hpp"
#include "model/problem.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

/// Text as it is, anything else as JSON, for messages.
std::string as_text(const json::value& value) {
  return value.is_string() ? std::string{value.get_string()} : write_json(value);
}

}  // namespace

bool is_nothing(const json::value& value) {
  if (value.is_null()) return true;
  if (value.is_string()) return trimmed(value.get_string()).empty();
  if (value.is_array()) return value.get_array().empty();
  return value.is_object() && value.get_object().empty();
}

// -------------------------------------------------------------------------------------------------- record

void HsdsRecord::set(std::string_view to, json::value value, const std::string& from) {
  ++values_;
  builder_.set(parse_pointer(to)->tokens, 0, std::move(value), from);
}

void HsdsRecord::report(Code code, const std::string& at, std::string limit, std::string_view hint) {
  problems_.push_back(make_problem(code, at, std::move(limit), hint));
}

void HsdsRecord::unreadable(Tolerated part, Code code, const std::string& at, const std::string& limit,
                            const std::string& hint) {
  if (!rules_.tolerates(part)) return report(code, at, limit, hint);
  report(Code::value_kept, at, limit, hint);
  understood(at);
}

const std::string& HsdsRecord::text_language() {
  if (!language_.empty()) return language_;
  language_ = rules_.language;
  if (language_.empty()) {
    language_ = "en";  // the specification's own
    guess("", "no crosswalk tells the language of the texts, en was assumed");
  }
  return language_;
}

/// What is left of a value: null where nothing is. Fields are told of unless an outer one was understood.
json::value HsdsRecord::rest(const json::value& value, const std::string& at, bool told) {
  if (is_nothing(value)) return nullptr;
  told = told && understood_.count(at) == 0;
  if (value.is_object()) {
    json::object left;
    for (const auto& member : value.get_object()) {
      json::value part = rest(member.value(), at + '/' + escape_pointer(member.key()), told);
      if (!part.is_null()) left[member.key()] = std::move(part);
    }
    return left.empty() ? json::value() : json::value(std::move(left));
  }
  if (value.is_array() && std::any_of(value.get_array().begin(), value.get_array().end(),
                                      [](const json::value& item) { return item.is_structured(); })) {
    // Entries that were used up are gone; each of the others has an id or speaks for itself.
    json::array left;
    std::size_t index = 0;
    for (const json::value& item : value.get_array()) {
      json::value part = rest(item, at + '/' + std::to_string(index++), told);
      if (!part.is_null()) left.push_back(std::move(part));
    }
    return left.empty() ? json::value() : json::value(std::move(left));
  }
  if (told) {
    Problem problem{.code = Code::kept_field,
                    .message = at + " has no place in an offer: kept under /" + std::string{hsds_rest}};
    problem.pointer = at;
    problems_.push_back(std::move(problem));
  }
  return value;
}

json::value HsdsRecord::build() {
  json::value document = builder_.build();
  json::object left;
  for (const auto& member : record_) {
    json::value part = rest(member.value(), '/' + escape_pointer(member.key()), true);
    if (!part.is_null()) left[member.key()] = std::move(part);
  }
  if (!left.empty()) document.get_object()[hsds_rest] = std::move(left);
  return document;
}

std::optional<Problem> HsdsRecord::translated(Problem problem) const {
  const std::string pointer = problem.pointer;
  if (problem.code == Code::kept_field && pointer == '/' + std::string{hsds_rest}) return {};
  for (const std::string& target : failed_)
    if (is_at_or_below(target, pointer) || is_at_or_below(pointer, target)) return {};
  const std::string* source = builder_.source_of(pointer);
  std::size_t longest = 0;
  for (const auto& [to, from] : areas_)
    if (is_at_or_below(pointer, to) && to.size() > longest &&
        (source == nullptr || source->empty() || to == pointer)) {
      source = &from;
      longest = to.size();
    }
  problem.pointer = source != nullptr ? *source : std::string{};
  if (!problem.pointer.empty()) problem.message += " (made from " + problem.pointer + ")";
  return problem;
}

// -------------------------------------------------------------------------------------------------- object

std::pair<std::string_view, const json::value*> HsdsObject::find(
    std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const json::value* value = object_.if_contains(name);
    if (value == nullptr) continue;
    const bool blanks_count =
        record_.rules().own_export && value->is_string() && !value->get_string().empty();
    if (blanks_count || !is_nothing(*value)) return {name, value};
  }
  return {};
}

void HsdsObject::take(std::string_view name) {
  if (json::value* value = object_.if_contains(name)) *value = nullptr;
}

std::optional<std::string> HsdsObject::text(std::string_view name) const {
  const json::value* value = find({name}).second;
  if (value == nullptr) return {};
  if (value->is_structured() || value->is_bool()) {
    record_.report(Code::wrong_type, at(name), "a text");
    return {};
  }
  std::string text = as_text(*value);
  return record_.rules().own_export ? text : std::string{trimmed(text)};
}

std::optional<std::string> HsdsObject::take_text(std::string_view name) {
  std::optional<std::string> found = text(name);
  if (found) {
    const json::value& raw = object_.at(name);
    if (raw.is_string() && found->size() != raw.get_string().size())
      record_.report(Code::value_repaired, at(name), {}, "blanks at its ends were taken away");
    take(name);
  }
  return found;
}

bool HsdsObject::move_text(std::initializer_list<std::string_view> names, std::string_view to) {
  const std::string_view name = find(names).first;
  if (name.empty()) return false;
  std::optional<std::string> value = take_text(name);
  if (!value) return false;
  record_.set(to, json::value(*value), at(name));
  return true;
}

std::vector<std::string> HsdsObject::split(std::string_view text) {
  std::vector<std::string> words;
  for (;;) {
    const std::size_t end = std::min(text.find_first_of(",;"), text.size());
    if (const std::string_view word = trimmed(text.substr(0, end)); !word.empty()) words.emplace_back(word);
    if (end == text.size()) return words;
    text.remove_prefix(end + 1);
  }
}

}  // namespace passgenau
