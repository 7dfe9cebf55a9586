// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace passgenau {

/// The BCP 47 tag of a language by its code (ISO 639-1, -2/T, -2/B, -3, or a tag, also with `_`) or by its name
/// (`language_of_name`); empty where it is none that is known.
std::optional<std::string> language_tag_of(std::string_view text);

}  // namespace passgenau
