// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_other_children.hpp"

#include <algorithm>

#include "text/read_age_owners.hpp"
#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

bool is_one_of(const Note& note, std::size_t i, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return note.is(i, word); });
}

/// "bei der Freundin", "with my sister"
bool is_governed(const Note& note, std::size_t i) {
  for (std::size_t j = i; j-- > 0 && note.same_segment(j, i);) {
    if (note.has(j, Cue::preposition)) return true;
    if (!note.has(j, Cue::filler)) return false;
  }
  return false;
}

/// Is the subject of the verb at `verb` somebody outside the family?
bool is_said_of_other(const Note& note, std::size_t verb) {
  for (std::size_t j = verb; j-- > 0 && note.same_segment(j, verb);) {
    if (!is_person(note, j) || is_governed(note, j)) continue;
    // The girlfriend of a father is the mother.
    const bool partner = is_one_of(note, j, {"freundin"}) && note.anywhere(bit(Cue::father)) &&
                         !note.anywhere(bit(Cue::mother));
    return note.has(j, Cue::third) && !partner && !is_asked_for(note, j);
  }
  return false;
}

/// "lost a baby", "Kind in der 10. Woche verloren": nothing else stands between that could have been lost or have died.
bool is_lost(const Note& note, std::size_t noun) {
  constexpr std::size_t reach = 6;
  for (std::size_t j = noun; j-- > 0 && noun - j <= reach && note.same_segment(j, noun);) {
    if (note.has(j, Cue::lost)) return true;
    if (note.has(j, Cue::also) || note.tokens[j].capital || is_person(note, j)) break;
  }
  for (std::size_t j = noun + 1; j < note.size() && j - noun <= reach && note.same_segment(j, noun); ++j) {
    if (note.has(j, Cue::lost)) return true;
    const bool time = note.has(j, Cue::week) || is_one_of(note, j,
                                                          {"woche", "wochen", "wo", "monat", "monaten",
                                                           "monate", "mon", "tag", "tage", "tagen"});
    if (note.has(j, Cue::also) || is_person(note, j) || (note.tokens[j].capital && !time)) break;
  }
  return false;
}

/// "Fehlgeburt mit 10 Wochen", "miscarriage (10 weeks)": weeks or months behind a loss, and no child between.
bool is_time_of_loss(const Note& note, const Group& group) {
  if (group.amounts.size() != 1 || group.bare() || group.amounts.front().age.years != 0) return false;
  constexpr std::size_t reach = 6;
  const std::size_t first = group.first();
  for (std::size_t j = first;
       j-- > 0 && first - j <= reach && note.tokens[j].sentence == note.tokens[first].sentence;) {
    if (note.has(j, Cue::lost)) return true;
    if (is_person(note, j) || note.has(j, Cue::also)) return false;
  }
  return false;
}

}  // namespace

bool is_had_by_other(const Note& note, std::size_t i) {
  constexpr std::size_t reach = 5;
  bool indefinite = false;
  for (std::size_t j = i; j-- > 0 && i - j <= reach && note.same_segment(j, i);) {
    if (is_one_of(note, j, {"hat", "haben", "bekommt", "bekam", "has", "have", "got", "had"}))
      return indefinite && is_said_of_other(note, j);
    // "einen Sohn und eine Tochter"
    if (is_person(note, j)) return indefinite && is_child_noun(note, j) && is_had_by_other(note, j);
    // "einen Sohn, 4 Jahre, und eine Tochter"
    if (j > 0 && indefinite && note.has(j, Cue::also) && note.tokens[j - 1].breaks == Break::comma) {
      while (j > 0 && !is_person(note, j) && note.tokens[j].sentence == note.tokens[i].sentence)
        --j;
      return is_child_noun(note, j) && is_had_by_other(note, j);
    }
    indefinite =
        indefinite || note.tokens[j].number > 0 || is_one_of(note, j, {"ein", "eine", "einen", "a", "an"});
  }
  return false;
}

std::optional<LeftOut> not_of_family(const Note& note, const Group& group) {
  const auto owner = owner_of(note, group);
  const bool of_child = owner && is_child_noun(note, *owner);
  if (is_had_by_other(note, of_child ? *owner : group.first())) return LeftOut::someone_else;
  const bool lost = of_child ? is_lost(note, *owner) : is_time_of_loss(note, group);
  return lost ? std::optional{LeftOut::past} : std::nullopt;
}

bool may_be_same_child(const Note& note, std::optional<std::size_t> noun, std::optional<std::size_t> other) {
  if (!noun || !other || note.tokens[*noun].key == note.tokens[*other].key) return true;
  return note.has_any(*noun, bit(Cue::youngest) | bit(Cue::middle) | bit(Cue::oldest));
}

}  // namespace passgenau::reading
