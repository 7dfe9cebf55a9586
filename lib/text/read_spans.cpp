// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_spans.hpp"

#include "text/read_people.hpp"

namespace passgenau::reading {

/// "seit 3 Monaten", "3 Monate getrennt", "korrigiert 3 Monate": time, but nobody's age.
bool is_duration(const Note& note, const Group& group) {
  std::size_t before = group.first();
  const std::size_t corrected = before > 1 && note.is(before - 1, ".") ? before - 2 : before - 1;
  if (before > 0 && (note.is(corrected, "korr") || note.is(corrected, "korrig") ||
                     note.is(corrected, "korrigiert") || note.is(corrected, "corrected")))
    return true;
  while (before > 0 && note.same_segment(before - 1, group.first()) &&
         (note.has(before - 1, Cue::almost) || note.tokens[before - 1].kind == TokenKind::mark ||
          is_roughly(note, before - 1) || note.is(before - 1, "den") || note.is(before - 1, "the")))
    --before;
  if (before > 0 && note.same_segment(before - 1, group.first()) && note.has(before - 1, Cue::duration))
    return true;
  // "born 12 October at 31 weeks"
  const bool of_birth =
      group.first() > 0 && (note.is(group.first() - 1, "at") || note.is(group.first() - 1, "mit"));
  if (of_birth && group.amounts.back().unit == AgeUnit::weeks &&
      note.segment_has(group.first(), bit(Cue::born) | bit(Cue::birth_past)))
    return true;
  const std::size_t after = group.last() + 1;
  // "7 Wochen zu früh geboren"
  const bool early = (note.is(after, "zu") && note.is(after + 1, "fruh")) ||
                     (note.is(after, "too") && note.is(after + 1, "early")) || note.is(after, "early") ||
                     note.is(after, "premature") || note.is(after, "preterm");
  if (early && !group.bare() && note.same_segment(group.last(), after)) return true;
  // "4 J. Heim"
  if (!group.bare() && note.is(after, ".") && (note.is(after + 1, "heim") || note.is(after + 1, "heimen")))
    return true;
  // "15 J. schwanger" is an age all the same, "3 Monate schwanger" is none.
  // "Sohn 3 J. trocken" is an age too.
  const bool of_child = group.first() > 0 && is_child_noun(note, group.first() - 1);
  return note.same_segment(group.last(), after) && note.has(after, Cue::of_time) && !of_child &&
         !is_adult(group.amounts.front());
}

/// "Trisomie 21", "Pflegegrad: 3", "GdB von 80": the number is part of a name.
bool is_numbered(const Note& note, std::size_t i) {
  if (i == 0 || !note.is_number(i)) return false;
  std::size_t before = i - 1;
  while (before > 0 && (note.is(before, ".") || note.is(before, ":") || note.is(before, "von")))
    --before;
  return note.has(before, Cue::numbered) && note.tokens[before].sentence == note.tokens[i].sentence;
}

/// "14 kg", "4,2 kg", "2 Std"
bool is_measure(const Note& note, const Group& group) {
  const std::size_t after = group.last() + 1;
  return group.bare() && note.has(after, Cue::measure);
}

/// "vor 5 Tagen entbunden", "born ten days ago": how long ago a child came is its age.
bool is_time_since_birth(const Note& note, const Group& group) {
  constexpr int oldest_years = 3;  // beyond that nobody counts from the birth
  if (group.amounts.size() != 1 || group.bare() || group.amounts.front().age.years > oldest_years)
    return false;
  const std::size_t after = group.last() + 1;
  // "8 Wochen pp", "3 Wo. nach Entbindung"
  const bool postpartum = note.is(after, "pp") || note.is(after, "postpartum") ||
                          note.is(after, "postpartal") ||
                          (note.is(after, "post") && note.is(after + 1, "partum"));
  if (postpartum && note.same_segment(group.last(), after)) return true;
  const std::size_t birth = note.is(after + 1, "der") || note.is(after + 1, "the") ? after + 2 : after + 1;
  const bool begins = note.segment_of(group.first()).first + 1 >= group.first();
  if (begins && (note.is(after, "nach") || note.is(after, "after")) && note.has(birth, Cue::birth) &&
      note.same_segment(group.last(), birth))
    return !note.anywhere(bit(Cue::lost) | bit(Cue::pregnant) | bit(Cue::week));
  const bool ago = (group.first() > 0 && note.is(group.first() - 1, "vor")) || note.is(after, "ago");
  // "Baby kam vor 9 Tagen"
  const auto person = person_before(note, group.first());
  const bool came = person && is_child_noun(note, *person) && group.first() > 1 &&
                    (note.is(group.first() - 2, "kam") || note.is(after, "gekommen"));
  // "hat vor 3 Wochen ihr zweites Kind bekommen"
  bool had = false;
  for (std::size_t i = after; i < note.size() && note.same_segment(group.last(), i); ++i)
    had = had || (note.is(i, "bekommen") && i > after && is_child_noun(note, i - 1));
  // "seit der Geburt (vor 4 Wo.)"
  const bool bracket =
      group.first() >= 3 && note.is(group.first() - 2, "(") && note.has(group.first() - 3, Cue::birth);
  return ago && (came || bracket || had || note.segment_has(group.first(), bit(Cue::birth))) &&
         !note.segment_has(group.first(), bit(Cue::lost) | bit(Cue::pregnant) | bit(Cue::week));
}

bool was_so_old(const Note& note, std::size_t owner, const Group& group) {
  for (std::size_t i = owner; i < group.first() && note.same_segment(i, group.first()); ++i)
    for (const std::string_view verb : {"war", "waren", "was", "were", "wird", "werden"})
      if (note.is(i, verb)) return true;
  return false;
}

bool stands_beside(const Note& note, std::size_t person, const Group& group) {
  for (std::size_t i = std::min(person, group.last()) + 1; i < group.first(); ++i)
    if (note.is_word(i) && !note.tokens[i].capital && !note.has_any(i, bit(Cue::filler) | bit(Cue::aged)) &&
        !may_precede_age(note, i))
      return false;
  return true;
}

}  // namespace passgenau::reading
