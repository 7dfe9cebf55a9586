// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

namespace passgenau::oracle {

/// The oracle against answers worked out by hand from the two documents: what differs, one sentence each. `checked` counts.
std::vector<std::string> check_by_hand(const std::string& data_folder, int& checked);

}  // namespace passgenau::oracle
