// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace passgenau::house {

/// Everything in `root`/lib, include and bindings/cli that breaks a rule of the house, one "file:line: what and why" each, sorted
/// by file. The rules stand as tables in rooms.cpp.
std::vector<std::string> violations(const std::filesystem::path& root);

/// The same text with comments, and the insides of string and character literals, as blanks; line breaks stay. Include lines keep
/// their names.
std::string code_only(std::string_view source);

}  // namespace passgenau::house
