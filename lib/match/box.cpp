// SPDX-License-Identifier: GPL-2.0-or-later
#include "match/box.hpp"

#include <algorithm>

namespace passgenau {

namespace {

std::array<float, 3> single(const UnitVector& point) {
  return {static_cast<float>(point.x), static_cast<float>(point.y), static_cast<float>(point.z)};
}

}  // namespace

void Box::add(const UnitVector& point) {
  const std::array<float, 3> unit = single(point);
  for (std::size_t i = 0; i < 3; ++i) {
    low[i] = std::min(low[i], unit[i]);
    high[i] = std::max(high[i], unit[i]);
  }
}

void Box::add(const Box& other) {
  for (std::size_t i = 0; i < 3; ++i) {
    low[i] = std::min(low[i], other.low[i]);
    high[i] = std::max(high[i], other.high[i]);
  }
}

BoxGroup::BoxGroup() {
  const Box none;
  for (std::size_t place = 0; place < size; ++place)
    set(place, none);
}

void BoxGroup::set(std::size_t place, const Box& box) {
  for (std::size_t i = 0; i < 3; ++i) {
    low_[i][place] = box.low[i];
    high_[i][place] = box.high[i];
  }
  around_.add(box);
}

Box BoxGroup::box(std::size_t place) const {
  Box box;
  for (std::size_t i = 0; i < 3; ++i) {
    box.low[i] = low_[i][place];
    box.high[i] = high_[i][place];
  }
  return box;
}

std::array<float, BoxGroup::size> BoxGroup::chords_squared(const UnitVector& from) const {
  const auto [x, y, z] = single(from);
  std::array<float, size> chords_squared;
  for (std::size_t place = 0; place < size; ++place) {
    const float of_x = outside_of(low_[0][place], high_[0][place], x);
    const float of_y = outside_of(low_[1][place], high_[1][place], y);
    const float of_z = outside_of(low_[2][place], high_[2][place], z);
    chords_squared[place] = of_x * of_x + of_y * of_y + of_z * of_z;
  }
  return chords_squared;
}

}  // namespace passgenau
