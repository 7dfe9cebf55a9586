// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string_view>

namespace passgenau::reading {

/// The number a German or English word names, 0–99: "drei", "zweiundzwanzig", "einem", "twelve". `key` is folded, as below.
std::optional<int> number_word(std::string_view key);

/// The number of an ordinal: "dritten", "siebte", "achtundzwanzigste", "third".
std::optional<int> ordinal_word(std::string_view key);

/// The whole part of a number and a half: "anderthalb", "zweieinhalb".
std::optional<int> half_word(std::string_view key);

}  // namespace passgenau::reading
