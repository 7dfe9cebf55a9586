// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/worlds.hpp"

#include <cmath>

#include "oracle/json.hpp"
#include "oracle/theme.hpp"

namespace passgenau::oracle {
namespace {

/// Ids whose order by bytes is not that of people: upper case, umlauts, digits, one the beginning of another.
std::string make_id(Random& random, std::size_t index) {
  const std::string number = std::to_string(index);
  return random.pick({"a", "a/", "a-", "B/", "ä/", "z", "10", "9", "da/offer "}) + number;
}

/// The same offer once more under another id, perhaps some metres off: ties.
std::string twin(Random& random, const std::string& offer, const std::string& id) {
  Json copy = boost::json::parse(offer);
  Object& object = copy.as_object();
  object["id"] = id;
  if (random.chance(50) && object.contains("sites"))
    for (Json& site : object.at("sites").as_array())
      if (site.as_object().contains("lat"))
        site.as_object()["lat"] = std::round((number(site.as_object(), "lat") + 0.00002) * 1e6) / 1e6;
  return print(copy);
}

}  // namespace

World make_world(std::uint64_t seed) {
  Random random{seed * 0x2545f4914f6cdd1d + 1};
  World world;
  world.seed = seed;
  const bool own_concepts = random.chance(35);
  if (own_concepts) world.extension = own_concepts_text();
  const Theme theme = make_theme(random, own_concepts);
  if (random.chance(80)) world.gazetteer = make_gazetteer(random, theme);
  const long count = random.chance(3) ? 0 : random.chance(15) ? 200 : random.between(1, 90);
  for (long i = 0; i < count; ++i) {
    const std::string id = make_id(random, static_cast<std::size_t>(i));
    world.offers.push_back(!world.offers.empty() && random.chance(18)
                               ? twin(random, random.pick(world.offers), id)
                               : make_offer(random, theme, id));
  }
  for (long profiles = random.between(1, 4); profiles > 0; --profiles)
    world.profiles.push_back(make_profile(random, theme, world.offers));
  return world;
}

}  // namespace passgenau::oracle
