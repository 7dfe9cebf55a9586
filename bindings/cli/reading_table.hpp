// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <iosfwd>
#include <string>

#include "passgenau/reading.hpp"
#include "passgenau/vocabulary.hpp"

namespace passgenau::cli {

/// What was read out of `text`, a line for each fact with the words it came from, and what was not taken.
void print_reading(std::ostream& out, const ProfileReading& reading, const std::string& text,
                   const Vocabulary& vocabulary, const std::string& language);

}  // namespace passgenau::cli
