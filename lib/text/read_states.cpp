// SPDX-License-Identifier: GPL-2.0-or-later
#include "text/read_states.hpp"

#include <algorithm>
#include <array>

namespace passgenau::reading {

namespace {

/// The sixteen of the preamble of the Grundgesetz, folded, and what people call them for short.
constexpr std::array<std::string_view, 24> names{"badenwurttemberg",
                                                 "bayern",
                                                 "berlin",
                                                 "brandenburg",
                                                 "bremen",
                                                 "hamburg",
                                                 "hessen",
                                                 "mecklenburgvorpommern",
                                                 "niedersachsen",
                                                 "saarland",
                                                 "sachsen",
                                                 "nordrheinwestfalen",
                                                 "sachsenanhalt",
                                                 "thuringen",
                                                 "rheinlandpfalz",
                                                 "schleswigholstein",
                                                 "nrw",
                                                 "meckpomm",
                                                 "mcpomm",
                                                 "rlp",
                                                 "bawu",
                                                 "bundesland",
                                                 "freistaat",
                                                 "land"};

/// ISO 3166-2:DE, after "DE-".
constexpr std::array<std::string_view, 16> codes{"bb", "be", "bw", "by", "hb", "he", "hh", "mv",
                                                 "ni", "nw", "rp", "sh", "sl", "sn", "st", "th"};

template <class List>
bool is_among(const List& list, std::string_view key) {
  return std::find(list.begin(), list.end(), key) != list.end();
}

}  // namespace

bool is_state(const Note& note, std::size_t i) {
  if (!note.is_word(i)) return false;
  const Token& token = note.tokens[i];
  return is_among(names, token.key) || (token.abbreviation && is_among(codes, token.key));
}

}  // namespace passgenau::reading
