// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/export.hpp"

namespace passgenau {

/// Something a needs profile leaves open, by what an answer to it could do.
struct OpenQuestion {
  std::string question = {};    ///< `home`, `children`, … (docs/matching.md, "What to ask next")
  std::uint64_t undecided = 0;  ///< eligible offers that some answer makes ineligible
  std::uint64_t first = 0;      ///< those of the first `limit` matches that hang on the answer

  bool operator==(const OpenQuestion&) const = default;
};

/// "Wo wohnt die Familie? Davon hängen 61 Angebote ab." Throws `Error` *language-unsupported*.
PASSGENAU_API std::string sentence(const OpenQuestion& question, std::string_view language);
/// Ids of all questions, in the order in which equal ones stand.
PASSGENAU_API std::vector<std::string> open_question_ids();

}  // namespace passgenau
