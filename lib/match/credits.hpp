// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
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
  CreditTable(std::size_t codes, std::span<const Entry> entries) : lists_(codes), credits_(entries.size()) {
    for (const Entry& entry : entries)
      ++lists_[entry.code].count;
    std::uint32_t begin = 0;
    for (List& list : lists_) {
      list.begin = begin;
      begin += list.count;
      list.count = 0;
    }
    for (const Entry& entry : entries) {
      List& list = lists_[entry.code];
      credits_[list.begin + list.count++] = entry.credit;
    }
  }
  std::span<const Credit> of(ConceptCodes::Code code) const {
    return {credits_.data() + lists_[code].begin, lists_[code].count};
  }
  /// 1 where it has any, 0 where none: for sums.
  std::int32_t has(ConceptCodes::Code code) const {
    return static_cast<std::int32_t>(lists_[code].count > 0);
  }

 private:
  struct List {
    std::uint32_t begin = 0;  ///< in `credits_`
    std::uint32_t count = 0;
  };

  std::vector<List> lists_ = {};  ///< by code
  std::vector<Credit> credits_ = {};
};

}  // namespace passgenau
