// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_people.hpp"

#include <algorithm>

namespace passgenau::reading {

void mark_asked_for(Note& note) {
  constexpr std::size_t reach = 3;
  note.asked_for.assign(note.size(), false);
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < note.size(); ++i) {
    bool asked = false;
    if (note.has(i, Cue::third))
      for (std::size_t j = i; j-- > 0 && i - j <= reach && note.same_segment(j, i);)
        asked = asked || note.is(j, "fur") || note.is(j, "for");
    const bool known = std::find(names.begin(), names.end(), note.tokens[i].key) != names.end();
    if (asked && !known) names.push_back(note.tokens[i].key);
    note.asked_for[i] = asked || known;
  }
}

bool is_asked_for(const Note& note, std::size_t i) { return note.asked_for[i]; }

bool is_child_noun(const Note& note, std::size_t i) {
  // "baby girl born 12 Nov", "our girl (3)"
  if (i > 0 && note.is(i, "girl"))
    for (const std::string_view word : {"baby", "little", "our", "my"})
      if (note.is(i - 1, word)) return true;
  if (!note.is_word(i) || !note.has_any(i, child_cues)) return false;
  // Adjectives that name a child only where no noun follows: die Große, unser Kleiner, der Junge.
  constexpr Cues by_size = bit(Cue::youngest) | bit(Cue::oldest) | bit(Cue::middle);
  const Token& token = note.tokens[i];
  const bool adjective = note.has_any(i, by_size) || token.key == "junge" || token.key == "jungen";
  if (!adjective) return true;
  if (token.key == "little" || token.key == "middle") return false;
  // "mein kleiner ist …" in a text without capitals
  const bool verb_follows = note.is(i + 1, "ist") || note.is(i + 1, "wird") || note.is(i + 1, "hat") ||
                            note.is(i + 1, "is") || note.is(i + 1, "has");
  if (verb_follows && note.same_segment(i, i + 1)) return true;
  const bool noun_follows =
      note.same_segment(i, i + 1) && note.is_word(i + 1) && (note.tokens[i + 1].capital || !token.capital);
  return !noun_follows && (token.capital || !note.same_segment(i, i + 1) || !note.is_word(i + 1));
}

bool is_caregiver_noun(const Note& note, std::size_t i) {
  if (!note.is_word(i) || !note.has_any(i, caregiver_cues)) return false;
  return !is_child_noun(note, i);
}

bool is_person(const Note& note, std::size_t i) {
  return is_child_noun(note, i) || is_caregiver_noun(note, i) ||
         (note.is_word(i) && note.has_any(i, other_cues));
}

int children_of_noun(const Note& note, std::size_t i) {
  if (note.has(i, Cue::triplets)) return 3;
  // "twin boys"
  if (note.has(i, Cue::twins) || (i > 0 && note.is(i - 1, "twin") && note.same_segment(i - 1, i))) return 2;
  return note.has(i, Cue::children) ? 0 : 1;
}

int children_of_one_age(const Note& note, std::size_t noun) {
  constexpr int most = 4;
  const int told = children_of_noun(note, noun);
  if (told > 0 || noun == 0) return std::max(1, told);
  const int number = note.tokens[noun - 1].number;
  return number > 1 && number <= most && note.anywhere(bit(Cue::twins) | bit(Cue::triplets)) ? number : 1;
}

bool is_roughly(const Note& note, std::size_t i) {
  for (const std::string_view word :
       {"ca", "circa", "etwa", "ungefahr", "rund", "gut", "uber", "about", "around", "roughly"})
    if (note.is(i, word)) return true;
  return false;
}

bool may_precede_age(const Note& note, std::size_t i) {
  return is_roughly(note, i) || note.is(i, "jetzt") || note.has(i, Cue::almost);
}

std::size_t roughly_from(const Note& note, std::size_t i) {
  for (;;) {
    // "ca. 3"
    const std::size_t before = i > 1 && note.is(i - 1, ".") && note.touches(i - 1) ? i - 2 : i - 1;
    if (i == 0 || !note.same_segment(before, i) || !is_roughly(note, before)) return i;
    i = before;
  }
}

std::optional<std::size_t> person_before(const Note& note, std::size_t i) {
  const int segment = note.tokens[i].segment;
  const int sentence = note.tokens[i].sentence;
  bool alone = true;  // nothing but passed-over words before it
  for (std::size_t j = i; j-- > 0 && note.tokens[j].sentence == sentence;) {
    const Token& token = note.tokens[j];
    if (token.segment == segment) {
      if (is_person(note, j)) return j;
      // A name may stand before the age.
      const bool name = token.kind == TokenKind::word && token.capital && note.cues[j] == 0;
      alone = alone && (token.kind == TokenKind::mark || name || may_precede_age(note, j) ||
                        note.has_any(j, bit(Cue::filler) | bit(Cue::neutral)));
    }
    const bool opens = token.key == "(" || token.key == "[";
    if (token.breaks == Break::none && !opens) continue;
    if (opens && token.segment == segment) {
      // In brackets: what stands before them, as far as five words back.
      for (std::size_t k = j; k-- > 0 && j - k <= 5 && note.tokens[k].sentence == sentence;)
        if (is_person(note, k)) return k;
      return {};
    }
    if (token.segment != segment || !alone) {
      if (token.segment != segment) continue;
      return {};
    }
    // The segment begins here: the last person of the one before.
    if (j == 0) return {};
    for (std::size_t k = j; k-- > 0 && note.tokens[k].sentence == sentence;) {
      // "Zwillinge (m/w), 7 Mon.": over what stands in brackets
      if (note.is(k, ")"))
        while (k > 0 && !note.is(k, "(") && note.tokens[k].sentence == sentence)
          --k;
      else if (note.tokens[k].breaks != Break::none)
        // "Schwester (Halbw., 13)"
        return note.is(k, "(") && k > 0 && is_person(note, k - 1) ? std::optional{k - 1} : std::nullopt;
      if (is_person(note, k)) return k;
    }
    // "Kinder: Ali 5 J., Sara 3 J."
    for (std::size_t k = j; k-- > 0 && note.tokens[k].sentence == sentence;)
      if (is_person(note, k)) return note.has(k, Cue::children) ? std::optional{k} : std::nullopt;
    return {};
  }
  return {};
}

}  // namespace passgenau::reading
