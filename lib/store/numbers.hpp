// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace passgenau {

/// Decimal metadata; anything else is 0.
inline std::uint64_t parse_number(std::string_view text) noexcept {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc{} && read.ptr == text.data() + text.size() ? number : 0;
}

/// Eight bytes, the least significant first.
inline void append_little_endian(std::string& out, std::uint64_t number) {
  for (int i = 0; i < 8; ++i, number >>= 8)
    out += static_cast<char>(number & 0xFF);
}
/// Eight bytes as they stand there, in one load where the machine allows: every record is summed up when it is read.
inline std::uint64_t little_endian_word(const char* bytes) noexcept {
  std::uint64_t number = 0;
  if constexpr (std::endian::native == std::endian::little)
    std::memcpy(&number, bytes, sizeof number);
  else
    for (int i = 8; i-- > 0;)
      number = number << 8 | static_cast<unsigned char>(bytes[i]);
  return number;
}
/// Of at most eight bytes.
inline std::uint64_t little_endian(std::string_view bytes) noexcept {
  std::uint64_t number = 0;
  for (std::size_t i = bytes.size(); i > 0; --i)
    number = number << 8 | static_cast<unsigned char>(bytes[i - 1]);
  return number;
}

}  // namespace passgenau
