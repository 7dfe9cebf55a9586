// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passgenau/vocabulary.hpp"

namespace passgenau {

/// Short codes for the concepts of one type, and how they stand in the tree, as one table: a query asks it
/// thousands of times.
class ConceptCodes {
 public:
  using Code = std::uint16_t;
  static constexpr int apart = -1;
  static constexpr std::size_t most_strangers = 4096;

  ConceptCodes() = default;
  ConceptCodes(const Vocabulary& vocabulary, ConceptType type);

  /// The code of an id. One that the vocabulary does not know gets a code of its own, related to nothing; after
  /// `most_strangers` of them all others share one without a name: a messy import must not run out of codes.
  Code intern(std::string_view id);
  /// Do further strangers share a code?
  bool full() const { return ids_.size() >= known_ + most_strangers; }
  bool has_name(Code code) const { return !ids_[code].empty(); }
  /// −1 where the id has no code.
  int find(std::string_view id) const;
  std::string_view id(Code code) const { return ids_[code]; }
  std::size_t size() const { return ids_.size(); }
  /// Steps up from `narrower` to `broader`: 0 the same, `apart` where it does not lead there.
  int steps(Code broader, Code narrower) const {
    if (broader == narrower) return 0;
    return broader < known_ && narrower < known_ ? steps_[std::size_t{broader} * known_ + narrower] : apart;
  }
  /// How far two concepts stand apart along the tree; positive when `offer` is the broader one, negative when
  /// it is the narrower one. False where neither leads to the other.
  bool related(Code offer, Code need, int& distance) const;
  /// Calls `use` with every code that is related to it, as of an offer, and the distance; in ascending order.
  template <class Use>
  void for_each_related(Code need, const Use& use) const {
    if (need >= ids_.size()) return;
    if (need >= known_) return use(need, 0);
    for (std::size_t i = kin_begin_[need]; i < kin_begin_[need + std::size_t{1}]; ++i)
      use(kin_[i].offer, kin_[i].distance);
  }

 private:
  struct Kin {
    Code offer = 0;
    std::int8_t distance = 0;
  };

  /// Finds a view without making a string of it.
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view id) const { return std::hash<std::string_view>{}(id); }
  };

  std::vector<std::string> ids_ = {};
  std::unordered_map<std::string, Code, Hash, std::equal_to<>> codes_ = {};
  std::size_t known_ = 0;  ///< codes below are concepts of the vocabulary
  std::vector<std::int8_t> steps_ = {};
  std::vector<Kin> kin_ = {};                ///< of one known code after the other
  std::vector<std::uint32_t> kin_begin_{0};  ///< in `kin_`
};

}  // namespace passgenau
