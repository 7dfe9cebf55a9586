// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

// Catch2 2 (Debian 12) and Catch2 3 differ by header; tests include this one.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Catch::Approx;
#else
#include <catch2/catch.hpp>
#endif

#include <string>

namespace passgenau::test {

/// Says why the running test case cannot be judged here (open data that is absent, a program that is not installed). The caller
/// then returns. A test program in which every case was skipped is "Skipped" for ctest; ./dev lists all cases that were.
void skip(const std::string& why);

}  // namespace passgenau::test
