// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_gestation.hpp"

#include "text/read_amounts.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

constexpr int last_week = 42;
/// Of a time in months that is told of a pregnancy.
constexpr Day days_of_month = 30;

bool is_word_of_weeks(const Note& note, std::size_t i) {
  return note.is(i, "woche") || note.is(i, "wo") || note.is(i, "wks") || note.is(i, "wk") ||
         note.is(i, "wochen") || note.is(i, "week") || note.is(i, "weeks");
}

/// "geb. 30.10.26 in der 35. SSW", "35. SSW geb.": a week of a birth, where the birthday is no grown-up's.
bool is_born_there(const Note& note, std::size_t i) {
  const auto [first, end] = note.segment_of(i);
  bool born = false;
  for (std::size_t j = first; j < end; ++j) {
    if (note.tokens[j].segment != note.tokens[i].segment) continue;
    born = born || note.has(j, Cue::born);
    const auto date = date_at(note, j);
    if (date && date->year != 0 && static_cast<int>(note.as_of.year()) - date->year >= youngest_caregiver)
      return false;
  }
  return born;
}

std::optional<Gestation> weeks_and_days(const Note& note, std::size_t i) {
  if (!note.is_number(i) || !note.is_number(i + 2)) return {};
  // "28 + 3" of a week that no list of ages reaches
  constexpr int earliest_apart = 18;
  if (!note.touches(i + 1) && note.tokens[i].number < earliest_apart && !note.has(i + 3, Cue::week))
    return {};
  // "30/40": weeks of forty
  if (note.is(i + 1, "/") && note.touches(i + 1) && note.is(i + 2, "40") &&
      note.tokens[i].number <= last_week && note.tokens[i].number > 3 && note.anywhere(bit(Cue::pregnant)))
    return Gestation{i, i + 2, note.tokens[i].number * 7 + 3, Doubt::estimated};
  // "22/3 SSW"
  const bool slash = note.is(i + 1, "/") && note.has(i + 3, Cue::week);
  if (!note.is(i + 1, "+") && !slash) return {};
  // "Kinder 4+2", "3+2 Monate"
  if (i > 0 && is_child_noun(note, i - 1) && !note.has(i - 1, Cue::birth_past)) return {};
  const int week = note.tokens[i].number;
  const int day = note.tokens[i + 2].number;
  // "31+5 weeks"; of a week that a baby can have lived only where a pregnancy is told
  constexpr Cues told = bit(Cue::pregnant) | bit(Cue::week) | bit(Cue::due);
  const bool weeks = is_word_of_weeks(note, i + 3) && (week >= earliest_apart || note.anywhere(told));
  if (const auto amount = amount_at(note, i + 2); amount && !amount->bare && !weeks) return {};
  if (week < 3 || week > last_week || day < 0 || day > 6 || note.tokens[i + 2].key.size() > 1) return {};
  Gestation found{i, i + 2, week * 7 + day, Doubt::none};
  if (weeks || note.has(i + 3, Cue::week)) found.last = i + 3;
  if (note.has(found.last + 1, Cue::pregnant) && note.same_segment(i, found.last + 1)) ++found.last;
  if (i > 0 && note.has(i - 1, Cue::week)) found.first = i - 1;
  return found;
}

std::optional<Gestation> in_week(std::size_t first, std::size_t last, int week) {
  if (week < 1 || week > last_week) return {};
  return Gestation{first, last, (week - 1) * 7 + 3, Doubt::estimated};
}

/// The statement says "schwanger", or the one before does and this holds nothing but the time: "schwanger, 5. Monat".
bool tells_of_pregnancy(const Note& note, std::size_t i) {
  if (note.segment_has(i, bit(Cue::pregnant)) || (note.is(i + 1, "weeks") && note.is(i + 2, "along")))
    return true;
  const auto [first, end] = note.segment_of(i);
  constexpr std::size_t longest = 5;  // "im fünften Monat."
  // "in der 30. Woche, 2. Schwangerschaft"
  if (end < note.size() && end - first <= longest && note.tokens[end].breaks == Break::comma &&
      note.segment_has(end, bit(Cue::pregnant)))
    return true;
  return first >= 1 && end - first <= longest && note.tokens[first].breaks == Break::comma &&
         note.segment_has(first - 1, bit(Cue::pregnant));
}

/// "28. SSW", "SSW 28", "in der 28. Woche schwanger", "30 weeks pregnant", "week 30"
std::optional<Gestation> weeks_at(const Note& note, std::size_t i) {
  if (note.has(i, Cue::week)) {
    const std::size_t number = note.is(i + 1, ":") || note.is(i + 1, ".") ? i + 2 : i + 1;
    return note.is_number(number) && note.same_segment(i, number) && !note.has(number + 1, Cue::week)
               ? in_week(i, number, note.tokens[number].number)
               : std::nullopt;
  }
  if (note.touches(i) && i > 0 && (note.is(i - 1, "/") || note.is(i - 1, "+"))) return {};
  if ((note.is(i, "week") || note.is(i, "woche")) && note.is_number(i + 1) &&
      note.segment_has(i, bit(Cue::pregnant)))
    return in_week(i, i + 1, note.tokens[i + 1].number);
  std::size_t at = i + 1;
  std::optional<int> number = note.is_number(i) ? std::optional{note.tokens[i].number} : std::nullopt;
  bool ordinal = note.is(at, ".");
  if (!number && note.is_word(i)) {
    ordinal = note.tokens[i].ordinal > 0;
    if (ordinal)
      number = note.tokens[i].ordinal;
    else if (note.tokens[i].number > 0)
      number = note.tokens[i].number;
  }
  if (!number) return {};
  // "Periode 5 Wochen überfällig"
  if (note.is(at + 1, "uberfallig") || note.is(at + 1, "overdue") || note.is(at + 1, "late")) return {};
  if (note.is(at, ".")) ++at;
  if (note.is(at, "th") || note.is(at, "te") || note.is(at, "ten")) {
    ordinal = true;
    ++at;
  }
  if (note.has(at, Cue::week)) return in_week(i, at, *number);
  const bool pregnant = tells_of_pregnancy(note, i) || note.is(at + 1, "schwangerschaft");
  if (!is_word_of_weeks(note, at) || !pregnant) return {};
  const std::size_t last = note.has(at + 1, Cue::pregnant) ? at + 1 : at;
  if (ordinal) return in_week(i, last, *number);
  // So many weeks have passed, and up to six days.
  if (*number < 3 || *number > last_week) return {};
  return Gestation{i, last, *number * 7 + 3, Doubt::estimated};
}

/// "im 7. Monat schwanger": months of pregnancy are four weeks each (the 7th is weeks 25 to 28; familienplanung.de, BIÖG, until 2025 BZgA); the middle is taken.
std::optional<Gestation> month_at(const Note& note, std::size_t i) {
  const bool figures = note.is_number(i);
  const bool spelt = !figures && note.is_word(i) && note.tokens[i].number > 0;
  std::optional<int> number = figures || spelt ? std::optional{note.tokens[i].number} : std::nullopt;
  std::size_t at = i + 1;
  if (number) {
    if (figures && (note.is(at, ".") || note.is(at, "th"))) {
      ++at;
    } else if ((note.is(at, "months") || note.is(at, "month") || note.is(at, "monate")) &&
               note.has(at + 1, Cue::pregnant) && *number >= 1 && *number <= 9) {
      // "8 months pregnant": so many have passed, and part of one.
      return Gestation{i, at + 1, *number * days_of_month + days_of_month / 2, Doubt::estimated};
    } else {
      return {};
    }
  } else if (note.is_word(i) && note.tokens[i].ordinal > 0) {
    number = note.tokens[i].ordinal;
  }
  if (!number || *number < 1 || *number > 10) return {};
  const bool own_word = note.is(at, "schwangerschaftsmonat") || note.is(at, "ssm");
  const bool month = note.is(at, "monat") || note.is(at, "mon") || note.is(at, "month");
  if (!own_word && !(month && tells_of_pregnancy(note, i))) return {};
  const std::size_t last = note.has(at + 1, Cue::pregnant) ? at + 1 : at;
  return Gestation{i, last, (*number - 1) * 28 + 14, Doubt::estimated};
}

/// "Baby kommt in 6 Wochen", "due in 3 weeks", "noch 4 Wochen bis zur Geburt": what is left of the 280 days.
std::optional<Gestation> time_left_at(const Note& note, std::size_t i) {
  if (i < 1 || !note.same_segment(i - 1, i)) return {};
  if (!note.is(i - 1, "in") && !note.is(i - 1, "noch")) return {};
  const auto amount = amount_at(note, i);
  if (!amount || amount->bare || amount->adjective) return {};
  const bool ends = !note.same_segment(amount->last, amount->last + 1);
  bool due = false;  // "Termin" may be any
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    due = due || (note.has(j, Cue::due) && note.same_segment(i, j) && !note.is(j, "termin"));
  const auto verb = [&](std::string_view word) { return ends && i > 1 && note.is(i - 2, word); };
  const bool comes = verb("kommt") && note.segment_has(i, bit(Cue::baby) | bit(Cue::twins));
  const bool in = note.is(i - 1, "in") && (due || comes || verb("entbindet"));
  const bool still = note.is(i - 1, "noch") && note.is(amount->last + 1, "bis") &&
                     note.segment_has(i, bit(Cue::birth) | bit(Cue::due));
  if (!in && !still) return {};
  const Age& age = amount->age;
  const Day left = age.months * days_of_month + age.weeks * 7 + age.days;
  if (age.years != 0 || left <= 0 || left > pregnancy_days) return {};
  return Gestation{i - 1, amount->last, pregnancy_days - left, Doubt::estimated};
}

}  // namespace

bool is_of_birth(const Note& note, std::size_t i) {
  constexpr Cues over = bit(Cue::birth_past) | bit(Cue::lost);
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    if (note.tokens[j].segment == note.tokens[i].segment && note.has_any(j, over)) return true;
  if (is_born_there(note, i)) return true;
  // The statement before counts where this one holds nothing but the week: "Frühchen (29. SSW)".
  constexpr std::size_t longest = 5;
  if (end - first > longest || note.anywhere(bit(Cue::pregnant))) return false;
  constexpr std::size_t reach = 6;
  for (std::size_t j = first;
       j-- > 0 && first - j <= reach && note.tokens[j].sentence == note.tokens[first].sentence;)
    if (note.has_any(j, bit(Cue::birth_past) | bit(Cue::lost))) return true;
  return false;
}

std::optional<Gestation> gestation_at(const Note& note, std::size_t i) {
  std::optional<Gestation> found = weeks_and_days(note, i);
  if (!found && note.has(i, Cue::week)) found = weeks_and_days(note, note.is(i + 1, ":") ? i + 2 : i + 1);
  if (!found) found = weeks_at(note, i);
  if (!found) found = month_at(note, i);
  if (!found) found = time_left_at(note, i);
  return found;
}

}  // namespace passgenau::reading
