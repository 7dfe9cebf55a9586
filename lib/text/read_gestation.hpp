// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>

#include "model/calendar.hpp"
#include "text/read_note.hpp"

namespace passgenau::reading {

/// From the first day of the last period to the due date (Naegele's rule).
inline constexpr Day pregnancy_days = 280;

/// How far a pregnancy is, as it is written.
struct Gestation {
  std::size_t first;
  std::size_t last;
  Day days;  ///< passed on `as_of`
  Doubt doubt;
};

/// "28+3", "31+5 weeks", "28. SSW", "im 7. Monat schwanger", "Baby kommt in 6 Wochen": what begins at token `i`.
std::optional<Gestation> gestation_at(const Note& note, std::size_t i);

/// Tells the segment around `i`, or the one before it, of a birth or a loss? "Frühchen, 28. SSW" is no pregnancy.
bool is_of_birth(const Note& note, std::size_t i);

}  // namespace passgenau::reading
