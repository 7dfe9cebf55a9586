// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace passgenau::reading {

/// A fixed list of words and what each stands for, put in order when it is compiled and looked up by halving.
template <class Value, std::size_t N>
class Names {
 public:
  using Entry = std::pair<std::string_view, Value>;

  constexpr explicit Names(std::array<Entry, N> entries) : entries_{entries} {
    std::sort(entries_.begin(), entries_.end(),
              [](const Entry& a, const Entry& b) { return a.first < b.first; });
  }

  /// Null where the word is not in the list.
  constexpr const Value* find(std::string_view name) const {
    const auto found =
        std::lower_bound(entries_.begin(), entries_.end(), name,
                         [](const Entry& entry, std::string_view sought) { return entry.first < sought; });
    return found != entries_.end() && found->first == name ? &found->second : nullptr;
  }

 private:
  std::array<Entry, N> entries_;
};

}  // namespace passgenau::reading
