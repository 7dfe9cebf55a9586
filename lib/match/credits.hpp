// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

#include "match/concepts.hpp"

namespace passgenau {

/// A need that naming a certain concept addresses, and what that is worth.
struct Credit {
  std::uint16_t need = 0;  ///< in `Question::needs`
  std::int16_t share = 0;
};

/// The credits of every concept code, one list behind the other.
class CreditTable {
 public:
  /// A credit of naming this concept.
  struct Entry {
    ConceptCodes::Code code = 0;
    Credit credit = {};
  };

  CreditTable() = default;
  /// For so many codes. Those of one code stay in their order.
  CreditTable(std::size_t codes, std::span<const Entry> entries)
      : begin_(codes + 1), credits_(entries.size()) {
    for (const Entry& entry : entries)
      ++begin_[entry.code];
    std::exclusive_scan(begin_.begin(), begin_.end(), begin_.begin(), std::uint32_t{0});
    for (const Entry& entry : entries)
      credits_[begin_[entry.code]++] = entry.credit;
    // Each begins where the one before it ends.
    std::copy_backward(begin_.begin(), begin_.end() - 1, begin_.end());
    begin_.front() = 0;
  }
  std::span<const Credit> of(ConceptCodes::Code code) const {
    return {credits_.data() + begin_[code], credits_.data() + begin_[code + std::size_t{1}]};
  }
  bool has(ConceptCodes::Code code) const { return begin_[code] != begin_[code + std::size_t{1}]; }

 private:
  std::vector<std::uint32_t> begin_ = {};
  std::vector<Credit> credits_ = {};
};

}  // namespace passgenau
