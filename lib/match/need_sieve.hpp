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
      : question_{question}, universal_words_{snapshot.need_words.of(universal_word)} {
    found_.reserve(question.need_masks.size());
    for (const NeedMask& mask : question.need_masks) {
      found_.push_back({.same_words = snapshot.need_words.of(mask.same),
                        .of_same = mask.weight * points::needs::same,
                        .of_related = mask.weight * mask.most_related,
                        .of_none = mask.weight * mask.otherwise});
      for (const std::uint8_t word : mask.related)
        if (const std::uint64_t* words = snapshot.need_words.of(word)) related_words_.push_back(words);
      found_.back().related_end = related_words_.size();
    }
    for (std::size_t i = found_.size(); i-- > 1;) {
      const Found& next = found_[i];
      found_[i - 1].most_behind = next.most_behind + std::max({next.of_same, next.of_related, next.of_none});
    }
  }

  void look_at(std::uint32_t block) {
    named_ = found_.empty() ? ~std::uint64_t{0} : 0;
    std::size_t related = 0;
    for (Found& found : found_) {
      found.same = found.same_words ? found.same_words[block] : 0;
      found.related = 0;
      for (; related < found.related_end; ++related)
        found.related |= related_words_[related][block];
      named_ |= found.same | found.related;
    }
    universal_ = universal_words_ ? universal_words_[block] : 0;
  }

  /// Rows, by bit, that name something the family needs; all where it needs nothing.
  std::uint64_t named() const { return named_; }
  /// Those that name no burden at all: open to every need.
  std::uint64_t universal() const { return universal_; }
  std::uint64_t relevant() const { return named_ | universal_; }

  /// Calls `use` with those of these rows of which each names the same of the family's needs, and the most that shares × weights of one
  /// can be; rows that cannot come to `least` are left out.
  template <class Use>
  void for_each_sum(std::uint64_t rows, std::int64_t least, const Use& use) const {
    split(0, rows, 0, least, use);
  }
  /// The most that they can be of a row that names nothing the family needs.
  std::int64_t most_of_general() const {
    std::int64_t sum = 0;
    for (const Found& found : found_)
      sum += found.of_none;
    return sum;
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
    const std::uint64_t* same_words = nullptr;  ///< by block; null where no row names it
    std::size_t related_end = 0;                ///< in `related_words_`
    std::uint64_t same = 0;
    std::uint64_t related = 0;
    std::int64_t of_same = 0;
    std::int64_t of_related = 0;
    std::int64_t of_none = 0;
    std::int64_t most_behind = 0;  ///< of all needs behind this one
  };

  /// By the needs from `i` on; `sum` is of those before.
  template <class Use>
  void split(std::size_t i, std::uint64_t rows, std::int64_t sum, std::int64_t least, const Use& use) const {
    if (i == found_.size()) return use(rows, sum);
    const Found& found = found_[i];
    const auto go_on = [&](std::uint64_t part, std::int64_t earned) {
      if (part != 0 && sum + earned + found.most_behind >= least)
        split(i + 1, part, sum + earned, least, use);
    };
    go_on(rows & found.same, found.of_same);
    go_on(rows & found.related & ~found.same, found.of_related);
    go_on(rows & ~(found.same | found.related), found.of_none);
  }

  const Question& question_;
  const std::uint64_t* universal_words_;
  std::vector<const std::uint64_t*> related_words_ = {};  ///< of one need after the other
  std::vector<Found> found_ = {};                         ///< by need
  std::uint64_t named_ = 0;
  std::uint64_t universal_ = 0;
};

}  // namespace passgenau
