// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <vector>

#include "oracle/json.hpp"

namespace passgenau::oracle {

/// For each offer the number of its group of offers alike; each offer that is like no other has a number of its own.
std::vector<int> groups_alike(const std::vector<Object>& offers);

}  // namespace passgenau::oracle
