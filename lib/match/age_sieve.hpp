// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <vector>

#include "match/question.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// Which of 64 rows side by side may serve one of a family's children by age: a load or two for all of them.
class AgeSieve {
 public:
  AgeSieve(const Snapshot& snapshot, const Question& question) {
    if (question.children.empty()) return;
    AgeBandSet bands;
    for (const ChildStates& child : question.children)
      bands |= bands_of(child);
    asked_ = true;
    for (std::size_t band = 0; band < bands.size(); ++band)
      if (const std::uint64_t* words = bands[band] ? snapshot.age_words.of(band) : nullptr)
        bands_.push_back(words);
  }

  /// The others are certain to be unmet.
  std::uint64_t may_serve(std::uint32_t block) const {
    if (!asked_) return ~std::uint64_t{0};
    std::uint64_t rows = 0;
    for (const std::uint64_t* words : bands_)
      rows |= words[block];
    return rows;
  }

 private:
  bool asked_ = false;
  std::vector<const std::uint64_t*> bands_ = {};
};

}  // namespace passgenau
