// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/json_writer.hpp"

#include "model/json.hpp"

namespace passgenau {

std::size_t plain_bytes(std::string_view text) {
  // Eight bytes at once (Anderson, "Bit Twiddling Hacks": hasless and hasvalue), since nearly none needs an escape.
  constexpr std::uint64_t each = 0x0101010101010101;
  constexpr std::uint64_t high = 0x80 * each;
  std::size_t at = 0;
  for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t quotes = eight ^ ('"' * each);
    const std::uint64_t slashes = eight ^ ('\\' * each);
    const std::uint64_t escaped =
        ((eight - 0x20 * each) & ~eight) | ((quotes - each) & ~quotes) | ((slashes - each) & ~slashes);
    if ((escaped & high) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x20 && text[at] != '"' &&
         text[at] != '\\')
    ++at;
  return at;
}

void JsonWriter::grow(std::size_t bytes) {
  const auto written = static_cast<std::size_t>(at_ - text_.data());
  text_.resize(2 * text_.size() + bytes);
  at_ = text_.data() + written;
  end_ = text_.data() + text_.size();
}

void JsonWriter::text(std::string_view value) {
  if (plain_bytes(value) == value.size()) return word(value);
  std::string escaped;
  append_json_string(escaped, value);
  json(escaped);
}

void JsonWriter::json(std::string_view value) {
  std::memcpy(room(value.size()), value.data(), value.size());
  at_ += value.size();
  put(",");
}

void JsonWriter::fraction(std::int64_t rest, int digits) {
  for (; rest % 10 == 0; rest /= 10)
    --digits;
  char* const point = room(static_cast<std::size_t>(digits) + 1) - 1;
  *point = '.';
  at_ = point + digits + 1;
  *at_++ = ',';
  for (int i = digits; i > 0; --i, rest /= 10)
    point[i] = static_cast<char>('0' + rest % 10);
}

}  // namespace passgenau
