// SPDX-License-Identifier: GPL-2.0-or-later
// Places where somebody works and does not live.
#pragma once

#include "text/read_note.hpp"

namespace passgenau::reading {

/// Is the place at `i` that of work? "arbeite in Darmstadt aber wohne in Dieburg", not "wohnt und arbeitet in Dieburg".
[[nodiscard]] bool is_of_work(const Note& note, std::size_t i);

}  // namespace passgenau::reading
