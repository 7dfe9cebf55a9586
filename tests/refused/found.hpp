// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "model/json.hpp"
#include "passgenau/error.hpp"

namespace passgenau::test {

/// For documents of the tests themselves.
inline constexpr JsonLimits wide{.bytes = std::size_t{16} << 20, .depth = 64};

/// A problem as the tables write it, in their order.
struct Found {
  std::string pointer = {};
  std::string code = {};
  std::uint64_t line = 0;  ///< 0: none

  auto operator<=>(const Found&) const = default;
};

using Problems = std::vector<Found>;

inline std::vector<Found> found_in(const std::vector<Problem>& problems) {
  std::vector<Found> found;
  for (const Problem& problem : problems)
    found.push_back({problem.pointer, std::string{info(problem.code).name}, problem.line.value_or(0)});
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace passgenau::test
