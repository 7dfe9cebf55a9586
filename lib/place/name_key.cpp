// SPDX-License-Identifier: GPL-2.0-or-later
#include "place/name_key.hpp"

#include <array>

#include "place/csv.hpp"

namespace passgenau {

namespace {

struct Letter {
  std::string_view bytes;
  std::string_view key;
};

constexpr std::array<Letter, 9> letters{{
    {"Ä", "ae"},
    {"Ö", "oe"},
    {"Ü", "ue"},
    {"ä", "ae"},
    {"ö", "oe"},
    {"ü", "ue"},
    {"ß", "ss"},
    {"\u1E9E", "ss"},  // capital sharp s
    {"\u00A0", " "},
}};

// macOS writes ä as a and U+0308.
constexpr std::string_view combining_diaeresis = "\u0308";

bool takes_diaeresis(char c) { return c == 'a' || c == 'o' || c == 'u'; }

void append(std::string& key, char c) {
  const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
  if (!blank)
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  else if (!key.empty() && key.back() != ' ')
    key += ' ';
}

/// Appends what stands for the character at the beginning of `name`; the number of its bytes.
std::size_t append_letter(std::string& key, std::string_view name) {
  if (static_cast<unsigned char>(name[0]) < 0x80) {
    append(key, name[0]);
    return 1;
  }
  if (!key.empty() && takes_diaeresis(key.back()) && name.starts_with(combining_diaeresis)) {
    key += 'e';
    return combining_diaeresis.size();
  }
  for (const Letter& letter : letters) {
    if (!name.starts_with(letter.bytes)) continue;
    for (const char c : letter.key)
      append(key, c);
    return letter.bytes.size();
  }
  key += name[0];
  return 1;
}

}  // namespace

std::string name_key(std::string_view name) {
  std::string key;
  for (name = trimmed(name); !name.empty();)
    name.remove_prefix(append_letter(key, name));
  return key;
}

}  // namespace passgenau
