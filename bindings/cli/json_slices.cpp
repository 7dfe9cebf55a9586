// SPDX-License-Identifier: GPL-2.0-or-later
#include "json_slices.hpp"

namespace passgenau::cli {
namespace {

constexpr std::string_view white = " \t\r\n";

std::size_t skip_white(std::string_view text, std::size_t at) {
  const auto next = text.find_first_not_of(white, at);
  return next == std::string_view::npos ? text.size() : next;
}

/// Behind the closing quote of the string that begins at `at`.
std::optional<std::size_t> string_end(std::string_view text, std::size_t at) {
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      return i + 1;
  }
  return {};
}

}  // namespace

std::optional<std::size_t> value_end(std::string_view text, std::size_t from) {
  std::size_t at = skip_white(text, from);
  if (at == text.size()) return {};
  if (text[at] == '"') return string_end(text, at);
  if (text[at] != '{' && text[at] != '[') {
    const auto end = text.find_first_of(" \t\r\n,:]}\"{[", at);
    if (end == at) return {};
    return end == std::string_view::npos ? text.size() : end;
  }
  std::string open;
  while (at < text.size()) {
    const char c = text[at];
    if (c == '"') {
      const auto end = string_end(text, at);
      if (!end) return {};
      at = *end;
      continue;
    }
    if (c == '{' || c == '[') open += c == '{' ? '}' : ']';
    if (c == '}' || c == ']') {
      if (open.back() != c) return {};
      open.pop_back();
      if (open.empty()) return at + 1;
    }
    ++at;
  }
  return {};
}

std::string indented(std::string_view json) {
  std::string out;
  std::size_t level = 0;
  const auto line = [&] { out += '\n' + std::string(2 * level, ' '); };
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    const char next = i + 1 < json.size() ? json[i + 1] : ' ';
    if (c == '"') {
      const std::size_t end = string_end(json, i).value_or(json.size());
      out += json.substr(i, end - i);
      i = end - 1;
    } else if ((c == '{' && next == '}') || (c == '[' && next == ']')) {
      out += c;
      out += next;
      ++i;
    } else if (c == '{' || c == '[') {
      out += c;
      ++level;
      line();
    } else if (c == '}' || c == ']') {
      level -= level > 0 ? 1 : 0;
      line();
      out += c;
    } else {
      out += c;
      if (c == ',') line();
      if (c == ':') out += ' ';
    }
  }
  return out;
}

}  // namespace passgenau::cli
