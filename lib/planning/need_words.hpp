// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "match/message_table.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau::words {

/// "Exzessives Schreien", with the child where the family has several: "Exzessives Schreien (für das Kind von 3 Monaten)".
std::string say_need(const NeedsProfile& profile, int need, const Tongue& tongue,
                     const Vocabulary& vocabulary);
/// Each once, in a list.
std::string say_needs(const NeedsProfile& profile, const std::vector<int>& needs, const Tongue& tongue,
                      const Vocabulary& vocabulary);

}  // namespace passgenau::words
