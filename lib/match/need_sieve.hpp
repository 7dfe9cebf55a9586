// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "match/question.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// Calls `use` with the place of every bit that is set, lowest first.
template <class Use>
void for_each_bit(std::uint64_t word, const Use& use) {
  for (; word != 0; word &= word - 1)
    use(static_cast<unsigned>(std::countr_zero(word)));
}

/// What 64 rows side by side name of what a family needs, and the most they earn by it: some loads a need for all of them.
class NeedSieve {
 public:
  NeedSieve(const Snapshot& snapshot, const Question& question)
      : snapshot_{snapshot}, question_{question}, found_(question.need_masks.size()) {}

  void look_at(std::uint32_t block) {
    const NeedWords& words = snapshot_.need_words[block];
    named_ = found_.empty() ? ~std::uint64_t{0} : 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const NeedMask& mask = question_.need_masks[i];
      Words found{.same = words[mask.same]};
      for (const std::uint8_t word : mask.related)
        found.related |= words[word];
      named_ |= found.same | found.related;
      found_[i] = found;
    }
    universal_ = words[universal_word];
  }

  /// Rows, by bit, that name something the family needs; all where it needs nothing.
  std::uint64_t named() const { return named_; }
  /// Those that name no burden at all: open to every need.
  std::uint64_t universal() const { return universal_; }
  std::uint64_t relevant() const { return named_ | universal_; }

  /// The row with this bit cannot earn more for needs. At most one more than `points_of_needs` says: asked of every
  /// candidate, it does without the division.
  std::int32_t most_points(unsigned bit) const {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const NeedMask& mask = question_.need_masks[i];
      sum += mask.weight * ((found_[i].same >> bit & 1) != 0      ? points::needs::same
                            : (found_[i].related >> bit & 1) != 0 ? mask.most_related
                                                                  : mask.otherwise);
    }
    return rounded(sum);
  }
  /// The same of a row that names nothing the family needs.
  std::int32_t most_of_general() const {
    std::int64_t sum = 0;
    for (const NeedMask& mask : question_.need_masks)
      sum += mask.weight * mask.otherwise;
    return rounded(sum);
  }

 private:
  struct Words {
    std::uint64_t same = 0;
    std::uint64_t related = 0;
  };

  std::int32_t rounded(std::int64_t sum) const {
    return std::min(question_.worth(Criterion::needs),
                    static_cast<std::int32_t>(static_cast<double>(sum) * question_.points_of_unit) + 1);
  }

  const Snapshot& snapshot_;
  const Question& question_;
  std::vector<Words> found_;  ///< by need
  std::uint64_t named_ = 0;
  std::uint64_t universal_ = 0;
};

}  // namespace passgenau
