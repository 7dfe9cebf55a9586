// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// The built-in vocabulary and the concepts that a catalog keeps as its own (JSON Lines; empty: none). What this version has
/// built in by now is passed over. `version`: of the vocabulary that they were written by. Throws *catalog-newer* where
/// that was a later one and they rest on what it had, else *catalog-damaged*.
Vocabulary stored_vocabulary(const std::string& own_concepts, int version, const std::string& catalog);

}  // namespace passgenau
