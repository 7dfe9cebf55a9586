// SPDX-License-Identifier: GPL-2.0-or-later
#include "text_width.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace passgenau::cli {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Marks and format characters (Unicode categories Mn, Me, Cf) of the scripts that families here read, and
// those of emoji.
constexpr std::array no_columns{
    Range{0x00AD, 0x00AD},   Range{0x0300, 0x036F},  Range{0x0483, 0x0489}, Range{0x0591, 0x05BD},
    Range{0x05BF, 0x05BF},   Range{0x05C1, 0x05C2},  Range{0x05C4, 0x05C5}, Range{0x05C7, 0x05C7},
    Range{0x0600, 0x0605},   Range{0x0610, 0x061C},  Range{0x064B, 0x065F}, Range{0x0670, 0x0670},
    Range{0x06D6, 0x06DD},   Range{0x06DF, 0x06E4},  Range{0x06E7, 0x06E8}, Range{0x06EA, 0x06ED},
    Range{0x0711, 0x0711},   Range{0x0730, 0x074A},  Range{0x07A6, 0x07B0}, Range{0x0816, 0x082D},
    Range{0x08D3, 0x0902},   Range{0x093A, 0x093A},  Range{0x093C, 0x093C}, Range{0x0941, 0x0948},
    Range{0x094D, 0x094D},   Range{0x0951, 0x0957},  Range{0x0962, 0x0963}, Range{0x0981, 0x0981},
    Range{0x09BC, 0x09BC},   Range{0x09C1, 0x09C4},  Range{0x09CD, 0x09CD}, Range{0x0A01, 0x0A02},
    Range{0x0A3C, 0x0A3C},   Range{0x0A41, 0x0A51},  Range{0x0BC0, 0x0BC0}, Range{0x0BCD, 0x0BCD},
    Range{0x0E31, 0x0E31},   Range{0x0E34, 0x0E3A},  Range{0x0E47, 0x0E4E}, Range{0x135D, 0x135F},
    Range{0x180B, 0x180F},   Range{0x1AB0, 0x1AFF},  Range{0x1DC0, 0x1DFF}, Range{0x200B, 0x200F},
    Range{0x202A, 0x202E},   Range{0x2060, 0x206F},  Range{0x20D0, 0x20FF}, Range{0x302A, 0x302D},
    Range{0x3099, 0x309A},   Range{0xFE00, 0xFE0F},  Range{0xFE20, 0xFE2F}, Range{0xFEFF, 0xFEFF},
    Range{0x1F3FB, 0x1F3FF}, Range{0xE0001, 0xE01EF}};

// East Asian Width W and F (Unicode Standard Annex 11).
constexpr std::array two_columns{
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x23E9, 0x23EC},   Range{0x23F0, 0x23F0},
    Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},   Range{0x2648, 0x2653},
    Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},   Range{0x26AA, 0x26AB},
    Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},   Range{0x26D4, 0x26D4},
    Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},   Range{0x26FA, 0x26FA},
    Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},   Range{0x2728, 0x2728},
    Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},   Range{0x2757, 0x2757},
    Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},   Range{0x2B1B, 0x2B1C},
    Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},   Range{0x3041, 0x33FF},
    Range{0x3400, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x16FE0, 0x18AFF}, Range{0x1B000, 0x1B2FF}, Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF},
    Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A}, Range{0x1F200, 0x1F320}, Range{0x1F32D, 0x1F335},
    Range{0x1F337, 0x1F37C}, Range{0x1F37E, 0x1F393}, Range{0x1F3A0, 0x1F3CA}, Range{0x1F3CF, 0x1F3D3},
    Range{0x1F3E0, 0x1F3F0}, Range{0x1F3F4, 0x1F3F4}, Range{0x1F3F8, 0x1F43E}, Range{0x1F440, 0x1F440},
    Range{0x1F442, 0x1F4FC}, Range{0x1F4FF, 0x1F53D}, Range{0x1F54B, 0x1F567}, Range{0x1F57A, 0x1F57A},
    Range{0x1F595, 0x1F596}, Range{0x1F5A4, 0x1F5A4}, Range{0x1F5FB, 0x1F64F}, Range{0x1F680, 0x1F6C5},
    Range{0x1F6CC, 0x1F6CC}, Range{0x1F6D0, 0x1F6DF}, Range{0x1F6EB, 0x1F6EC}, Range{0x1F6F4, 0x1F6FC},
    Range{0x1F7E0, 0x1F7EB}, Range{0x1F90C, 0x1F9FF}, Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD}};

constexpr std::array right_to_left{Range{0x0590, 0x08FF}, Range{0xFB1D, 0xFDFF}, Range{0xFE70, 0xFEFE},
                                   Range{0x10800, 0x10FFF}, Range{0x1E800, 0x1EFFF}};

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t c) {
  const auto at = std::lower_bound(ranges.begin(), ranges.end(), c,
                                   [](const Range& range, char32_t x) { return range.last < x; });
  return at != ranges.end() && at->first <= c;
}

struct Character {
  std::string_view bytes = {};
  char32_t code = 0;
};

/// The character at `at`; a byte that begins none stands for itself.
Character character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const std::size_t size = lead >= 0xF0 && lead < 0xF8 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  if (size == 1 || lead >= 0xF8 || at + size > text.size())
    return {text.substr(at, 1), lead < 0x80 ? char32_t{lead} : U'\uFFFD'};
  char32_t code = lead & (0xFFU >> (size + 1));
  for (std::size_t i = at + 1; i < at + size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {text.substr(at, 1), U'\uFFFD'};
    code = code << 6 | (byte(i) & 0x3F);
  }
  const bool overlong = code < (size == 2 ? 0x80U : size == 3 ? 0x800U : 0x10000U);
  if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
    return {text.substr(at, 1), U'\uFFFD'};
  return {text.substr(at, size), code};
}

std::size_t columns(char32_t code) { return in(no_columns, code) ? 0 : in(two_columns, code) ? 2 : 1; }

bool steers_direction(char32_t code) {
  return (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

}  // namespace

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character(text, i);
    width += columns(c.code);
    i += c.bytes.size();
  }
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character(text, i);
    const bool control =
        c.code < 0x20 || (c.code >= 0x7F && c.code < 0xA0) || c.code == 0x2028 || c.code == 0x2029;
    if (control)
      out += ' ';
    else if (c.code == 0xFFFD)
      out += "\uFFFD";
    else if (!steers_direction(c.code))
      out += c.bytes;
    i += c.bytes.size();
  }
  return out;
}

std::string left(std::string_view text, std::size_t width) {
  const std::size_t used = width_of(text);
  return std::string{text} + std::string(used < width ? width - used : 0, ' ');
}

std::string right(std::string_view text, std::size_t width) {
  const std::size_t used = width_of(text);
  return std::string(used < width ? width - used : 0, ' ') + std::string{text};
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  width = std::max<std::size_t>(width, 2);
  std::vector<std::string> lines{""};
  std::size_t used = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t from = text.find_first_not_of(' ', i);
    if (from == std::string_view::npos) break;
    const std::size_t to = std::min(text.find(' ', from), text.size());
    const std::string_view word = text.substr(from, to - from);
    const std::size_t word_width = width_of(word);
    if (used > 0 && used + 1 + word_width > width) {
      lines.emplace_back();
      used = 0;
    }
    if (used > 0) {
      lines.back() += ' ';
      ++used;
    }
    for (std::size_t k = 0; k < word.size();) {
      const Character c = character(word, k);
      if (used + columns(c.code) > width) {
        lines.emplace_back();
        used = 0;
      }
      lines.back() += c.bytes;
      used += columns(c.code);
      k += c.bytes.size();
    }
    i = to;
  }
  return lines;
}

std::string isolated(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Character c = character(text, i);
    if (in(right_to_left, c.code)) return "\u2068" + std::string{text} + "\u2069";
    i += c.bytes.size();
  }
  return std::string{text};
}

}  // namespace passgenau::cli
