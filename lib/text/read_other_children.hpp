// SPDX-License-Identifier: GPL-2.0-or-later
// Children that a note names and that the family does not have: those of others, those that were lost, and those told of before.
#pragma once

#include <optional>

#include "text/read_age_groups.hpp"

namespace passgenau::reading {

/// "Meine Freundin hat ein Schreibaby", "my sister has two kids": does somebody else have what stands at `i`, a child or its age?
/// A definite article ("Nachbarin hat den Sohn gehört") tells of the family's own.
[[nodiscard]] bool is_had_by_other(const Note& note, std::size_t i);

/// Why an age is that of no child of the family: "lost a baby at 10 weeks", "Fehlgeburt mit 10 Wochen", "meine Schwester hat ein Baby (3 Mon.)".
[[nodiscard]] std::optional<LeftOut> not_of_family(const Note& note, const Group& group);

/// Do two nouns, of one age, name the same child? The same word, or "der Kleine", "die Große" behind any.
[[nodiscard]] bool may_be_same_child(const Note& note, std::optional<std::size_t> noun,
                                     std::optional<std::size_t> other);

}  // namespace passgenau::reading
