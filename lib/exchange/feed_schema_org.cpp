// SPDX-License-Identifier: GPL-2.0-or-later
// An offer as a schema.org Service (https://schema.org/Service), for web pages and search engines.
#include <algorithm>
#include <array>

#include "exchange/feed_writer.hpp"
#include "exchange/hsds_parts.hpp"
#include "model/region.hpp"
#include "model/writer.hpp"

namespace passgenau {

namespace {

constexpr std::array<std::string_view, 7> day_names{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                    "Friday", "Saturday", "Sunday"};

json::object node(std::string_view type) { return {{"@type", type}}; }

void add_list(json::object& object, std::string_view name, json::array list) {
  if (!list.empty()) object[name] = std::move(list);
}

json::array texts_of(const LocalizedText& texts) {
  json::array list;
  for (const auto& [language, text] : texts)
    list.push_back(json::object{{"@value", text}, {"@language", language}});
  return list;
}

json::value audience_of(const Offer& offer, const FeedContext& context) {
  json::object audience = node("ParentAudience");
  if (offer.child_age.from) audience["childMinAge"] = decimal_years(*offer.child_age.from);
  if (offer.child_age.until) audience["childMaxAge"] = last_years(*offer.child_age.until);
  if (offer.caregiver_age.from) audience["suggestedMinAge"] = *offer.caregiver_age.from;
  // Ours is the first age that is too old; schema.org's is the last that is not.
  if (offer.caregiver_age.until) audience["suggestedMaxAge"] = *offer.caregiver_age.until - 1;
  json::array types;
  for (const std::vector<std::string>* burdens : {&offer.only_for, &offer.addresses})
    for (const std::string& burden : *burdens)
      types.push_back(json::value(context.label(ConceptType::burden, burden)));
  for (const Role role : offer.caregivers)
    types.push_back(json::value(context.label(ConceptType::role, name_of(role))));
  add_list(audience, "audienceType", std::move(types));
  return audience.size() > 1 ? json::value(std::move(audience)) : json::value();
}

/// Only what returns every week: there is no other in an opening hour.
json::array hours_of(const Offer& offer) {
  json::array list;
  for (const Schedule& schedule : offer.schedule) {
    if (schedule.every != 1 || schedule.days.empty()) continue;
    json::object hours = node("OpeningHoursSpecification");
    json::array days;
    for (int day = 0; day < 7; ++day)
      if (schedule.days.contains(day)) days.push_back(json::value(day_names[static_cast<std::size_t>(day)]));
    hours["dayOfWeek"] = std::move(days);
    if (schedule.from) hours["opens"] = to_string(*schedule.from);
    if (schedule.until) {
      const std::string until = to_string(*schedule.until);
      // A whole day closes a minute before midnight; any other time that ends then closes on the next day's
      // first minute.
      const bool whole_day = schedule.from && schedule.from->minutes == 0;
      hours["closes"] = until != "24:00" ? until : whole_day ? "23:59" : "00:00";
    }
    add(hours, "validFrom", offer.valid.from);
    add(hours, "validThrough", offer.valid.until);
    add(hours, "description", schedule.note);
    list.push_back(std::move(hours));
  }
  return list;
}

json::value area_of(std::string_view key, const FeedContext& context) {
  if (const auto country = country_in(key))
    return json::object{{"@type", "Country"}, {"name", context.region_name(key)}, {"identifier", *country}};
  if (const auto code = postal_code_in(key))
    return json::object{{"@type", "DefinedRegion"}, {"addressCountry", "DE"}, {"postalCode", *code}};
  return json::object{{"@type", "AdministrativeArea"},
                      {"name", context.region_name(key)},
                      {"identifier", {{"@type", "PropertyValue"}, {"propertyID", "AGS"}, {"value", key}}}};
}

json::array areas_of(const std::vector<std::string>& keys, const FeedContext& context) {
  json::array list;
  for (const std::string& key : keys)
    list.push_back(area_of(key, context));
  return list;
}

json::object place_of(const Site& site, const FeedContext& context) {
  json::object place = node("Place");
  add(place, "name", site.name);
  json::object address = node("PostalAddress");
  add(address, "streetAddress", site.address.street);
  add(address, "postalCode", site.address.postal_code);
  add(address, "addressLocality", site.address.city);
  add(address, "addressRegion", std::string{context.state_of(site.address)});
  if (address.size() > 1) {
    address["addressCountry"] = "DE";
    place["address"] = std::move(address);
  }
  if (site.point)
    place["geo"] = {
        {"@type", "GeoCoordinates"}, {"latitude", site.point->lat}, {"longitude", site.point->lon}};
  return place;
}

json::array channels_of(const Offer& offer, const FeedContext& context) {
  json::array languages;
  for (const OfferLanguage& language : offer.languages)
    if (language.tag != "mul") languages.push_back(json::value(language.tag));
  json::array list;
  const auto add_channel = [&](std::string_view name, std::string_view member, json::value value) {
    json::object channel = node("ServiceChannel");
    channel["name"] = context.label(ConceptType::delivery, name);
    add_list(channel, "availableLanguage", languages);
    if (!value.is_null()) channel[member] = std::move(value);
    list.push_back(std::move(channel));
  };
  for (const Site& site : offer.sites)
    add_channel("site", "serviceLocation", place_of(site, context));
  if (offer.home_visits) add_channel("home-visit", "serviceLocation", nullptr);
  const Contact& contact = offer.contact;
  for (const Delivery way : offer.remote) {
    const bool phone = way == Delivery::phone;
    json::value value;
    if (phone && !contact.phone.empty())
      value = json::object{{"@type", "ContactPoint"}, {"telephone", contact.phone}};
    if (!phone && hsds::is_uri(contact.url)) value = json::value(contact.url);
    add_channel(name_of(way), phone ? "servicePhone" : "serviceUrl", std::move(value));
  }
  if (list.empty() && !languages.empty()) {
    json::object channel = node("ServiceChannel");
    channel["availableLanguage"] = languages;
    list.push_back(std::move(channel));
  }
  return list;
}

void add_provider(json::object& service, const Offer& offer) {
  const Contact& contact = offer.contact;
  if (offer.provider.name.empty() && contact.phone.empty() && contact.email.empty()) return;
  json::object provider = node("Organization");
  add(provider, "name", offer.provider.name);
  add(provider, "telephone", contact.phone);
  add(provider, "email", contact.email);
  service["provider"] = std::move(provider);
}

}  // namespace

json::object schema_org_service(const ShownOffer& shown, const FeedContext& context) {
  const Offer& offer = shown.offer;
  json::object service = node("Service");
  service["@id"] = "urn:uuid:" + hsds::Ids{offer.id}.service();
  service["identifier"] = offer.id;
  add_list(service, "name", texts_of(offer.title));
  add_list(service, "description", texts_of(offer.description));
  add_provider(service, offer);
  json::array types;
  for (const std::string& kind : offer.kinds)
    types.push_back(json::value(context.label(ConceptType::kind, kind)));
  add_list(service, "serviceType", std::move(types));
  if (json::value audience = audience_of(offer, context); !audience.is_null())
    service["audience"] = std::move(audience);
  add_list(service, "areaServed", areas_of(offer.residence.regions, context));
  add_list(service, "availableChannel", channels_of(offer, context));
  add_list(service, "hoursAvailable", hours_of(offer));
  if (std::find(offer.access.begin(), offer.access.end(), Trait::free) != offer.access.end())
    service["offers"] = {{"@type", "Offer"}, {"price", 0}, {"priceCurrency", "EUR"}};
  if (hsds::is_uri(offer.contact.url)) service["url"] = offer.contact.url;
  return service;
}

}  // namespace passgenau
