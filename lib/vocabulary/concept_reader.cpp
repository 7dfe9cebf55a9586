// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/concept_reader.hpp"

#include <algorithm>

#include "model/language.hpp"
#include "model/reader.hpp"

namespace passgenau {

template <>
struct Names<ConceptType> {
  static constexpr std::array<std::string_view, 6> all{"burden", "kind", "provider", "trait", "role", "delivery"};
};
template <>
struct Names<Safety> {
  static constexpr std::array<std::string_view, 3> all{"none", "domestic-violence", "child-protection"};
};

namespace {

void read_labels(ObjectReader& reader, Concept& item) {
  LocalizedText label;
  reader.text_by_language("label", label);
  item.label = std::move(label);
  for (const auto& [language, text] : item.label)
    if (!is_language_tag(language)) reader.report(Code::bad_language_tag, "label");
  const json::value* synonyms = reader.member("synonyms");
  if (synonyms == nullptr) return;
  const Place at = reader.place("synonyms");
  if (!synonyms->is_object()) return reader.report(Code::wrong_type, "synonyms", "an object of language tag and list");
  ObjectReader by_language{*synonyms, at, reader.reading()};
  for (const auto& member : synonyms->get_object()) by_language.texts(member.key(), item.synonyms[member.key()]);
}

/// Lower-case letters, digits, hyphens, and slashes between the parts.
bool is_concept_id(std::string_view id) {
  return !id.empty() && id.size() <= 100 && id.front() != '/' && id.back() != '/' &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
         });
}

}  // namespace

ConceptReader::ConceptReader(std::string_view text, std::string_view file_name, std::optional<ConceptType> type)
    : rest_{text}, file_name_{file_name}, type_{type} {}

std::optional<Concept> ConceptReader::next() {
  while (!rest_.empty()) {
    const std::size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++line_;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (std::optional<Concept> item = read(line)) return item;
  }
  return {};
}

std::optional<Concept> ConceptReader::read(std::string_view line) {
  std::vector<Problem> problems;
  const json::value document = parse_json(line, {}, problems);
  Concept item;
  if (problems.empty()) {
    Reading reading{problems};
    const Place root;
    ObjectReader reader{document, root, reading};
    if (type_) item.type = *type_;
    else if (const auto type = reader.choice<ConceptType>("type")) item.type = *type;
    else if (document.is_object() && !document.get_object().contains("type")) reader.report(Code::missing, "type");
    if (!reader.text("id", item.id) || !is_concept_id(item.id)) reader.report(Code::missing, "id", "a-z, 0-9, - and /");
    reader.texts("broader", item.broader);
    reader.text("scope", item.scope);
    item.safety = reader.choice<Safety>("safety").value_or(Safety::none);
    reader.boolean("residential", item.residential);
    reader.boolean("referral_only", item.referral_only);
    reader.texts("burdens", item.burdens);
    read_labels(reader, item);
  }
  if (problems.empty()) return item;
  for (Problem& problem : problems) {
    problem.file = file_name_;
    problem.line = line_;
    problems_.push_back(std::move(problem));
  }
  return {};
}

void ConceptReader::report(Code code, std::string pointer, std::string limit) {
  Problem problem = make_problem(code, std::move(pointer), std::move(limit));
  problem.file = file_name_;
  problem.line = line_;
  problems_.push_back(std::move(problem));
}

}  // namespace passgenau
