// SPDX-License-Identifier: GPL-2.0-or-later
// Ages that are those of children of the family.
#pragma once
#include <optional>

#include "text/read_age_groups.hpp"

namespace passgenau::reading {

/// Less than eighteen years, and in a unit that somebody would tell it in.
[[nodiscard]] bool within_childhood(const Amount& amount);

/// Adds a child for each age of the group, `noun` being the word for it, with what says that the age is not exact: "fast 2", "ca. 3". An age that is told
/// again of the same child is one more source of it.
void add_children(Note& note, const Group& group, std::optional<std::size_t> noun);

}  // namespace passgenau::reading
