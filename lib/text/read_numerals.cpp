// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_numerals.hpp"

#include "text/read_names.hpp"

namespace passgenau::reading {

namespace {

constexpr Names<int, 62> numbers{{{
    {"null", 0},      {"ein", 1},       {"eins", 1},      {"eine", 1},       {"einem", 1},
    {"einen", 1},     {"einer", 1},     {"eines", 1},     {"zwei", 2},       {"zwo", 2},
    {"drei", 3},      {"vier", 4},      {"funf", 5},      {"sechs", 6},      {"sieben", 7},
    {"acht", 8},      {"neun", 9},      {"zehn", 10},     {"elf", 11},       {"zwolf", 12},
    {"dreizehn", 13}, {"vierzehn", 14}, {"funfzehn", 15}, {"sechzehn", 16},  {"siebzehn", 17},
    {"achtzehn", 18}, {"neunzehn", 19}, {"zwanzig", 20},  {"dreissig", 30},  {"vierzig", 40},
    {"funfzig", 50},  {"sechzig", 60},  {"one", 1},       {"two", 2},        {"three", 3},
    {"four", 4},      {"five", 5},      {"six", 6},       {"seven", 7},      {"eight", 8},
    {"nine", 9},      {"ten", 10},      {"eleven", 11},   {"twelve", 12},    {"thirteen", 13},
    {"fourteen", 14}, {"fifteen", 15},  {"sixteen", 16},  {"seventeen", 17}, {"eighteen", 18},
    {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},   {"forty", 40},     {"fifty", 50},
    {"sixty", 60},    {"siebzig", 70},  {"achtzig", 80},  {"neunzig", 90},   {"seventy", 70},
    {"eighty", 80},   {"ninety", 90},
}}};

/// Without the endings of German adjectives.
constexpr Names<int, 24> ordinals{{{
    {"erst", 1},    {"zweit", 2},   {"dritt", 3}, {"viert", 4},  {"funft", 5},   {"sechst", 6},
    {"siebt", 7},   {"siebent", 7}, {"acht", 8},  {"neunt", 9},  {"zehnt", 10},  {"elft", 11},
    {"first", 1},   {"second", 2},  {"third", 3}, {"fourth", 4}, {"fifth", 5},   {"sixth", 6},
    {"seventh", 7}, {"eighth", 8},  {"ninth", 9}, {"tenth", 10}, {"zwolft", 12}, {"eleventh", 11},
}}};

template <class Table>
std::optional<int> of(const Table& table, std::string_view name) {
  const int* number = table.find(name);
  return number ? std::optional{*number} : std::nullopt;
}

/// "twentythree", its hyphen folded away.
std::optional<int> english_tens(std::string_view key) {
  constexpr std::size_t shortest = 5;  // "forty"
  for (std::size_t end = shortest; end + 3 <= key.size(); ++end) {
    const auto tens = of(numbers, key.substr(0, end));
    if (!tens || *tens < 20) continue;
    const auto ones = of(numbers, key.substr(end));
    if (ones && *ones > 0 && *ones < 10) return *tens + *ones;
  }
  return {};
}

}  // namespace

std::optional<int> number_word(std::string_view key) {
  // Nearly all words of a text are none: they begin otherwise, or are longer than "siebenundneunzig".
  constexpr std::string_view first_letters = "nezdvfsaot";
  constexpr std::size_t longest = 16;
  if (key.size() < 3 || key.size() > longest || first_letters.find(key.front()) == std::string_view::npos)
    return {};
  if (const auto number = of(numbers, key)) return number;
  const std::size_t joint = key.find("und");
  if (joint == std::string_view::npos || joint == 0) return english_tens(key);
  const auto ones = of(numbers, key.substr(0, joint));
  const auto tens = of(numbers, key.substr(joint + 3));
  if (!ones || !tens || *ones > 9 || *tens < 20) return {};
  return *ones + *tens;
}

std::optional<int> ordinal_word(std::string_view key) {
  // Nearly all words of a text are none, and end otherwise or are shorter than "erst".
  constexpr std::string_view last_letters = "tdhenrsm";
  if (key.size() < 4 || last_letters.find(key.back()) == std::string_view::npos) return {};
  // "acht" alone counts, "achte" orders.
  if (key == "acht") return {};
  if (const auto number = of(ordinals, key)) return number;
  for (const std::string_view ending : {"e", "en", "er", "es", "em"})
    if (key.size() > ending.size() && key.substr(key.size() - ending.size()) == ending)
      if (const auto number = of(ordinals, key.substr(0, key.size() - ending.size()))) return number;
  // "zwanzigsten", "achtundzwanzigste"
  for (const std::string_view ending : {"ste", "sten", "ster", "stes"})
    if (key.size() > ending.size() && key.substr(key.size() - ending.size()) == ending)
      return number_word(key.substr(0, key.size() - ending.size()));
  return {};
}

std::optional<int> half_word(std::string_view key) {
  if (key == "anderthalb" || key == "eineinhalb" || key == "einundeinhalb" || key == "anderthalbe") return 1;
  constexpr std::string_view ending = "einhalb";
  if (key.size() <= ending.size() || key.substr(key.size() - ending.size()) != ending) return {};
  std::string_view whole = key.substr(0, key.size() - ending.size());
  if (whole.size() > 3 && whole.substr(whole.size() - 3) == "und") whole.remove_suffix(3);
  return number_word(whole);
}

}  // namespace passgenau::reading
