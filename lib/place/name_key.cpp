// SPDX-License-Identifier: GPL-2.0-or-later
#include "place/name_key.hpp"

#include <algorithm>
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

std::size_t letter_bytes(std::string_view key, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < key.size() ? static_cast<unsigned char>(key[at + i]) : 0U;
  };
  if (byte(0) < 0x80) return key[at] >= 'a' && key[at] <= 'z' ? 1 : 0;
  if (byte(0) == 0xC2 || (byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81))) return 0;
  std::size_t bytes = 1;
  while ((byte(bytes) & 0xC0) == 0x80)
    ++bytes;
  return bytes;
}

std::string bare_key(std::string_view text) {
  const std::string key = name_key(text);
  std::string bare;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t letter = letter_bytes(key, at);
    if (letter > 0)
      bare.append(key, at, letter);
    else if (key[at] >= '0' && key[at] <= '9')
      bare += key[at];
    at += std::max<std::size_t>(letter, 1);
  }
  return bare;
}

std::string street_key(std::string_view street) {
  std::string key = bare_key(street);
  constexpr std::string_view whole = "strasse";
  if (const std::size_t at = key.find(whole); at != std::string::npos) key.replace(at, whole.size(), "str");
  return key;
}

}  // namespace passgenau
