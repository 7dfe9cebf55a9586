// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/fold.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include "model/problem.hpp"

namespace passgenau {

namespace {

using Instance = const icu::Normalizer2* (*)(UErrorCode&);

const icu::Normalizer2& normaliser(Instance instance) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(status);
  if (U_FAILURE(status)) fail(Code::internal, "text analysis", "ICU's data is missing");
  return *found;
}

/// ASCII and the German letters; false where there is anything else.
bool fold_german(std::string_view raw, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const auto byte = static_cast<unsigned char>(raw[i]);
    if (byte < 0x80) {
      out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      continue;
    }
    if (byte != 0xC3 || i + 1 == raw.size()) return false;
    switch (static_cast<unsigned char>(raw[++i])) {
      case 0x84:
      case 0xA4: out += "ä"; break;
      case 0x96:
      case 0xB6: out += "ö"; break;
      case 0x9C:
      case 0xBC: out += "ü"; break;
      case 0x9F: out += "ss"; break;
      default: return false;
    }
  }
  // A mark that follows would belong to the last letter, but a mark is beyond these letters.
  return true;
}

/// Empty where it cannot be.
std::string normalised(std::string_view raw, Instance instance) {
  std::string out;
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink{&out};
  normaliser(instance).normalizeUTF8(0, {raw.data(), static_cast<std::int32_t>(raw.size())}, sink, nullptr,
                                     status);
  if (U_FAILURE(status)) out.clear();
  return out;
}

std::string turkish_lower(std::string_view raw) {
  std::string out;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] == 'I') {
      out += "ı";
    } else if (raw.substr(i, 2) == "İ") {
      out += 'i';
      ++i;
    } else {
      out += raw[i];
    }
  }
  return out;
}

/// Letters that no decomposition leads to their plain form. 0: left out.
char32_t plain(char32_t letter) {
  switch (letter) {
    case U'ı': return U'i';
    case U'ł': return U'l';
    case U'ø': return U'o';
    case U'œ': return U'o';
    case U'æ': return U'a';
    case U'đ': return U'd';
    case U'ґ': return U'г';
    case U'\u0671': return U'\u0627';  // alef wasla
    case U'\u0629':                    // taa marbuta
    case U'\u06C1':                    // heh goal
    case U'\u06D5': return U'\u0647';  // Kurdish ae
    case U'\u0649':                    // alef maksura
    case U'\u06CC': return U'\u064A';  // Persian yeh
    case U'\u06A9': return U'\u0643';  // keheh
    case U'\u0640':                    // tatweel
    case U'\u02BC':                    // modifier apostrophe
    case U'\u200C':                    // zero-width non-joiner
    case U'\u200D': return 0;
    default: break;
  }
  if (letter >= 0x660 && letter <= 0x669) return U'0' + (letter - 0x660);
  if (letter >= 0x6F0 && letter <= 0x6F9) return U'0' + (letter - 0x6F0);
  return letter;
}

/// ae, oe, ue as a, o, u. Not where the e belongs to another sound: Bauer, neue, Quelle.
void join_umlauts(std::string& word) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char before = kept > 0 ? word[kept - 1] : '\0';
    if (word[i] == 'e' && (before == 'a' || before == 'o' || before == 'u')) {
      const char earlier = kept > 1 ? word[kept - 2] : '\0';
      const bool other = earlier == 'a' || earlier == 'e' || earlier == 'o' || earlier == 'q';
      if (!other) continue;
    }
    word[kept++] = word[i];
  }
  word.resize(kept);
}

bool is_ascii(std::string_view word) {
  for (const char c : word)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return char32_t{static_cast<unsigned char>(i < text.size() ? text[i] : 0)};
  };
  const char32_t first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  char32_t letter = first & (0x3FU >> more);
  for (int i = 0; i < more; ++i)
    letter = letter << 6 | (byte(at++) & 0x3FU);
  return letter;
}

Script script_of(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const auto letter = static_cast<UChar32>(next_code_point(word, at));
    if (letter < 0x80) {
      if (u_isalpha(letter)) return Script::latin;
      continue;
    }
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(letter, &status)) {
      case USCRIPT_LATIN: return Script::latin;
      case USCRIPT_ARABIC: return Script::arabic;
      case USCRIPT_CYRILLIC: return Script::cyrillic;
      case USCRIPT_COMMON:
      case USCRIPT_INHERITED: break;
      default: return Script::other;
    }
  }
  return Script::latin;
}

std::string exact_form(std::string_view raw, bool turkish) {
  constexpr Instance folded = icu::Normalizer2::getNFKCCasefoldInstance;
  std::string out;
  // İ may come as I and a dot above: one letter before it is made small.
  if (turkish)
    out = normalised(turkish_lower(normalised(raw, icu::Normalizer2::getNFCInstance)), folded);
  else if (!fold_german(raw, out))
    out = normalised(raw, folded);
  if (out.size() > longest_word) out.clear();
  return out;
}

std::string fold_key(std::string_view exact) {
  std::string out;
  if (is_ascii(exact)) {
    out = exact;
  } else {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString parts =
        normaliser(icu::Normalizer2::getNFDInstance)
            .normalize(icu::UnicodeString::fromUTF8({exact.data(), static_cast<std::int32_t>(exact.size())}),
                       status);
    icu::UnicodeString letters;
    for (std::int32_t at = 0; U_SUCCESS(status) && at < parts.length(); at = parts.moveIndex32(at, 1)) {
      const UChar32 letter = parts.char32At(at);
      if ((U_GET_GC_MASK(letter) & U_GC_MN_MASK) != 0) continue;
      if (const char32_t kept = plain(static_cast<char32_t>(letter)); kept != 0)
        letters.append(static_cast<UChar32>(kept));
    }
    letters.toUTF8String(out);
  }
  join_umlauts(out);
  return out;
}

}  // namespace passgenau
