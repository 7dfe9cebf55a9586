// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_workplaces.hpp"

namespace passgenau::reading {

namespace {

bool lies(const Note& note, std::size_t i) {
  const auto [first, end] = note.segment_of(i);
  for (std::size_t j = first; j < end; ++j)
    if (note.is(j, "liegt") || note.is(j, "stationar")) return true;
  return false;
}

}  // namespace

bool is_of_house(const Note& note, std::size_t i) {
  if (i < 2 || !note.same_segment(i - 2, i)) return false;
  for (const std::size_t house : {i - 1, i - 2})
    for (const std::string_view word :
         {"gefangnis", "haft", "jva", "knast", "prison", "jail", "schule", "berufsschule", "grundschule",
          "praxis", "firma", "kinderklinik", "gericht", "amtsgericht", "arbeitsstelle", "job", "office"})
      if (note.is(house, word)) return true;
  return false;
}

bool is_stayed_at(const Note& note, std::size_t i) {
  if (i < 2 || !note.same_segment(i - 2, i)) return false;
  const bool house = note.is(i - 1, "klinikum") || note.is(i - 1, "krankenhaus") ||
                     note.is(i - 1, "klinik") || note.is(i - 1, "frauenhaus") || note.is(i - 1, "wohnheim");
  const bool inside = note.is(i - 2, "im") || note.is(i - 2, "in") || note.is(i - 2, "der");
  return house && inside && (note.segment_has(i, bit(Cue::lives)) || lies(note, i));
}

bool is_of_work(const Note& note, std::size_t i) {
  if (!note.segment_has(i, bit(Cue::works))) return false;
  // The part of the statement between "und" and "aber".
  constexpr Cues joints = bit(Cue::also) | bit(Cue::but);
  const auto [begin, end] = note.segment_of(i);
  std::size_t first = i;
  while (first > begin && !note.has_any(first - 1, joints))
    --first;
  // "wohnt und arbeitet in Dieburg": one place of both
  if (first > begin + 1 && note.has(first - 2, Cue::lives) && note.has(first, Cue::works)) return false;
  bool works = false;
  for (std::size_t j = first; j < end && (j <= i || !note.has_any(j, joints)); ++j) {
    if (note.has(j, Cue::lives)) return false;
    works = works || note.has(j, Cue::works);
  }
  return works || !note.segment_has(i, bit(Cue::lives));
}

}  // namespace passgenau::reading
