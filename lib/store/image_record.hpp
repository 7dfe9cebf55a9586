// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <cstdint>

namespace passgenau {

/// What is known of an image (image.hpp) beside its parts.
struct ImageRecord {
  std::uint64_t revision = 0;  ///< of the commit that it shows
  std::uint64_t digest = 0;    ///< of all facts there
  std::uint64_t basis = 0;     ///< what else it rests on, as a number of the room above
  std::uint64_t parts = 0;     ///< 0: none could be made then
};

/// So many changes of so many offers a snapshot may be behind before all facts are read anew, and an image before another one is made; the records of
/// changes reach back as far. What no offer names any more stays in a snapshot's tables until then; reading a 32nd one by one takes a little less than
/// reading all; and an image of n offers takes about as long to make as n / 64 offers take to index.
constexpr std::uint64_t most_behind(std::uint64_t offers) { return std::max<std::uint64_t>(64, offers / 32); }

}  // namespace passgenau
