// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// How a sentence becomes a profile: tokens, then the words of the lexicon in them, then the facts (people, needs, languages, place, ways).
namespace passgenau::reading {

enum class TokenKind : std::uint8_t { word, number, mark };

/// How far a mark parts what stands on its sides.
enum class Break : std::uint8_t {
  none,
  comma,    ///< , – / and brackets: another statement of the same sentence
  sentence  ///< . ; ! ? and line ends
};

struct Token {
  std::size_t from = 0;  ///< UTF-8 bytes of the text
  std::size_t to = 0;
  TokenKind kind = TokenKind::mark;
  Break breaks = Break::none;
  bool capital = false;       ///< begins with a capital letter
  bool abbreviation = false;  ///< two or more capitals, at most six letters: SSW, KM
  bool spaced = true;         ///< white space, or nothing, before it
  std::string key = {};       ///< words: `fold`ed, without hyphens; numbers: the digits; marks: the character
  std::string stem = {};      ///< words: `stem_of(key)`
  int number = -1;            ///< numbers of at most six digits, and words for numbers up to 99
  int ordinal = -1;           ///< "dritten": 3
  int segment = 0;            ///< statements between commas, brackets and sentence ends
  int sentence = 0;
};

/// Lower case; umlauts and their spellings with e as the bare vowel, ß as ss; marks of all letters taken off; apostrophes, hyphens and the signs of
/// gender forms left out. "Füße", "Fuesse" and "FÜSSE" are one key, and so is a text in NFC and in NFD. Linear.
std::string fold(std::string_view word);

/// What the forms of one German word share, by the rules of CISTEM (Weissweiler and Fraser 2017) on folded text: without the prefix ge- of words of
/// six letters and more, then, while more than three letters are left, without -em, -er, -nd (of more than five), -t, -e, -s, -n. CISTEM keeps -t of
/// nouns and writes sch, ei, ie as one letter; this does not. It unites "schreit", "schreie" and "schreien", which Snowball's stemmer keeps apart. `key` is folded.
std::string stem_of(std::string_view key);

/// "kein" and its forms, "ohne", "no" and "without" are one word to phrases: this is its name.
inline constexpr std::string_view none_stem = "kein";
/// Is this the stem of one of them?
inline bool is_none(std::string_view stem) {
  return stem == "kei" || stem == "ohn" || stem == "no" || stem == "withou";
}

/// Splits valid UTF-8. Hyphenated words are one token, and so are `Berater*in` and `Berater:innen`.
std::vector<Token> tokenise(std::string_view text);

/// Counts statements and sentences anew, after `breaks` was set.
void number_segments(std::vector<Token>& tokens);

/// The text of a token.
inline std::string_view text_of(const Token& token, std::string_view text) {
  return text.substr(token.from, token.to - token.from);
}

}  // namespace passgenau::reading
