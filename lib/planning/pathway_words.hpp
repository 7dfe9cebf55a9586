// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "match/message_table.hpp"
#include "passgenau/pathway.hpp"

namespace passgenau::words {

/// "12. Dezember 2026 bis 3. März 2027".
std::string say_period(const Period& period, const Tongue& tongue);
/// The same, or "ab 12. Dezember 2026" for what goes on.
std::string say_span(const PathwaySpan& span, const Tongue& tongue);
std::string say_entrance(const PathwaySpan& span, const Tongue& tongue);
std::string say_hole(const Hole& hole, const Tongue& tongue);
std::string say_hand_over(const HandOver& over, const Tongue& tongue);
/// "errechneter Termin", "2. Geburtstag".
std::string say_milestone(const Milestone& milestone, const Tongue& tongue);

}  // namespace passgenau::words
