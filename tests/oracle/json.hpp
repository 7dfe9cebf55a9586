// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

/// The oracle: a second program that judges offers, written from docs/formats.md and docs/matching.md. It shares nothing with the engine but
/// the table of point constants, and prefers the plain to the fast. Every function says what the document says.
namespace passgenau::oracle {

using Json = boost::json::value;
using Object = boost::json::object;
using Array = boost::json::array;

inline bool has(const Object& object, std::string_view name) { return object.contains(name); }

/// The member, or an empty one.
inline std::string text(const Object& object, std::string_view name) {
  const Json* value = object.if_contains(name);
  return value ? std::string{value->as_string()} : std::string{};
}

inline const Object& part(const Object& object, std::string_view name) {
  static const Object none;
  const Json* value = object.if_contains(name);
  return value ? value->as_object() : none;
}

inline const Array& list(const Object& object, std::string_view name) {
  static const Array none;
  const Json* value = object.if_contains(name);
  return value ? value->as_array() : none;
}

inline std::vector<std::string> texts(const Object& object, std::string_view name) {
  std::vector<std::string> out;
  for (const Json& value : list(object, name))
    out.emplace_back(value.as_string());
  return out;
}

inline bool flag(const Object& object, std::string_view name) {
  const Json* value = object.if_contains(name);
  return value && value->as_bool();
}

inline double number(const Object& object, std::string_view name) {
  return object.at(name).to_number<double>();
}

/// JSON text with plain decimal numbers (Boost prints 1E0 for 1.0).
std::string print(const Json& value);

/// The non-blank lines of JSON Lines, each parsed.
std::vector<Object> read_lines(std::string_view text);

}  // namespace passgenau::oracle
