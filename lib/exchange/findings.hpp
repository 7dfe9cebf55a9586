// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "passgenau/exchange.hpp"

namespace passgenau {

struct Finding {
  std::string_view name = {};
  std::uint64_t records = 0;
};

/// In the order in which they are told.
std::array<Finding, 4> findings_of(const ImportFindings& findings);

/// Counts one record by its problems: once for each sort of finding.
void add_findings(ImportFindings& findings, const std::vector<Problem>& problems);

}  // namespace passgenau
