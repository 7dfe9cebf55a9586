// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "oracle/worlds.hpp"

/// The words of a profile, judged by the rules of docs/matching.md. How a word is cut, folded, stemmed and split is the business of
/// docs/search.md and of tests of its own; here that is written down by hand, for the few words of a closed list.
namespace passgenau::oracle {

/// Puts words of the list, and offers that name what some of them mean, into a world.
void add_words(World& world);

/// A word that a family asks for, and the number of the word in its text.
struct AskedWord {
  std::string word;  ///< lower case
  int position = 0;
};

/// Words that count: stop words left out, words with one stem once. Throws where one is not of the list.
std::vector<AskedWord> asked_words(const std::string& text);

}  // namespace passgenau::oracle
