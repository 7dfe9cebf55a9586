// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "model/json.hpp"
#include "model/problem.hpp"
#include "text/read_places.hpp"
#include "text/read_tokens.hpp"

namespace passgenau::reading {

namespace {

/// The words of a name as the reader sees those of a text.
std::string key_of(std::string_view name, int& words) {
  std::string key;
  words = 0;
  for (const Token& token : tokenise(name)) {
    if (token.kind == TokenKind::mark) continue;
    if (!key.empty()) key += ' ';
    key += token.key;
    ++words;
  }
  return key;
}

/// "Mülheim" of "Mülheim an der Ruhr", "Storkow" of "Storkow (Mark)", "Lübeck" of "Lübeck, Hansestadt".
std::string_view short_name(std::string_view name) {
  std::size_t end = name.size();
  for (const std::string_view begin : {" (", "/", ",", " an der ", " am ", " im ", " bei ", " in ", " a. ",
                                       " a.d.", " ob der ", " vor der ", " v. "})
    end = std::min(end, name.find(begin));
  return name.substr(0, end);
}

/// The first half of a double name stands for the whole from so many bytes on: "Groß" and "Bad" do not.
constexpr std::size_t shortest_part = 6;

}  // namespace

PlaceNames::PlaceNames(const Gazetteer& gazetteer, std::string_view names) {
  for (const GazetteerRow& row : gazetteer.rows()) {
    if (!row.postal_code.empty()) postal_codes_[row.postal_code].push_back(row.region);
    if (row.name.empty() || row.region.size() < 5) continue;
    const std::string region = gazetteer.municipality_key(row.region);
    add(row.name, region);
    const std::string_view brief = short_name(row.name);
    if (brief.size() != row.name.size()) add(brief, region);
    // "Mülheim/Ruhr", "Seeheim" of "Seeheim-Jugenheim"
    const std::size_t blank = row.name.find_last_of(' ');
    if (brief.size() != row.name.size() && blank != std::string::npos && row.name.back() != ')')
      add(std::string{brief} + row.name.substr(blank), region);
    // "Mülheim a. d. Ruhr", "Frankfurt/O." of "Frankfurt (Oder)"
    const std::size_t river = row.name.find(" an der ");
    if (river != std::string::npos) {
      add(std::string{brief} + " a d" + row.name.substr(blank), region);
      add(std::string{brief} + " a d" + row.name.substr(blank, 2), region);
    }
    const std::size_t bracket = row.name.find(" (");
    if (bracket != std::string::npos && row.name.back() == ')')
      add(std::string{brief} + ' ' + row.name.substr(bracket + 2, 1), region);
    const std::size_t hyphen = row.name.find('-');
    if (hyphen != std::string::npos && hyphen >= shortest_part) add(row.name.substr(0, hyphen), region);
  }
  while (!names.empty()) {
    const std::size_t end = names.find('\n');
    const std::string_view line = names.substr(0, end);
    names.remove_prefix(end == std::string_view::npos ? names.size() : end + 1);
    if (line.empty()) continue;
    std::vector<Problem> problems;
    const json::value value = parse_json(line, {}, problems);
    if (!value.is_object()) fail(Code::internal, "reading data", "is no JSON Lines");
    const std::string_view region = value.get_object().at("region").get_string();
    if (!gazetteer.by_region(region).empty()) add(value.get_object().at("name").get_string(), region);
  }
}

void PlaceNames::add(std::string_view name, std::string_view region) {
  int words = 0;
  const std::string key = key_of(name, words);
  if (key.empty()) return;
  longest_ = std::max(longest_, words);
  std::vector<std::string>& regions = regions_[key];
  if (std::find(regions.begin(), regions.end(), region) == regions.end()) regions.emplace_back(region);
}

std::string_view PlaceNames::region_of(const std::string& folded_name, std::string_view postal_code) const {
  const auto found = regions_.find(folded_name);
  if (found == regions_.end()) return {};
  if (found->second.size() == 1) return found->second.front();
  std::string_view reached;
  for (const std::string& region : found->second)
    if (!postal_code.empty() && lies_in(postal_code, region)) {
      if (!reached.empty()) return {};
      reached = region;
    }
  return reached;
}

bool PlaceNames::lies_in(std::string_view code, std::string_view region) const {
  const auto found = postal_codes_.find(std::string{code});
  if (found == postal_codes_.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [&](const std::string& own) {
    return own.substr(0, region.size()) == region || region.substr(0, own.size()) == own;
  });
}

}  // namespace passgenau::reading
