// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <compare>
#include <cstdint>

namespace passgenau {

/// A place that an offer may be like others at, hashed as `pack_alike` does, and the offer's row.
struct AlikePlace {
  std::uint32_t place = 0;
  std::uint32_t row = 0;

  auto operator<=>(const AlikePlace&) const = default;
};

}  // namespace passgenau
