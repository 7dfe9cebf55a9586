// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_callers.hpp"

#include <algorithm>

#include "text/read_people.hpp"

namespace passgenau::reading {

bool is_caller(const Note& note, std::size_t i) {
  std::size_t before = i;
  while (before > 0 && note.same_segment(before - 1, i) &&
         note.has_any(before - 1, bit(Cue::filler) | bit(Cue::preposition)))
    --before;
  if (before == 0 || !(note.is(i + 1, ":") || note.is(i + 1, ","))) return false;
  for (const char* word : {"anruf", "anfrage", "meldung", "ruckmeldung", "mail", "nachricht", "mitteilung"})
    if (note.is(before - 1, word)) return true;
  return false;
}

bool tells_of_child(const Note& note, std::size_t i, std::size_t verb) {
  if (!note.is(verb, "meldet") && !note.is(verb, "berichtet") && !note.is(verb, "schildert")) return false;
  for (std::size_t j = i; j-- > 0 && note.tokens[j].sentence == note.tokens[i].sentence;)
    if (is_child_noun(note, j)) return true;
  return false;
}

bool is_asking_as(const Note& note, std::size_t i) {
  if (i == 0 || !note.is(i - 1, "als")) return false;
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = i; j < end; ++j)
    if (note.is(j, "ich") || note.is(j, "wir")) return true;
  return false;
}

bool comes_with_grandchild(const Note& note, std::size_t i) {
  for (std::size_t j = 0; j < i; ++j)
    if (is_person(note, j)) return false;
  return std::any_of(note.tokens.begin(), note.tokens.end(),
                     [](const Token& token) { return token.key.starts_with("enkel"); });
}

bool is_origin(const Note& note, std::size_t i) {
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    if (note.is(j, "aufgewachsen") || note.is(j, "gross") || note.is(j, "grew")) return true;
  return false;
}

}  // namespace passgenau::reading
