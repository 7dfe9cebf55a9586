// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "passgenau/age.hpp"

namespace passgenau {

/// One word, or a few that belong together, of a text about ages.
struct AgeWord {
  enum class Kind : std::uint8_t {
    from,       ///< ab, mindestens, 3+
    between,    ///< zwischen, between
    until,      ///< bis, to, -
    below,      ///< unter, under
    both,       ///< und, and
    inclusive,  ///< einschließlich
    completed,  ///< vollendetes
    bound
  } kind = Kind::bound;

  enum class Bound : std::uint8_t {
    plain,              ///< 3 Jahre
    exact,              ///< `age`: birth, a birthday, 20+0
    whole,              ///< 3-Jährige: with all of that year
    of_life,            ///< 3. Lebensjahr
    week_of_pregnancy,  ///< 20. SSW
    pregnancy           ///< all of it
  } bound = Bound::plain;
  double number = 0;
  std::optional<AgeUnit> unit = {};  ///< absent: not stated
  Age age = {};
};

/// The words of a text without those that say nothing about an age (Kinder, im Alter von); empty where one is
/// not known.
std::optional<std::vector<AgeWord>> age_words(std::string_view text);

}  // namespace passgenau
