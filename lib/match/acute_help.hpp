// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <string_view>

#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// Is an offer of this kind help in acute danger, as the note `acute-help` of an answer names it? What is under such a kind is, too.
inline bool is_acute_help(const Vocabulary& vocabulary, std::string_view kind) {
  constexpr std::array<std::string_view, 3> acute_kinds{"crisis", "housing/womens-shelter",
                                                        "counselling/violence"};
  return std::any_of(acute_kinds.begin(), acute_kinds.end(), [&](std::string_view acute) {
    return vocabulary.covers(ConceptType::kind, acute, kind);
  });
}

}  // namespace passgenau
