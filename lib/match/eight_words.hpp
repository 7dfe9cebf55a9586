// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace passgenau {

/// The words of one property for eight blocks side by side, as if they were one: a cache line or two, and a few instructions for all of
/// them.
struct EightWords {
  static constexpr std::size_t size = 8;
  std::array<std::uint64_t, size> words;

  friend EightWords operator&(EightWords a, const EightWords& b) {
    for (std::size_t i = 0; i < size; ++i)
      a.words[i] &= b.words[i];
    return a;
  }
  friend EightWords operator|(EightWords a, const EightWords& b) {
    for (std::size_t i = 0; i < size; ++i)
      a.words[i] |= b.words[i];
    return a;
  }
  EightWords operator~() const {
    EightWords all = *this;
    for (std::uint64_t& word : all.words)
      word = ~word;
    return all;
  }
  EightWords& operator&=(const EightWords& other) { return *this = *this & other; }
  EightWords& operator|=(const EightWords& other) { return *this = *this | other; }
};

inline bool any(std::uint64_t word) { return word != 0; }
inline bool any(const EightWords& all) {
  std::uint64_t of_any = 0;
  for (const std::uint64_t word : all.words)
    of_any |= word;
  return of_any != 0;
}

/// The first one of these, or the first eight.
template <class Word>
Word load(const std::uint64_t* words) {
  Word loaded;
  std::memcpy(&loaded, words, sizeof loaded);
  return loaded;
}

}  // namespace passgenau
