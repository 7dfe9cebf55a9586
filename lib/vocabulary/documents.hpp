// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
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

/// `read_profile_line` of at most so many bytes. Where `weight` is given a line with a profile in it may say one, too: it is put there
/// as it stands, to be judged by the caller.
ProfileLine read_profile_line(std::string_view json, const Vocabulary& vocabulary, std::optional<Date> as_of,
                              std::size_t bytes, std::optional<json::value>* weight);

}  // namespace passgenau
