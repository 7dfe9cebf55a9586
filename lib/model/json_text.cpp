// SPDX-License-Identifier: GPL-2.0-or-later
// JSON values as text: numbers as short as they can be read back, members in their order, no blanks.
#include <charconv>
#include <cmath>

#include "model/hexadecimal.hpp"
#include "model/json.hpp"
#include "model/json_writer.hpp"

namespace passgenau {

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  for (std::size_t begin = 0;;) {
    const std::size_t end = begin + plain_bytes(text.substr(begin));
    out += text.substr(begin, end - begin);
    if (end == text.size()) break;
    switch (const char c = text[end]) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      default: out += "\\u00"; append_hexadecimal(out, static_cast<std::uint8_t>(c));
    }
    begin = end + 1;
  }
  out += '"';
}

void append_decimal(std::string& out, std::int64_t units, int decimals) {
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i)
    scale *= 10;
  if (units < 0) {
    out += '-';
    units = -units;
  }
  char buffer[24];
  out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, units / scale).ptr);
  std::int64_t rest = units % scale;
  if (rest == 0) return;
  for (; rest % 10 == 0; rest /= 10)
    --decimals;
  out += '.';
  char* const end = std::to_chars(buffer, buffer + sizeof buffer, rest).ptr;
  out.append(static_cast<std::size_t>(decimals - (end - buffer)), '0');
  out.append(buffer, end);
}

void append_json(std::string& out, const json::value& value) {
  char buffer[32];
  const auto number = [&](auto n) {
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, n);
    out.append(buffer, end.ptr);
  };
  switch (value.kind()) {
    case json::kind::null: out += "null"; break;
    case json::kind::bool_: out += value.get_bool() ? "true" : "false"; break;
    case json::kind::int64: number(value.get_int64()); break;
    case json::kind::uint64: number(value.get_uint64()); break;
    case json::kind::double_:
      number(value.get_double());
      // "-0" would be read back as the whole number 0.
      if (value.get_double() == 0 && std::signbit(value.get_double())) out += ".0";
      break;
    case json::kind::string: append_json_string(out, value.get_string()); break;
    case json::kind::array: {
      out += '[';
      bool first = true;
      for (const json::value& item : value.get_array()) {
        if (!first) out += ',';
        first = false;
        append_json(out, item);
      }
      out += ']';
      break;
    }
    case json::kind::object: {
      out += '{';
      bool first = true;
      for (const auto& member : value.get_object()) {
        if (!first) out += ',';
        first = false;
        append_json_string(out, member.key());
        out += ':';
        append_json(out, member.value());
      }
      out += '}';
      break;
    }
  }
}

std::string write_json(const json::value& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace passgenau
