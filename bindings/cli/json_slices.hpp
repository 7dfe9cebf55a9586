// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Looks into JSON text without reading it: which members an object has, and where their values stand. What a
/// value says, and whether it is well-formed, is for the library to judge.
namespace passgenau::cli {

struct Member {
  std::string name = {};
  std::string_view value = {};  ///< JSON text, without white space around it
};

/// End of the JSON value that begins at `from` (white space before it is passed over); empty where none is
/// complete.
std::optional<std::size_t> value_end(std::string_view text, std::size_t from);

/// Members of the object that is the whole text; empty where it is no object, or not well-formed on this
/// level.
std::optional<std::vector<Member>> members(std::string_view text);

/// The text of a JSON string; empty where it is none. Escapes are resolved, half surrogates refused.
std::optional<std::string> string_value(std::string_view json);

/// Is this the text of a JSON number (RFC 8259)?
bool is_number(std::string_view json);

/// A JSON string with this text.
std::string json_string(std::string_view text);

/// The same JSON over several lines, two spaces a level. `json` is well-formed and has no white space between
/// its tokens.
std::string indented(std::string_view json);

}  // namespace passgenau::cli
