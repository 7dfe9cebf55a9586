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

/// One bit of 63 for a burden or a kind: a word of them for each offer says at a glance which needs it cannot address.
/// Two concepts may share a bit; then the exact judgement decides.
constexpr std::uint64_t need_bit(ConceptCodes::Code code, bool kind) {
  // Kinds are turned against burdens so that both spread over the word.
  return std::uint64_t{1} << ((code + (kind ? 37U : 0U)) % 63);
}

/// The bit of an offer that names no burden: open to every need.
inline constexpr std::uint64_t universal_bit = std::uint64_t{1} << 63;

/// What the bits of an offer can be worth to one need.
struct NeedMask {
  std::uint64_t same = 0;     ///< of the concept itself: all
  std::uint64_t related = 0;  ///< of what stands in line with it: `most_related`
  std::int64_t weight = 0;    ///< thousandths
  std::int32_t most_related = 0;
  std::int32_t otherwise = 0;  ///< what a relevant offer earns that does not name it
};

}  // namespace passgenau
