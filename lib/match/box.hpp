// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cmath>
#include <cstddef>

#include "place/sphere.hpp"

namespace passgenau {

/// How far outside of a side: max(low - at, at - high, 0). Written without a comparison, of which g++ 12 makes a jump, and asks one
/// box at a time where it could ask many.
inline float outside_of(float low, float high, float at) {
  const float below = low - at;
  const float above = at - high;
  const float beyond = (below + above + std::fabs(below - above)) / 2;
  return (beyond + std::fabs(beyond)) / 2;
}

/// A box around points on the unit sphere. No date line, no pole, no trigonometry to test it.
struct Box {
  float low[3] = {2, 2, 2};
  float high[3] = {-2, -2, -2};

  void add(const UnitVector& point);
  void add(const Box& other);
  bool empty() const { return low[0] > high[0]; }
  /// Square of the chord from a unit vector to the nearest point of the box.
  float chord_squared(const UnitVector& from) const {
    const auto outside = [&](std::size_t i, double coordinate) {
      return outside_of(low[i], high[i], static_cast<float>(coordinate));
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
