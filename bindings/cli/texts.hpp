// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "passgenau/match.hpp"

namespace passgenau::cli {

/// What the tables say themselves, beside the library's sentences. The words stand in texts.cpp.
enum class Text : std::uint8_t {
  no_match,
  on_site,
  home_visit,
  phone,
  online,
  chat,
  also,
  fits,
  points_of,
  for_everyone,
  near_misses,
  ask,
  decimal_point,
  metres,
  kilometres,
  corrected,
  instead_of,
  unknown_word,
  nothing_found,
  child,
  born_on,
  due_on,
  old,
  caregiver,
  need,
  kind_sought,
  speaks,
  interpreter,
  lives_in,
  reach,
  ways,
  time,
  must_be,
  should_be,
  discreet,
  uncertain,
  misspelt,
  estimated,
  not_taken,
  denied,
  past,
  someone_else,
  no_room,
  contradicted,
  over_limit,
  mentioned,
  nothing_read
};

/// In the language of the sentences (BCP 47); in English where there is no word in it.
std::string_view text(Text which, std::string_view language);

/// "1,2 km", or how help reaches the family: "Telefon", "nach Hause". Empty where place was not asked.
std::string way_text(const Match& match, std::string_view language);

/// "82,3", with at most three decimals.
std::string points_text(Points points, std::string_view language);

}  // namespace passgenau::cli
