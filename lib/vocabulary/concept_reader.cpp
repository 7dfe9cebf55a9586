// SPDX-License-Identifier: GPL-2.0-or-later
#include "vocabulary/concept_reader.hpp"

#include <algorithm>

#include "model/language.hpp"
#include "model/reader.hpp"
#include "vocabulary/concept_names.hpp"

namespace passgenau {

namespace {

template <class ByLanguage>
void check_tags(ObjectReader& reader, std::string_view name, const ByLanguage& texts) {
  const Place at = reader.place(name);
  for (const auto& [language, text] : texts)
    if (!is_language_tag(language))
      reader.reading().problems.push_back(
          make_problem(Code::bad_language_tag, Place{at, language}.pointer()));
}

void read_labels(ObjectReader& reader, Concept& item) {
  LocalizedText label;
  reader.text_by_language("label", label);
  item.label = std::move(label);
  check_tags(reader, "label", item.label);
  const json::value* synonyms = reader.member("synonyms");
  if (synonyms == nullptr) return;
  const Place at = reader.place("synonyms");
  if (!synonyms->is_object())
    return reader.report(Code::wrong_type, "synonyms", "an object of language tag and list");
  ObjectReader by_language{*synonyms, at, reader.reading()};
  for (const auto& member : synonyms->get_object())
    by_language.texts(member.key(), item.synonyms[member.key()]);
  check_tags(reader, "synonyms", item.synonyms);
}

/// Lower-case letters, digits, hyphens, and slashes between the parts.
bool is_concept_id(std::string_view id) {
  return !id.empty() && id.size() <= 100 && id.front() != '/' && id.back() != '/' &&
         std::all_of(id.begin(), id.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/';
         });
}

}  // namespace

ConceptReader::ConceptReader(std::string_view text, std::string_view file_name,
                             std::optional<ConceptType> type)
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
  if (document.is_object()) {
    Reading reading{problems};
    const Place root;
    ObjectReader reader{document, root, reading};
    read_members(reader, document.get_object(), item);
  } else if (problems.empty()) {
    problems.push_back(make_problem(Code::wrong_type, "", "an object"));
  }
  for (Problem& problem : problems) {
    problem.file = file_name_;
    problem.line = line_;
    problems_.push_back(std::move(problem));
  }
  if (!document.is_object()) return {};
  return item;
}

void ConceptReader::read_members(ObjectReader& reader, const json::object& document, Concept& item) const {
  if (type_)
    item.type = *type_;
  else if (const auto type = reader.choice<ConceptType>("type"))
    item.type = *type;
  else if (!document.contains("type"))
    reader.report(Code::missing, "type");
  if (!document.contains("id") || (reader.text("id", item.id) && item.id.empty()))
    reader.report(Code::missing, "id");
  else if (!item.id.empty() && !is_concept_id(item.id))
    reader.report(Code::unknown_value, "id", "a-z, 0-9, - and /");
  reader.texts("broader", item.broader);
  reader.text("scope", item.scope);
  item.safety = reader.choice<Safety>("safety").value_or(Safety::none);
  reader.boolean("residential", item.residential);
  reader.boolean("referral_only", item.referral_only);
  reader.texts("burdens", item.burdens);
  read_labels(reader, item);
}

void ConceptReader::report(Code code, std::string pointer, std::string limit) {
  Problem problem = make_problem(code, std::move(pointer), std::move(limit));
  problem.file = file_name_;
  problem.line = line_;
  // What the form already said of this place, or of one below it, is no news.
  // The last ones are those of this line.
  for (auto said = problems_.rbegin(); said != problems_.rend() && said->line == problem.line; ++said)
    if (said->pointer.substr(0, problem.pointer.size()) == problem.pointer) return;
  problems_.push_back(std::move(problem));
}

}  // namespace passgenau
