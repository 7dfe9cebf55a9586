// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "planning/random.hpp"

namespace passgenau::oracle {

/// What the worlds draw from it.
class Random : public SplitMix64 {
 public:
  using SplitMix64::SplitMix64;

  /// Both ends included.
  long between(long low, long high) {
    return low + static_cast<long>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int percent) { return between(1, 100) <= percent; }
  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[static_cast<std::size_t>(between(0, static_cast<long>(from.size()) - 1))];
  }
  std::string pick(std::initializer_list<const char*> from) {
    return pick(std::vector<std::string>(from.begin(), from.end()));
  }
  long pick(std::initializer_list<int> from) { return pick(std::vector<long>(from.begin(), from.end())); }
  template <class T>
  void shuffle(std::vector<T>& items) {
    for (std::size_t i = items.size(); i > 1; --i)
      std::swap(items[i - 1], items[static_cast<std::size_t>(between(0, static_cast<long>(i) - 1))]);
  }
};

}  // namespace passgenau::oracle
