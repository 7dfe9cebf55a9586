// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "match/message_table.hpp"
#include "passgenau/age.hpp"
#include "passgenau/place.hpp"

/// Single values as a person says them in one language.
namespace passgenau::words {

/// "350 m" in steps of 50 m below one kilometre, "1,2 km" below ten, "14 km" above.
std::string say_distance(Distance distance, const Tongue& tongue);
/// The same of a distance beyond a reach, rounded up where both would read alike: "10,2 km" for 10.15 with a reach of 10 km.
std::string say_distance_beyond(Distance distance, Distance reach, const Tongue& tongue);

/// How a bound of an age range stands to birth, for a pattern to choose by.
enum class AgeMoment : std::uint8_t { pregnancy, before_birth, birth, after_birth };
AgeMoment moment(const Age& age);
/// The word that patterns choose by: `pregnancy`, `before`, `birth`, `after`.
std::string_view name(AgeMoment moment);
/// "6 Wochen", "3 Jahren", "20 Wochen vor der Geburt" (in the case that follows a preposition, where the
/// language has cases).
std::string say_age(const Age& age, const Tongue& tongue);

/// "12. Dezember 2026".
std::string say_date(Date day, const Tongue& tongue);
/// "Dez. 2026".
std::string say_month(Date day, const Tongue& tongue);
/// "Montag", of an RFC 5545 weekday code; anything else unchanged.
std::string say_weekday(std::string_view code, const Tongue& tongue);
/// "Türkisch", of a BCP 47 tag; an unknown one unchanged.
std::string say_language(std::string_view tag, const Tongue& tongue);
/// "Deutschland", of an ISO 3166 code; an unknown one unchanged.
std::string say_country(std::string_view code, const Tongue& tongue);
/// The texts in one list, joined as the message `list` says.
std::string say_list(const std::vector<std::string>& texts, const Tongue& tongue);

}  // namespace passgenau::words
