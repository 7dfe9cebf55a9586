// SPDX-License-Identifier: GPL-2.0-or-later
#include "json_slices.hpp"

#include <cstdint>

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

std::optional<std::uint32_t> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return {};
  std::uint32_t code = 0;
  for (const char c : text.substr(at, 4)) {
    const int digit = c >= '0' && c <= '9'   ? c - '0'
                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                             : -1;
    if (digit < 0) return {};
    code = code << 4 | static_cast<std::uint32_t>(digit);
  }
  return code;
}

void append_utf8(std::string& out, std::uint32_t code) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return add(code);
  if (code < 0x800) {
    add(0xC0 | code >> 6);
  } else {
    if (code < 0x10000) {
      add(0xE0 | code >> 12);
    } else {
      add(0xF0 | code >> 18);
      add(0x80 | (code >> 12 & 0x3F));
    }
    add(0x80 | (code >> 6 & 0x3F));
  }
  add(0x80 | (code & 0x3F));
}

/// The code point of `\uXXXX` or of a pair of them; `at` stands on the first hex digit and then behind the
/// last.
std::optional<std::uint32_t> escaped_code(std::string_view text, std::size_t& at) {
  const auto high = hex4(text, at);
  if (!high) return {};
  at += 4;
  if (*high < 0xD800 || *high > 0xDFFF) return high;
  if (*high > 0xDBFF || text.substr(at, 2) != "\\u") return {};
  const auto low = hex4(text, at + 2);
  if (!low || *low < 0xDC00 || *low > 0xDFFF) return {};
  at += 6;
  return 0x10000 + ((*high - 0xD800) << 10) + (*low - 0xDC00);
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

std::optional<std::vector<Member>> members(std::string_view text) {
  std::size_t at = skip_white(text, 0);
  if (at == text.size() || text[at] != '{') return {};
  std::vector<Member> out;
  at = skip_white(text, at + 1);
  if (at < text.size() && text[at] == '}')
    return skip_white(text, at + 1) == text.size() ? std::optional{out} : std::nullopt;
  for (;;) {
    if (at == text.size() || text[at] != '"') return {};
    const auto name_end = string_end(text, at);
    if (!name_end) return {};
    const auto name = string_value(text.substr(at, *name_end - at));
    at = skip_white(text, *name_end);
    if (!name || at == text.size() || text[at] != ':') return {};
    at = skip_white(text, at + 1);
    const auto end = value_end(text, at);
    if (!end) return {};
    out.push_back({.name = *name, .value = text.substr(at, *end - at)});
    at = skip_white(text, *end);
    if (at == text.size()) return {};
    if (text[at] == '}') return skip_white(text, at + 1) == text.size() ? std::optional{out} : std::nullopt;
    if (text[at] != ',') return {};
    at = skip_white(text, at + 1);
  }
}

std::optional<std::string> string_value(std::string_view json) {
  if (json.size() < 2 || json.front() != '"' || string_end(json, 0) != json.size()) return {};
  const std::string_view text = json.substr(1, json.size() - 2);
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i++];
    if (static_cast<unsigned char>(c) < 0x20) return {};
    if (c != '\\') {
      out += c;
      continue;
    }
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    if (i == text.size()) return {};
    const char escape = text[i++];
    if (escape == 'u') {
      const auto code = escaped_code(text, i);
      if (!code) return {};
      append_utf8(out, *code);
    } else {
      const auto which = letters.find(escape);
      if (which == std::string_view::npos) return {};
      out += meanings[which];
    }
  }
  return out;
}

bool is_number(std::string_view json) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t from = at;
    while (at < json.size() && json[at] >= '0' && json[at] <= '9')
      ++at;
    return at - from;
  };
  const auto one_of = [&](std::string_view characters) {
    const bool found = at < json.size() && characters.find(json[at]) != std::string_view::npos;
    at += found ? 1 : 0;
    return found;
  };
  one_of("-");
  const bool zero = at < json.size() && json[at] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (one_of(".") && digits() == 0) return false;
  if (one_of("eE")) {
    one_of("+-");
    if (digits() == 0) return false;
  }
  return at == json.size();
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view digits = "0123456789abcdef";
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4];
      out += digits[static_cast<unsigned char>(c) & 15];
    } else {
      out += c;
    }
  }
  return out + '"';
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
