// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "match/block_words.hpp"

namespace passgenau {

/// What an offer may say nothing about: what it earns there hangs on the question alone.
enum class Unstated : std::uint8_t { child_age, caregiver, residence, access, capacity, freshness };

/// A word for each: rows that do not say it.
using UnstatedWords = BlockWords<6>;

}  // namespace passgenau
