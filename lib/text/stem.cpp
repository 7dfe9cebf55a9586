// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/stem.hpp"

#include <xapian.h>

#include <algorithm>
#include <array>

#include "model/problem.hpp"
#include "text/fold.hpp"

namespace passgenau {

struct Stemmer::State {
  Xapian::Stem stem;
};

Stemmer::Stemmer(std::string_view language) {
  try {
    state_ =
        std::make_unique<State>(State{Xapian::Stem{std::string{language.substr(0, language.find('-'))}}});
  } catch (const Xapian::InvalidArgumentError&) {
    // No stemmer for this language: its words are folded only.
  }
}
Stemmer::~Stemmer() = default;
Stemmer::Stemmer(Stemmer&&) noexcept = default;
Stemmer& Stemmer::operator=(Stemmer&&) noexcept = default;

std::string Stemmer::operator()(const std::string& word) const {
  try {
    return state_ ? state_->stem(word) : std::string{};
  } catch (const Xapian::Error&) {
    return {};  // what cannot be stemmed is found by its folded form
  }
}

namespace {

/// Languages of these scripts that are not turned by Arabic or Russian rules.
constexpr std::array<std::string_view, 6> arabic_languages{"ar", "fa", "ur", "ps", "ckb", "prs"};
constexpr std::array<std::string_view, 7> cyrillic_languages{"ru", "uk", "bg", "sr", "mk", "be", "mn"};

template <class List>
bool is_one_of(const List& list, std::string_view tag) {
  return std::find(list.begin(), list.end(), tag) != list.end();
}

/// Beraterin, Beraterinnen → berater; Ärztin → ärzt; Freundin → freund. Not Berlin, Termin, Medizin.
std::string without_feminine(std::string word) {
  constexpr std::size_t least = 5;  // letters before -in
  for (const std::string_view ending : {std::string_view{"innen"}, std::string_view{"in"}}) {
    if (!word.ends_with(ending)) continue;
    const std::string_view base = std::string_view{word}.substr(0, word.size() - ending.size());
    for (const std::string_view before : {"er", "t", "g", "nd", "or", "ll", "ent", "f", "lots"})
      if (base.size() >= least && base.ends_with(before)) return std::string{base};
    return word;
  }
  return word;
}

std::string without_ending(const std::string& word, const std::string_view* endings, std::size_t count) {
  constexpr std::size_t least_letters = 4;
  for (std::size_t i = 0; i < count; ++i) {
    if (!word.ends_with(endings[i])) continue;
    std::string base = word.substr(0, word.size() - endings[i].size());
    if (count_code_points(base) >= least_letters) return base;
  }
  return word;
}

/// Of languages without a stemmer: the word without its longest known case ending, at least four letters of it kept.
std::string without_case_ending(std::string_view language, const std::string& word) {
  // Declension endings of nouns and adjectives, longest first.
  static constexpr std::array<std::string_view, 24> polish{
      "owego", "owych", "owej", "ami", "ach", "owi", "ego", "emu", "ych", "ymi", "imi", "ej",
      "om",    "ów",    "em",   "ie",  "ią",  "ię",  "y",   "i",   "a",   "ę",   "ą",   "e"};
  static constexpr std::array<std::string_view, 26> ukrainian{
      "ями", "ами", "ого", "ому", "ої", "ій", "их", "им", "ах", "ях", "ам", "ям", "ів",
      "ою",  "ею",  "ий",  "ую",  "а",  "я",  "и",  "і",  "у",  "ю",  "о",  "е",  "ь"};
  if (language == "pl") return without_ending(word, polish.data(), polish.size());
  if (language == "uk") return without_ending(word, ukrainian.data(), ukrainian.size());
  return word;
}

}  // namespace

StemKeys::StemKeys(std::string_view language) : language_{language.substr(0, language.find('-'))} {
  if (language_.empty()) language_ = "de";
}

std::string_view StemKeys::rules_of(std::string_view language) {
  const bool own = is_one_of(arabic_languages, language) || is_one_of(cyrillic_languages, language) ||
                   language == "pl" || Stemmer{language}.exists();
  return own ? language : "und";
}

std::string_view StemKeys::language_for(std::string_view exact) const {
  const bool arabic = is_one_of(arabic_languages, language_);
  const bool cyrillic = is_one_of(cyrillic_languages, language_);
  switch (script_of(exact)) {
    case Script::arabic: return arabic ? std::string_view{language_} : "ar";
    case Script::cyrillic: return cyrillic ? std::string_view{language_} : "ru";
    case Script::latin: return arabic || cyrillic ? "de" : std::string_view{language_};
    case Script::other: break;
  }
  return language_;
}

std::string StemKeys::operator()(const std::string& exact) {
  const std::string_view language = language_for(exact);
  auto found = stemmers_.find(language);
  if (found == stemmers_.end()) found = stemmers_.emplace(std::string{language}, Stemmer{language}).first;
  std::string stem = found->second(language == "de" ? without_feminine(exact) : exact);
  if (stem.empty()) stem = without_case_ending(language, exact);
  return fold_key(stem);
}

}  // namespace passgenau
