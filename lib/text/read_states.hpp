// SPDX-License-Identifier: GPL-2.0-or-later
// The German states, which stand beside a place and name none that a family could be reached in.
#pragma once
#include "text/read_note.hpp"

namespace passgenau::reading {

/// The token is the name of a state, its usual short form or, in capitals, its code: "Hessen", "NRW", "BB", and "Freistaat", "Land" before one.
[[nodiscard]] bool is_state(const Note& note, std::size_t i);

}  // namespace passgenau::reading
