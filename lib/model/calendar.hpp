// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "passgenau/age.hpp"

namespace passgenau {

/// Days since 1970-01-01, as facts and judgements count them.
using Day = std::int32_t;

Day to_day(Date date) noexcept;
Date to_date(Day day) noexcept;

/// `P5M` → `P6M`, `P1Y6M` → `P1Y7M`, `P0D` → `P1D`: the age at which one that is known to its last unit has certainly passed.
Age plus_last_unit(Age age) noexcept;

}  // namespace passgenau
