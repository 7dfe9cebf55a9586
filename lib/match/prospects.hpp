// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "match/candidates.hpp"
#include "match/need_sieve.hpp"
#include "match/point_steps.hpp"
#include "match/prospect_bound.hpp"
#include "match/question.hpp"
#include "match/row_sieve.hpp"
#include "match/sifted_blocks.hpp"
#include "match/sifted_list.hpp"
#include "match/snapshot.hpp"
#include "match/unstated_losses.hpp"

namespace passgenau {

/// A row that may be eligible, and the most it can earn in all.
struct Prospect {
  std::int32_t most = 0;
  std::uint32_t row = 0;
};

/// The candidates of a question that no condition excludes which many offers share, ages and languages first of all; those that may
/// earn most first, as far as that is known. What each can earn at most is asked in steps – of a stretch, of its rows by what they
/// name, of the row line by line – and no further than it may be enough: most stretches that are far off are never looked at, most rows
/// only by their bits, and most of those that are looked at are never judged.
class Prospects {
 public:
  Prospects(const Snapshot& snapshot, const Question& question);
  /// The next one that can earn `least`, which is 0 or more and must not fall from call to call; null at the end. Valid until the next
  /// call.
  const Prospect* next(std::int32_t least);

 private:
  /// A row that is named and not yet looked at.
  struct Named {
    std::uint32_t row;
    std::int32_t most;
    std::int32_t most_of_place;  ///< of its stretch
    std::int32_t lost;           ///< of `most` already, by what it does not state
  };

  void order_stretches();
  /// Those that may serve by age and language; `Word`: as of `RowSieve`.
  template <class Word>
  Word may_serve(std::uint32_t block) const {
    return ages_.may_serve<Word>(block) & languages_.may_serve<Word>(block);
  }
  /// Rows that can earn `least`: until the best are found only the most promising ones, then all that are left. False where none is.
  bool name_more(std::int32_t least);
  /// Those that can earn `from`, but not so much as `before`, as far as their bits tell.
  void sift(const Stretch& stretch, std::int32_t from, std::int32_t before);
  /// Those of them that can indeed.
  void name_sifted();
  /// Of offers open to every need that name nothing of the family's; false where that was done.
  bool name_general(std::int32_t least);
  /// The `enough_` most promising ones that are named earn so much, or a little less.
  std::int32_t most_of_enough();
  /// The most promising of those that are named.
  void take_best(std::int32_t least);
  /// Of those that were taken, which can earn `least`.
  void find(std::int32_t least);
  /// These rows again, as far as they can; what each step reads is called for in the step before.
  std::span<Named> weigh(std::span<Named> rows, std::int32_t least);

  const Snapshot& snapshot_;
  const Question& question_;
  Stretches stretches_;
  NeedSieve needs_;
  RowSieve ages_;
  RowSieve languages_;
  std::int32_t most_of_needs_;  ///< points, of any row
  UnstatedLosses losses_;
  ProspectBound bound_;
  SiftedBlocks sifted_;
  bool general_help_is_left_;  ///< offers that name no burden come last
  std::vector<std::uint32_t> order_ =
      {};  ///< of the stretches; those where place may earn most first, nearly sorted
  std::vector<std::int32_t> named_down_to_ = {};  ///< of each, in this order: who can earn so much is named
  bool stretches_are_left_ = true;                ///< in which that is more than is asked
  std::size_t part_;                              ///< so many rows are named next, or a few more
  std::size_t enough_;                            ///< so many rows are looked at next
  std::size_t counted_for_ = 0;                   ///< up to so many `steps_` tells how promising they are

  SiftedList<Named> named_ = {};
  SiftedList<Named> taken_ = {};      ///< of these, those that are looked at now
  PointSteps steps_;                  ///< of what is named; then, of what is found, where each step ends
  std::vector<Prospect> found_ = {};  ///< by these steps
  std::size_t next_found_ = 0;
};

}  // namespace passgenau
