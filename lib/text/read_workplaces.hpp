// SPDX-License-Identifier: GPL-2.0-or-later
// Places where somebody works or is kept, and does not live.
#pragma once

#include "text/read_note.hpp"

namespace passgenau::reading {

/// Is the place at `i` that of work? "arbeite in Darmstadt aber wohne in Dieburg", not "wohnt und arbeitet in Dieburg".
[[nodiscard]] bool is_of_work(const Note& note, std::size_t i);

/// Is the place at `i` that of a house where somebody works, learns or is kept? "sitzt im Gefängnis in Weiterstadt", "Berufsschule in Dieburg"
[[nodiscard]] bool is_of_house(const Note& note, std::size_t i);

/// "liegt im Klinikum Darmstadt": the family is there now.
[[nodiscard]] bool is_stayed_at(const Note& note, std::size_t i);

}  // namespace passgenau::reading
