// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>

#include "match/block_words.hpp"
#include "passgenau/age.hpp"

namespace passgenau {

struct ChildStates;

/// Where bands of ages begin, in completed months; each ends where the next begins, the last one never. Narrow where the ranges of
/// offers for small children begin and end.
inline constexpr std::array<int, 15> age_bands{0, 3, 6, 9, 12, 18, 24, 36, 48, 60, 72, 84, 120, 144, 216};
/// Behind them that of the unborn.
inline constexpr std::size_t unborn_band = age_bands.size();

/// A word for each band: rows whose child age may hold a child of that band, those that state none among them.
using AgeWords = BlockWords<age_bands.size() + 1>;
using AgeBandSet = AgeWords::Properties;

/// Where a range may hold some child: no child of another band is inside, on any day.
AgeBandSet bands_of(const AgeRange& range);
/// Where a child may stand.
AgeBandSet bands_of(const ChildStates& child);

}  // namespace passgenau
