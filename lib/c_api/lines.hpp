// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string_view>

namespace passgenau::c_api {

/// Calls `use(line, number)` for every line that is not blank, without its end; the first is number 1. A byte order mark at
/// the beginning is passed over.
template <class Use>
void for_each_line(std::string_view text, Use&& use) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.substr(0, byte_order_mark.size()) == byte_order_mark) text.remove_prefix(byte_order_mark.size());
  for (std::uint64_t number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.find_first_not_of(" \t\r") != std::string_view::npos) use(line, number);
  }
}

}  // namespace passgenau::c_api
