// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace passgenau {

/// A longer word is left out, of an offer's text and of a question alike. Xapian refuses terms over 245 bytes; the longest
/// German compounds have 80.
inline constexpr std::size_t longest_word = 120;

/// The code point at this byte of valid UTF-8; `at` goes on to the next one.
char32_t next_code_point(std::string_view text, std::size_t& at);

/// The scripts that are treated apart.
enum class Script : std::uint8_t { latin, arabic, cyrillic, other };

/// Of the first letter that has one.
Script script_of(std::string_view word);

/// The form that stands in the index: NFKC, case-folded (ß is ss), without what is never seen (soft hyphens, joiners). In
/// Turkish and Azeri text I is ı. `raw` is valid UTF-8 of at most 3 × `longest_word` bytes, because ICU normalises in
/// quadratic time; empty where the form is longer than `longest_word`.
std::string exact_form(std::string_view raw, bool turkish);

/// Forms that are one word to somebody who types: without diacritics; ä, ae and a alike (ö, ü likewise, but not in Bauer,
/// neu, Quelle); ё as е, ı as i, ł as l; Arabic and Persian without vowel signs, with one alef, one yeh, one kaf, taa
/// marbuta as heh, and with European digits.
std::string fold_key(std::string_view exact);

}  // namespace passgenau
