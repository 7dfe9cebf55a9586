// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_fractions.hpp"

namespace passgenau::reading {

bool is_fraction(const Note& note, std::size_t i) {
  const std::size_t mark = i + 1;
  const bool comma = note.is(mark, ",");
  if ((!comma && !note.is(mark, ".")) || !note.touches(mark) || !note.is_number(mark + 1) ||
      !note.touches(mark + 1) || note.tokens[mark + 1].key.size() != 1)
    return false;
  if (!comma) return note.is(mark + 1, "5");
  const bool goes_on = note.is(mark + 2, ",") && note.is_number(mark + 3) && note.touches(mark + 3);
  const std::size_t before = i > 0 && note.is(i - 1, "(") ? i - 1 : i;
  return !goes_on && !(i > 0 && note.is(i - 1, ",") && note.touches(i)) &&
         !(before > 0 && note.has(before - 1, Cue::children));
}

std::pair<int, std::size_t> quarters_at(const Note& note, std::size_t i) {
  if (note.is(i, "¼")) return {1, 1};
  if (note.is(i, "½")) return {2, 1};
  if (note.is(i, "¾")) return {3, 1};
  if (!note.is(i + 1, "/") || !note.touches(i + 1) || !note.touches(i + 2)) return {0, 0};
  const int quarters = note.is(i, "1") && note.is(i + 2, "2")   ? 2
                       : note.is(i, "1") && note.is(i + 2, "4") ? 1
                       : note.is(i, "3") && note.is(i + 2, "4") ? 3
                                                                : 0;
  return {quarters, quarters == 0 ? 0 : 3};
}

bool is_and_a_half(const Note& note, std::size_t i) {
  return note.is(i, "and") && note.is(i + 1, "a") && note.is(i + 2, "half");
}

}  // namespace passgenau::reading
