// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// How wide text is on a terminal. All text is UTF-8; a byte that is not counts as one column.
namespace passgenau::cli {

/// Columns: combining and invisible characters take none, East Asian wide ones and emoji two.
std::size_t width_of(std::string_view text);

/// `text` with controls as spaces and without bidirectional overrides: nothing from a file steers the
/// terminal.
std::string printable(std::string_view text);

/// Filled with spaces to `width` columns; wider text stays.
std::string left(std::string_view text, std::size_t width);
std::string right(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at spaces, inside a word only where it is wider than a line. At
/// least one line.
std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// Text written from right to left gets Unicode isolates around it, so that the columns beside it stay where
/// they are.
std::string isolated(std::string_view text);

}  // namespace passgenau::cli
