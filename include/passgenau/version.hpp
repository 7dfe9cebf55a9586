// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "passgenau/export.hpp"

namespace passgenau {

/// Version of the headers, as semantic versioning counts (https://semver.org).
inline constexpr int version_major = 0;
inline constexpr int version_minor = 1;
inline constexpr int version_patch = 0;

/// One library that passgenau runs on, with the version that is loaded now.
struct Component {
  std::string name = {};
  std::string version = {};
};

/// The library's own version ("0.1.0"), as it was built.
PASSGENAU_API std::string version();

/// passgenau and every library it runs on (Xapian, libzip, ICU, Boost), own version first.
PASSGENAU_API std::vector<Component> components();

}  // namespace passgenau
