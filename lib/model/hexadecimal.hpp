// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <string>

namespace passgenau {

/// Two digits, small letters.
inline void append_hexadecimal(std::string& out, std::uint8_t byte) {
  constexpr char digits[] = "0123456789abcdef";
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

/// All 16 digits, the highest first.
inline std::string hexadecimal(std::uint64_t number) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8)
    append_hexadecimal(out, static_cast<std::uint8_t>(number >> shift & 0xFF));
  return out;
}

}  // namespace passgenau
