// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "passgenau/passgenau.hpp"

namespace passgenau::test {

/// A request far over its limit; `ignite` throws the error that is named here.
struct Bomb {
  std::string what = {};
  std::function<void()> ignite = {};
  std::string refused_as = {};
};

/// Everything is made here, but for the refusal. `catalog` and `reader` outlive them.
std::vector<Bomb> bombs(const Catalog& catalog, const ProfileReader& reader);

}  // namespace passgenau::test
