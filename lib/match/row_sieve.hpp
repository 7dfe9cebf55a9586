// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "match/eight_words.hpp"
#include "match/question.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// Which of 64 rows side by side may serve a family, by one condition: a load or two for all of them. The others are certain to be
/// unmet.
class RowSieve {
 public:
  /// By the ages of its children.
  static RowSieve by_age(const Snapshot& snapshot, const Question& question) {
    RowSieve sieve;
    if (question.children.empty()) return sieve;
    AgeBandSet bands;
    for (const ChildStates& child : question.children)
      bands |= bands_of(child);
    sieve.ask(snapshot.age_words, bands);
    return sieve;
  }
  /// By the languages that somebody there speaks.
  static RowSieve by_language(const Snapshot& snapshot, const Question& question) {
    RowSieve sieve;
    if (!question.asks(Criterion::language)) return sieve;
    LanguageWords::Properties words;
    words.set(unstated_language);
    for (std::uint32_t tag = 0; tag < question.language_worth.size(); ++tag)
      for (const LanguageWorth& worth : question.language_worth[tag])
        if (worth.share > 0) words.set(language_word(tag));
    sieve.ask(snapshot.language_words, words);
    return sieve;
  }

  /// `Word`: of this block, or `EightWords` from it on.
  template <class Word>
  Word may_serve(std::uint32_t block) const {
    if (!asked_) return ~Word{};
    Word rows{};
    for (std::size_t i = 0; i < count_; ++i)
      rows |= load<Word>(words_[i] + block);
    return rows;
  }

 private:
  template <std::size_t properties>
  void ask(const BlockWords<properties>& all, const typename BlockWords<properties>::Properties& wanted) {
    static_assert(properties <= room);
    asked_ = true;
    for (std::size_t property = 0; property < properties; ++property)
      if (const std::uint64_t* words = wanted[property] ? all.of(property) : nullptr)
        words_[count_++] = words;
  }

  static constexpr std::size_t room = 16;

  bool asked_ = false;
  std::size_t count_ = 0;
  std::array<const std::uint64_t*, room> words_ = {};
};

}  // namespace passgenau
