// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "text/read_note.hpp"

namespace passgenau::reading {

/// Whether the professional at token `i` calls or writes, by a noun for it: "Anruf Kita: …", "Anfrage Kinderarztpraxis: …".
bool is_caller(const Note& note, std::size_t i);

/// "Als Erzieherin einer Kita frage ich": who writes.
bool is_asking_as(const Note& note, std::size_t i);

/// "… spricht noch nicht, Kita meldet Rückzug": what the professional at `i` says is known of the child.
bool tells_of_child(const Note& note, std::size_t i, std::size_t verb);

/// "Oma, 57, mit Enkel (5)", "Großmutter (61): … der Enkel ist bei ihr": the first person of the note.
bool comes_with_grandchild(const Note& note, std::size_t i);

/// "In Pflegefamilien aufgewachsen" is a childhood.
bool is_origin(const Note& note, std::size_t i);

}  // namespace passgenau::reading
