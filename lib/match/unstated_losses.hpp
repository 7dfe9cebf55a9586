// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "match/criteria.hpp"
#include "match/eight_words.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// The points that rows lose by what they do not state, of one block or eight after the other. For one thread.
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

  /// `Word`: of this block, or `EightWords` from it on.
  template <class Word>
  void look_at(std::uint32_t block, const Word& rows) {
    of_all_ = of_every_row_;
    some_count_ = 0;
    for (std::size_t i = 0; i < count_; ++i) {
      const std::uint64_t* const words = losses_[i].words + block;
      const Word who = load<Word>(words) & rows;
      if (!any(rows & ~who))
        of_all_ += losses_[i].points;
      else if (any(who))
        some_[some_count_++] = {words, losses_[i].points};
    }
  }
  /// Each of the rows that were looked at loses so much.
  std::int32_t of_all() const { return of_all_; }
  /// One of them; `nth`: of the eight blocks.
  std::int32_t of(std::size_t nth, unsigned bit) const {
    std::int32_t sum = of_all_;
    for (std::size_t i = 0; i < some_count_; ++i)
      sum += -static_cast<std::int32_t>(some_[i].words[nth] >> bit & 1) & some_[i].points;
    return sum;
  }

 private:
  struct Loss {
    const std::uint64_t* words;  ///< by block: rows that lose
    std::int32_t points;
  };
  using Losses = std::array<Loss, UnstatedWords::size + 1>;

  void add_words(const std::uint64_t* words, std::int32_t points) {
    if (words != nullptr && points > 0) losses_[count_++] = {words, points};
  }

  std::int32_t of_every_row_ = 0;
  Losses losses_ = {};
  std::size_t count_ = 0;
  std::int32_t of_all_ = 0;
  Losses some_ = {};  ///< which some of the rows lose; words from their first block on
  std::size_t some_count_ = 0;
};

}  // namespace passgenau
