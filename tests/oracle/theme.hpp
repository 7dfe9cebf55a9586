// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <vector>

#include "oracle/calendar.hpp"
#include "oracle/home.hpp"
#include "oracle/random.hpp"

namespace passgenau::oracle {

struct Town {
  std::string region;
  std::vector<std::string> codes;
  Point centre;
};

/// What the offers and families of one world have in common, so that they meet.
struct Theme {
  Day as_of = 0;
  std::vector<std::string> burdens;
  std::vector<std::string> kinds;
  std::vector<std::string> languages;
  std::vector<std::string> bounds;  ///< ages, in rising order
  std::vector<Town> towns;          ///< nearby ones stand there more than once
};

Theme make_theme(Random& random, bool own_concepts);
std::vector<Row> make_gazetteer(Random& random, const Theme& theme);
std::string own_concepts_text();

/// Some of a pool, each once, in random order.
std::vector<std::string> some(Random& random, const std::vector<std::string>& pool, long count);
Array as_array(const std::vector<std::string>& texts);
/// A point up to this far from the town's centre, with five or six decimals.
Point near_town(Random& random, const Town& town, long metres);
/// A key that holds the town, or another town: 2–8 digits, `plz:` or `country:`.
std::string region_key(Random& random, const Theme& theme);
Array make_schedule(Random& random, bool for_offer);

std::string make_offer(Random& random, const Theme& theme, const std::string& id);
std::string make_profile(Random& random, const Theme& theme, const std::vector<std::string>& offers);

}  // namespace passgenau::oracle
