// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/json.hpp"

namespace passgenau {

/// A place in a JSON document (RFC 6901): as text, and as the unescaped names on the way.
struct JsonPointer {
  std::string text = {};
  std::vector<std::string> tokens = {};
};

/// Empty where the text is no JSON Pointer.
std::optional<JsonPointer> parse_pointer(std::string_view text);
/// A number without leading zeros, at most 9999: an index into an array.
std::optional<std::size_t> array_index(std::string_view token);
/// Null where the document has nothing there.
const json::value* value_at(const json::value& document, const JsonPointer& pointer);
/// Is `pointer` the place `above`, or below it?
bool is_at_or_below(std::string_view pointer, std::string_view above);

}  // namespace passgenau
