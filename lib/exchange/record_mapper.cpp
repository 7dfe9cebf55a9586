// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/record_mapper.hpp"

#include <algorithm>
#include <set>

#include "model/problem.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

bool contains(const std::vector<std::string_view>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

bool among(const std::vector<json::value>& list, const json::value& value) {
  return std::any_of(list.begin(), list.end(),
                     [&](const json::value& one) { return same_value(one, value); });
}

/// Text as it is, anything else as JSON: the key into a table of values, and what a message quotes.
std::string as_text(const json::value& value) {
  return value.is_string() ? std::string{value.get_string()} : write_json(value);
}

/// What stands between separators, and at both ends.
std::vector<std::string_view> parts_of(std::string_view text, const std::vector<std::string>& separators) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const auto found = std::find_if(separators.begin(), separators.end(), [&](const std::string& one) {
      return text.substr(at, one.size()) == one;
    });
    if (at < text.size() && found == separators.end()) {
      ++at;
      continue;
    }
    parts.push_back(text.substr(begin, at - begin));
    at = begin = at == text.size() ? at + 1 : at + found->size();
  }
  return parts;
}

json::value without_blanks(const json::value& value) {
  return value.is_string() ? json::value(trimmed(value.get_string())) : value;
}

}  // namespace

json::value RecordMapper::run() {
  for (const FieldRule& rule : rules_.fields)
    apply(rule);
  check_required();
  json::value document = builder_.build();

  std::vector<std::string_view> taken = consumed_;
  for (const JsonPointer& pointer : rules_.ignore)
    taken.push_back(pointer.text);
  std::vector<std::string> kept;
  json::value rest = rest_of(record_, taken, kept);
  if (!rest.is_null()) document.get_object()[rules_.rest] = std::move(rest);
  for (std::string& field : kept) {
    Problem problem{.code = Code::kept_field,
                    .message = field + " was used by no rule: kept under /" + rules_.rest};
    problem.pointer = std::move(field);
    problems_.push_back(std::move(problem));
  }
  return document;
}

void RecordMapper::apply(const FieldRule& rule) {
  // Of several rules for one target the first that yields a value wins.
  if (contains(made_, rule.to.text) || contains(failed_, rule.to.text)) return;
  for (const Condition& condition : rule.when)
    if (!holds(condition)) return;
  if (rule.constant) {
    builder_.set(rule.to.tokens, 0, *rule.constant, {});
    made_.push_back(rule.to.text);
    return;
  }
  const json::value* source = value_at(record_, rule.from[0]);
  if (rule.is_list()) {
    if (source != nullptr) apply_to_list(rule, *source);
    return;
  }
  const std::string& at = rule.from[0].text;
  std::optional<json::value> value;
  if (rule.join)
    value = joined(rule);
  else if (source != nullptr)
    value = clean(rule, *source, at);
  if (!value) return;
  Outcome outcome = converted(rule, *std::move(value), at);
  if (outcome.used)
    for (const JsonPointer& from : rule.from)
      consumed_.push_back(from.text);
  if (!outcome.value) return;
  builder_.set(rule.to.tokens, 0, *std::move(outcome.value), at);
  made_.push_back(rule.to.text);
}

void RecordMapper::apply_to_list(const FieldRule& rule, const json::value& source) {
  const std::string& from = rule.from[0].text;
  std::vector<std::pair<json::value, std::string>> entries;  // with their places
  if (source.is_array()) {
    for (const json::value& entry : source.get_array())
      entries.emplace_back(entry, from + '/' + std::to_string(entries.size()));
  } else if (!rule.split.empty() && source.is_string()) {
    // The blanks around a separator are part of it, nothing that was repaired.
    for (const std::string_view part : parts_of(source.get_string(), rule.split))
      entries.emplace_back(json::value(trimmed(part)), from);
  } else {
    entries.emplace_back(source, from);
  }
  bool all_used = true;
  std::size_t count = 0;
  std::set<std::string> seen;
  for (auto& [raw, at] : entries) {
    Outcome outcome = converted(rule, clean(rule, raw, at), at);
    all_used = all_used && outcome.used;
    // "Deutsch, deutsch": one language.
    if (outcome.value && rule.unit == Unit::language && !seen.insert(as_text(*outcome.value)).second)
      continue;
    if (outcome.value) builder_.set(rule.to.tokens, count++, *std::move(outcome.value), at);
  }
  if (count > 0) made_.push_back(rule.to.text);
  if (all_used) consumed_.push_back(rule.from[0].text);
}

bool RecordMapper::holds(const Condition& condition) const {
  const json::value* found = value_at(record_, condition.from);
  const json::value value = found == nullptr ? json::value() : without_blanks(*found);
  const bool there = !value.is_null() && !among(rules_.empty, value);
  if (condition.is && !among(*condition.is, value)) return false;
  if (among(condition.is_not, value)) return false;
  return condition.is || there;
}

/// Trimmed; null where it stands for nothing.
json::value RecordMapper::clean(const FieldRule& rule, const json::value& raw, const std::string& at) {
  json::value value = rule.trim ? without_blanks(raw) : raw;
  if (among(rule.empty ? *rule.empty : rules_.empty, value)) return nullptr;
  if (value != raw) note_repaired(at);
  return value;
}

void RecordMapper::note_repaired(const std::string& at) {
  problems_.push_back(make_problem(Code::value_repaired, at, {}, "blanks at its ends were taken away"));
}

/// Parts that are there, with the separator between them; nothing where none is there, null where all are
/// empty.
std::optional<json::value> RecordMapper::joined(const FieldRule& rule) {
  std::string text;
  bool any_there = false;
  const auto add = [&](const json::value& raw, const std::string& at) {
    any_there = true;
    const json::value part = clean(rule, raw, at);
    if (part.is_null()) return;
    if (!text.empty()) text += *rule.join;
    text += as_text(part);
  };
  for (const JsonPointer& from : rule.from) {
    const json::value* source = value_at(record_, from);
    if (source == nullptr) continue;
    if (!source->is_array()) {
      add(*source, from.text);
      continue;
    }
    for (const json::value& item : source->get_array())
      add(item, from.text);
  }
  if (!any_there) return {};
  return text.empty() ? json::value() : json::value(text);
}

RecordMapper::Outcome RecordMapper::converted(const FieldRule& rule, json::value value,
                                              const std::string& at) {
  if (value.is_null()) return {};
  if (rule.values) {
    const json::value* found = rule.values->if_contains(as_text(value));
    if (found == nullptr && rule.otherwise == Otherwise::problem)
      return fail(rule, Code::unknown_value, at, "the values of the mapping", value);
    if (found == nullptr && rule.otherwise != Otherwise::take)
      return {.used = rule.otherwise != Otherwise::keep};
    if (found != nullptr && found->is_null()) return {};
    if (found != nullptr) value = *found;
  }
  Converted result = convert(value, rule.unit, rule.unit_options);
  if (result.wrong) return unread(rule, result, at, value);
  for (const auto& [code, words] : result.notes)
    note(code, at, value, words);
  if (rule.prefix.empty() && rule.suffix.empty()) return {.value = std::move(result.value)};
  if (result.value.is_structured()) return fail(rule, Code::wrong_type, at, "a text", value);
  return {.value = json::value(rule.prefix + as_text(result.value) + rule.suffix)};
}

/// A value that its unit cannot read.
RecordMapper::Outcome RecordMapper::unread(const FieldRule& rule, const Converted& result,
                                           const std::string& at, const json::value& value) {
  if (rule.otherwise == Otherwise::leave_out) return {};
  const bool unknown_language = result.wrong == Code::unmatched_language;
  if (rule.otherwise != Otherwise::keep) {
    const Code code = unknown_language ? Code::bad_language_tag : *result.wrong;
    return fail(rule, code, at, result.limit, value, result.hint);
  }
  note(unknown_language ? Code::unmatched_language : Code::value_kept, at, value, result.hint);
  return {.used = false};
}

void RecordMapper::note(Code code, const std::string& at, const json::value& value,
                        const std::string& words) {
  problems_.push_back(
      make_problem(code, at, {}, quoted(as_text(value)) + (words.empty() ? "" : ": " + words)));
}

RecordMapper::Outcome RecordMapper::fail(const FieldRule& rule, Code code, const std::string& at,
                                         const std::string& limit, const json::value& value,
                                         const std::string& hint) {
  problems_.push_back(make_problem(
      code, at, limit,
      quoted(as_text(value)) + " for " + rule.to.text + (hint.empty() ? "" : " (" + hint + ")")));
  failed_.push_back(rule.to.text);
  return {};
}

void RecordMapper::check_required() {
  for (const FieldRule& rule : rules_.fields) {
    if (!rule.required || contains(made_, rule.to.text) || contains(failed_, rule.to.text)) continue;
    if (!std::all_of(rule.when.begin(), rule.when.end(), [&](const Condition& one) { return holds(one); }))
      continue;
    problems_.push_back(make_problem(Code::missing, rule.from[0].text, {}, "needed for " + rule.to.text));
    failed_.push_back(rule.to.text);
  }
}

std::optional<Problem> RecordMapper::translated(Problem problem) const {
  const std::string& pointer = problem.pointer;
  if (problem.code == Code::kept_field && pointer == '/' + escape_pointer(rules_.rest)) return {};
  // What could not be read counts as absent in the offer: that it is missing there, or incomplete around it,
  // is no news.
  for (const std::string_view target : failed_)
    if (is_at_or_below(target, pointer)) return {};

  const std::string* source = builder_.source_of(pointer);
  for (const FieldRule& rule : rules_.fields) {
    if (source != nullptr) break;
    if (!rule.from.empty() && is_at_or_below(rule.to.text, pointer)) source = &rule.from[0].text;
  }
  if (source != nullptr && !source->empty()) {
    const auto parsed = parse_pointer(*source);
    const json::value* value = parsed ? value_at(record_, *parsed) : nullptr;
    problem.message +=
        " (made from " + *source + (value != nullptr ? ": " + quoted(as_text(*value)) : "") + ")";
  }
  problem.pointer = source != nullptr ? *source : std::string{};
  return problem;
}

}  // namespace passgenau
