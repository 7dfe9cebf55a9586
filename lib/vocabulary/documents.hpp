// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string_view>

#include "model/json.hpp"
#include "passgenau/profile.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// Member names of a profile. Anything else was typed by somebody, and nothing of a profile reaches an error text.
bool is_profile_field(std::string_view name);

/// `profile_from_json` of a document that has been parsed.
Checked<NeedsProfile> profile_of(json::value document, const Vocabulary& vocabulary,
                                 std::optional<Date> as_of);

}  // namespace passgenau
