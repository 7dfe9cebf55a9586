// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "match/eight_words.hpp"
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
    found_of_eight_.reserve(question.need_masks.size());
    for (const NeedMask& mask : question.need_masks) {
      const std::int64_t of_none = mask.weight * mask.otherwise;
      Need need{.same_words = snapshot.need_words.of(mask.same),
                .more_of_same = mask.weight * points::needs::same - of_none,
                .more_of_related = mask.weight * mask.most_related - of_none};
      for (const std::uint8_t word : mask.related)
        if (const std::uint64_t* words = snapshot.need_words.of(word)) related_words_.push_back(words);
      need.related_end = related_words_.size();
      need.most = std::max({need.more_of_same, need.more_of_related, std::int64_t{0}});
      of_none_ += of_none;
      most_ += need.most;
      found_.push_back({need});
      found_of_eight_.push_back({need});
    }
  }

  /// Rows of the block, by bit, that name something the family needs; all where it needs nothing.
  std::uint64_t named(std::uint32_t block) {
    look_at(found_, block);
    return named(found_);
  }
  /// Those that name no burden at all: open to every need.
  std::uint64_t universal(std::uint32_t block) const { return universal_ ? universal_[block] : 0; }

  /// The rows of these that name something the family needs, block by block: calls `keep` with how many blocks behind the first one it
  /// is, its rows, and what shares × weights must come to, which `least_of` says of all of them; most rows that cannot are left out. `keep`
  /// returns where to write what they name, `words_of_block()` words. `Word`: of this block, or `EightWords` from it on.
  template <class Word, class LeastOf, class Keep>
  void sift(std::uint32_t block, Word rows, const LeastOf& least_of, const Keep& keep) {
    std::vector<Found<Word>>& found = found_in<Word>();
    look_at(found, block);
    rows &= named(found);
    if (!any(rows)) return;
    const std::int64_t least = least_of(rows);
    rows = without_who_misses_too_much(found, rows, least);
    for (std::uint32_t nth = 0; nth < word_count<Word>; ++nth) {
      std::uint64_t* named = keep(nth, word_of(rows, nth), least);
      for (const Found<Word>& one : found) {
        *named++ = word_of(one.same, nth);
        *named++ = word_of(one.related, nth);
      }
    }
  }
  std::size_t words_of_block() const { return 2 * found_.size(); }
  /// The most that shares × weights can be of a row by what it names, as `sift` wrote it.
  std::int64_t sum(const std::uint64_t* named, unsigned bit) const {
    std::int64_t sum = of_none_;
    // A mask for each: whether a row names a need cannot be foretold.
    const auto if_set = [bit](std::uint64_t word, std::int64_t more) {
      return -static_cast<std::int64_t>(word >> bit & 1) & more;
    };
    for (const Need& one : found_) {
      sum += if_set(named[0], one.more_of_same) + if_set(named[1], one.more_of_related);
      named += 2;
    }
    return sum;
  }
  /// The most that they can be of any row.
  std::int64_t most() const { return of_none_ + most_; }
  /// The most that they can be of a row that names nothing the family needs.
  std::int64_t most_of_general() const { return of_none_; }
  /// No sum below it earns so many points, of those that needs can earn at all.
  std::int64_t least_sum(std::int32_t points) const {
    if (points <= 1) return 0;
    // One point and one less for what the divisions lose.
    return static_cast<std::int64_t>((points - 1) * units_a_point_) - 1;
  }

 private:
  /// What each row earns more that names it, or something in line with it, than one that does not.
  struct Need {
    const std::uint64_t* same_words = nullptr;  ///< by block; null where no row names it
    std::size_t related_end = 0;                ///< in `related_words_`
    std::int64_t more_of_same = 0;
    std::int64_t more_of_related = 0;
    std::int64_t most = 0;  ///< of these, and 0
  };
  /// Rows that name one need, or something in line with it.
  template <class Word>
  struct Found : Need {
    Word same = {};
    Word related = {};  ///< and do not name it

    Word missing() const { return ~(same | related); }
  };

  template <class Word>
  void look_at(std::vector<Found<Word>>& found, std::uint32_t block) const {
    std::size_t related = 0;
    for (Found<Word>& one : found) {
      one.same = one.same_words ? load<Word>(one.same_words + block) : Word{};
      one.related = {};
      for (; related < one.related_end; ++related)
        one.related |= load<Word>(related_words_[related] + block);
      one.related &= ~one.same;
    }
  }

  template <class Word>
  static Word named(const std::vector<Found<Word>>& found) {
    Word rows{};
    if (found.empty()) return ~rows;
    for (const Found<Word>& one : found)
      rows |= one.same | one.related;
    return rows;
  }

  /// By one need, by two, and by three of the first ones: that leaves few that the sum would.
  template <class Word>
  Word without_who_misses_too_much(const std::vector<Found<Word>>& found, Word rows,
                                   std::int64_t least) const {
    const std::int64_t spare = of_none_ + most_ - least;  // what a row may miss of the most that any can earn
    if (spare >= most_) return rows;
    for (const Found<Word>& one : found) {
      if (one.most <= spare) continue;
      Word enough{};
      if (one.most - one.more_of_same <= spare) enough |= one.same;
      if (one.most - one.more_of_related <= spare) enough |= one.related;
      rows &= enough;
    }
    constexpr std::size_t first_ones = 6;
    for (std::size_t i = 1; i < std::min(found.size(), first_ones) && any(rows); ++i)
      for (std::size_t j = 0; j < i; ++j) {
        const Word two = found[i].missing() & found[j].missing();
        const std::int64_t missed = found[i].most + found[j].most;
        if (missed > spare)
          rows &= ~two;
        else
          for (std::size_t k = 0; k < j; ++k)
            if (missed + found[k].most > spare) rows &= ~(two & found[k].missing());
      }
    return rows;
  }

  template <class Word>
  static constexpr std::uint32_t word_count = sizeof(Word) / sizeof(std::uint64_t);
  static std::uint64_t word_of(std::uint64_t word, std::uint32_t) { return word; }
  static std::uint64_t word_of(const EightWords& words, std::uint32_t nth) { return words.words[nth]; }
  template <class Word>
  std::vector<Found<Word>>& found_in() {
    if constexpr (word_count<Word> == 1)
      return found_;
    else
      return found_of_eight_;
  }

  const std::uint64_t* universal_;
  double units_a_point_;                                  ///< shares × weights
  std::int64_t of_none_ = 0;                              ///< what a row earns that names nothing
  std::int64_t most_ = 0;                                 ///< what one can earn more than that
  std::vector<const std::uint64_t*> related_words_ = {};  ///< of one need after the other
  std::vector<Found<std::uint64_t>> found_ = {};          ///< by need, in the block that was looked at last
  std::vector<Found<EightWords>> found_of_eight_ = {};
};

}  // namespace passgenau
