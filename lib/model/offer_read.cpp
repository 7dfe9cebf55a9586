// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/documents.hpp"
#include "model/reader.hpp"

namespace passgenau {

namespace {

/// Reads the object member `name` with `read(reader)`; nothing where there is none.
template <class Read>
bool object(ObjectReader& parent, std::string_view name, Read&& read) {
  const json::value* value = parent.member(name);
  if (value == nullptr) return false;
  const Place at = parent.place(name);
  ObjectReader reader{*value, at, parent.reading()};
  read(reader);
  return value->is_object();
}

void read_provider(ObjectReader& offer, Provider& provider) {
  object(offer, "provider", [&](ObjectReader& reader) {
    reader.text("name", provider.name);
    reader.text("kind", provider.kind);
  });
}

void read_languages(ObjectReader& offer, std::vector<OfferLanguage>& languages) {
  offer.each("languages", [&](const json::value& item, const Place& at) {
    ObjectReader reader{item, at, offer.reading()};
    OfferLanguage language;
    if (!reader.text("tag", language.tag) && item.is_object() && !item.get_object().contains("tag"))
      reader.report(Code::missing, "tag");
    language.by = reader.choice<SpokenBy>("by").value_or(SpokenBy::staff);
    languages.push_back(std::move(language));
  });
}

void read_sites(ObjectReader& offer, std::vector<Site>& sites) {
  offer.each("sites", [&](const json::value& item, const Place& at) {
    ObjectReader reader{item, at, offer.reading()};
    Site site;
    reader.text("name", site.name);
    reader.point(site.point);
    object(reader, "address", [&](ObjectReader& address) {
      address.text("street", site.address.street);
      address.text("postal_code", site.address.postal_code);
      address.text("city", site.address.city);
      address.text("region", site.address.region);
    });
    reader.boolean("confidential", site.confidential);
    sites.push_back(std::move(site));
  });
}

void read_reach(ObjectReader& reader, Offer& offer) {
  HomeVisits visits;
  if (object(reader, "home_visits", [&](ObjectReader& part) {
        part.texts("regions", visits.regions);
        part.kilometres("within_km", visits.within);
      }))
    offer.home_visits = std::move(visits);
  offer.remote = reader.choices_of<Delivery>("remote");
  object(reader, "residence", [&](ObjectReader& part) {
    part.texts("regions", offer.residence.regions);
    part.texts("except", offer.residence.except);
  });
  if (const json::value* list = reader.member("access"); list != nullptr) {
    std::vector<Trait> traits = reader.choices_of<Trait>("access");
    if (list->is_array()) offer.access = StatedList<Trait>{std::move(traits)};
  }
}

void read_times(ObjectReader& reader, Offer& offer) {
  Referral referral;
  if (object(reader, "referral", [&](ObjectReader& part) {
        part.boolean("required", referral.required);
        part.texts("by", referral.by);
      }))
    offer.referral = std::move(referral);
  reader.schedules("schedule", offer.schedule);
  object(reader, "capacity", [&](ObjectReader& part) {
    offer.capacity.status = part.choice<CapacityStatus>("status");
    part.integer("wait_days", offer.capacity.wait_days);
    part.day("as_of", offer.capacity.as_of);
  });
  object(reader, "valid", [&](ObjectReader& part) {
    part.day("from", offer.valid.from);
    part.day("until", offer.valid.until);
  });
  reader.day("verified", offer.verified);
}

}  // namespace

Offer read_offer(const json::value& document, std::vector<Problem>& problems) {
  Offer offer;
  Reading reading{problems, &offer.other};
  const Place root;
  ObjectReader reader{document, root, reading};
  reader.text("id", offer.id);
  reader.text_by_language("title", offer.title);
  reader.text_by_language("description", offer.description);
  read_provider(reader, offer.provider);
  reader.texts("kinds", offer.kinds);
  reader.texts("addresses", offer.addresses);
  reader.texts("only_for", offer.only_for);
  reader.texts("not_for", offer.not_for);
  offer.prevention = reader.choice<Prevention>("prevention");
  object(reader, "child_age", [&](ObjectReader& part) {
    part.age("from", offer.child_age.from);
    part.age("until", offer.child_age.until);
  });
  offer.caregivers = reader.choices_of<Role>("caregivers");
  object(reader, "caregiver_age", [&](ObjectReader& part) {
    const auto years_of = [&](std::string_view name, std::optional<int>& field) {
      std::optional<Age> age;
      part.age(name, age);
      if (!age) return;
      if (age->months == 0 && age->weeks == 0 && age->days == 0 && !age->before_birth)
        field = age->years;
      else
        part.report(Code::bad_duration, name, "whole years (P22Y)");
    };
    years_of("from", offer.caregiver_age.from);
    years_of("until", offer.caregiver_age.until);
  });
  read_languages(reader, offer.languages);
  read_sites(reader, offer.sites);
  read_reach(reader, offer);
  read_times(reader, offer);
  object(reader, "contact", [&](ObjectReader& part) {
    part.text("phone", offer.contact.phone);
    part.text("email", offer.contact.email);
    part.text("url", offer.contact.url);
  });
  return offer;
}

namespace {

/// Is `inner` the place `outer` or one below it?
bool is_at_or_below(std::string_view inner, std::string_view outer) {
  return inner.substr(0, outer.size()) == outer &&
         (inner.size() == outer.size() || inner[outer.size()] == '/');
}

/// Does the problem of form `form` say what `content` says, or explain it?
bool already_said(const Problem& form, const Problem& content) {
  if (!is_error(form)) return false;
  if (form.pointer == content.pointer) return form.code != Code::unknown_field;
  // What has the wrong type has nothing below it.
  if (form.code == Code::wrong_type && is_at_or_below(content.pointer, form.pointer)) return true;
  // A field that could not be read counts as absent in the value.
  const bool absent =
      content.code == Code::missing || content.code == Code::choose_one || content.code == Code::empty;
  return absent && form.code != Code::unknown_field && is_at_or_below(form.pointer, content.pointer);
}

}  // namespace

void append_content_problems(std::vector<Problem>& form, std::vector<Problem> content) {
  const std::size_t form_count = form.size();
  for (Problem& problem : content) {
    bool said = false;
    for (std::size_t i = 0; i < form_count && !said; ++i)
      said = already_said(form[i], problem);
    if (!said) form.push_back(std::move(problem));
  }
}

}  // namespace passgenau
