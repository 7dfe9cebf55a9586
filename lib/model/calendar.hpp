// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "passgenau/age.hpp"

namespace passgenau {

/// Days since 1970-01-01, as facts and judgements count them.
using Day = std::int32_t;

Day to_day(Date date) noexcept;
Date to_date(Day day) noexcept;

/// `P5M` and months → `P6M`, `P1Y6M` → `P1Y7M`: the age at which one that is known to a unit has certainly passed.
Age plus_one(Age age, AgeUnit unit) noexcept;

}  // namespace passgenau
