// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cmath>
#include <cstddef>
#include <string>

namespace passgenau::cli {

/// "82 %" of 0.823.
inline std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

/// "1 offer", "12 offers".
inline std::string count(std::size_t number, const char* one, const char* many) {
  return std::to_string(number) + ' ' + (number == 1 ? one : many);
}

}  // namespace passgenau::cli
