// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "match/points.hpp"

namespace passgenau {

/// Rows counted by what they can earn, in steps of so many points: nearly their order, for a few instructions a row.
class PointSteps {
 public:
  static constexpr std::int32_t step = 512;

  /// `possible`: no row earns more.
  explicit PointSteps(std::int32_t possible)
      : possible_{possible}, count_{static_cast<std::size_t>(possible / step) + 1}, steps_{count_} {}

  void clear() {
    std::fill_n(rows_.begin(), count_, 0);
    steps_ = count_;
    in_steps_ = 0;
  }
  /// The step of rows that can earn so much; 0 is that of the most.
  std::size_t of(std::int32_t most) const {
    return static_cast<std::size_t>(std::max(0, possible_ - most)) / step;
  }
  void add(std::int32_t most) { add(most, true); }
  /// Only if it is wanted; `most` may be anything where it is not.
  void add(std::int32_t most, bool wanted) {
    const std::size_t nth = of(std::max(most, 0));
    rows_[nth] += static_cast<std::uint32_t>(wanted);
    in_steps_ += static_cast<std::size_t>(wanted & (nth < steps_));
  }
  /// The `enough` most promising ones that were added can earn so much, or all of them where there are fewer. `enough` must not grow
  /// until these are cleared, nor be 0.
  std::int32_t least_of(std::size_t enough) {
    while (in_steps_ >= enough + rows_[steps_ - 1])
      in_steps_ -= rows_[--steps_];
    return possible_ - static_cast<std::int32_t>(steps_) * step + 1;
  }
  /// By step.
  std::span<std::uint32_t> rows() { return {rows_.data(), count_}; }

 private:
  std::int32_t possible_;
  std::size_t count_;
  std::array<std::uint32_t, points::possible::all / step + 1> rows_ = {};
  std::size_t steps_;         ///< the first ones, in which there are enough
  std::size_t in_steps_ = 0;  ///< rows
};

}  // namespace passgenau
