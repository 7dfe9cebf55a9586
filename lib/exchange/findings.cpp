// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/findings.hpp"

#include <algorithm>

namespace passgenau {

namespace {

/// Null for a problem that is none of these: a value that is just wrong.
std::uint64_t ImportFindings::*counter_of(Code code) {
  switch (code) {
    case Code::unknown_field:
    case Code::unknown_value:
    case Code::unknown_burden:
    case Code::unknown_kind:
    case Code::unmatched_burden:
    case Code::unmatched_kind:
    case Code::unmatched_provider:
    case Code::unmatched_language:
    case Code::value_kept:
    case Code::kept_as_note:
    case Code::kept_field: return &ImportFindings::unknown;
    case Code::value_assumed:
    case Code::value_ambiguous: return &ImportFindings::guessed;
    case Code::coordinates_swapped:
    case Code::contradiction:
    case Code::range_reversed:
    case Code::choose_one:
    case Code::duplicate:
    case Code::stale_attribute: return &ImportFindings::contradictory;
    case Code::value_repaired: return &ImportFindings::repaired;
    default: return nullptr;
  }
}

}  // namespace

std::array<Finding, 4> findings_of(const ImportFindings& findings) {
  return {{{"unknown", findings.unknown},
           {"guessed", findings.guessed},
           {"contradictory", findings.contradictory},
           {"repaired", findings.repaired}}};
}

void add_findings(ImportFindings& findings, const std::vector<Problem>& problems) {
  std::vector<std::uint64_t ImportFindings::*> counted;
  for (const Problem& problem : problems) {
    const auto counter = counter_of(problem.code);
    if (counter == nullptr || std::find(counted.begin(), counted.end(), counter) != counted.end()) continue;
    counted.push_back(counter);
    ++(findings.*counter);
  }
}

}  // namespace passgenau
