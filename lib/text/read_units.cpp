// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_units.hpp"

#include <array>

#include "text/read_names.hpp"
#include "text/read_numerals.hpp"

namespace passgenau::reading {

namespace {

struct UnitName {
  std::string_view name;
  AgeUnit unit;
};

constexpr Names<AgeUnit, 47> units{{{
    {"jahr", AgeUnit::years},     {"jahre", AgeUnit::years},   {"jahren", AgeUnit::years},
    {"jahres", AgeUnit::years},   {"j", AgeUnit::years},       {"jr", AgeUnit::years},
    {"year", AgeUnit::years},     {"years", AgeUnit::years},   {"yrs", AgeUnit::years},
    {"yr", AgeUnit::years},       {"y", AgeUnit::years},       {"yo", AgeUnit::years},
    {"lj", AgeUnit::years},       {"monat", AgeUnit::months},  {"monate", AgeUnit::months},
    {"monaten", AgeUnit::months}, {"monats", AgeUnit::months}, {"mon", AgeUnit::months},
    {"mo", AgeUnit::months},      {"mt", AgeUnit::months},     {"mte", AgeUnit::months},
    {"mtl", AgeUnit::months},     {"m", AgeUnit::months},      {"lm", AgeUnit::months},
    {"month", AgeUnit::months},   {"months", AgeUnit::months}, {"mths", AgeUnit::months},
    {"mos", AgeUnit::months},     {"woche", AgeUnit::weeks},   {"wochen", AgeUnit::weeks},
    {"wo", AgeUnit::weeks},       {"w", AgeUnit::weeks},       {"wch", AgeUnit::weeks},
    {"lw", AgeUnit::weeks},       {"week", AgeUnit::weeks},    {"weeks", AgeUnit::weeks},
    {"wks", AgeUnit::weeks},      {"tag", AgeUnit::days},      {"tage", AgeUnit::days},
    {"tg", AgeUnit::days},        {"tge", AgeUnit::days},      {"jhr", AgeUnit::years},
    {"jhre", AgeUnit::years},     {"jhrn", AgeUnit::years},    {"tagen", AgeUnit::days},
    {"day", AgeUnit::days},       {"days", AgeUnit::days},
}}};

/// Beginnings of "jährig", "monatig" and the like, and of English adjectives.
constexpr std::array<UnitName, 14> adjectives{{{"jahrig", AgeUnit::years},
                                               {"monatig", AgeUnit::months},
                                               {"wochig", AgeUnit::weeks},
                                               {"tagig", AgeUnit::days},
                                               {"yearold", AgeUnit::years},
                                               {"monthold", AgeUnit::months},
                                               {"weekold", AgeUnit::weeks},
                                               {"dayold", AgeUnit::days},
                                               {"yearsold", AgeUnit::years},
                                               {"yrold", AgeUnit::years},
                                               {"monthsold", AgeUnit::months},
                                               {"moold", AgeUnit::months},
                                               {"weeksold", AgeUnit::weeks},
                                               {"wkold", AgeUnit::weeks}}};

}  // namespace

std::optional<AgeUnit> unit_of(std::string_view key) {
  const AgeUnit* unit = units.find(key);
  return unit ? std::optional{*unit} : std::nullopt;
}

Age in_unit(int number, AgeUnit unit) {
  switch (unit) {
    case AgeUnit::years: return years(number);
    case AgeUnit::months: return months(number);
    case AgeUnit::weeks: return weeks(number);
    case AgeUnit::days: break;
  }
  return days(number);
}

std::optional<AgeUnit> adjective_unit(std::string_view key) {
  for (const UnitName& entry : adjectives)
    if (key.substr(0, entry.name.size()) == entry.name) return entry.unit;
  return {};
}

std::optional<Amount> compound_at(const Note& note, std::size_t i) {
  const std::string_view key = note.tokens[i].key;
  if (key.find("ig") == std::string_view::npos && key.find("old") == std::string_view::npos) return {};
  for (const UnitName& entry : adjectives) {
    const std::size_t at = key.find(entry.name);
    if (at == std::string_view::npos || at == 0) continue;
    const std::string_view number = key.substr(0, at);
    if (number == "halb" && entry.unit == AgeUnit::years)
      return Amount{
          .first = i, .last = i, .age = months(6), .unit = AgeUnit::months, .adjective = true, .rough = true};
    Amount amount{.first = i, .last = i, .unit = entry.unit, .adjective = true};
    if (const auto whole = number_word(number)) {
      amount.age = in_unit(*whole, entry.unit);
      return amount;
    }
    if (const auto half = half_word(number); half && entry.unit == AgeUnit::years) {
      amount.age = {.years = *half, .months = 6};
      amount.unit = AgeUnit::months;
      amount.rough = true;
      return amount;
    }
  }
  return {};
}

}  // namespace passgenau::reading
