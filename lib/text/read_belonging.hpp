// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <vector>

#include "text/read_note.hpp"

namespace passgenau::reading {

/// The children a burden belongs to, as indices into `note.children`: several for twins, none where the text does not tell or it is the family's.
std::vector<int> children_of(const Note& note, const Match& match);

/// "Lina (4 Mo) …, Lina trinkt nur 60 ml": a name that stands before a child's age.
bool is_name_of_child(const Note& note, std::size_t i);

}  // namespace passgenau::reading
