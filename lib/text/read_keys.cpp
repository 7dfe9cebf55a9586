// SPDX-License-Identifier: GPL-2.0-or-later
// Keys and stems: what is one word to the reader.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>

#include "text/fold.hpp"
#include "text/read_marks.hpp"
#include "text/read_tokens.hpp"

namespace passgenau::reading {

namespace {

/// Letters of Latin-1 from U+00C0 as they are folded; empty ones have a case of their own below.
constexpr std::array<std::string_view, 64> latin{
    "a", "a", "a", "a", "a", "a", "a", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o", "",  "o", "u", "u", "u", "u", "y", "th", "ss",
    "a", "a", "a", "a", "a", "a", "a", "c", "e", "e", "e", "e", "i", "i", "i",  "i",
    "d", "n", "o", "o", "o", "o", "o", "",  "o", "u", "u", "u", "u", "y", "th", "y"};

void append_utf8(std::string& out, UChar32 c) {
  std::array<std::uint8_t, 4> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes.data(), length, static_cast<std::uint32_t>(c));
  out.append(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
}

bool is_mark(char32_t c) { return u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK; }

/// A letter beyond Latin-1 without its marks, as if they had stood behind it: "č" is c whether it is one character or two.
void append_plain(std::string& out, char32_t letter) {
  const auto c = static_cast<UChar32>(letter);
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* parts = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString letters;
  if (U_FAILURE(status) || !parts->getDecomposition(c, letters)) return append_utf8(out, u_tolower(c));
  for (std::int32_t at = 0; at < letters.length(); at = letters.moveIndex32(at, 1)) {
    const UChar32 part = letters.char32At(at);
    if (!is_mark(static_cast<char32_t>(part))) append_utf8(out, u_tolower(part));
  }
}

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

}  // namespace

std::string fold(std::string_view word) {
  std::string key;
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    if (is_hyphen(c) || is_apostrophe(c) || is_gender_sign(c)) continue;
    if (c >= 0x80 && is_mark(c)) continue;  // a and U+0308 is ä
    if (c >= 0xC0 && c <= 0xFF)
      key += latin[c - 0xC0];
    else if (c == 0x1E9E)
      key += "ss";
    else if (c < 0x80)
      key += static_cast<char>(c >= U'A' && c <= U'Z' ? c + 32 : c);
    else
      append_plain(key, c);
    // ae, oe, ue are spellings of umlauts, but for "neue", "Bauer", "Quelle".
    if (key.size() >= 2 && key.back() == 'e') {
      const char before = key[key.size() - 2];
      const char earlier = key.size() >= 3 ? key[key.size() - 3] : ' ';
      if ((before == 'a' || before == 'o' || before == 'u') && !is_vowel(earlier) && earlier != 'q')
        key.pop_back();
    }
  }
  return key;
}

std::string stem_of(std::string_view key) {
  if (key.size() >= 6 && key.substr(0, 2) == "ge") key.remove_prefix(2);
  while (key.size() > 3) {
    const std::string_view two = key.substr(key.size() - 2);
    const char last = key.back();
    if (key.size() > 5 && (two == "em" || two == "er" || two == "nd"))
      key.remove_suffix(2);
    else if (last == 't' || last == 'e' || last == 's' || last == 'n')
      key.remove_suffix(1);
    else
      break;
  }
  return std::string{key};
}

}  // namespace passgenau::reading
