// SPDX-License-Identifier: GPL-2.0-or-later
// Words of a burden that belong to more, and say something else there.
#pragma once

#include "text/read_note.hpp"

namespace passgenau::reading {

/// "Kind nässt ein, seit Opa gestorben ist" has lost no child; "kann nicht mehr zahlen" is no exhaustion, "psychisch krank" no illness of the body.
[[nodiscard]] bool is_part_of_more(const Note& note, const Match& match);

/// "spricht kein Englisch" tells of a language, and of no child that does not speak.
[[nodiscard]] bool is_of_language(const Note& note, const Match& match);

}  // namespace passgenau::reading
