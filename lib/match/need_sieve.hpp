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
  NeedSieve(const Snapshot& snapshot, const Question& question) : snapshot_{snapshot}, question_{question} {
    found_.reserve(question.need_masks.size());
    for (const NeedMask& mask : question.need_masks) {
      found_.push_back({.of_same = mask.weight * points::needs::same,
                        .of_related = mask.weight * mask.most_related,
                        .of_none = mask.weight * mask.otherwise});
      most_of_related_ += std::max(found_.back().of_related, found_.back().of_none);
    }
  }

  void look_at(std::uint32_t block) {
    const NeedWords& words = snapshot_.need_words;
    named_ = found_.empty() ? ~std::uint64_t{0} : 0;
    same_ = named_;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const NeedMask& mask = question_.need_masks[i];
      Found& found = found_[i];
      found.same = words.of(mask.same, block);
      found.related = 0;
      for (const std::uint8_t word : mask.related)
        found.related |= words.of(word, block);
      named_ |= found.same | found.related;
      same_ |= found.same;
    }
    universal_ = words.of(universal_word, block);
  }

  /// Rows, by bit, that name something the family needs; all where it needs nothing.
  std::uint64_t named() const { return named_; }
  /// Those that are not certain to earn less: the others need not be looked at one by one.
  std::uint64_t may_earn(std::int64_t least_sum) const {
    return most_of_related_ < least_sum ? same_ : ~std::uint64_t{0};
  }
  /// Those that name no burden at all: open to every need.
  std::uint64_t universal() const { return universal_; }
  std::uint64_t relevant() const { return named_ | universal_; }

  /// Of the row with this bit: shares × weights cannot be more.
  std::int64_t most_sum(unsigned bit) const {
    std::int64_t sum = 0;
    for (const Found& found : found_)
      sum += (found.same >> bit & 1) != 0      ? found.of_same
             : (found.related >> bit & 1) != 0 ? found.of_related
                                               : found.of_none;
    return sum;
  }
  /// The same of a row that names nothing the family needs.
  std::int64_t most_of_general() const {
    std::int64_t sum = 0;
    for (const Found& found : found_)
      sum += found.of_none;
    return sum;
  }
  /// What such a sum earns. At most one more than `points_of_needs` says: asked of every candidate, it does without the
  /// division.
  std::int32_t points_of(std::int64_t sum) const {
    return std::min(question_.worth(Criterion::needs),
                    static_cast<std::int32_t>(static_cast<double>(sum) * question_.points_of_unit) + 1);
  }
  /// No sum below it earns so many points, of those that needs can earn at all.
  std::int64_t least_sum(std::int32_t points) const {
    if (points <= 1 || found_.empty()) return 0;
    // One less for what the division loses.
    return static_cast<std::int64_t>((points - 1) / question_.points_of_unit) - 1;
  }

 private:
  /// Of one need: rows that name it, or something in line with it, and what each earns.
  struct Found {
    std::uint64_t same = 0;
    std::uint64_t related = 0;
    std::int64_t of_same = 0;
    std::int64_t of_related = 0;
    std::int64_t of_none = 0;
  };

  const Snapshot& snapshot_;
  const Question& question_;
  std::vector<Found> found_ = {};     ///< by need
  std::int64_t most_of_related_ = 0;  ///< of an offer that names no need by its own concept
  std::uint64_t named_ = 0;
  std::uint64_t same_ = 0;
  std::uint64_t universal_ = 0;
};

}  // namespace passgenau
