// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "text/read_people.hpp"

namespace passgenau::reading {

namespace {

struct Spoken {
  std::string tag;
  std::size_t token;
  int rank;  ///< 0 spoken, 1 learned, 2 a little
};

bool is_language(const Note& note, std::size_t i) {
  return std::any_of(note.matches.begin(), note.matches.end(), [&](const Match& match) {
    return match.meaning->sense == Sense::language && match.first() == i;
  });
}

/// "kaum Deutsch", "Deutsch schlecht": said of this language, not of the one before or behind.
bool has_near(const Note& note, std::size_t i, Cue cue) {
  constexpr std::size_t before = 3;
  constexpr std::size_t behind = 4;
  for (std::size_t j = i; j-- > 0 && i - j <= before && note.same_segment(i, j) && !is_language(note, j);)
    if (note.has(j, cue)) return true;
  // "Deutsch (A1)"
  const bool bracket = note.is(i + 1, "(");
  for (std::size_t j = i + 1 + (bracket ? 1 : 0);
       j < note.size() && j <= i + behind && !is_language(note, j) && (bracket || note.same_segment(i, j)) &&
       !note.has(j, Cue::also);
       ++j)
    if (note.has(j, cue)) return true;
  return false;
}

/// "gut Deutsch", but not "nicht gut Deutsch".
bool is_fluent(const Note& note, std::size_t i) {
  return has_near(note, i, Cue::fluent) && !has_near(note, i, Cue::negation);
}

/// "kein Deutsch", "weder Deutsch noch Englisch", "kein Wort Deutsch", "doesn't speak German", "Deutsch: nein"
bool is_denied(const Note& note, std::size_t i) {
  const std::size_t next = note.is(i + 1, ":") ? i + 2 : i + 1;
  const bool ends = next + 1 >= note.size() || !note.same_segment(next, next + 1);
  if (note.same_segment(i, next) && ends && note.has_any(next, bit(Cue::none) | bit(Cue::denial)))
    return true;
  for (std::size_t j = i; j-- > 0 && note.same_segment(i, j);) {
    if (note.has(j, Cue::none)) return true;
    if (note.has(j, Cue::negation) && !note.has(j, Cue::only)) return true;
    const bool passed =
        is_language(note, j) ||
        note.has_any(j, bit(Cue::alternative) | bit(Cue::little) | bit(Cue::filler) | bit(Cue::speaks)) ||
        note.is(j, "wort") || note.is(j, "word") || note.is(j, "of");
    if (!passed) return false;
  }
  return false;
}

/// "Deutsch ist kein Problem"
bool is_enough(const Note& note, std::size_t i) {
  const std::size_t end = note.segment_of(i).second;
  for (std::size_t j = i + 1; j < end; ++j)
    if (note.has(j, Cue::fine) && note.same_segment(i, j)) return true;
  return false;
}

/// A language that one has learnt comes after the one that one grew up with: "Deutsch B1", "fließend Englisch".
bool is_learned(const Note& note, std::size_t i) {
  for (std::size_t j = i >= 3 ? i - 3 : 0; j < note.size() && j <= i + 3; ++j)
    if ((note.same_segment(i, j) || (j == i + 2 && note.is(i + 1, "("))) && note.is_word(j) &&
        note.tokens[j].key.substr(0, 12) == "muttersprach")
      return false;
  return has_near(note, i, Cue::learned) || is_fluent(note, i);
}

bool sentence_speaks(const Note& note, std::size_t i) {
  for (std::size_t j = 0; j < note.size(); ++j)
    if (note.tokens[j].sentence == note.tokens[i].sentence && note.has(j, Cue::speaks)) return true;
  return false;
}

/// The segment holds languages and nothing else: "ukrainisch/russisch".
bool lists_languages(const Note& note, std::size_t i) {
  constexpr Cues passed =
      bit(Cue::filler) | bit(Cue::neutral) | bit(Cue::also) | bit(Cue::little) | bit(Cue::fluent);
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    if (note.is_word(j) && note.same_segment(i, j) && !is_language(note, j) && !note.has_any(j, passed))
      return false;
  return true;
}

/// A noun besides languages: "dt.-türk. Familie" says what the family is.
bool has_noun(const Note& note, std::size_t i) {
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    if (note.is_word(j) && note.same_segment(i, j) && note.tokens[j].capital && !is_language(note, j))
      return true;
  return false;
}

/// "etwas Deutsch", "some German": a little, but enough to be named.
bool is_some(const Note& note, std::size_t i) {
  for (std::size_t j = i; j-- > 0 && i - j <= 3 && note.same_segment(i, j) && !is_language(note, j);) {
    if (note.has_any(j, bit(Cue::only) | bit(Cue::none) | bit(Cue::negation))) return false;
    if (note.is(j, "wenig") && j > 0 && note.is(j - 1, "ein")) return true;
    if (note.is(j, "little") && j > 0 && note.is(j - 1, "a")) return true;
    if (note.is(j, "etwas") || note.is(j, "bisschen") || note.is(j, "some") || note.is(j, "bit")) return true;
  }
  return false;
}

/// An English name of a language that stands alone among languages, or beside an interpreter: "English and some German", "needs Arabic interpreter".
bool stands_as_language(const Note& note, std::size_t i) {
  if (note.has_any(i + 1, bit(Cue::interpreter_word)) && note.same_segment(i, i + 1)) return true;
  constexpr Cues passed =
      bit(Cue::also) | bit(Cue::little) | bit(Cue::fluent) | bit(Cue::only) | bit(Cue::none);
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    if (note.is_word(j) && note.same_segment(i, j) && !is_language(note, j) && !note.has_any(j, passed))
      return false;
  return true;
}

/// "Polish family, speak German": the family is so called.
bool is_of_people(const Note& note, std::size_t i) {
  if (!note.same_segment(i, i + 1) || !note.is_word(i + 1) || is_language(note, i + 1)) return false;
  for (const std::string_view word : {"family", "fam", "woman", "man", "couple", "origin", "nationality",
                                      "citizen", "passport", "background", "national", "refugee", "refugees"})
    if (note.is(i + 1, word)) return true;
  return is_person(note, i + 1);
}

/// The word names a language here: a German noun, or an English word in a sentence about speaking.
bool names_language(const Note& note, const Match& match) {
  const std::size_t i = match.first();
  if (match.tokens.size() > 1) return true;  // "türk.sprachig"
  if (match.meaning->scope == "short")
    return (lists_languages(note, i) && !has_noun(note, i)) ||
           (note.is(i + 1, ".") && sentence_speaks(note, i) &&
            !(note.is_word(i + 2) && note.tokens[i + 2].capital));
  if (match.meaning->scope == "en")
    return !is_of_people(note, i) &&
           (sentence_speaks(note, i) || stands_as_language(note, i) || (i > 0 && note.is(i - 1, "in")));
  const bool adjective = note.tokens[i].key.find("sprachig") != std::string::npos ||
                         note.tokens[i].key.find("speaking") != std::string::npos;
  return adjective || note.tokens[i].capital || sentence_speaks(note, i) || lists_languages(note, i);
}

bool someone_elses(const Note& note, std::size_t i) {
  const std::vector<Role>& roles = note.out.profile.caregiver.roles;
  const bool grandparent = std::find(roles.begin(), roles.end(), Role::grandparent) != roles.end();
  for (std::size_t j = i; j-- > 0 && note.same_segment(i, j) && !note.is(j, ":");)
    if (is_asked_for(note, j))
      return false;
    else if ((note.has(j, Cue::third) || (note.has(j, Cue::grandparent) && !grandparent)) &&
             !(j > 0 && note.has(j - 1, Cue::preposition)))
      return true;
  return false;
}

}  // namespace

void read_languages(Note& note) {
  std::vector<Spoken> spoken;
  std::size_t fluent_until = 0;  ///< "fließend Deutsch und Russisch": both
  for (const Match& match : note.matches) {
    if (match.meaning->sense != Sense::language || !names_language(note, match)) continue;
    const std::size_t i = match.first();
    if (someone_elses(note, i)) {
      note.leave_out({i}, LeftOut::someone_else);
      continue;
    }
    const bool enough = is_enough(note, i);
    const bool denied = !enough && is_denied(note, i);
    const bool little = !enough && has_near(note, i, Cue::little) && !is_fluent(note, i);
    // Little German is not enough for a talk in German; what it says is the language barrier.
    if (denied || (little && match.meaning->id == "de" && !is_some(note, i))) continue;
    const bool joined = fluent_until != 0 && i == fluent_until + 2 && note.has(i - 1, Cue::also);
    const bool learned = is_learned(note, i) || (joined && !little);
    fluent_until = learned && (joined || (i > 0 && note.has(i - 1, Cue::fluent))) ? i : 0;
    spoken.push_back({match.meaning->id, i, little ? 2 : learned ? 1 : 0});
  }
  const auto has = [&](std::string_view tag) {
    return std::any_of(spoken.begin(), spoken.end(), [&](const Spoken& one) { return one.tag == tag; });
  };
  std::stable_sort(spoken.begin(), spoken.end(),
                   [](const Spoken& a, const Spoken& b) { return a.rank < b.rank; });
  std::vector<std::string>& tags = note.out.profile.languages;
  for (const Spoken& one : spoken) {
    // "Kurdisch (Kurmandschi)" is the latter.
    if (one.tag == "ku" && (has("kmr") || has("ckb"))) continue;
    auto found = std::find(tags.begin(), tags.end(), one.tag);
    if (found == tags.end()) {
      if (tags.size() == ProfileLimits::languages) break;
      found = tags.insert(tags.end(), one.tag);
    }
    note.say(one.token, one.token, "/languages/" + std::to_string(found - tags.begin()));
  }
}

}  // namespace passgenau::reading
