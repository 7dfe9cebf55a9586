// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

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

/// An age as `to_string` writes it, without memory of its own.
class WrittenAge {
 public:
  explicit WrittenAge(const Age& age) noexcept;
  std::string_view text() const noexcept { return {text_.data(), size_}; }

 private:
  std::array<char, 64> text_;  ///< room for four numbers and their units
  std::size_t size_ = 0;
};

/// `P5M` and months → `P6M`, `P1Y6M` → `P1Y7M`: the age at which one that is known to a unit has certainly passed.
Age plus_one(Age age, AgeUnit unit) noexcept;

}  // namespace passgenau
