// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <cstddef>

#include "place/sphere.hpp"

namespace passgenau {

/// A box around points on the unit sphere. No date line, no pole, no trigonometry to test it.
struct Box {
  float low[3] = {2, 2, 2};
  float high[3] = {-2, -2, -2};

  void add(const UnitVector& point);
  void add(const Box& other);
  bool empty() const { return low[0] > high[0]; }
  /// Square of the chord from a unit vector to the nearest point of the box.
  float chord_squared(const UnitVector& from) const {
    // By value, and not std::max: g++ 12 makes jumps of that.
    const auto larger = [](float a, float b) { return a > b ? a : b; };
    const auto outside = [&](std::size_t i, double coordinate) {
      const auto at = static_cast<float>(coordinate);
      return larger(larger(low[i] - at, at - high[i]), 0);
    };
    const float x = outside(0, from.x);
    const float y = outside(1, from.y);
    const float z = outside(2, from.z);
    return x * x + y * y + z * z;
  }
};

/// Boxes side by side, and one around them all. Their sides lie apart, so that one instruction asks several boxes.
class BoxGroup {
 public:
  static constexpr std::size_t size = 64;

  BoxGroup();
  void set(std::size_t place, const Box& box);
  Box box(std::size_t place) const;
  const Box& around() const { return around_; }
  /// Of each box, as `Box::chord_squared`, but for the last bits.
  std::array<float, size> chords_squared(const UnitVector& from) const;

 private:
  using Side = std::array<float, size>;
  std::array<Side, 3> low_;
  std::array<Side, 3> high_;
  Box around_ = {};
};

}  // namespace passgenau
