// SPDX-License-Identifier: GPL-2.0-or-later
// Fills the lexicon from lib/text/data and from the vocabulary.
#include <algorithm>
#include <array>

#include "model/problem.hpp"
#include "text/read_lexicon_build.hpp"

namespace passgenau::data {
extern const std::string_view reading_cues;
extern const std::string_view reading_phrases;
extern const std::string_view reading_languages;
}  // namespace passgenau::data

namespace passgenau::reading {

namespace {

/// In the order of the enumerators.
constexpr std::array<std::string_view, static_cast<std::size_t>(Cue::count_)> cue_names{
    "filler",   "neutral",     "none",      "negation",    "denial",       "past",
    "over",     "fine",        "uncertain", "seeking",     "only",         "must",
    "but",      "clause",      "also",      "alternative", "preposition",  "duration",
    "of-time",  "almost",      "third",     "mother",      "father",       "caregiver",
    "pregnant", "grandparent", "foster",    "adoptive",    "professional", "partner",
    "parents",  "child",       "children",  "baby",        "newborn",      "twins",
    "triplets", "unborn",      "youngest",  "middle",      "oldest",       "asks",
    "alone",    "old",         "aged",      "born",        "birth-past",   "birth",
    "lost",     "due",         "week",      "expects",     "speaks",       "interpreter-word",
    "little",   "fluent",      "learned",   "lives",       "place-word",   "time",
    "works",    "numbered",    "measure"};

/// German and English alone are read.
constexpr std::array<std::string_view, 2> languages{"de", "en"};

template <class Use>
void each_line(std::string_view text, Use&& use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty()) continue;
    std::vector<Problem> problems;
    const json::value value = parse_json(line, {}, problems);
    if (!value.is_object()) fail(Code::internal, "reading data", "is no JSON Lines");
    use(value.get_object());
  }
}

std::string_view text_in(const json::object& line, std::string_view name) {
  const json::value* value = line.if_contains(name);
  return value && value->is_string() ? std::string_view{value->get_string()} : std::string_view{};
}

template <class Use>
void each_text(const json::object& line, std::string_view name, Use&& use) {
  const json::value* list = line.if_contains(name);
  if (list == nullptr || !list->is_array()) return;
  for (const json::value& item : list->get_array())
    if (item.is_string()) use(std::string_view{item.get_string()});
}

std::string entry(std::string_view type, std::string_view id, std::string_view synonym) {
  std::string name{type};
  return name.append(":").append(id).append(":").append(synonym);
}

/// Whether the concept has this German or English label or synonym.
bool has_text(const Concept& item, std::string_view text) {
  for (const std::string_view language : languages) {
    if (const auto label = item.label.find(std::string{language});
        label != item.label.end() && label->second == text)
      return true;
    const auto list = item.synonyms.find(std::string{language});
    if (list != item.synonyms.end() &&
        std::find(list->second.begin(), list->second.end(), text) != list->second.end())
      return true;
  }
  return false;
}

/// What the data leave out must be in the vocabulary that is compiled in: a synonym that was changed there is changed here, too.
void require_text(ConceptType type, std::string_view id, std::string_view text) {
  const Concept* item = Vocabulary::built_in().find(type, id);
  if (item == nullptr || !has_text(*item, text))
    fail(Code::internal, "reading data", "skips a synonym that no concept has");
}

Sense sense_of(std::string_view type) {
  if (type == "burden") return Sense::burden;
  if (type == "kind") return Sense::kind;
  if (type == "trait") return Sense::trait;
  if (type == "delivery") return Sense::delivery;
  return Sense::flag;
}

}  // namespace

void LexiconBuilder::read_cues() {
  each_line(data::reading_cues, [&](const json::object& line) {
    const auto name = std::find(cue_names.begin(), cue_names.end(), text_in(line, "cue"));
    if (name == cue_names.end()) fail(Code::internal, "reading data", "has an unknown cue");
    const auto cue = static_cast<Cue>(name - cue_names.begin());
    const std::uint32_t meaning = add_meaning({.cue = cue});
    std::set<std::string_view> listed;
    each_text(line, "words", [&](std::string_view text) {
      if (!listed.insert(text).second) fail(Code::internal, "reading data", "has a word twice in a cue");
      lexicon_.cues_[fold(text)] |= bit(cue);
    });
    each_text(line, "phrases", [&](std::string_view text) {
      if (!add_phrase(text, meaning)) fail(Code::internal, "reading data", "has a phrase twice");
    });
  });
}

void LexiconBuilder::read_phrases(const Vocabulary& vocabulary) {
  each_line(data::reading_phrases, [&](const json::object& line) {
    const std::string_view type = text_in(line, "type");
    const std::string_view id = text_in(line, "id");
    const json::value* lasting = line.if_contains("lasting");
    if (lasting && lasting->is_bool() && lasting->get_bool()) lasting_.emplace(id);
    const Sense sense = sense_of(type);
    const ConceptType concept_type = sense == Sense::burden ? ConceptType::burden : ConceptType::kind;
    each_text(line, "skip", [&](std::string_view text) {
      if (text != "*") require_text(concept_type, id, text);
      skipped_.insert(entry(type, id, text));
    });
    each_text(line, "exact", [&](std::string_view text) {
      require_text(concept_type, id, text);
      exact_.insert(entry(type, id, text));
    });
    const Concept* item = sense == Sense::burden ? vocabulary.find(ConceptType::burden, id)
                          : sense == Sense::kind ? vocabulary.find(ConceptType::kind, id)
                                                 : nullptr;
    if (item == nullptr && (sense == Sense::burden || sense == Sense::kind))
      fail(Code::internal, "reading data", "names an unknown concept");
    const std::uint32_t meaning =
        add_meaning({.sense = sense,
                     .id = std::string{id},
                     .scope = item ? item->scope : std::string{},
                     .broader = item ? vocabulary.ancestors(item->type, id) : std::vector<std::string>{},
                     .lasting = lasting_.count(id) > 0});
    for (const std::string_view language : languages)
      each_text(line, language, [&](std::string_view text) {
        if (!add_phrase(text, meaning)) fail(Code::internal, "reading data", "has a phrase twice");
      });
  });
}

void LexiconBuilder::read_languages() {
  each_line(data::reading_languages, [&](const json::object& line) {
    const std::uint32_t meaning =
        add_meaning({.sense = Sense::language, .id = std::string{text_in(line, "tag")}});
    each_text(line, "de", [&](std::string_view text) {
      add_phrase("=" + std::string{text}, meaning);
      add_phrase(std::string{text} + "sprachig", meaning);
      add_phrase("=" + std::string{text} + "spr", meaning);
    });
    // "rumänische Muttersprachler", "arabischer Dolmetscher"
    each_text(line, "de", [&](std::string_view text) {
      add_phrase(
          std::string{text} + " Muttersprache|Muttersprachler|Muttersprachlerin|Dolmetscher|Dolmetscherin",
          meaning);
    });
    // "aus dem Arabischen"
    each_text(line, "de", [&](std::string_view text) {
      add_phrase("=vom|=dem|=im =" + std::string{text} + "en", meaning);
    });
    // "türk.sprachig": what is cut short names a language only so, or among others.
    const std::uint32_t brief =
        add_meaning({.sense = Sense::language, .id = std::string{text_in(line, "tag")}, .scope = "short"});
    each_text(line, "short", [&](std::string_view text) {
      add_phrase("=" + std::string{text}, brief);
      for (const std::string_view ending : {"sprachig", "spr", "Muttersprache"})
        add_phrase("=" + std::string{text} + " " + std::string{ending}, meaning);
    });
    // English names are adjectives as well: "a Polish family".
    const std::uint32_t english =
        add_meaning({.sense = Sense::language, .id = std::string{text_in(line, "tag")}, .scope = "en"});
    each_text(line, "en", [&](std::string_view text) {
      add_phrase("=" + std::string{text}, english);
      add_phrase("=" + std::string{text} + "speaking", meaning);
    });
  });
}

void LexiconBuilder::read_concept(const Vocabulary& vocabulary, const Concept& item) {
  const std::string_view type = item.type == ConceptType::burden ? "burden" : "kind";
  if (item.type != ConceptType::burden && item.type != ConceptType::kind) return;
  if (skipped_.count(entry(type, item.id, "*")) > 0) return;
  const std::uint32_t meaning =
      add_meaning({.sense = item.type == ConceptType::burden ? Sense::burden : Sense::kind,
                   .id = item.id,
                   .scope = item.scope,
                   .broader = vocabulary.ancestors(item.type, item.id),
                   .lasting = lasting_.count(item.id) > 0});
  const auto add = [&](const std::string& synonym) {
    const std::string name = entry(type, item.id, synonym);
    if (skipped_.count(name) == 0) add_synonym(synonym, meaning, exact_.count(name) > 0);
  };
  for (const std::string_view language : languages) {
    if (const auto label = item.label.find(std::string{language}); label != item.label.end())
      add(label->second);
    if (const auto list = item.synonyms.find(std::string{language}); list != item.synonyms.end())
      for (const std::string& synonym : list->second)
        add(synonym);
  }
}

}  // namespace passgenau::reading
