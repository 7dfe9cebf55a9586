// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace passgenau {

/// A bit for each pair of neighbouring letters, word ends included: one change touches three of them at most.
std::uint64_t letter_pairs(const std::u32string& word);

/// Code points of valid UTF-8.
std::u32string code_points(std::string_view text);

/// Letters put in, left out, replaced, or swapped with their neighbour (optimal string alignment); `most` + 1 where
/// there are more than `most`.
int changes_between(const std::u32string& a, const std::u32string& b, int most);

}  // namespace passgenau
