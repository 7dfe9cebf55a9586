// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/json_pointer.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace passgenau {

namespace {

std::optional<std::string> unescaped(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    if (token[i] != '~') {
      text += token[i];
      continue;
    }
    if (++i == token.size() || (token[i] != '0' && token[i] != '1')) return {};
    text += token[i] == '0' ? '~' : '/';
  }
  return text;
}

}  // namespace

std::optional<JsonPointer> parse_pointer(std::string_view text) {
  JsonPointer pointer{.text = std::string{text}};
  while (!text.empty()) {
    if (text.front() != '/') return {};
    text.remove_prefix(1);
    const std::size_t end = std::min(text.find('/'), text.size());
    std::optional<std::string> token = unescaped(text.substr(0, end));
    if (!token) return {};
    pointer.tokens.push_back(*std::move(token));
    text.remove_prefix(end);
  }
  return pointer;
}

std::optional<std::size_t> array_index(std::string_view token) {
  if (token.empty() || token.size() > 4 || (token.size() > 1 && token[0] == '0')) return {};
  std::size_t index = 0;
  for (const char c : token) {
    if (c < '0' || c > '9') return {};
    index = index * 10 + static_cast<std::size_t>(c - '0');
  }
  return index;
}

const json::value* value_at(const json::value& document, const JsonPointer& pointer) {
  const json::value* value = &document;
  for (const std::string& token : pointer.tokens) {
    if (value->is_object()) {
      value = value->get_object().if_contains(token);
    } else if (value->is_array()) {
      const auto index = array_index(token);
      value = index ? value->get_array().if_contains(*index) : nullptr;
    } else {
      value = nullptr;
    }
    if (value == nullptr) return nullptr;
  }
  return value;
}

bool is_at_or_below(std::string_view pointer, std::string_view above) {
  return pointer.substr(0, above.size()) == above &&
         (pointer.size() == above.size() || pointer[above.size()] == '/');
}

}  // namespace passgenau
