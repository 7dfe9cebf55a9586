// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "match_table.hpp"
#include "numbers.hpp"
#include "passgenau/match.hpp"
#include "terminal.hpp"

/// What the tables are made of.
namespace passgenau::cli {

inline constexpr std::size_t indent = 5;  // "  1  "
inline constexpr std::size_t gap = 2;

std::string painted_mark(Verdict verdict, const Paint& paint);

/// `text` in lines behind `spaces`, the first of which begins with `first`.
void print_block(std::ostream& out, std::string_view text, std::size_t width, std::size_t spaces,
                 const std::string& first = {});
/// Bold and underlined.
void print_heading(std::ostream& out, std::string_view heading, const Reader& reader, const Paint& paint);
/// What an answer carries first, with the titles of the offers it names.
void print_notes(std::ostream& out, const std::vector<Note>& notes, const Reader& reader, const Paint& paint);
/// An offer's title with its rank, a bar for its score, and how help reaches the family.
void print_title(std::ostream& out, std::size_t rank, const Match& match, std::string_view way,
                 const Reader& reader, const Paint& paint);
/// What stands under the title: the provider, and `more` where there is any.
void print_provider(std::ostream& out, const Match& match, const std::string& more, const Reader& reader,
                    const Paint& paint);

}  // namespace passgenau::cli
