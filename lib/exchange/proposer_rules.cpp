// SPDX-License-Identifier: GPL-2.0-or-later
// The rules that a proposed mapping has for each target, and the mapping as text.
#include <algorithm>
#include <array>
#include <boost/json/array.hpp>

#include "exchange/json_pointer.hpp"
#include "exchange/proposer.hpp"

namespace passgenau {

namespace {

json::object rule_of(std::string_view to, const std::string& from) { return {{"to", to}, {"from", from}}; }

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// The last part of a path, without its ending.
std::string stem_of(std::string_view file) {
  file.remove_prefix(file.find_last_of("/\\") == std::string_view::npos ? 0 : file.find_last_of("/\\") + 1);
  return std::string{file.substr(0, file.find('.'))};
}

}  // namespace

void Proposer::fill(Choice& choice, const ColumnProfile& column, std::string_view to) {
  choice.to = to;
  const auto rule = [&](std::string_view target, std::string_view unit = {}) {
    choice.to = target;
    json::object one = rule_of(target, column.pointer);
    if (!unit.empty()) one["unit"] = unit;
    if (!unit.empty() && unit != "text") one["otherwise"] = "keep";
    choice.rules.push_back(std::move(one));
  };
  const std::string_view as_text = column.only_strings ? "" : "text";
  if (to == "/id") {
    rule("/id");
    if (!id_prefix().empty()) choice.rules[0]["prefix"] = id_prefix();
    if (id_prefix().empty() && !column.only_strings) choice.rules[0]["unit"] = "text";
    choice.rules[0]["required"] = true;
  } else if (to == "/title") {
    rule("/title/" + options_.language, as_text);
    choice.rules[0]["required"] = true;
  } else if (to == "/description") {
    rule("/description/" + options_.language, as_text);
  } else if (to == "/child_age") {
    rule(to, "age_range");
  } else if (to == "/child_age/from" || to == "/child_age/until") {
    write_age_end(choice, column);
  } else if (to == "/languages") {
    rule("/languages/-/tag", "language");
    json::array separators;
    for (const auto& [separator, records] : column.separators)
      separators.emplace_back(std::string{separator});
    if (!separators.empty()) choice.rules[0]["split"] = std::move(separators);
  } else if (to == "/street") {
    rule("/sites/0/address/street", as_text);
  } else if (to == "/postal_code") {
    rule("/sites/0/address/postal_code", "postal_code");
  } else if (to == "/city") {
    rule("/sites/0/address/city", as_text);
  } else if (to == "/site") {
    rule("/sites/0/name", as_text);
  } else if (to == "/lat" || to == "/lon") {
    rule(to == "/lat" ? "/sites/0/lat" : "/sites/0/lon", to == "/lat" ? "latitude" : "longitude");
  } else if (to == "/point") {
    write_point(choice, column);
  } else if (to == "/schedule") {
    rule(to, "opening_hours");
  } else if (to == "/valid/from" || to == "/valid/until" || to == "/verified") {
    rule(to, "date");
  } else if (to == "/home_visits/within_km") {
    rule(to, "km");
  } else if (to == "/referral/required") {
    rule(to, "truth");
  } else if (to != "/number") {
    rule(to, as_text);
  }
}

/// Years or months by the name, else by the size of the numbers.
void Proposer::write_age_end(Choice& choice, const ColumnProfile& column) {
  // No age of a child in years is larger.
  constexpr double most_years = 25;
  json::object rule = rule_of(choice.to, column.pointer);
  const std::string key = key_of_pointer(column.pointer);
  const bool numbers = column.share(Shape::number) >= column.share(Shape::age);
  std::string_view unit = "age";
  if (numbers && (contains(key, "monat") || contains(key, "month"))) {
    unit = "months";
  } else if (numbers && (contains(key, "jahr") || contains(key, "year"))) {
    unit = "years";
  } else if (numbers) {
    unit = column.most > most_years ? "months" : "years";
    choice.sure = false;
    choice.reason = "name; no unit is said: " + std::string{unit} + " by the size of the numbers";
  }
  rule["unit"] = unit;
  rule["otherwise"] = "keep";
  if (choice.to == "/child_age/until") rule["empty"] = json::array{"", "0", 0};
  choice.rules.push_back(std::move(rule));
}

/// Both coordinates in one field: a text, or a list (GeoJSON writes longitude first).
void Proposer::write_point(Choice& choice, const ColumnProfile& column) {
  std::string lat_from = column.pointer;
  std::string lon_from = column.pointer;
  if (column.is_list) {
    const bool longitude_first = column.share(Shape::longitude) >= column.share(Shape::latitude);
    lat_from += longitude_first ? "/1" : "/0";
    lon_from += longitude_first ? "/0" : "/1";
  }
  if (!free("/sites/0/lat")) {
    choice.to = "/point";
    return;
  }
  choice.to = "/sites/0/lat";
  for (const bool latitude : {true, false}) {
    json::object rule = rule_of(latitude ? "/sites/0/lat" : "/sites/0/lon", latitude ? lat_from : lon_from);
    rule["unit"] = latitude ? "latitude" : "longitude";
    rule["otherwise"] = "keep";
    choice.rules.push_back(std::move(rule));
  }
}

std::string Proposer::id_prefix() const {
  const std::string stem = stem_of(options_.file_name);
  return stem.empty() || stem == "-" ? "" : stem + '/';
}

bool Proposer::unique(const std::vector<std::string>& pointers) const {
  std::set<std::string> seen;
  for (const json::value& record : records_) {
    std::string joined;
    for (const std::string& pointer : pointers) {
      const json::value* value = value_at(record, *parse_pointer(pointer));
      joined += (value == nullptr ? "" : write_json(*value)) + '\n';
    }
    if (!seen.insert(joined).second) return false;
  }
  return true;
}

/// Without an id: one field that differs everywhere, else as few as it takes of those that tell an offer.
void Proposer::need_id() {
  if (!free("/id")) return;
  const std::vector<ColumnProfile>& columns = profiles_.columns();
  std::vector<std::string> parts;
  for (const std::string_view to : {"/title/", "/sites/0/address/street", "/sites/0/address/postal_code",
                                    "/provider/name", "/contact/url", "/child_age", "/schedule"})
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      const bool of_it = choices_[i].to.compare(0, to.size(), to) == 0 && !choices_[i].rules.empty();
      if (of_it && columns[i].share(Shape::structure) == 0 && (parts.empty() || !unique(parts)))
        parts.push_back(columns[i].pointer);
    }
  json::object rule{{"to", "/id"}};
  json::array from;
  for (const std::string& part : parts)
    from.emplace_back(part);
  rule["from"] = std::move(from);
  rule["join"] = "/";
  if (!id_prefix().empty()) rule["prefix"] = id_prefix();
  rule["required"] = true;
  rule["comment"] = unique(parts)
                        ? "guess: no field is an id; these together differ in each record that was looked at"
                        : "guess: no field is an id, and these together are not unique: give the records one";
  own_rules_.push_back(std::move(rule));
}

std::string Proposer::mapping_text() const {
  constexpr std::array<std::string_view, 4> formats{"auto", "jsonl", "json", "csv"};
  json::object input{{"format", formats[static_cast<std::size_t>(form_.format)]}};
  if (form_.separator != 0)
    input["separator"] = form_.separator == '\t' ? std::string{"tab"} : std::string{form_.separator};
  if (form_.encoding != Encoding::utf_8) input["encoding"] = options_.encoding;
  if (!form_.records.tokens.empty()) input["records"] = form_.records.text;
  json::array empty{""};
  for (const std::string& nothing : empty_)
    empty.emplace_back(nothing);
  std::vector<json::object> rules = own_rules_;
  for (const Choice& choice : choices_)
    for (json::object rule : choice.rules) {
      if (!choice.sure) rule["comment"] = "guess: " + choice.reason;
      rules.push_back(std::move(rule));
    }
  std::string text = "{\n  \"mapping\": 1,\n  \"comment\": ";
  append_json_string(text, "Proposed from the first " + std::to_string(records_.size()) +
                               " records; what is a guess says so, what no rule uses is kept.");
  text +=
      ",\n  \"input\": " + write_json(input) + ",\n  \"empty\": " + write_json(empty) + ",\n  \"fields\": [";
  for (std::size_t i = 0; i < rules.size(); ++i)
    text += (i > 0 ? ",\n    " : "\n    ") + write_json(rules[i]);
  return text + "\n  ],\n  \"keep_rest_under\": \"/source\"\n}";
}

}  // namespace passgenau
