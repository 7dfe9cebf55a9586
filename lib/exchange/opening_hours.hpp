// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string_view>
#include <vector>

#include "passgenau/schedule.hpp"

namespace passgenau {

/// Opening hours as they were read.
struct OpeningHours {
  std::vector<Schedule> schedule = {};
  bool in_part = false;  ///< something that nobody foresaw became a note
};

/// Reads "Mo-Fr 8-12 Uhr", "Mo, Mi, Fr 9.30–11.30", "Di + Do 14:00 bis 16:00 Uhr", "täglich 9-18 Uhr", "rund um die
/// Uhr", "alle 14 Tage Mi 15-17 Uhr", "Mon-Fri 9am-5pm" …, several of them in a row. What a schedule cannot say ("jeden
/// 2. Mittwoch im Monat 10 Uhr", "in den Ferien geschlossen") becomes a note, whole; nothing is invented. `days` are
/// those of times without any; empty: such times are a note, too.
///
/// "werktags" is Monday to Friday with the word as its note: some count Saturday.
OpeningHours read_opening_hours(std::string_view text, Weekdays days = {});

}  // namespace passgenau
