// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <ostream>
#include <string>
#include <string_view>

#include "options.hpp"

namespace passgenau::cli {

/// The whole file; `-` is standard input. Throws `Error` *file-unreadable*. A byte order mark is taken off.
std::string read_file(const std::string& path);

void drop_byte_order_mark(std::string& text);

/// Writes a file anew, `-` is standard output; the old one stays until the new one is whole. Throws `Error`
/// *file-unwritable*.
void write_file(const std::string& path, std::string_view text);

/// The same for what is written bit by bit. `write` may go back in the stream; it returns how many bytes
/// count, what stands behind them is cut off. Where it throws, the old file stays.
void write_file(const std::string& path, const std::function<std::uint64_t(std::ostream&)>& write);

/// Of these options, each a file that is written or a flag that writes to standard output (`json`), no two go to one target: both
/// in one file would be neither. Throws `WrongCall`.
void require_own_targets(const Options& options, std::initializer_list<const char*> names);

}  // namespace passgenau::cli
