// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

#include "passgenau/profile.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau::bench {

/// 64 different words, in at most 1,000 code points; most are spelt wrong, which costs most.
std::string longest_text();

/// Every limit of a profile at once (docs/limits.md), by way of its JSON, which says that it is valid.
NeedsProfile costliest(const Vocabulary& vocabulary, std::int64_t reach_km, std::size_t languages);

}  // namespace passgenau::bench
