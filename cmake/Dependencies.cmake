# SPDX-License-Identifier: GPL-2.0-or-later
# What the library runs on. The public headers use only the standard library, so all of it stays private to the library;
# passgenauConfig.cmake.in and passgenau.pc.in repeat this list for those who link it statically.

find_package(PkgConfig REQUIRED)
# Xapian's own CMake config has no imported target.
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core>=1.4.20)
find_package(ICU 70 REQUIRED COMPONENTS i18n uc data)
# CONFIG: CMake's own FindBoost knows no Boost newer than CMake itself. Geometry is headers only.
find_package(Boost 1.75 REQUIRED CONFIG COMPONENTS json)

# By pkg-config: the CMake package of libzip 1.7 insists on its command line tools, which a library has no use for.
pkg_check_modules(LIBZIP REQUIRED IMPORTED_TARGET libzip>=1.7)

# Catalog::match_all. Part of the C library since glibc 2.34; elsewhere it must be asked for.
find_package(Threads REQUIRED)

set(PASSGENAU_DEPENDENCIES PkgConfig::XAPIAN PkgConfig::LIBZIP ICU::i18n ICU::uc ICU::data Boost::headers Boost::json
    Threads::Threads)
