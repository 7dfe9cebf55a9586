// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "match/question.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// The rows that may be eligible, near ones first. Leaves out only what a condition forbids: blocks whose boxes lie
/// beyond reach, runs whose residence is unmet, offers that name nothing the family needs.
std::vector<std::uint32_t> candidates(const Snapshot& snapshot, const Question& question);

}  // namespace passgenau
