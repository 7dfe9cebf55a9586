// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "passgenau/error.hpp"

namespace passgenau {

/// A problem with the sentence of the table: "<pointer or 'the document'> <meaning>; limit: <limit>".
Problem make_problem(Code code, std::string pointer, std::string limit = {});
/// The same with a hint at the end of the sentence.
Problem make_problem(Code code, std::string pointer, std::string limit, std::string_view hint);
/// A problem of a document as one of the document around it: `prefix` ("/profile") goes before its pointer, in the sentence,
/// too.
Problem moved_below(Problem problem, std::string_view prefix);
/// Throws `Error` with the problem; `subject` stands first in the sentence ("catalog 'x.pgn'").
[[noreturn]] void fail(Code code, std::string_view subject, std::string_view hint = {},
                       std::string file = {});

/// Well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_valid_utf8(std::string_view text) noexcept;
/// Of valid UTF-8; of other bytes, how many do not go on with a character.
std::size_t count_code_points(std::string_view text) noexcept;
/// A C0 or C1 control but tab and line ends, or a noncharacter. `text` is valid UTF-8.
bool has_control_character(std::string_view text) noexcept;
/// At most 40 characters of valid UTF-8, for messages about offers.
std::string quoted(std::string_view text);

}  // namespace passgenau
