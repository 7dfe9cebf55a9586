// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>

#include "exchange/text_tokens.hpp"
#include "passgenau/schedule.hpp"

namespace passgenau {

/// A time of day as it was written.
struct ClockTime {
  LocalTime at = {};
  bool plain = false;  ///< only a number, "8": it needs company to be a time
  bool pm = false;     ///< was said
};

/// "8", "8 Uhr", "8.30", "8:30", "8h30", "9:30 pm", "08:30:00"; nothing is passed where none stands there.
std::optional<ClockTime> read_clock(TokenWalk& walk);

/// 0 is Monday; empty where the word is no weekday in German or English, its abbreviation, or "montags".
std::optional<int> day_name(const Token& token);

/// "Mo", "Mo-Fr", "Mo, Mi und Fr", "Sa - Mo"; empty, and nothing passed, where none stands there.
Weekdays read_weekdays(TokenWalk& walk);

}  // namespace passgenau
