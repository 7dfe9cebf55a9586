// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>

#include "passgenau/reading.hpp"

namespace passgenau::test {

/// The law of a reading: every word and number of the text stands in exactly one of the two lists – in the evidence of a fact, or in
/// `not_understood`, with or without a reason – but for the words of data/cues.jsonl that say nothing alone, which may stand in neither.
/// Returns what breaks it, a line each; empty where nothing does.
std::string broken_law(const std::string& text, const ProfileReading& reading);

}  // namespace passgenau::test
