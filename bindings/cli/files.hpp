// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

namespace passgenau::cli {

/// The whole file; `-` is standard input. Throws `Error` *file-unreadable*. A byte order mark is taken off.
std::string read_file(const std::string& path);

void drop_byte_order_mark(std::string& text);

/// Writes a file anew, `-` is standard output; the old one stays until the new one is whole. Throws `Error`
/// *file-unwritable*.
void write_file(const std::string& path, std::string_view text);

}  // namespace passgenau::cli
