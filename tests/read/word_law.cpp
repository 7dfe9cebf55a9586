// SPDX-License-Identifier: GPL-2.0-or-later
#include "read/word_law.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "model/json.hpp"
#include "text/read_tokens.hpp"

namespace passgenau::test {

namespace {

/// Words that say nothing alone, by the cues of lib/text/data/cues.jsonl that docs/reading.md names.
class SilentWords {
 public:
  SilentWords() {
    const std::set<std::string_view> cues{
        "filler", "neutral", "none",        "negation", "uncertain", "only",   "but",
        "clause", "also",    "preposition", "almost",   "mother",    "child",  "children",
        "baby",   "parents", "speaks",      "lives",    "caregiver", "little", "fluent",
        "denial", "past",    "over",        "seeking",  "old",       "aged",   "place-word"};
    std::ifstream file{PASSGENAU_SOURCE_DIR "/lib/text/data/cues.jsonl"};
    std::size_t found = 0;
    for (std::string line; std::getline(file, line);) {
      std::vector<Problem> problems;
      const json::value value = parse_json(line, {}, problems);
      REQUIRE(value.is_object());
      const json::object& cue = value.get_object();
      if (cues.count(cue.at("cue").get_string()) == 0) continue;
      ++found;
      for (const json::value& word : cue.at("words").get_array())
        keys_.insert(reading::fold(word.get_string()));
      if (const json::value* phrases = cue.if_contains("phrases"))
        for (const json::value& phrase : phrases->get_array())
          add_phrase(std::string{phrase.get_string()});
    }
    REQUIRE(found == cues.size());
    // "Mo. 24" is a mother, "Fr. K." a caregiver: `read_short_words`.
    for (const char* word : {"mo", "mu", "fr", "hr"})
      keys_.insert(word);
  }

  bool has(const reading::Token& token) const {
    return token.kind == reading::TokenKind::word &&
           (keys_.count(token.key) > 0 || stems_.count(token.stem) > 0 || reading::is_none(token.stem));
  }

 private:
  /// Words of a phrase say nothing alone where the phrase does not.
  void add_phrase(std::string phrase) {
    std::replace(phrase.begin(), phrase.end(), '|', ' ');
    std::istringstream words{phrase};
    for (std::string word; words >> word;) {
      if (word == "*") continue;
      if (word.front() == '=' || word.front() == '~' || word.front() == '^') word.erase(0, 1);
      const std::string key = reading::fold(word);
      keys_.insert(key);
      stems_.insert(reading::stem_of(key));
    }
  }

  std::set<std::string> keys_ = {};
  std::set<std::string> stems_ = {};
};

template <class Stretch>
bool covers(const std::vector<Stretch>& all, const reading::Token& token) {
  return std::any_of(all.begin(), all.end(), [&](const Stretch& stretch) {
    return stretch.from < token.to && token.from < stretch.to;
  });
}

}  // namespace

std::string broken_law(const std::string& text, const ProfileReading& reading) {
  static const SilentWords silent;
  std::string broken;
  std::size_t end = 0;
  for (const UnreadWords& words : reading.not_understood) {
    if (words.from < end) broken += "listed twice: " + words.text + '\n';
    if (words.from >= words.to) broken += "an empty stretch\n";
    end = words.to;
  }
  for (const reading::Token& token : reading::tokenise(text)) {
    if (token.kind == reading::TokenKind::mark) continue;
    const bool fact = covers(reading.evidence, token);
    const bool left = covers(reading.not_understood, token);
    if (fact && left) broken += "a fact, and not: " + token.key + '\n';
    if (!fact && !left && !silent.has(token)) broken += "told nowhere: " + token.key + '\n';
  }
  return broken;
}

}  // namespace passgenau::test
