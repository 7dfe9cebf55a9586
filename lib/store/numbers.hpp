// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <charconv>
#include <cstdint>
#include <string_view>

namespace passgenau {

/// Decimal metadata; anything else is 0.
inline std::uint64_t parse_number(std::string_view text) noexcept {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : 0;
}

}  // namespace passgenau
