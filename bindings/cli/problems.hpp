// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "passgenau/error.hpp"

namespace passgenau::cli {

/// "offers.jsonl:17: /child_age/from is no ISO 8601 duration …", a warning with that word before it.
std::string line_of(const Problem& problem);

/// Errors first, then warnings, on standard error; after twenty lines says how many more there are and where
/// they stand.
void print_problems(const std::vector<Problem>& problems, const std::string& report_file = {});

/// What stopped a verb, with everything that was found.
void print_error(const Error& error, const std::string& report_file = {});

/// Throws `Error` with the sentence of the code's table and the file.
[[noreturn]] void fail(Code code, const std::string& file);

}  // namespace passgenau::cli
