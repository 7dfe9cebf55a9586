// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "match/large_pages.hpp"

namespace passgenau {

/// For each block of 64 rows side by side a word for each of some properties, whose bits are the rows that have it. The words of one
/// property lie side by side: a question reads a few properties of many blocks. Properties that no row has take no memory.
template <std::size_t properties>
class BlockWords {
 public:
  static constexpr std::size_t size = properties;
  using Properties = std::bitset<properties>;

  BlockWords() { line_.fill(unused); }
  /// `used`: properties that some row has.
  BlockWords(std::size_t blocks, const Properties& used) : stride_{(blocks + 7) / 8 * 8 | 8} {
    static_assert(properties < unused);
    reserve_in_large_pages(words_, stride_ * used.count());
    words_.resize(stride_ * used.count());
    line_.fill(unused);
    std::uint8_t next = 0;
    for (std::size_t property = 0; property < properties; ++property)
      if (used[property]) line_[property] = next++;
  }

  /// By block; null where no row has it. Valid as long as these are.
  const std::uint64_t* of(std::size_t property) const {
    return line_[property] == unused ? nullptr : words_.data() + line_[property] * stride_;
  }
  /// Only of one that is used.
  void put(std::size_t property, std::size_t block, std::uint64_t rows) {
    words_[line_[property] * stride_ + block] = rows;
  }

 private:
  static constexpr std::uint8_t unused = 255;

  /// An odd number of cache lines: the words of one block lie in different sets of the cache.
  std::size_t stride_ = 8;
  std::array<std::uint8_t, properties> line_ = {};
  std::vector<std::uint64_t> words_ = {};
};

}  // namespace passgenau
