// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "passgenau/age.hpp"
#include "passgenau/place.hpp"
#include "passgenau/schedule.hpp"

namespace passgenau {

/// A value that was read out of a cell, or the reason why not; an empty reason: it is none.
template <class Value>
struct ReadText {
  std::optional<Value> value = {};
  std::string_view reason = {};
};

/// "2.5", "2,5", "-7", "1.250,5" with the decimal mark declared. Without it "1.250" and "1,250" are refused: they
/// may be thousands or thousandths. `mark` is ',', '.' or 0: not declared.
ReadText<double> read_number_text(std::string_view text, char mark);

/// "31.12.2026", "1.1.2026", "31. Dezember 2026", "December 31, 2026", "2026-12-31", "2017-4-1", each also with a
/// time of day behind it. Years of two digits and "12/31/2026" are refused: century and order are not told.
ReadText<Date> read_date_text(std::string_view text);

/// "9:30", "9.30 Uhr", "9 Uhr", "14h", "9:30 pm", "09:30:00".
std::optional<LocalTime> read_time_text(std::string_view text);

/// ja, x, wahr, yes, true, 1 …
std::optional<bool> read_truth_text(std::string_view text);

/// "49,87; 8,65", "49.87, 8.65", "49.87° N 8.65° E", "49°52'12\"N 8°39'0\"E", "POINT(8.65 49.87)"; latitude stands
/// first where nothing says otherwise. Not checked for its range.
std::optional<GeoPoint> read_coordinates_text(std::string_view text);

}  // namespace passgenau
