// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <vector>

#include "text/read_amounts.hpp"

namespace passgenau::reading {

/// Ages that stand in one list: "2, 4 und 7", "8 Monate und 2 Jahre".
struct Group {
  std::vector<Amount> amounts = {};
  std::size_t first() const { return amounts.front().first; }
  std::size_t last() const { return amounts.back().last; }
  bool bare() const { return amounts.front().bare; }
};

inline bool is_adult(const Amount& amount) { return amount.age.years >= youngest_caregiver && !amount.bare; }

/// A number in the unit of another amount.
Age in_unit_of(const Amount& amount, int number);

/// The list that `first` begins; a unit said once, at its end, is that of all.
Group group_at(const Note& note, Amount first);

}  // namespace passgenau::reading
