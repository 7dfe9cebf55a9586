// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/json.hpp"

#include <charconv>

namespace passgenau::oracle {
namespace {

std::string print_number(double number) {
  char buffer[64];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, number, std::chars_format::fixed).ptr;
  return {buffer, end};
}

}  // namespace

std::string print(const Json& value) {
  std::string out;
  if (value.is_object()) {
    for (const auto& member : value.get_object())
      out += (out.empty() ? "{" : ", ") + boost::json::serialize(Json(member.key())) + ": " +
             print(member.value());
    return out.empty() ? "{}" : out + "}";
  }
  if (value.is_array()) {
    for (const Json& item : value.get_array())
      out += (out.empty() ? "[" : ", ") + print(item);
    return out.empty() ? "[]" : out + "]";
  }
  return value.is_double() ? print_number(value.get_double()) : boost::json::serialize(value);
}

std::vector<Object> read_lines(std::string_view text) {
  std::vector<Object> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    if (line.find_first_not_of(" \t\r") != line.npos)
      out.push_back(boost::json::parse(boost::json::string_view{line.data(), line.size()}).as_object());
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return out;
}

}  // namespace passgenau::oracle
