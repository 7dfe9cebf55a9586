// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "passgenau/age.hpp"

namespace passgenau {

/// An age or a range of ages as people write it in German or English.
struct AgeText {
  /// "3 Jahre" alone, neither from nor until.
  bool single = false;
  AgeRange range = {};  ///< a single age stands in `from`
  /// The other end that a reader might mean, where the text is ambiguous ("bis 3 Jahre": until the third or
  /// the fourth birthday).
  std::optional<Age> other_until = {};
  bool years_assumed = false;  ///< "0-3"
};

/// Reads "2,5 Jahre", "6 Wochen", "ab 20. SSW", "von 6 Monaten bis 3 Jahre", "unter 3", "bis zum 3. Geburtstag",
/// "under 3 years" …; empty where anything in the text is not understood.
///
/// `inclusive` decides what "bis" with a bare number means: `true` to the end of that year (month, week),
/// `false` to its beginning. Where it is not given, "bis 3 Jahre" and "bis 3. Lebensjahr" both are until the
/// third birthday, which is what most people mean, with `other_until`. Texts that say it themselves ("unter 3",
/// "bis einschließlich 3", "3-Jährige", "vollendetes 3. Lebensjahr") are never ambiguous.
///
/// Weeks of pregnancy: the 20th begins 21 weeks before the expected birth (-P21W); "20+0" is -P20W.
std::optional<AgeText> read_age_text(std::string_view text, std::optional<bool> inclusive = {});

/// So many of a unit; parts of a year where they are whole months. Empty where there is no such age, or the unit
/// is absent.
std::optional<Age> age_of(double number, std::optional<AgeUnit> unit);

}  // namespace passgenau
