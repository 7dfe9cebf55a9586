// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_coming.hpp"

#include "text/read_people.hpp"

namespace passgenau::reading {

/// "Baby kommt im Februar", "im Februar kommt das Baby", "Geburt im Februar" of a pregnant woman, "soll im Februar zur Welt kommen"
bool comes_in_month(const Note& note, const WrittenDate& date) {
  const std::size_t before = date.first > 0 ? date.first - 1 : 0;
  if (!note.same_segment(before, date.last) ||
      (!note.is(before, "im") && !note.is(before, "in") && date.part == 0))
    return false;
  const auto [first, end] = note.segment_of(date.first);
  constexpr Cues told = bit(Cue::baby) | bit(Cue::twins) | bit(Cue::triplets) | bit(Cue::child);
  bool verb = false;
  bool child = false;
  bool birth = false;
  bool wish = false;
  for (std::size_t i = first; i < end; ++i) {
    if (note.tokens[i].segment != note.tokens[date.first].segment || !note.is_word(i)) continue;
    if (i >= before && i <= date.last) continue;
    const bool comes = note.is(i, "kommt") || note.is(i, "kommen") || note.is(i, "entbindet");
    verb = verb || comes;
    child = child || note.has_any(i, told) || note.is(i, "entbindet");
    birth = birth || note.has(i, Cue::birth);
    wish = wish || note.is(i, "soll") || note.is(i, "wird");
    // "Kind kommt im Februar in die Kita" is another coming.
    if (!comes && i > date.last && !note.has_any(i, told | bit(Cue::filler) | bit(Cue::birth)) &&
        !note.is(i, "zur"))
      return false;
  }
  return (verb && child) || (birth && (wish || note.anywhere(bit(Cue::pregnant) | bit(Cue::week))));
}

}  // namespace passgenau::reading
