// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_amounts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/read_fractions.hpp"
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

/// One word that holds number and unit: "dreijährig", "Sechsmonatige", "anderthalbjährig", "zweieinhalbjähriger".
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

/// The unit that begins the word, as an adjective of age: "Jährige", "year-old".
std::optional<AgeUnit> adjective_unit(std::string_view key) {
  for (const UnitName& entry : adjectives)
    if (key.substr(0, entry.name.size()) == entry.name) return entry.unit;
  return {};
}

/// Goes on over a full stop that ends an abbreviation.
std::size_t past_stop(const Note& note, std::size_t i) {
  return note.is(i, ".") && !note.tokens[i].spaced ? i + 1 : i;
}

/// "6. Lebenswoche", "im dritten Lebensjahr": one less has passed.
std::optional<Amount> life_unit_at(const Note& note, std::size_t i, int ordinal, std::size_t after) {
  if (!note.is_word(after) || ordinal < 1) return {};
  const std::string_view key = note.tokens[after].key;
  const auto unit = key.substr(0, 10) == "lebenswoch" || key == "lw"   ? std::optional{AgeUnit::weeks}
                    : key.substr(0, 10) == "lebensmona" || key == "lm" ? std::optional{AgeUnit::months}
                    : key.substr(0, 9) == "lebensjah" || key == "lj"   ? std::optional{AgeUnit::years}
                                                                       : std::nullopt;
  if (!unit) return {};
  return Amount{.first = i, .last = after, .age = in_unit(ordinal - 1, *unit), .unit = *unit};
}

constexpr int months_of_quarter = 3;

/// "1/2 Jahr", "¾ J.", "dreiviertel Jahr", "half a year": months of a year.
std::optional<Amount> part_of_year_at(const Note& note, std::size_t i) {
  // Nearly all words begin otherwise.
  const char begins = note.tokens[i].key.empty() ? ' ' : note.tokens[i].key.front();
  if (note.is_word(i) && begins != 'h' && begins != 'd' && begins != 'v') return {};
  auto [quarters, tokens] = quarters_at(note, i);
  if (quarters == 0) {
    quarters = note.is(i, "half") || note.is(i, "halbes") ? 2
               : note.is(i, "dreiviertel")                ? 3
               : note.is(i, "viertel")                    ? 1
                                                          : 0;
    tokens = 1;
  }
  if (quarters == 0) return {};
  std::size_t at = i + tokens;
  if (note.is(at, "a")) ++at;
  if (!note.is_word(at) || unit_of(note.tokens[at].key) != AgeUnit::years) return {};
  return Amount{.first = i,
                .last = at,
                .age = months(quarters * months_of_quarter),
                .unit = AgeUnit::months,
                .rough = true};
}

/// "baby 3/12", "infant 6/52": so many twelfths of a year are months, fifty-seconds weeks; behind one child, for "Kinder 3/12" are two.
std::optional<Amount> clinical_at(const Note& note, std::size_t i) {
  if (!note.is_number(i) || i == 0 || !note.is(i + 1, "/") || !note.touches(i + 1) || !note.touches(i + 2))
    return {};
  const bool months_said = note.is(i + 2, "12") && note.tokens[i].number < 12;
  const bool weeks_said = note.is(i + 2, "52") && note.tokens[i].number < 52;
  const std::size_t noun = note.is(i - 1, "(") && i > 1 ? i - 2 : i - 1;
  constexpr Cues one = bit(Cue::baby) | bit(Cue::child) | bit(Cue::newborn) | bit(Cue::twins);
  if (!(months_said || weeks_said) || !note.has_any(noun, one)) return {};
  const AgeUnit unit = months_said ? AgeUnit::months : AgeUnit::weeks;
  return Amount{.first = i, .last = i + 2, .age = in_unit(note.tokens[i].number, unit), .unit = unit};
}

/// "5;10 J.": the unit says what the figures say.
std::size_t past_years(const Note& note, std::size_t last) {
  if (!note.is_word(last + 1) || unit_of(note.tokens[last + 1].key) != AgeUnit::years) return last;
  return past_stop(note, last + 2) - 1;
}

/// Adds "3 Mon." to "1 J.".
void add_smaller(const Note& note, Amount& amount) {
  std::size_t next = past_stop(note, amount.last + 1);
  if (note.is(next, "und") || note.is(next, "u") || note.is(next, "and")) {
    // "Kinder 2 Jahre und 8 Monate" are two.
    for (std::size_t i = amount.first;
         i-- > 0 && note.tokens[i].sentence == note.tokens[amount.first].sentence;)
      if (note.has(i, Cue::children)) return;
    ++next;
  }
  const auto number = number_at(note, next);
  if (!number || *number > 11 || amount.unit != AgeUnit::years || !note.is_word(next + 1)) return;
  const auto unit = unit_of(note.tokens[next + 1].key);
  if (unit != AgeUnit::months || note.tokens[next].sentence != note.tokens[amount.last].sentence) return;
  amount.age.months = *number;
  amount.unit = AgeUnit::months;
  amount.last = next + 1;
}

}  // namespace

std::optional<int> number_at(const Note& note, std::size_t i) {
  if (i >= note.size() || note.tokens[i].number < 0) return {};
  return note.tokens[i].number;
}

std::optional<Amount> amount_at(const Note& note, std::size_t i) {
  if (note.is_word(i)) {
    if (const auto compound = compound_at(note, i)) return compound;
    if (const int ordinal = note.tokens[i].ordinal; ordinal > 0)
      if (const auto life = life_unit_at(note, i, ordinal, i + 1)) return life;
  }
  if (i >= note.size()) return {};
  if (const auto part = part_of_year_at(note, i)) return part;
  if (const auto part = clinical_at(note, i)) return part;
  std::size_t next = i + 1;
  bool half = false;
  std::optional<int> number = number_at(note, i);
  if (note.is_word(i) && !number) {
    number = half_word(note.tokens[i].key);
    half = number.has_value();
  }
  if (!number || *number > 999) return {};
  if (!half && is_and_a_half(note, next)) {
    half = true;
    next += 3;
  }
  if (*number == 1 && (note.is(next, "halbes") || note.is(next, "halben")) &&
      (note.is(next + 1, "jahr") || note.is(next + 1, "jahres")))
    return Amount{.first = i, .last = next + 1, .age = months(6), .unit = AgeUnit::months, .rough = true};
  const bool figures = note.is_number(i);
  if (figures && note.is(next, "."))
    if (const auto life = life_unit_at(note, i, *number, next + 1)) return life;
  // 2;6 and 2,5 and 2½ and 2 1/2
  if (figures && note.is(next, ";") && note.touches(next) && note.is_number(next + 1) &&
      note.touches(next + 1) && note.tokens[next + 1].number >= 0 && note.tokens[next + 1].number <= 11 &&
      *number < 18)
    return Amount{.first = i,
                  .last = past_years(note, next + 1),
                  .age = {.years = *number, .months = note.tokens[next + 1].number},
                  .unit = AgeUnit::months};
  const bool fraction = figures && is_fraction(note, i);
  const bool other_part = fraction && !note.is(next + 1, "5");
  int quarters = 2;  // of a half
  if (fraction) {
    half = !other_part;
    next += 2;
  } else if (const auto [parts, tokens] = quarters_at(note, next); figures && parts != 0) {
    half = true;
    quarters = parts;
    next += tokens;
  }
  Amount amount{.first = i,
                .last = next - 1,
                .age = years(*number),
                .bare = true,
                .figures = figures || half,
                .rough = half || other_part};
  std::size_t unit_at = next;
  const bool hyphen = note.is(unit_at, "-") && note.touches(unit_at);
  if (hyphen) ++unit_at;
  if (note.is_word(unit_at)) {
    const std::string& key = note.tokens[unit_at].key;
    if (const auto unit = adjective_unit(key)) {
      amount = {.first = i,
                .last = unit_at,
                .age = in_unit(*number, *unit),
                .unit = *unit,
                .adjective = true,
                .rough = half || other_part};
    } else if (const auto plain = !hyphen || note.touches(unit_at) ? unit_of(key) : std::nullopt) {
      // One letter is a unit only where it cannot be an initial.
      const std::size_t after = unit_at + 1;
      const bool ends = after >= note.size() || note.tokens[after].breaks != Break::none ||
                        note.has(after, Cue::also) || (note.is(after, ".") && !note.tokens[after].spaced);
      const bool clear = key.size() > 1 || key == "j" || note.touches(unit_at) || ends;
      if (clear)
        amount = {.first = i,
                  .last = unit_at,
                  .age = in_unit(*number, *plain),
                  .unit = *plain,
                  .adjective = hyphen || key == "yo",
                  .rough = half || other_part};
      // "3 y/o"
      if (key == "y" && note.is(after, "/") && note.is(after + 1, "o"))
        amount = {.first = i, .last = after + 1, .age = years(*number), .adjective = true};
    }
  }
  if (half && !amount.bare && amount.unit == AgeUnit::years) {
    amount.age.months = quarters * months_of_quarter;
    amount.unit = AgeUnit::months;
  } else if (half && amount.bare) {
    amount.age.months = quarters * months_of_quarter;
    amount.unit = AgeUnit::months;
  }
  if (!amount.bare && !amount.adjective && !half) add_smaller(note, amount);
  if (!amount.bare) {
    // "4 J." ends with its full stop.
    const std::size_t stop = past_stop(note, amount.last + 1);
    if (stop > amount.last + 1 && stop < note.size() && note.tokens[amount.last + 1].breaks == Break::none)
      amount.last = stop - 1;
  }
  return amount;
}

}  // namespace passgenau::reading
