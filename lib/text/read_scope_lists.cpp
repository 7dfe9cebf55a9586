// SPDX-License-Identifier: GPL-2.0-or-later
// Denials that reach over a list, those that the next statement holds, and what is said of others.
#include <algorithm>

#include "text/read_other_children.hpp"
#include "text/read_people.hpp"
#include "text/read_scope.hpp"

namespace passgenau::reading {

void Scope::spread_denial() {
  // "verneint Drogen, Alkohol, Gewalt" and "Drogen, Alkohol und Gewalt werden verneint": members of the list are short and say of nobody that he
  // does something.
  const auto is_member = [&](std::size_t first, std::size_t end) {
    int words = 0;
    for (std::size_t i = first; i < end; ++i) {
      if (!note_.is_word(i) || note_.has_any(i, bit(Cue::filler) | bit(Cue::also))) continue;
      if (is_verb_like(note_.tokens[i]) || is_person(note_, i) ||
          note_.has_any(i, bit(Cue::but) | bit(Cue::clause) | bit(Cue::none) | bit(Cue::denial)))
        return false;
      ++words;
    }
    return words > 0 && words <= longest_member;
  };
  for (std::size_t i = 0; i < note_.size(); ++i) {
    if (!note_.has(i, Cue::denial)) continue;
    const int sentence = note_.tokens[i].sentence;
    const auto [own_first, own_end] = clause_around(i);
    std::size_t end = own_end;
    while (end < note_.size() && note_.tokens[end].sentence == sentence) {
      const auto [first, next] = clause_around(end);
      if (!is_member(first, next)) break;
      end = next;
    }
    std::size_t first = own_first;
    while (first > 0 && note_.tokens[first - 1].sentence == sentence) {
      const std::size_t before = clause_around(first - 1).first;
      if (!is_member(before, first)) break;
      first = before;
    }
    // Before it only where it ends the list, behind it only where it begins it.
    const bool begins = i - own_first <= 2;
    for (std::size_t j = begins ? own_first : first; j < (begins ? end : own_end); ++j)
      under_denial_[j] = true;
  }
}

bool Scope::only_answers(std::size_t first, std::size_t end) const {
  constexpr Cues said = bit(Cue::none) | bit(Cue::over) | bit(Cue::denial) | bit(Cue::fine);
  constexpr Cues passed = said | bit(Cue::filler) | bit(Cue::neutral) | bit(Cue::negation) | bit(Cue::past) |
                          bit(Cue::clause) | bit(Cue::but) | bit(Cue::also) | bit(Cue::duration);
  bool answer = false;
  for (std::size_t i = first; i < end; ++i) {
    if (note_.is_number(i) || (note_.is_word(i) && !note_.has_any(i, passed)) || spoken_for_[i]) return false;
    answer = answer || note_.has_any(i, said) || (note_.is(first, "?") && note_.has(i, Cue::negation));
  }
  const bool matched = std::any_of(note_.matches.begin(), note_.matches.end(), [&](const Match& match) {
    return match.meaning->sense == Sense::burden && match.first() >= first && match.first() < end;
  });
  return answer && !matched;
}

void Scope::answer_clauses() {
  answers_.assign(clauses_.empty() ? 0 : static_cast<std::size_t>(clauses_.back()) + 1, std::nullopt);
  for (std::size_t first = 0; first < note_.size();) {
    const std::size_t end = clause_around(first).second;
    // "Schulden, keine mehr", "Gewalt? Nein."
    const bool follows = first > 0 && (note_.tokens[first].sentence == note_.tokens[first - 1].sentence ||
                                       note_.is(first, "?"));
    if (follows && only_answers(first, end)) {
      bool over = false;
      for (std::size_t i = first; i < end; ++i)
        over = over || note_.has(i, Cue::over);
      // "…, jetzt wieder fit": the comma is a clause of its own.
      std::size_t before = first - 1;
      while (before > 0 && note_.tokens[before].kind == TokenKind::mark)
        --before;
      answers_[static_cast<std::size_t>(clauses_[before])] = over ? LeftOut::past : LeftOut::denied;
    }
    first = end;
  }
}

bool Scope::is_other_grandparent(std::size_t i) const {
  const std::vector<Role>& roles = note_.out.profile.caregiver.roles;
  if (!note_.has(i, Cue::grandparent) ||
      std::find(roles.begin(), roles.end(), Role::grandparent) != roles.end())
    return false;
  return note_.is(i + 1, "hat") || note_.is(i + 1, "ist") || note_.is(i + 1, "leidet") ||
         note_.is(i + 1, "trinkt") || note_.is(i + 1, "has") || note_.is(i + 1, "is");
}

bool Scope::is_parent_of_birth(std::size_t i) const {
  if (i == 0 || !note_.has_any(i, bit(Cue::mother) | bit(Cue::father) | bit(Cue::parents)) ||
      !note_.anywhere(bit(Cue::foster) | bit(Cue::adoptive)))
    return false;
  const std::size_t before = note_.is(i - 1, ".") && i > 1 ? i - 2 : i - 1;
  return note_.is_word(before) &&
         (note_.tokens[before].key.starts_with("leibl") || note_.is(before, "biologische") ||
          note_.is(before, "birth") || note_.is(before, "biological"));
}

void Scope::spread_third() {
  bool third = false;
  bool had = false;    // a child that somebody else has was named
  bool comma = false;  // behind it
  for (std::size_t i = 0; i < note_.size(); ++i) {
    // "Nachbar am Telefon: …" tells of others.
    const bool begins = i > 0 && (clauses_[i] != clauses_[i - 1] || note_.is(i - 1, ":"));
    if (begins || comma) {
      // "Meine Freundin hat ein Baby, das nur schreit"
      const bool relative = (comma || note_.is(i - 1, ",")) &&
                            (note_.is(i, "das") || note_.is(i, "der") || note_.is(i, "die") ||
                             note_.is(i, "who") || note_.is(i, "that") || note_.is(i, "which"));
      comma = had && note_.is(i, ",");
      third = third && had && (comma || relative);
      had = third;
    }
    // "Freundin der Mutter" is still the friend.
    const bool genitive = i >= 2 && note_.has(i - 2, Cue::third) &&
                          (note_.has(i - 1, Cue::filler) || note_.has(i - 1, Cue::preposition));
    const bool others_child = is_child_noun(note_, i) && is_had_by_other(note_, i);
    had = had || (third && others_child);
    if (!genitive && !others_child &&
        ((is_caregiver_noun(note_, i) && !note_.has(i, Cue::pregnant)) || is_child_noun(note_, i)))
      third = false;
    if (note_.has(i, Cue::third) || is_other_grandparent(i)) {
      // "bei Freundin", "der Nachbarin": no subject. An adjective may stand between.
      bool governed = false;
      for (std::size_t j = i; j-- > 0 && i - j <= 3 && note_.same_segment(i, j);) {
        if (note_.has(j, Cue::preposition)) governed = true;
        const bool adjective = note_.has(j, Cue::pregnant) && !note_.tokens[j].capital;
        if (!note_.has(j, Cue::filler) && !adjective) break;
      }
      if (!governed && !is_asked_for(note_, i)) third = true;
    }
    third = third || is_parent_of_birth(i);
    under_third_[i] = third;
  }
}

}  // namespace passgenau::reading
