// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_workplaces.hpp"

namespace passgenau::reading {

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
