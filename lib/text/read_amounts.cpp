// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_amounts.hpp"

#include "text/read_fractions.hpp"
#include "text/read_numerals.hpp"
#include "text/read_units.hpp"

namespace passgenau::reading {

namespace {

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
constexpr int months_of_year = 12;

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
  if (i == 0 || !note.is(i + 1, "/") || !note.touches(i + 1) || !note.touches(i + 2)) return {};
  const std::optional<int> number = number_at(note, i);
  if (!number) return {};
  const bool months_said = note.is(i + 2, "12") && *number < months_of_year;
  const bool weeks_said = note.is(i + 2, "52") && *number < 52;
  const std::size_t noun = note.is(i - 1, "(") && i > 1 ? i - 2 : i - 1;
  constexpr Cues one = bit(Cue::baby) | bit(Cue::child) | bit(Cue::newborn) | bit(Cue::twins);
  if (!(months_said || weeks_said) || !note.has_any(noun, one)) return {};
  const AgeUnit unit = months_said ? AgeUnit::months : AgeUnit::weeks;
  return Amount{.first = i, .last = i + 2, .age = in_unit(*number, unit), .unit = unit};
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
  if (!number || *number >= months_of_year || amount.unit != AgeUnit::years || !note.is_word(next + 1))
    return;
  const auto unit = unit_of(note.tokens[next + 1].key);
  if (unit != AgeUnit::months || note.tokens[next].sentence != note.tokens[amount.last].sentence) return;
  amount.age.months = *number;
  amount.unit = AgeUnit::months;
  amount.last = next + 1;
}

/// A number as it is counted, and what of a year is said beyond it.
struct Count {
  int number = 0;
  std::size_t next = 0;     ///< the token behind it
  int quarters = 0;         ///< "2½", "anderthalb", "3 3/4"
  bool figures = false;     ///< the number is written in figures
  bool other_part = false;  ///< "2,7"
};

/// "3", "drei", "anderthalb", "2 and a half"
std::optional<Count> count_at(const Note& note, std::size_t i) {
  constexpr int most = 999;
  constexpr int half = 2;
  Count count{.next = i + 1, .figures = note.is_number(i)};
  std::optional<int> number = number_at(note, i);
  if (note.is_word(i) && !number) {
    number = half_word(note.tokens[i].key);
    if (number) count.quarters = half;
  }
  if (!number || *number > most) return {};
  count.number = *number;
  if (count.quarters == 0 && is_and_a_half(note, count.next)) {
    count.quarters = half;
    count.next += 3;
  }
  return count;
}

/// What the words behind a number make of it: "ein halbes Jahr", "6. Lebenswoche", "2;6".
std::optional<Amount> special_at(const Note& note, std::size_t i, const Count& count) {
  const std::size_t next = count.next;
  if (count.number == 1 && (note.is(next, "halbes") || note.is(next, "halben")) &&
      (note.is(next + 1, "jahr") || note.is(next + 1, "jahres")))
    return Amount{.first = i, .last = next + 1, .age = months(6), .unit = AgeUnit::months, .rough = true};
  if (!count.figures) return {};
  if (note.is(next, "."))
    if (const auto life = life_unit_at(note, i, count.number, next + 1)) return life;
  const bool joined =
      note.is(next, ";") && note.touches(next) && note.is_number(next + 1) && note.touches(next + 1);
  if (!joined || note.tokens[next + 1].number < 0 || note.tokens[next + 1].number >= months_of_year ||
      count.number >= grown_up)
    return {};
  return Amount{.first = i,
                .last = past_years(note, next + 1),
                .age = {.years = count.number, .months = note.tokens[next + 1].number},
                .unit = AgeUnit::months};
}

/// Adds "2,5", "2½" and "2 1/2" in figures.
void add_part(const Note& note, std::size_t i, Count& count) {
  if (!count.figures) return;
  if (is_fraction(note, i)) {
    count.other_part = !note.is(count.next + 1, "5");
    count.quarters = count.other_part ? 0 : 2;
    count.next += 2;
  } else if (const auto [parts, tokens] = quarters_at(note, count.next); parts != 0) {
    count.quarters = parts;
    count.next += tokens;
  }
}

/// The number with the unit behind it; years where there is none.
Amount with_unit(const Note& note, std::size_t i, const Count& count) {
  const bool rough = count.quarters != 0 || count.other_part;
  Amount amount{.first = i,
                .last = count.next - 1,
                .age = years(count.number),
                .bare = true,
                .figures = count.figures || count.quarters != 0,
                .rough = rough};
  std::size_t at = count.next;
  const bool hyphen = note.is(at, "-") && note.touches(at);
  if (hyphen) ++at;
  if (!note.is_word(at)) return amount;
  const std::string& key = note.tokens[at].key;
  const auto of = [&](AgeUnit unit, bool adjective) {
    return Amount{.first = i,
                  .last = at,
                  .age = in_unit(count.number, unit),
                  .unit = unit,
                  .adjective = adjective,
                  .rough = rough};
  };
  if (const auto unit = adjective_unit(key)) return of(*unit, true);
  const auto plain = !hyphen || note.touches(at) ? unit_of(key) : std::nullopt;
  if (!plain) return amount;
  const std::size_t after = at + 1;
  // "3 y/o"
  if (key == "y" && note.is(after, "/") && note.is(after + 1, "o"))
    return Amount{.first = i, .last = after + 1, .age = years(count.number), .adjective = true};
  // One letter is a unit only where it cannot be an initial.
  const bool ends = after >= note.size() || note.tokens[after].breaks != Break::none ||
                    note.has(after, Cue::also) || (note.is(after, ".") && !note.tokens[after].spaced);
  const bool clear = key.size() > 1 || key == "j" || note.touches(at) || ends;
  return clear ? of(*plain, hyphen || key == "yo") : amount;
}

}  // namespace

std::optional<int> number_at(const Note& note, std::size_t i) {
  if (i >= note.size() || note.tokens[i].number < 0) return {};
  return note.tokens[i].number;
}

std::optional<Amount> amount_at(const Note& note, std::size_t i) {
  if (i >= note.size()) return {};
  if (note.is_word(i)) {
    if (const auto compound = compound_at(note, i)) return compound;
    if (const int ordinal = note.tokens[i].ordinal; ordinal > 0)
      if (const auto life = life_unit_at(note, i, ordinal, i + 1)) return life;
  }
  if (const auto part = part_of_year_at(note, i)) return part;
  if (const auto part = clinical_at(note, i)) return part;
  std::optional<Count> count = count_at(note, i);
  if (!count) return {};
  if (const auto special = special_at(note, i, *count)) return special;
  add_part(note, i, *count);
  Amount amount = with_unit(note, i, *count);
  if (count->quarters != 0 && amount.unit == AgeUnit::years) {
    amount.age.months = count->quarters * months_of_quarter;
    amount.unit = AgeUnit::months;
  }
  if (amount.bare) return amount;
  if (!amount.adjective && count->quarters == 0) add_smaller(note, amount);
  // "4 J." ends with its full stop.
  const std::size_t stop = past_stop(note, amount.last + 1);
  if (stop > amount.last + 1 && stop < note.size() && note.tokens[amount.last + 1].breaks == Break::none)
    amount.last = stop - 1;
  return amount;
}

}  // namespace passgenau::reading
