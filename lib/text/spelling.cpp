// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/spelling.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <vector>

#include "text/fold.hpp"

namespace passgenau {

std::u32string code_points(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();)
    letters += next_code_point(text, at);
  return letters;
}

std::uint64_t letter_pairs(const std::u32string& word) {
  std::uint64_t bits = 0;
  char32_t before = 0;
  const auto add = [&](char32_t letter) {
    const std::uint64_t pair = (std::uint64_t{before} << 21 | letter) * 0x9E3779B97F4A7C15ULL;
    bits |= std::uint64_t{1} << (pair >> 58);
    before = letter;
  };
  for (const char32_t letter : word)
    add(letter);
  add(0);
  return bits;
}

int changes_between(const std::u32string& a, const std::u32string& b, int most) {
  const auto rows = static_cast<int>(a.size());
  const auto columns = static_cast<int>(b.size());
  if (std::abs(rows - columns) > most) return most + 1;
  const auto width = static_cast<std::size_t>(columns) + 1;
  std::array<std::vector<int>, 3> lines;
  for (std::vector<int>& line : lines)
    line.resize(width);
  for (int j = 0; j <= columns; ++j)
    lines[0][static_cast<std::size_t>(j)] = j;
  for (int i = 1; i <= rows; ++i) {
    const std::vector<int>& above = lines[static_cast<std::size_t>((i - 1) % 3)];
    const std::vector<int>& higher = lines[static_cast<std::size_t>((i + 1) % 3)];
    std::vector<int>& line = lines[static_cast<std::size_t>(i % 3)];
    line[0] = i;
    int least = i;
    for (int j = 1; j <= columns; ++j) {
      const auto at = static_cast<std::size_t>(j);
      const auto row = static_cast<std::size_t>(i);
      const bool same = a[row - 1] == b[at - 1];
      int best = std::min({above[at] + 1, line[at - 1] + 1, above[at - 1] + (same ? 0 : 1)});
      if (i > 1 && j > 1 && a[row - 1] == b[at - 2] && a[row - 2] == b[at - 1])
        best = std::min(best, higher[at - 2] + 1);
      line[at] = best;
      least = std::min(least, best);
    }
    if (least > most) return most + 1;
  }
  return lines[static_cast<std::size_t>(rows % 3)][static_cast<std::size_t>(columns)];
}

}  // namespace passgenau
