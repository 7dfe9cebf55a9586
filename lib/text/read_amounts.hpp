// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string_view>

#include "passgenau/age.hpp"
#include "text/read_note.hpp"

namespace passgenau::reading {

/// Ages in years. A child of the family has not come of age (§ 2 BGB). The other two are choices: from thirteen on somebody may be a mother or a
/// father, and beyond 110 a number is more likely something else.
inline constexpr int grown_up = 18;
inline constexpr int oldest_child = grown_up - 1;
inline constexpr int youngest_caregiver = 13;
inline constexpr int oldest_caregiver = 110;

/// A span of life as it is written: "3 Mon.", "2;6", "anderthalb Jahre", "1 J. 3 Mon.", "17-Jährige", "sechswöchig", or a bare number.
struct Amount {
  std::size_t first = 0;  ///< tokens
  std::size_t last = 0;
  Age age = {};                   ///< as said, in the units said; of a bare number, years
  AgeUnit unit = AgeUnit::years;  ///< the last one said
  bool bare = false;              ///< without a unit
  bool figures = false;           ///< bare, and written in figures
  bool adjective = false;         ///< "17-jährig", "two-year-old", "Jährige"
  bool rough = false;             ///< halves, and "fast": said less exactly than written
};

/// A number in figures or words at token `i`.
std::optional<int> number_at(const Note& note, std::size_t i);

/// The span that begins at token `i`.
std::optional<Amount> amount_at(const Note& note, std::size_t i);

/// A calendar date as it is written; what is not written is 0.
struct WrittenDate {
  std::size_t first = 0;  ///< tokens
  std::size_t last = 0;
  int year = 0;
  int month = 0;
  int day = 0;
  int part = 0;  ///< of a month without a day: 1 Anfang, 2 Mitte, 3 Ende
};

/// The date that begins at token `i`: "12.08.2026", "12.8.26", "4.3.", "2026-08-12", "12. August 2026", "May 5, 2026", "Ende Februar",
/// "März 2024". Two-digit years are this century's unless that is after `as_of`'s year + 1.
std::optional<WrittenDate> date_at(const Note& note, std::size_t i);

}  // namespace passgenau::reading
