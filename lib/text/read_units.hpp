// SPDX-License-Identifier: GPL-2.0-or-later
// Units of age, as words of their own and as parts of one.
#pragma once
#include <optional>
#include <string_view>

#include "text/read_amounts.hpp"

namespace passgenau::reading {

/// "Jahre", "J", "Mon", "weeks"; folded.
std::optional<AgeUnit> unit_of(std::string_view key);

/// The unit that begins the word, as an adjective of age: "Jährige", "year-old".
std::optional<AgeUnit> adjective_unit(std::string_view key);

Age in_unit(int number, AgeUnit unit);

/// One word that holds number and unit: "dreijährig", "Sechsmonatige", "anderthalbjährig", "zweieinhalbjähriger".
std::optional<Amount> compound_at(const Note& note, std::size_t i);

}  // namespace passgenau::reading
