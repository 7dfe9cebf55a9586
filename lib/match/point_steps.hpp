// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace passgenau {

/// Rows counted by what they can earn, in steps of so many points: nearly their order, for a few instructions a row.
class PointSteps {
 public:
  static constexpr std::int32_t points = 512;

  /// `possible`: no row earns more.
  explicit PointSteps(std::int32_t possible)
      : possible_{possible}, rows_(static_cast<std::size_t>(possible / points) + 1), steps_{rows_.size()} {}

  void clear() {
    std::fill(rows_.begin(), rows_.end(), 0);
    steps_ = rows_.size();
    in_steps_ = 0;
  }
  /// The step of rows that can earn so much; 0 is that of the most.
  std::size_t of(std::int32_t most) const {
    return static_cast<std::size_t>(std::max(0, possible_ - most)) / points;
  }
  void add(std::int32_t most) {
    const std::size_t step = of(most);
    ++rows_[step];
    in_steps_ += step < steps_ ? 1 : 0;
  }
  /// The `enough` most promising ones that were added can earn so much, or all of them where there are fewer. `enough` must not grow
  /// until these are cleared, nor be 0.
  std::int32_t least_of(std::size_t enough) {
    while (in_steps_ >= enough + rows_[steps_ - 1])
      in_steps_ -= rows_[--steps_];
    return possible_ - static_cast<std::int32_t>(steps_) * points + 1;
  }
  /// By step.
  std::vector<std::uint32_t>& rows() { return rows_; }

 private:
  std::int32_t possible_;
  std::vector<std::uint32_t> rows_;
  std::size_t steps_;         ///< the first ones, in which there are enough
  std::size_t in_steps_ = 0;  ///< rows
};

}  // namespace passgenau
