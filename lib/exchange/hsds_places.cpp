// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "exchange/hsds_parts.hpp"
#include "exchange/own_attributes.hpp"
#include "model/writer.hpp"

namespace passgenau::hsds {

namespace {

/// HSDS wants an address whole; the parts of one that lacks a line stand in our attribute.
bool is_whole(const Address& address) {
  return !address.street.empty() && !address.postal_code.empty() && !address.city.empty();
}

json::object location_of(const Site& site, const json::value& member, const std::string& at, const Ids& ids,
                         const std::vector<std::string>& access, const FeedContext& context) {
  std::vector<std::string_view> taken;
  json::object location{{"id", ids.part(at + "/location")}, {"location_type", "physical"}};
  add(location, "name", site.name);
  taken.push_back("/name");
  if (site.point) {
    location["latitude"] = site.point->lat;
    location["longitude"] = site.point->lon;
    taken.insert(taken.end(), {"/lat", "/lon"});
  }
  if (is_whole(site.address)) {
    location["addresses"] = json::array{json::object{{"id", ids.part(at + "/address")},
                                                     {"address_1", site.address.street},
                                                     {"city", site.address.city},
                                                     {"state_province", context.state_of(site.address)},
                                                     {"postal_code", site.address.postal_code},
                                                     {"country", "DE"},
                                                     {"address_type", "physical"}}};
    taken.insert(taken.end(), {"/address/street", "/address/postal_code", "/address/city"});
  }
  json::array accessibility;
  for (const std::string& words : access)
    accessibility.push_back(
        json::object{{"id", ids.part(at + "/accessibility/" + std::to_string(accessibility.size()))},
                     {"description", words}});
  if (!accessibility.empty()) location["accessibility"] = std::move(accessibility);
  if (const auto rest = untaken(member, "", taken))
    location["attributes"] = json::array{own_field(ids.part(at + "/attributes/0"), "site", *rest)};
  return location;
}

std::vector<std::string> access_words(const Offer& offer, const FeedContext& context) {
  std::vector<std::string> words;
  for (const Trait trait : offer.access)
    if (trait == Trait::wheelchair_accessible || trait == Trait::stroller_accessible)
      words.push_back(context.label(ConceptType::trait, name_of(trait)));
  return words;
}

bool is_online(const Offer& offer) {
  return std::any_of(offer.remote.begin(), offer.remote.end(),
                     [](Delivery way) { return way == Delivery::online || way == Delivery::chat; });
}

}  // namespace

json::array locations(const ShownOffer& shown, const Ids& ids, const FeedContext& context) {
  json::array list;
  const Offer& offer = shown.offer;
  const std::vector<std::string> access = access_words(offer, context);
  for (std::size_t i = 0; i < offer.sites.size(); ++i) {
    const std::string at = "sites/" + std::to_string(i);
    list.push_back(json::object{{"id", ids.part(at)},
                                {"location", location_of(offer.sites[i], shown.document.at("sites").at(i), at,
                                                         ids, access, context)}});
  }
  if (is_online(offer)) {
    json::object location{{"id", ids.part("online/location")}, {"location_type", "virtual"}};
    if (is_uri(offer.contact.url)) location["url"] = offer.contact.url;
    list.push_back(json::object{{"id", ids.part("online")}, {"location", std::move(location)}});
  }
  return list;
}

json::array areas(const Offer& offer, const Ids& ids, const FeedContext& context) {
  json::array list;
  for (const std::string& key : offer.residence.regions) {
    // A municipality key is a URI of the scheme that its own `plz:` and `country:` follow.
    const std::string uri = key.find(':') == std::string::npos ? "ags:" + key : key;
    list.push_back(json::object{{"id", ids.part("service_areas/" + std::to_string(list.size()))},
                                {"name", context.region_name(key)},
                                {"uri", uri}});
  }
  return list;
}

}  // namespace passgenau::hsds
