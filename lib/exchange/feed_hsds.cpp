// SPDX-License-Identifier: GPL-2.0-or-later
// An offer as a service of HSDS 3.0 (https://docs.openreferral.org/en/3.0/hsds/schema_reference.html).
#include <algorithm>

#include "exchange/hsds_parts.hpp"
#include "exchange/name_uuid.hpp"
#include "exchange/own_attributes.hpp"
#include "model/writer.hpp"

namespace passgenau {

namespace {

using hsds::Ids;

bool has(const Offer& offer, Trait trait) {
  return std::find(offer.access.begin(), offer.access.end(), trait) != offer.access.end();
}

void add_cost(json::object& service, const Offer& offer, const Ids& ids, const FeedContext& context) {
  const bool free = has(offer, Trait::free);
  if (!free && !has(offer, Trait::low_cost)) return;
  const std::string words = context.label(ConceptType::trait, free ? "free" : "low-cost");
  service["fees_description"] = words;
  if (!free) return;
  service["cost_options"] = json::array{json::object{
      {"id", ids.part("cost_options/0")}, {"option", words}, {"currency", "EUR"}, {"amount", 0}}};
}

/// What the service says itself, and the pointers into the offer's document that need no attribute for it.
class Service {
 public:
  Service(const ShownOffer& shown, const FeedContext& context)
      : shown_{shown}, offer_{shown.offer}, context_{context}, ids_{offer_.id} {}

  json::object write() {
    object_["id"] = ids_.service();
    if (hsds::says_id(offer_.id)) taken_.push_back("/id");
    add_texts();
    add_contact();
    // HSDS wants a status; nobody keeps an offer that is not given.
    object_["status"] = "active";
    hsds::add_ages(object_, offer_.child_age);
    hsds::add_languages(object_, offer_, ids_, &context_);
    if (says("languages", hsds::says_languages)) taken_.push_back("/languages");
    hsds::add_schedules(object_, offer_, ids_);
    if (says("schedule", hsds::says_schedule)) taken_.push_back("/schedule");
    add(object_, "assured_date", offer_.verified);
    taken_.push_back("/verified");
    add_cost(object_, offer_, ids_, context_);
    add_organization();
    add_list("service_areas", hsds::areas(offer_, ids_, context_));
    add_list("service_at_locations", hsds::locations(shown_, ids_, context_));
    const std::vector<std::string_view> taken{taken_.begin(), taken_.end()};
    object_["attributes"] = hsds::own_attributes(shown_, language_, ids_, taken, context_);
    return std::move(object_);
  }

 private:
  template <class Says>
  bool says(std::string_view member, Says&& check) const {
    const json::value* value = shown_.document.if_contains(member);
    return value != nullptr && check(offer_, *value);
  }
  void add_list(std::string_view name, json::array list) {
    if (!list.empty()) object_[name] = std::move(list);
  }
  void add_texts() {
    language_ = main_language(offer_.title, context_.options.language);
    add_text("name", "title", offer_.title);
    add_text("description", "description", offer_.description);
  }
  void add_text(std::string_view name, std::string_view field, const LocalizedText& texts) {
    const auto text = texts.find(language_);
    if (text == texts.end()) return;
    object_[name] = text->second;
    taken_.push_back('/' + std::string{field} + '/' + language_);
  }
  void add_contact() {
    if (hsds::is_uri(offer_.contact.url)) {
      object_["url"] = offer_.contact.url;
      taken_.push_back("/contact/url");
    }
    if (hsds::is_email(offer_.contact.email)) {
      object_["email"] = offer_.contact.email;
      taken_.push_back("/contact/email");
    }
    if (offer_.contact.phone.empty()) return;
    object_["phones"] = json::array{
        json::object{{"id", ids_.part("phones/0")}, {"number", offer_.contact.phone}, {"type", "voice"}}};
    taken_.push_back("/contact/phone");
  }
  void add_organization() {
    const Provider& provider = offer_.provider;
    if (provider.name.empty()) return;
    // The same provider is the same organisation in every service. HSDS wants a description of it.
    object_["organization"] = {
        {"id", name_uuid("organization/" + provider.name)},
        {"name", provider.name},
        {"description",
         provider.kind.empty() ? provider.name : context_.label(ConceptType::provider, provider.kind)}};
    taken_.push_back("/provider/name");
  }

  const ShownOffer& shown_;
  const Offer& offer_;
  const FeedContext& context_;
  Ids ids_;
  std::string language_;
  json::object object_;
  std::vector<std::string> taken_;
};

}  // namespace

json::object hsds_service(const ShownOffer& shown, const FeedContext& context) {
  return Service{shown, context}.write();
}

}  // namespace passgenau
