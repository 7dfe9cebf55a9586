// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "passgenau/export.hpp"

namespace passgenau {

/// A day of the proleptic Gregorian calendar, years 1800 to 2200 in every document.
using Date = std::chrono::year_month_day;

/// The calendar day; throws `Error` *bad-date* where there is none (30 February).
PASSGENAU_API Date date(int year, unsigned month, unsigned day);

/// Reads `YYYY-MM-DD` (ISO 8601), nothing else; empty where it is no calendar day of the years 1800–2200.
PASSGENAU_API std::optional<Date> parse_date(std::string_view text) noexcept;
PASSGENAU_API std::string to_string(Date day);

/// A distance in time from birth, as ISO 8601 writes durations: `P6W`, `P1Y6M`; before the (expected) birth
/// with a sign: `-P20W`. Each part 0–10,000; calendar units stay what they are (a month is no 30 days).
struct Age {
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;
  bool before_birth = false;

  bool operator==(const Age&) const = default;
};

constexpr Age birth() { return {}; }
constexpr Age years(int n) { return {.years = n}; }
constexpr Age months(int n) { return {.months = n}; }
constexpr Age weeks(int n) { return {.weeks = n}; }
constexpr Age days(int n) { return {.days = n}; }
constexpr Age weeks_before_birth(int n) { return {.weeks = n, .before_birth = n != 0}; }

/// Reads an ISO 8601 duration without a time part (`P3Y`, `P6W`, `-P20W`, `P0D`); empty where it is none.
PASSGENAU_API std::optional<Age> parse_age(std::string_view text) noexcept;
/// The same in canonical form: parts in the order Y M W D, zero parts left out, birth is `P0D`.
PASSGENAU_API std::string to_string(const Age& age);

/// The first day on which a child with this birth date has reached `age`. Years and months are added first,
/// clamping forward (31 August + 6 months is 1 March; 29 February + 1 year is 1 March), then weeks and days.
/// Before birth everything is subtracted, years and months clamping forward as well.
PASSGENAU_API Date day_reached(Date born, const Age& age) noexcept;

/// The unit to which an age is known.
enum class AgeUnit : std::uint8_t { years, months, weeks, days };

/// The last unit that a duration of `parse_age` writes out, zero or not: months for `P0M` and `P1Y0M`.
PASSGENAU_API AgeUnit last_unit(std::string_view duration) noexcept;
/// The last part that is not zero; days for birth.
PASSGENAU_API AgeUnit last_unit(const Age& age) noexcept;

/// Half-open range `[from, until)` of ages. Neither end stated: the range is not stated. Without `from`: from
/// birth, and unknown before it; without `until`: no end.
struct AgeRange {
  std::optional<Age> from = {};
  std::optional<Age> until = {};

  bool stated() const { return from || until; }
  bool operator==(const AgeRange&) const = default;
};

}  // namespace passgenau
