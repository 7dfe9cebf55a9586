// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/json.hpp"
#include "passgenau/schedule.hpp"

namespace passgenau {

/// What a source value means, and thereby what it becomes.
enum class Unit : std::uint8_t {
  none,                 ///< as it is
  text,                 ///< a number or truth value as text
  number,               ///< text as a number, with a decimal point or comma
  years,                ///< → ISO 8601 duration; halves are six months
  months,               ///< → ISO 8601 duration, twelve months as a year
  weeks,                ///< → ISO 8601 duration
  days,                 ///< → ISO 8601 duration
  milliseconds_of_day,  ///< → HH:MM
  seconds_of_day,       ///< → HH:MM
  minutes_of_day,       ///< → HH:MM
  hours_decimal,        ///< 7.5 → 07:30, to the nearest minute
  km,                   ///< → kilometres
  metres,               ///< → kilometres
  age,                  ///< "6 Wochen", "ab 20. SSW" → ISO 8601 duration, for one end of a range
  age_range,            ///< "0-3 Jahre", "ab 6 Monaten" → {"from", "until"}
  date,                 ///< "31.12.2026" → ISO 8601
  time,                 ///< "9.30 Uhr" → HH:MM
  truth,                ///< ja, x, wahr → true
  language,             ///< "Türkisch" → BCP 47
  opening_hours,        ///< "Mo-Fr 8-12 Uhr" → a list of schedules
  latitude,             ///< "49,87; 8,65" → 49.87; a number is itself
  longitude,            ///< "49,87; 8,65" → 8.65; a number is itself
  postal_code           ///< five digits; a zero at the beginning that a spreadsheet took away comes back
};

std::optional<Unit> parse_unit(std::string_view name);
/// All names, for messages.
std::string unit_names();
/// Becomes a duration, or two of them.
bool is_age(Unit unit);
/// Is read from a number.
bool is_number(Unit unit);

struct UnitOptions {
  bool last_month_inclusive =
      false;  ///< months one short of whole years (11, 23 …) include their last month: one is added
  /// The last unit is meant to the end: one is added. Ages in words: see `read_age_text`.
  std::optional<bool> inclusive = {};
  char decimal = 0;    ///< the decimal mark of numbers in text; 0: not declared
  Weekdays days = {};  ///< of opening hours that name none
};

/// A value in its new form, or what is wrong with it.
struct Converted {
  json::value value = {};
  std::optional<Code> wrong = {};
  std::string limit = {};
  std::string hint = {};
  std::vector<std::pair<Code, std::string>> notes = {};  ///< warnings, with what they say of the value
};

Converted convert(const json::value& value, Unit unit, const UnitOptions& options = {});

}  // namespace passgenau
