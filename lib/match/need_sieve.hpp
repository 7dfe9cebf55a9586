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

/// What 64 rows side by side name of what a family needs, and the most they earn by it: some loads a need for all of them. For one
/// thread.
class NeedSieve {
 public:
  NeedSieve(const Snapshot& snapshot, const Question& question)
      : universal_{snapshot.need_words.of(universal_word)},
        units_a_point_{question.points_of_unit > 0 ? 1 / question.points_of_unit : 0} {
    found_.reserve(question.need_masks.size());
    for (const NeedMask& mask : question.need_masks) {
      const std::int64_t of_none = mask.weight * mask.otherwise;
      Found found{.same_words = snapshot.need_words.of(mask.same),
                  .more_of_same = mask.weight * points::needs::same - of_none,
                  .more_of_related = mask.weight * mask.most_related - of_none};
      for (const std::uint8_t word : mask.related)
        if (const std::uint64_t* words = snapshot.need_words.of(word)) related_words_.push_back(words);
      found.related_end = related_words_.size();
      found.most = std::max({found.more_of_same, found.more_of_related, std::int64_t{0}});
      of_none_ += of_none;
      most_ += found.most;
      found_.push_back(found);
    }
  }

  /// Rows of the block, by bit, that name something the family needs; all where it needs nothing.
  std::uint64_t named(std::uint32_t block) {
    look_at(block);
    return named();
  }
  /// Those that name no burden at all: open to every need.
  std::uint64_t universal(std::uint32_t block) const { return universal_ ? universal_[block] : 0; }

  /// Calls `use` with the bit of each of these rows of a block that names something the family needs, and the most that shares × weights
  /// of it can be; rows that cannot come to `least` are left out, most of them all at once.
  template <class Use>
  void for_each_named(std::uint32_t block, std::uint64_t rows, std::int64_t least, const Use& use) {
    look_at(block);
    const Found* const begin = found_.data();
    const Found* const end = begin + found_.size();
    for_each_bit(without_who_misses_too_much(rows & named(), of_none_ + most_ - least),
                 [&, of_none = of_none_](unsigned bit) {
                   std::int64_t sum = of_none;
                   // A mask for each: whether a row names a need cannot be foretold.
                   for (const Found* found = begin; found != end; ++found)
                     sum += (-static_cast<std::int64_t>(found->same >> bit & 1) & found->more_of_same) +
                            (-static_cast<std::int64_t>(found->related >> bit & 1) & found->more_of_related);
                   if (sum >= least) use(bit, sum);
                 });
  }
  /// The most that they can be of a row that names nothing the family needs.
  std::int64_t most_of_general() const { return of_none_; }
  /// No sum below it earns so many points, of those that needs can earn at all.
  std::int64_t least_sum(std::int32_t points) const {
    if (points <= 1) return 0;
    // One point and one less for what the divisions lose.
    return static_cast<std::int64_t>((points - 1) * units_a_point_) - 1;
  }

 private:
  /// Of one need: rows that name it, or something in line with it, and what each earns more than one that does not.
  struct Found {
    const std::uint64_t* same_words = nullptr;  ///< by block; null where no row names it
    std::size_t related_end = 0;                ///< in `related_words_`
    std::uint64_t same = 0;
    std::uint64_t related = 0;  ///< and do not name it
    std::int64_t more_of_same = 0;
    std::int64_t more_of_related = 0;
    std::int64_t most = 0;  ///< of these, and 0

    std::uint64_t missing() const { return ~(same | related); }
  };

  std::uint64_t named() const {
    std::uint64_t rows = found_.empty() ? ~std::uint64_t{0} : 0;
    for (const Found& found : found_)
      rows |= found.same | found.related;
    return rows;
  }

  /// `spare`: what a row may miss of the most that any can earn. By one need, by two, and by three of the first ones: that leaves few
  /// that the sum would.
  std::uint64_t without_who_misses_too_much(std::uint64_t rows, std::int64_t spare) const {
    if (spare >= most_) return rows;
    for (const Found& found : found_) {
      const auto only_if = [&](std::uint64_t part, std::int64_t more) {
        return found.most - more <= spare ? part : std::uint64_t{0};
      };
      rows &= only_if(found.same, found.more_of_same) | only_if(found.related, found.more_of_related) |
              only_if(found.missing(), 0);
    }
    constexpr std::size_t first_ones = 6;
    for (std::size_t i = 1; i < std::min(found_.size(), first_ones) && rows != 0; ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const std::uint64_t two = found_[i].missing() & found_[j].missing();
        const std::int64_t missed = found_[i].most + found_[j].most;
        if (missed > spare)
          rows &= ~two;
        else
          for (std::size_t k = 0; k < j; ++k)
            if (missed + found_[k].most > spare) rows &= ~(two & found_[k].missing());
      }
    return rows;
  }

  void look_at(std::uint32_t block) {
    std::size_t related = 0;
    for (Found& found : found_) {
      found.same = found.same_words ? found.same_words[block] : 0;
      found.related = 0;
      for (; related < found.related_end; ++related)
        found.related |= related_words_[related][block];
      found.related &= ~found.same;
    }
  }

  const std::uint64_t* universal_;
  double units_a_point_;                                  ///< shares × weights
  std::int64_t of_none_ = 0;                              ///< what a row earns that names nothing
  std::int64_t most_ = 0;                                 ///< what one can earn more than that
  std::vector<const std::uint64_t*> related_words_ = {};  ///< of one need after the other
  std::vector<Found> found_ = {};                         ///< by need
};

}  // namespace passgenau
