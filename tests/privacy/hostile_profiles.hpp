// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

namespace passgenau::test {

/// What must appear nowhere: every hostile profile has it somewhere.
inline const std::string marker = "Kanarienvogel";

/// More than a thousand profiles that hold the marker: every line of hostile_profiles.txt behind its empty line, with each line before
/// that in place of every `§`, and once each with bytes that are no text there and with something wrong around it; and some that are too
/// long. Always the same. The tests of the bindings read what hex/main.cpp writes of them.
std::vector<std::string> hostile_profiles();

}  // namespace passgenau::test
