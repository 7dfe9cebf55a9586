// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "text/read_age_groups.hpp"

/// Numbers and spans of time that are nobody's age.
namespace passgenau::reading {

/// Time, but nobody's age: "seit 3 Monaten", "3 Monate getrennt", "7 Wochen zu früh".
bool is_duration(const Note& note, const Group& group);

/// The number at token `i` is part of a name: "Trisomie 21", "Pflegegrad: 3".
bool is_numbered(const Note& note, std::size_t i);

/// A bare number with a unit of something else: "14 kg".
bool is_measure(const Note& note, const Group& group);

/// How long ago a child came, which is its age: "vor 5 Tagen entbunden", "8 Wochen pp".
bool is_time_since_birth(const Note& note, const Group& group);

/// "waren da gerade ein halbes Jahr alt", "wird 3 Tage betreut": an age of the past, and none.
bool was_so_old(const Note& note, std::size_t owner, const Group& group);

/// Nothing but names and passed-over words stands between a person and the age.
bool stands_beside(const Note& note, std::size_t person, const Group& group);

}  // namespace passgenau::reading
