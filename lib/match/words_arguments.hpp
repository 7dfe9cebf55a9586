// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include "match/message_table.hpp"
#include "passgenau/match.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau::words {

/// What a pattern of this reason may name: each piece of evidence under its own name, as it stands there, and
/// beside it what people say for it (lib/match/messages/README.md lists both).
Arguments arguments_of(const Reason& reason, const Tongue& tongue, const Vocabulary& vocabulary);

}  // namespace passgenau::words
