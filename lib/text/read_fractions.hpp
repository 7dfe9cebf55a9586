// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <utility>

#include "text/read_note.hpp"

namespace passgenau::reading {

/// "2,5" and "4,2", but not "2,4,7" and not "Kinder 2,5", which are lists.
bool is_fraction(const Note& note, std::size_t i);

/// Quarters at token `i`, and how many tokens they take: "½", "¾", "3/4"; no quarters where there are none.
std::pair<int, std::size_t> quarters_at(const Note& note, std::size_t i);

/// "two and a half years"
bool is_and_a_half(const Note& note, std::size_t i);

}  // namespace passgenau::reading
