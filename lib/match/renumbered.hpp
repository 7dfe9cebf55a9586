// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <utility>
#include <vector>

namespace passgenau {

/// How the positions in a list move when some of its items go and others come. O(n) to make, four bytes an item.
class Renumbered {
 public:
  static constexpr std::uint32_t gone = UINT32_MAX;

  /// `goes`: positions, sorted, each once. `comes`: the position before which each comes, sorted; at most `count`.
  Renumbered(std::uint32_t count, std::vector<std::uint32_t> goes, std::vector<std::uint32_t> comes)
      : count_{count}, goes_{std::move(goes)}, comes_{std::move(comes)} {
    now_.reserve(count_);
    came_.reserve(comes_.size());
    std::uint32_t next = 0;
    walk(
        [&](std::uint32_t begin, std::uint32_t end) {
          now_.resize(begin, gone);
          for (std::uint32_t i = begin; i < end; ++i)
            now_.push_back(next++);
        },
        [&](std::size_t) { came_.push_back(next++); });
    now_.resize(count_, gone);
  }

  std::uint32_t size() const { return static_cast<std::uint32_t>(count_ - goes_.size() + comes_.size()); }
  /// Where an item is by now, or `gone`.
  std::uint32_t of(std::uint32_t position) const { return now_[position]; }
  /// Where one that came is, by its place among those.
  std::uint32_t of_coming(std::size_t nth) const { return came_[nth]; }

  /// The new list in order: `kept(begin, end)` for items that stay side by side, `comes(nth)` for each that comes.
  template <class Kept, class Comes>
  void walk(Kept&& kept, Comes&& comes) const {
    std::uint32_t at = 0;
    auto go = goes_.begin();
    const auto keep_to = [&](std::uint32_t end) {
      for (; go != goes_.end() && *go < end; ++go) {
        if (at < *go) kept(at, *go);
        at = *go + 1;
      }
      if (at < end) kept(at, end);
      at = end;
    };
    for (std::size_t i = 0; i < comes_.size(); ++i) {
      if (at < comes_[i]) keep_to(comes_[i]);
      comes(i);
    }
    if (at < count_) keep_to(count_);
  }

 private:
  std::uint32_t count_;
  std::vector<std::uint32_t> goes_;
  std::vector<std::uint32_t> comes_;
  std::vector<std::uint32_t> now_ = {};
  std::vector<std::uint32_t> came_ = {};
};

}  // namespace passgenau
