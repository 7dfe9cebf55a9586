// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "match/message_table.hpp"
#include "passgenau/profile.hpp"

namespace passgenau::words {

/// "das Kind von 3 Monaten und die Zwillinge von 5 Jahren"; empty without children.
std::string say_children(const NeedsProfile& profile, const std::vector<int>& children, const Tongue& tongue);

}  // namespace passgenau::words
