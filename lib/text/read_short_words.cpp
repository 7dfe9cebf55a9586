// SPDX-License-Identifier: GPL-2.0-or-later
// Short words that mean one thing or another: what stands beside them tells.
#include "text/read_age_groups.hpp"

namespace passgenau::reading {

namespace {

constexpr int oldest_mother_of_note = 59;

/// A number of years behind the word, and no day, hour or date: "Mo. 24, …", not "Mo. 24.11.", "Mo 14-16 Uhr".
bool has_age_behind(const Note& note, std::size_t i) {
  std::size_t at = i + 1;
  if (note.is(at, ".")) ++at;
  if (note.is(at, "(")) ++at;
  if (!note.is_number(at) || note.tokens[at].number < youngest_caregiver ||
      note.tokens[at].number > oldest_mother_of_note)
    return false;
  const std::size_t after = at + 1;
  return after >= note.size() || note.is(after, ",") || note.is(after, ")") || note.is(after, ";") ||
         note.is(after, "j") || note.is(after, "jahre") || note.is(after, "+") ||
         (note.is(after, ".") && note.tokens[after].breaks == Break::sentence);
}

/// "Mo" written so, where no number stands before it that it would be the unit of.
bool is_written(const Note& note, std::size_t i, std::string_view word) {
  return note.is_word(i) && text_of(note.tokens[i], note.text) == word && !(i > 0 && note.is_number(i - 1));
}

/// "G2P1", "G2 P1": pregnant more often than she has borne.
bool is_gravida(const Note& note, std::size_t i) {
  const std::string& key = note.tokens[i].key;
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (key.size() < 2 || key.size() > 3 || key[0] != 'g' || !digit(key[1])) return false;
  const int pregnancies = key[1] - '0';
  if (key.size() == 3)
    return key[2] == 'p' && note.is_number(i + 1) && note.tokens[i + 1].number < pregnancies;
  const std::size_t next = note.is(i + 1, "/") ? i + 2 : i + 1;
  if (!note.is_word(next)) return false;
  const std::string& births = note.tokens[next].key;
  return births.size() == 2 && births[0] == 'p' && digit(births[1]) && births[1] - '0' < pregnancies;
}

}  // namespace

void end_sentences(Note& note) {
  constexpr Cues beginnings = bit(Cue::filler) | bit(Cue::seeking) | bit(Cue::lives) | bit(Cue::speaks) |
                              bit(Cue::none) | bit(Cue::negation) | bit(Cue::asks) | bit(Cue::mother) |
                              bit(Cue::father) | bit(Cue::parents) | bit(Cue::partner) | bit(Cue::only);
  bool found = false;
  for (std::size_t i = 1; i + 1 < note.size(); ++i) {
    if (!note.is(i, ".") || note.tokens[i].breaks != Break::none || !note.is_number(i - 1) ||
        !note.touches(i))
      continue;
    const Token& next = note.tokens[i + 1];
    if (next.kind != TokenKind::word || !next.capital || !next.spaced || !note.has_any(i + 1, beginnings))
      continue;
    note.tokens[i].breaks = Break::sentence;
    found = true;
  }
  if (found) number_segments(note.tokens);
}

void read_short_words(Note& note) {
  for (std::size_t i = 0; i < note.size(); ++i) {
    if (note.is_word(i) && is_gravida(note, i)) note.cues[i] |= bit(Cue::pregnant);
    if (note.tokens[i].to - note.tokens[i].from != 2) continue;
    const bool shortened = note.is(i + 1, ".") && note.touches(i + 1);
    if ((is_written(note, i, "Mo") || is_written(note, i, "Mu")) && has_age_behind(note, i))
      note.cues[i] |= bit(Cue::mother);
    if (is_written(note, i, "Mu") && shortened) note.cues[i] |= bit(Cue::mother);
    // "Zw., 7 Mon.", but "zw. den Eltern"; "FG 33. SSW"
    const bool before_word = note.is_word(i + 2) && !note.tokens[i + 2].capital;
    if (is_written(note, i, "Zw") && shortened && !before_word) note.cues[i] |= bit(Cue::twins);
    // "höchstens 5 km", but "Kind 3 km 23"
    if (i > 0 && note.is_number(i - 1) && text_of(note.tokens[i], note.text) == "km" &&
        !note.is_number(i + 1))
      note.cues[i] &= ~bit(Cue::mother);
    if (is_written(note, i, "FG")) note.cues[i] |= bit(Cue::birth_past);
    // "Fr. K. (24)", but "Termin Fr. um 9"
    const bool named = shortened && note.is_word(i + 2) && note.tokens[i + 2].capital &&
                       (note.tokens[i + 2].key.size() == 1 || note.cues[i + 2] == 0);
    if ((is_written(note, i, "Fr") || is_written(note, i, "Hr")) && named)
      note.cues[i] |= bit(Cue::caregiver);
    if (is_written(note, i, "Va") && (shortened || has_age_behind(note, i))) note.cues[i] |= bit(Cue::father);
  }
}

}  // namespace passgenau::reading
