// SPDX-License-Identifier: GPL-2.0-or-later
// Each language is whole: its patterns choose by the same words, count as its grammar counts, and nothing of
// another language is left in them.
#include <unicode/messagepattern.h>
#include <unicode/plurrule.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "catch.hpp"
#include "match/message_table.hpp"
#include "model/json.hpp"
#include "model/language.hpp"
#include "passgenau/match.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

namespace data {
extern const std::span<const std::pair<std::string_view, std::string_view>> messages;
}

namespace {

using Patterns = std::map<std::string, icu::UnicodeString>;

/// The patterns of one language as its file has them.
Patterns patterns_of(std::string_view language) {
  Patterns out;
  for (const auto& [name, text] : data::messages) {
    if (name != language) continue;
    std::vector<Problem> problems;
    const json::value file = parse_json(text, {}, problems);
    REQUIRE(problems.empty());
    for (const auto& [key, pattern] : file.get_object())
      out.emplace(std::string{key},
                  icu::UnicodeString::fromUTF8(
                      {pattern.get_string().data(), static_cast<int>(pattern.get_string().size())}));
  }
  REQUIRE(out.size() > 60);
  return out;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  return text.toUTF8String(out);
}

/// One `{argument, select, …}` or `{argument, plural, …}`, without what stands in its branches.
struct Choice {
  std::string argument = {};
  bool plural = false;
  std::set<std::string> keywords = {};
  bool shows_number = false;  ///< `#` stands in one of its branches

  std::set<std::string> categories() const {
    std::set<std::string> out;
    for (const std::string& keyword : keywords)
      if (keyword.front() != '=') out.insert(keyword);
    return out;
  }
};

std::vector<Choice> choices_of(const icu::UnicodeString& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern parts{pattern, nullptr, status};
  REQUIRE(U_SUCCESS(status));
  std::vector<Choice> out;
  std::vector<std::size_t> open;
  for (std::int32_t i = 0; i < parts.countParts(); ++i) {
    const UMessagePatternPartType type = parts.getPartType(i);
    if (type == UMSGPAT_PART_TYPE_ARG_START) {
      open.push_back(out.size());
      out.push_back({.argument = utf8(parts.getSubstring(parts.getPart(i + 1))),
                     .plural = parts.getPart(i).getArgType() == UMSGPAT_ARG_TYPE_PLURAL});
    } else if (type == UMSGPAT_PART_TYPE_ARG_LIMIT) {
      open.pop_back();
    } else if (type == UMSGPAT_PART_TYPE_ARG_SELECTOR) {
      out[open.back()].keywords.insert(utf8(parts.getSubstring(parts.getPart(i))));
    } else if (type == UMSGPAT_PART_TYPE_REPLACE_NUMBER) {
      const auto plural =
          std::find_if(open.rbegin(), open.rend(), [&](std::size_t at) { return out[at].plural; });
      REQUIRE(plural != open.rend());
      out[*plural].shows_number = true;
    }
  }
  return out;
}

/// What a reader sees of a pattern whatever is chosen: its words, without arguments and keywords.
std::string words_in(const icu::UnicodeString& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::MessagePattern parts{pattern, nullptr, status};
  REQUIRE(U_SUCCESS(status));
  icu::UnicodeString out;
  std::int32_t behind = 0;
  bool in_message = false;
  for (std::int32_t i = 0; i < parts.countParts(); ++i) {
    const icu::MessagePattern::Part& part = parts.getPart(i);
    if (in_message) out.append(pattern, behind, part.getIndex() - behind).append(u'\n');
    behind = part.getLimit();
    const UMessagePatternPartType type = part.getType();
    in_message = type == UMSGPAT_PART_TYPE_MSG_START || type == UMSGPAT_PART_TYPE_ARG_LIMIT ||
                 type == UMSGPAT_PART_TYPE_REPLACE_NUMBER;
    if (type == UMSGPAT_PART_TYPE_MSG_LIMIT) in_message = false;
  }
  return utf8(out);
}

/// Letters of a text by script, those in brackets left out: there stand German names of offices.
std::set<UScriptCode> scripts_of(std::string_view text) {
  std::set<UScriptCode> out;
  const auto decoded = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  int depth = 0;
  for (std::int32_t i = 0; i < decoded.length(); i = decoded.moveIndex32(i, 1)) {
    const UChar32 c = decoded.char32At(i);
    depth += c == U'(' ? 1 : c == U')' ? -1 : 0;
    UErrorCode status = U_ZERO_ERROR;
    if (depth == 0 && u_isalpha(c)) out.insert(uscript_getScript(c, &status));
  }
  return out;
}

UScriptCode script_of(std::string_view language) {
  if (language == "ar") return USCRIPT_ARABIC;
  return language == "ru" || language == "uk" ? USCRIPT_CYRILLIC : USCRIPT_LATIN;
}

bool holds_any(std::string_view text, const std::vector<std::string_view>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

/// The alphabets of the three neighbours: what one has and the other has not.
void check_alphabet(std::string_view language, const std::string& text) {
  INFO(language << ": " << text);
  CHECK(scripts_of(text) == std::set{script_of(language)});
  if (language == "uk") CHECK_FALSE(holds_any(text, {"ы", "э", "ъ", "ё", "Ы", "Э", "Ъ", "Ё"}));
  if (language == "ru") CHECK_FALSE(holds_any(text, {"і", "ї", "є", "ґ", "І", "Ї", "Є", "Ґ"}));
  if (text.find('(') == std::string::npos) {
    if (language == "pl") CHECK_FALSE(holds_any(text, {"ä", "ö", "ü", "ß", "ğ", "ş", "ı"}));
    if (language == "tr") CHECK_FALSE(holds_any(text, {"ä", "ß", "ł", "ą", "ę"}));
  }
  CHECK(text.find("  ") == std::string::npos);
  CHECK(text.find_first_of("{}#") == std::string::npos);
}

const std::vector<std::string> new_languages{"ar", "de-simple", "pl", "ru", "tr", "uk"};

TEST_CASE("patterns of a key choose by the same words in every language") {
  const Patterns german = patterns_of("de");
  const auto choices = [](const icu::UnicodeString& pattern) {
    std::map<std::string, std::set<std::string>> out;
    for (const Choice& choice : choices_of(pattern))
      if (!choice.plural && !choice.keywords.empty())
        out[choice.argument].insert(choice.keywords.begin(), choice.keywords.end());
    return out;
  };
  for (const std::string& language : sentence_languages())
    for (const auto& [key, pattern] : patterns_of(language)) {
      INFO(language << ' ' << key);
      const auto expected = choices(german.at(key));
      const auto found = choices(pattern);
      for (const auto& [argument, keywords] : expected) {
        INFO(argument);
        REQUIRE(found.count(argument) == 1);
        // A language may tell more apart, never less.
        for (const std::string& keyword : keywords)
          CHECK(found.at(argument).count(keyword) == 1);
      }
      for (const auto& [argument, keywords] : found)
        CHECK(expected.count(argument) == 1);
    }
}

TEST_CASE("every language counts as its grammar does") {
  for (const std::string& language : sentence_languages()) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::PluralRules> rules{
        icu::PluralRules::forLocale(icu::Locale::forLanguageTag(language, status), status)};
    REQUIRE(U_SUCCESS(status));
    std::set<std::string> grammar;
    const std::unique_ptr<icu::StringEnumeration> names{rules->getKeywords(status)};
    while (const char* name = names->next(nullptr, status))
      grammar.insert(name);
    REQUIRE(grammar.count("other") == 1);

    for (const auto& [key, pattern] : patterns_of(language))
      for (const Choice& choice : choices_of(pattern)) {
        if (!choice.plural) continue;
        INFO(language << ' ' << key << ' ' << choice.argument);
        // `other` alone is for choices that no number is said in, or, with two forms, for two and more.
        if (choice.categories() == std::set<std::string>{"other"})
          CHECK((!choice.shows_number || grammar.size() == 2));
        else
          CHECK(choice.categories() == grammar);
      }
  }
}

TEST_CASE("nothing of another language is left in the sentences") {
  const std::vector<std::string_view> english{" the ",  "The ",  " for ", "For ",
                                              " with ", "Only ", " not ", "Open "};
  const std::vector<std::string_view> german{" der ", " die ", " und ", " für ", "Für ", "Nur ", " nicht "};
  for (const std::string& language : new_languages) {
    const Patterns patterns = patterns_of(language);
    const Patterns of_english = patterns_of("en");
    const Patterns of_german = patterns_of("de");
    for (const auto& [key, pattern] : patterns) {
      const std::string text = words_in(pattern);
      INFO(language << ' ' << key << ": " << text);
      if (!scripts_of(text).empty()) CHECK(scripts_of(text) == std::set{script_of(language)});
      CHECK_FALSE(holds_any(text, english));
      if (language != "de-simple") CHECK_FALSE(holds_any(text, german));
      // Marks that steer the direction of text are the page's to set.
      CHECK_FALSE(
          holds_any(text, {"\u200E", "\u200F", "\u061C", "\u202A", "\u202B", "\u2066", "\u2067", "\u2068"}));
      const bool bare = key.rfind("distance/", 0) == 0 || key.rfind("match/and", 0) == 0 || key == "list" ||
                        key.rfind("age/", 0) == 0;
      if (bare) continue;
      CHECK(pattern != of_english.at(key));
      if (language != "de-simple") CHECK(pattern != of_german.at(key));
    }
  }
  std::string ukrainian;
  for (const auto& [key, pattern] : patterns_of("uk"))
    ukrainian += words_in(pattern);
  CHECK(holds_any(ukrainian, {"і"}));
  CHECK(holds_any(ukrainian, {"ї"}));
  CHECK(holds_any(ukrainian, {"є"}));
  CHECK_FALSE(holds_any(ukrainian, {"ы", "э", "ъ", "ё"}));
}

TEST_CASE("every concept has a label in every language") {
  std::string ukrainian;
  for (const Concept& item : Vocabulary::built_in().concepts()) {
    INFO(item.id);
    for (const std::string& language : sentence_languages()) {
      INFO(language);
      REQUIRE(item.label.count(language) == 1);
      const std::string& label = item.label.at(language);
      CHECK(label.size() > 2);
      CHECK(label.front() != ' ');
      CHECK(label.back() != ' ');
      CHECK(label.back() != '.');
      check_alphabet(language, label);
      if (language == "de" || language == "en") continue;
      CHECK(label != item.id);
      if (language != "de-simple") CHECK(label != item.label.at("de"));
      CHECK(label != item.label.at("en"));
      if (language == "uk") ukrainian += label;
    }
  }
  CHECK(holds_any(ukrainian, {"і"}));
  CHECK(holds_any(ukrainian, {"ї"}));
  CHECK(holds_any(ukrainian, {"є"}));
}

/// As people type it: without regard to case, spaces and hyphens.
std::string typed(const std::string& text) {
  icu::UnicodeString folded = icu::UnicodeString::fromUTF8(text).foldCase();
  folded.findAndReplace(u" ", u"").findAndReplace(u"-", u"");
  return utf8(folded);
}

TEST_CASE("a lay word names one burden and one kind at most") {
  for (const std::string language : {"ar", "de", "en", "pl", "ru", "tr", "uk"})
    for (const ConceptType type : {ConceptType::burden, ConceptType::kind, ConceptType::role}) {
      std::map<std::string, std::string> owner;
      for (const Concept& item : Vocabulary::built_in().concepts())
        if (item.type == type) owner.emplace(typed(item.label.at(language)), item.id);
      for (const Concept& item : Vocabulary::built_in().concepts()) {
        if (item.type != type) continue;
        INFO(language << ' ' << item.id);
        REQUIRE(item.synonyms.count(language) == 1);
        const std::vector<std::string>& words = item.synonyms.at(language);
        CHECK_FALSE(words.empty());
        for (const std::string& word : words) {
          INFO(word);
          CHECK(owner.emplace(typed(word), item.id).first->second == item.id);
          if (language == "de" || language == "en") continue;
          CHECK(typed(word) != typed(item.label.at(language)));
          check_alphabet(language, word);
        }
      }
    }
  for (const Concept& item : Vocabulary::built_in().concepts())
    CHECK(item.synonyms.count("de-simple") == 0);  // who looks for words in easy German types German
}

TEST_CASE("fear of the youth office and of oneself is no sign of a child at risk") {
  const Concept* concern =
      Vocabulary::built_in().find(ConceptType::burden, "parenting/child-protection-concern");
  REQUIRE(concern != nullptr);
  for (const auto& [language, words] : concern->synonyms)
    for (const std::string& word : words) {
      INFO(language << ' ' << word);
      CHECK_FALSE(holds_any(
          word, {"Angst", "afraid", "korku", "أخاف", "خوف", "боюсь", "боюся", "страх", "boję", "strach"}));
    }
}

TEST_CASE("labels are found by tag, then by language, then in English") {
  const Vocabulary& vocabulary = Vocabulary::built_in();
  const auto midwife = [&](std::string_view language) {
    return vocabulary.label(ConceptType::provider, "midwife", language);
  };
  CHECK(midwife("de-AT") == "Hebamme");
  CHECK(midwife("tr-TR") == "Ebe");
  CHECK(midwife("ar-EG") == "قابلة");
  CHECK(midwife("uk") == "Акушерка");
  CHECK(midwife("PL") == "Położna");
  CHECK(midwife("zh") == "Midwife");
  CHECK(midwife("") == "Midwife");
  CHECK(vocabulary.label(ConceptType::provider, "family-midwife", "de-DE-simple") == "Familien-Hebamme");
  CHECK(vocabulary.label(ConceptType::provider, "family-midwife", "de-DE") == "Familienhebamme");
  const Vocabulary own = vocabulary.extended_by(
      R"({"type":"burden","id":"child/travel-cot","broader":["child"],"label":{"de":"Reisebett","en":"Travel cot"}})");
  CHECK(own.label(ConceptType::burden, "child/travel-cot", "de-simple") == "Reisebett");
  CHECK(own.label(ConceptType::burden, "child/travel-cot", "tr") == "Travel cot");
}

TEST_CASE("a text serves whoever asks for it or for something narrower") {
  CHECK(is_text_for("de", "de"));
  CHECK(is_text_for("de", "DE-at-simple"));
  CHECK(is_text_for("de-simple", "de-AT-simple"));
  CHECK(is_text_for("zh-Hant", "zh-hant-TW"));
  CHECK_FALSE(is_text_for("de-simple", "de"));
  CHECK_FALSE(is_text_for("de-simple", "simple-de"));
  CHECK_FALSE(is_text_for("de-simple", "de-x-simple"));
  CHECK_FALSE(is_text_for("de", "den"));
  CHECK_FALSE(is_text_for("de", ""));
  CHECK_FALSE(is_text_for("", ""));
  CHECK_FALSE(is_text_for("", "de"));
}

TEST_CASE("which languages are written from right to left") {
  for (const char* tag :
       {"ar", "ar-EG", "AR", "fa", "fa-AF", "he", "ku-Arab", "ur", "ckb", "az-Arab", "ps"}) {
    INFO(tag);
    CHECK(written_right_to_left(tag));
  }
  for (const char* tag : {"de", "de-simple", "en", "tr", "ru", "uk", "pl", "ku", "ar-Latn", "mul", "gsg", "",
                          "-", "arabisch", "ar_EG"}) {
    INFO(tag);
    CHECK_FALSE(written_right_to_left(tag));
  }
  CHECK_FALSE(written_right_to_left(std::string(5000, 'a')));
}

}  // namespace
}  // namespace passgenau
