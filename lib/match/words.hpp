// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>

#include "passgenau/match.hpp"
#include "passgenau/vocabulary.hpp"

/// The sentences of match.hpp with the concepts of a catalog: there, own concepts read as their ids.
namespace passgenau::words {

std::string sentence(const Reason& reason, std::string_view language, const Vocabulary& vocabulary);
std::string sentence(const Match& match, std::string_view language, const Vocabulary& vocabulary);

}  // namespace passgenau::words
