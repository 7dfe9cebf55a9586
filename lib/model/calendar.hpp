// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "passgenau/age.hpp"

namespace passgenau {

/// Days since 1970-01-01, as facts and judgements count them.
using Day = std::int32_t;

Day to_day(Date date) noexcept;
Date to_date(Day day) noexcept;

/// The most months that one born on a day has completed: `day_reached` of that many is not after `as_of`, of one more
/// it is. −1 before the birth.
int whole_months(Day born, Day as_of) noexcept;

/// Is it a day of the calendar from 1800 to 2200, as documents may name one?
bool is_document_day(Date day) noexcept;

/// `P5M` and months → `P6M`, `P1Y6M` → `P1Y7M`: the age at which one that is known to a unit has certainly passed.
Age plus_one(Age age, AgeUnit unit) noexcept;

}  // namespace passgenau
