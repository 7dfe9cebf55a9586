// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "exchange/hsds_json.hpp"
#include "place/csv.hpp"

namespace passgenau {

bool is_list_of_page(std::string_view name) { return name == "contents" || name == "content"; }

bool looks_indented(std::string_view begin) {
  const std::string_view text = trimmed(without_bom(begin));
  const std::size_t end = text.find('\n');
  if (text.empty() || text.front() != '{' || end == std::string_view::npos) return false;
  return trimmed(text.substr(0, end)).back() != '}';
}

bool looks_like_hsds(std::string_view begin) {
  std::string_view text = trimmed(without_bom(begin));
  if (text.empty()) return false;
  if (text.front() == '[') text = trimmed(text.substr(1));
  if (text.empty() || text.front() != '{') return false;
  std::size_t depth = 0;
  bool name_follows = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      std::size_t end = at + 1;
      while (end < text.size() && text[end] != '"')
        end += text[end] == '\\' ? 2U : 1U;
      const std::string_view name = text.substr(at + 1, std::min(end, text.size()) - at - 1);
      at = end;
      if (!name_follows) continue;
      name_follows = false;
      if (name == "title") return false;
      if (name == "name" || is_list_of_page(name)) return true;
    } else if (c == '{' || c == '[') {
      name_follows = ++depth == 1;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return false;
    } else if (c == ',') {
      name_follows = depth == 1;
    }
  }
  return false;
}

}  // namespace passgenau
