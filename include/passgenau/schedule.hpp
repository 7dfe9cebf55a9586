// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "passgenau/export.hpp"

namespace passgenau {

/// A set of weekdays; bit 0 is Monday, as ISO 8601 numbers them from 1.
struct Weekdays {
  std::uint8_t bits = 0;

  bool contains(int monday_based) const { return (bits >> monday_based & 1) != 0; }
  bool empty() const { return bits == 0; }
  bool operator==(const Weekdays&) const = default;
};

/// Reads RFC 5545 weekday codes, single, as a range or in a list: `MO`, `MO-FR`, `MO,WE,FR-SU`; a range may
/// pass Sunday (`SA-MO`).
PASSGENAU_API std::optional<Weekdays> parse_weekdays(std::string_view text) noexcept;
/// Canonical: single codes in a list, Monday first; three and more in a row as a range.
PASSGENAU_API std::string to_string(Weekdays days);

/// Local wall-clock time in minutes after midnight, 0–1440; 1440 is `24:00`.
struct LocalTime {
  std::int16_t minutes = 0;

  auto operator<=>(const LocalTime&) const = default;
};

/// Reads `HH:MM`, `00:00`–`24:00`.
PASSGENAU_API std::optional<LocalTime> parse_time(std::string_view text) noexcept;
PASSGENAU_API std::string to_string(LocalTime time);

/// One recurring time of the week. `until` before `from` runs past midnight. Without days or times only the
/// `note` speaks.
struct Schedule {
  Weekdays days = {};
  std::optional<LocalTime> from = {};
  std::optional<LocalTime> until = {};
  int every = 1;  ///< 2: every second week; 1–52
  std::string note = {};

  bool operator==(const Schedule&) const = default;
};

}  // namespace passgenau
