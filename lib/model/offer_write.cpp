// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/names.hpp"
#include "model/writer.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

namespace {

json::value localized(const LocalizedText& text) {
  json::object object;
  for (const auto& [language, words] : text)
    object[language] = words;
  return object;
}

json::value site_of(const Site& site, Confidential confidential) {
  const bool hidden = site.confidential && confidential == Confidential::hide;
  json::object object;
  if (!hidden) add(object, "name", site.name);
  if (site.point && !hidden) {
    object["lat"] = site.point->lat;
    object["lon"] = site.point->lon;
  }
  json::object address;
  if (!hidden) {
    add(address, "street", site.address.street);
    add(address, "postal_code", site.address.postal_code);
    add(address, "city", site.address.city);
  }
  add(address, "region", site.address.region);
  add(object, "address", std::move(address));
  if (site.confidential) object["confidential"] = true;
  return object;
}

json::object residence_of(const Residence& residence) {
  json::object object;
  add(object, "regions", residence.regions);
  add(object, "except", residence.except);
  return object;
}

void add_reach(json::object& object, const Offer& offer, Confidential confidential) {
  json::array sites;
  for (const Site& site : offer.sites)
    sites.push_back(site_of(site, confidential));
  if (!sites.empty()) object["sites"] = std::move(sites);
  if (offer.home_visits) {
    json::object visits;
    add(visits, "regions", offer.home_visits->regions);
    if (offer.home_visits->within) visits["within_km"] = kilometres_value(*offer.home_visits->within);
    object["home_visits"] = std::move(visits);
  }
  add_names(object, "remote", offer.remote);
  add(object, "residence", residence_of(offer.residence));
  if (offer.access.stated()) {
    json::array traits;
    for (const Trait trait : offer.access)
      traits.push_back(json::value(name_of(trait)));
    object["access"] = std::move(traits);
  }
}

void add_times(json::object& object, const Offer& offer) {
  if (offer.referral) {
    json::object referral{{"required", offer.referral->required}};
    add(referral, "by", offer.referral->by);
    object["referral"] = std::move(referral);
  }
  add(object, "schedule", offer.schedule);
  json::object capacity;
  if (offer.capacity.status) capacity["status"] = name_of(*offer.capacity.status);
  if (offer.capacity.wait_days) capacity["wait_days"] = *offer.capacity.wait_days;
  add(capacity, "as_of", offer.capacity.as_of);
  add(object, "capacity", std::move(capacity));
  json::object valid;
  add(valid, "from", offer.valid.from);
  add(valid, "until", offer.valid.until);
  add(object, "valid", std::move(valid));
  add(object, "verified", offer.verified);
}

json::object years_of(const YearRange& range) {
  json::object object;
  if (range.from) object["from"] = to_string(years(*range.from));
  if (range.until) object["until"] = to_string(years(*range.until));
  return object;
}

/// Is this pointer inside a confidential site? What a foreign record says there may be the address in other
/// words.
bool tells_confidential(const Offer& offer, std::string_view pointer) {
  constexpr std::string_view sites = "/sites/";
  if (pointer.substr(0, sites.size()) != sites) return false;
  const std::size_t index =
      static_cast<std::size_t>(std::atoi(std::string{pointer.substr(sites.size())}.c_str()));
  return index < offer.sites.size() && offer.sites[index].confidential;
}

}  // namespace

std::string to_json(const Offer& offer, Confidential confidential) {
  json::value document(json::object_kind);
  json::object& object = document.get_object();
  add(object, "id", offer.id);
  if (!offer.title.empty()) object["title"] = localized(offer.title);
  if (!offer.description.empty()) object["description"] = localized(offer.description);
  json::object provider;
  add(provider, "name", offer.provider.name);
  add(provider, "kind", offer.provider.kind);
  add(object, "provider", std::move(provider));
  add(object, "kinds", offer.kinds);
  add(object, "addresses", offer.addresses);
  add(object, "only_for", offer.only_for);
  add(object, "not_for", offer.not_for);
  if (offer.prevention) object["prevention"] = name_of(*offer.prevention);
  json::object child_age;
  add(child_age, "from", offer.child_age.from);
  add(child_age, "until", offer.child_age.until);
  add(object, "child_age", std::move(child_age));
  add_names(object, "caregivers", offer.caregivers);
  add(object, "caregiver_age", years_of(offer.caregiver_age));
  json::array languages;
  for (const OfferLanguage& language : offer.languages) {
    json::object item{{"tag", language.tag}};
    if (language.by != SpokenBy::staff) item["by"] = name_of(language.by);
    languages.push_back(std::move(item));
  }
  if (!languages.empty()) object["languages"] = std::move(languages);
  add_reach(object, offer, confidential);
  add_times(object, offer);
  json::object contact;
  add(contact, "phone", offer.contact.phone);
  add(contact, "email", offer.contact.email);
  add(contact, "url", offer.contact.url);
  add(object, "contact", std::move(contact));
  for (const auto& [pointer, text] : offer.other)
    if (confidential == Confidential::show || !tells_confidential(offer, pointer))
      put_back(document, pointer, text);
  return write_json(document);
}

std::string_view name(Role role) noexcept { return name_of(role); }
std::string_view name(Trait trait) noexcept { return name_of(trait); }
std::string_view name(Delivery delivery) noexcept { return name_of(delivery); }

}  // namespace passgenau
