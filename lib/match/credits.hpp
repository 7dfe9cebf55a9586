// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
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
  /// For so many codes.
  void reserve(std::size_t codes) { begin_.reserve(codes + 1); }
  /// Lists must come in the order of the codes.
  void add(ConceptCodes::Code code, Credit credit) {
    begin_until(code);
    credits_.push_back(credit);
  }
  /// To be called once all credits are there.
  void finish(std::size_t codes) { begin_until(codes); }
  std::span<const Credit> of(ConceptCodes::Code code) const {
    return {credits_.data() + begin_[code], credits_.data() + begin_[code + std::size_t{1}]};
  }

 private:
  void begin_until(std::size_t code) {
    while (begin_.size() <= code)
      begin_.push_back(static_cast<std::uint32_t>(credits_.size()));
  }

  std::vector<std::uint32_t> begin_ = {};
  std::vector<Credit> credits_ = {};
};

}  // namespace passgenau
