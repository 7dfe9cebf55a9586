// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/version.hpp"

#include <unicode/uvernum.h>
#include <unicode/uversion.h>
#include <xapian.h>
#include <zip.h>

#include <boost/version.hpp>

namespace passgenau {

std::string version() {
  return std::to_string(version_major) + '.' + std::to_string(version_minor) + '.' +
         std::to_string(version_patch);
}

std::vector<Component> components() {
  UVersionInfo icu;
  u_getVersion(icu);
  return {
      {"passgenau", version()},
      {"Xapian", Xapian::version_string()},
      {"libzip", zip_libzip_version()},
      {"ICU", std::to_string(icu[0]) + '.' + std::to_string(icu[1])},
      {"Boost", std::to_string(BOOST_VERSION / 100000) + '.' + std::to_string(BOOST_VERSION / 100 % 1000)}};
}

}  // namespace passgenau
