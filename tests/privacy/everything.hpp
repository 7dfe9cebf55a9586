// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

namespace passgenau::test {

/// Asks a catalog everything that takes a profile, in C++ and then in C: match, near misses, why, what to ask, plans, pathways, many
/// families, words, a sentence; in JSON and in words. Throws where any of it fails.
void ask_everything(const std::string& catalog);
void ask_everything_in_c(const std::string& catalog);

}  // namespace passgenau::test
