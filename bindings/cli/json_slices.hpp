// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>

/// Looks into JSON text without reading it: where a value ends. What it says, and whether it is well-formed, is
/// for the library to judge.
namespace passgenau::cli {

/// End of the JSON value that begins at `from` (white space before it is passed over); empty where none is
/// complete.
std::optional<std::size_t> value_end(std::string_view text, std::size_t from);

/// The same JSON over several lines, two spaces a level. `json` is well-formed and has no white space between
/// its tokens.
std::string indented(std::string_view json);

}  // namespace passgenau::cli
