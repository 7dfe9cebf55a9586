// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/json.hpp"

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
  metres                ///< → kilometres
};

std::optional<Unit> parse_unit(std::string_view name);
/// All names, for messages.
std::string unit_names();
bool is_age(Unit unit);

struct UnitOptions {
  bool last_month_inclusive =
      false;  ///< months one short of whole years (11, 23 …) include their last month: one is added
  bool inclusive = false;  ///< the last unit is meant to the end: one is added
};

/// A value in its new form, or what is wrong with it.
struct Converted {
  json::value value = {};
  std::optional<Code> wrong = {};
  std::string limit = {};
};

Converted convert(const json::value& value, Unit unit, const UnitOptions& options = {});

}  // namespace passgenau
