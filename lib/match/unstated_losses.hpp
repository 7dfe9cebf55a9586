// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "match/criteria.hpp"
#include "match/eight_words.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// The points that rows lose by what they do not state.
class UnstatedLosses {
 public:
  UnstatedLosses(const Snapshot& snapshot, const Question& question) {
    const auto lost = [&](Criterion criterion, std::int32_t share) {
      return question.worth(criterion) - earned(question.worth(criterion), share);
    };
    const auto add = [&](Unstated what, std::int32_t points) {
      const auto at = static_cast<std::size_t>(what);
      if (snapshot.unstated_by_all[at])
        of_every_row_ += points;
      else
        add_words(snapshot.unstated_words.of(at), points);
    };
    add(Unstated::child_age, lost(Criterion::child_age, judge_child_age(question, {}).share));
    add(Unstated::caregiver,
        lost(Criterion::caregiver, judge_caregiver(question, {}, {}, {}, question.all_children).share));
    add(Unstated::residence, lost(Criterion::residence, judge_residence(question, {}).share));
    add(Unstated::access, lost(Criterion::access, judge_access(question, {}).share));
    add(Unstated::capacity, lost(Criterion::capacity, points::unknown));
    add(Unstated::freshness, lost(Criterion::freshness, freshness_share(question, {})));
    add_words(snapshot.language_words.of(unstated_language),
              lost(Criterion::language, judge_language(question, {}).share));
  }

  /// What each of these rows loses at least. `Word`: of this block, or `EightWords` from it on.
  template <class Word>
  std::int32_t of_all(std::uint32_t block, const Word& rows) const {
    std::int32_t sum = of_every_row_;
    for (std::size_t i = 0; i < count_; ++i) {
      const Word others = rows & ~load<Word>(losses_[i].words + block);
      sum += if_so(!any(others), losses_[i].points);
    }
    return sum;
  }
  /// One row of a block.
  std::int32_t of(std::uint32_t block, unsigned bit) const {
    std::int32_t sum = of_every_row_;
    for (std::size_t i = 0; i < count_; ++i)
      sum += if_so((losses_[i].words[block] >> bit & 1) != 0, losses_[i].points);
    return sum;
  }

 private:
  struct Loss {
    const std::uint64_t* words;  ///< by block: rows that lose
    std::int32_t points;
  };

  /// Without a jump: what rows do not state cannot be foretold.
  static std::int32_t if_so(bool so, std::int32_t points) { return -static_cast<std::int32_t>(so) & points; }
  void add_words(const std::uint64_t* words, std::int32_t points) {
    if (words != nullptr && points > 0) losses_[count_++] = {words, points};
  }

  std::int32_t of_every_row_ = 0;
  std::array<Loss, UnstatedWords::size + 1> losses_ = {};
  std::size_t count_ = 0;
};

}  // namespace passgenau
