// SPDX-License-Identifier: GPL-2.0-or-later
#include "near_miss/desk.hpp"

#include "catch.hpp"

namespace passgenau {

namespace {

std::string whole(const std::string& offer) { return R"({"id":"a","title":{"de":"a"},)" + offer + '}'; }

}  // namespace

Desk::Desk(const std::vector<std::string>& offers, const std::string& gazetteer) {
  CatalogWriter writer{(folder_ / "offers.pgn").string()};
  if (!gazetteer.empty()) {
    auto rows = read_gazetteer("postal_code,place,region,lat,lon\n" + gazetteer, "test");
    REQUIRE(rows.problems.empty());
    writer.set_gazetteer(Gazetteer{std::move(rows.value)});
  }
  for (const std::string& json : offers) {
    const Checked<Offer> offer = offer_from_json(json, writer.vocabulary());
    INFO(json << (offer.problems.empty() ? "" : offer.problems.front().message));
    REQUIRE(offer.valid());
    writer.put(offer.value);
  }
  writer.commit();
}

NeedsProfile family(const std::string& members) {
  const bool dated = members.find("as_of") != std::string::npos;
  const std::string json =
      dated ? '{' + members + '}' : R"({"as_of":"2026-11-21")" + (members.empty() ? "" : ',' + members) + '}';
  Checked<NeedsProfile> profile = profile_from_json(json, Vocabulary::built_in());
  INFO(json << (profile.problems.empty() ? "" : profile.problems.front().message));
  REQUIRE(profile.valid());
  return profile.value;
}

NearMiss only_near_miss(const std::string& offer, const std::string& profile) {
  const auto found = Desk{{whole(offer)}}.catalog().near_misses(family(profile), 10);
  INFO(offer << "\n" << profile);
  REQUIRE(found.size() == 1);
  return found.front();
}

bool none_near(const std::string& offer, const std::string& profile) {
  const Catalog catalog = Desk{{whole(offer)}}.catalog();
  CHECK_FALSE(catalog.why(family(profile), "a").eligible);
  return catalog.near_misses(family(profile), 10).empty();
}

std::string said(const std::string& offer, const std::string& profile, const std::string& language) {
  return sentence(only_near_miss(offer, profile), family(profile), language, Vocabulary::built_in());
}

}  // namespace passgenau
