// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/calendar.hpp"
#include "model/checker.hpp"
#include "model/documents.hpp"

namespace passgenau {

namespace {

using Known = std::function<bool(std::string_view)>;
using Limits = OfferLimits;

void check_concepts(Checker& check, const std::vector<std::string>& ids, const Known& known, Code unmatched,
                    const Place& at) {
  check.count(ids.size(), Limits::concepts, at);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Place entry{at, i};
    if (ids[i].empty())
      check.report(Code::empty, entry);
    else if (check.text(ids[i], Limits::id_bytes, entry) && !known(ids[i]))
      check.report(unmatched, entry, {}, quoted(ids[i]));
  }
}

void check_texts(Checker& check, const LocalizedText& texts, std::size_t bytes, const Place& at) {
  check.count(texts.size(), Limits::texts, at);
  for (const auto& [language, words] : texts) {
    const Place entry{at, language};
    check.language_tag(language, entry);
    if (words.empty())
      check.report(Code::empty, entry);
    else
      check.text(words, bytes, entry);
  }
}

void check_sites(Checker& check, const Offer& offer, const Place& root) {
  const Place at{root, "sites"};
  check.count(offer.sites.size(), Limits::sites, at);
  for (std::size_t i = 0; i < offer.sites.size(); ++i) {
    const Site& site = offer.sites[i];
    const Place entry{at, i};
    const Place address{entry, "address"};
    check.text(site.name, Limits::text_bytes, Place{entry, "name"});
    check.point(site.point, entry);
    check.text(site.address.street, Limits::text_bytes, Place{address, "street"});
    check.text(site.address.city, Limits::text_bytes, Place{address, "city"});
    check.postal_code(site.address.postal_code, Place{address, "postal_code"});
    check.municipality_key(site.address.region, Place{address, "region"});
  }
}

void check_reach(Checker& check, const Offer& offer, const Place& root) {
  check_sites(check, offer, root);
  if (offer.home_visits) {
    const Place at{root, "home_visits"};
    check.region_keys(offer.home_visits->regions, Limits::regions, Place{at, "regions"});
    if (offer.home_visits->within)
      check.within(offer.home_visits->within->in_kilometres(), 0, Limits::home_visit_km, " km",
                   Place{at, "within_km"});
  }
  const Place remote{root, "remote"};
  for (std::size_t i = 0; i < offer.remote.size(); ++i)
    if (offer.remote[i] == Delivery::site || offer.remote[i] == Delivery::home_visit)
      check.report(Code::unknown_value, Place{remote, i}, "phone, online, chat");
  const Place residence{root, "residence"};
  check.region_keys(offer.residence.regions, Limits::regions, Place{residence, "regions"});
  check.region_keys(offer.residence.except, Limits::regions, Place{residence, "except"});
}

void check_times(Checker& check, const Offer& offer, const KnownIds& known, const Place& root) {
  if (offer.referral) {
    const Place referral{root, "referral"};
    check_concepts(check, offer.referral->by, known.referrer, Code::unmatched_provider,
                   Place{referral, "by"});
  }
  check.schedules(offer.schedule, Limits::schedules, false, Place{root, "schedule"});
  const Place capacity{root, "capacity"};
  if (offer.capacity.wait_days)
    check.within(*offer.capacity.wait_days, 0, 3650, " days", Place{capacity, "wait_days"});
  check.day(offer.capacity.as_of, Place{capacity, "as_of"});
  const Place valid{root, "valid"};
  const bool begins = check.day(offer.valid.from, Place{valid, "from"});
  const bool ends = check.day(offer.valid.until, Place{valid, "until"});
  if (begins && ends && *offer.valid.until < *offer.valid.from) check.report(Code::range_reversed, valid);
  check.day(offer.verified, Place{root, "verified"});
}

}  // namespace

std::vector<Problem> check_offer(const Offer& offer, const KnownIds& known) {
  Checker check{.may_quote = true};
  const Place root;
  if (offer.id.empty())
    check.report(Code::missing, Place{root, "id"});
  else
    check.text(offer.id, Limits::id_bytes, Place{root, "id"});
  if (offer.title.empty()) check.report(Code::missing, Place{root, "title"});
  check_texts(check, offer.title, Limits::title_bytes, Place{root, "title"});
  check_texts(check, offer.description, Limits::description_bytes, Place{root, "description"});
  const Place provider{root, "provider"};
  check.text(offer.provider.name, Limits::text_bytes, Place{provider, "name"});
  if (!offer.provider.kind.empty() &&
      check.text(offer.provider.kind, Limits::id_bytes, Place{provider, "kind"}) &&
      !known.provider(offer.provider.kind))
    check.report(Code::unmatched_provider, Place{provider, "kind"}, {}, quoted(offer.provider.kind));
  check_concepts(check, offer.kinds, known.kind, Code::unmatched_kind, Place{root, "kinds"});
  check_concepts(check, offer.addresses, known.burden, Code::unmatched_burden, Place{root, "addresses"});
  check_concepts(check, offer.only_for, known.burden, Code::unmatched_burden, Place{root, "only_for"});
  check_concepts(check, offer.not_for, known.burden, Code::unmatched_burden, Place{root, "not_for"});
  check.age_range(offer.child_age, Place{root, "child_age"});
  const Place caregiver_age{root, "caregiver_age"};
  if (offer.caregiver_age.from)
    check.within(*offer.caregiver_age.from, 0, 150, " years", Place{caregiver_age, "from"});
  if (offer.caregiver_age.until)
    check.within(*offer.caregiver_age.until, 0, 150, " years", Place{caregiver_age, "until"});
  if (offer.caregiver_age.until && *offer.caregiver_age.until <= offer.caregiver_age.from.value_or(0))
    check.report(Code::range_reversed, caregiver_age);
  const Place languages{root, "languages"};
  check.count(offer.languages.size(), Limits::languages, languages);
  for (std::size_t i = 0; i < offer.languages.size(); ++i) {
    const Place entry{languages, i};
    check.language_tag(offer.languages[i].tag, Place{entry, "tag"});
  }
  check_reach(check, offer, root);
  check_times(check, offer, known, root);
  const Place contact{root, "contact"};
  check.text(offer.contact.phone, Limits::text_bytes, Place{contact, "phone"});
  check.text(offer.contact.email, Limits::text_bytes, Place{contact, "email"});
  check.text(offer.contact.url, Limits::text_bytes, Place{contact, "url"});
  return std::move(check.problems);
}

/// JSON, at a place that the document has and the format leaves free.
std::vector<Problem> check_other(const Offer& offer) {
  std::vector<Problem> found;
  if (offer.other.empty()) return found;
  std::vector<Problem> unread;
  const json::value document = parse_json(to_json(offer, Confidential::show), {.bytes = SIZE_MAX}, unread);
  const Offer stored = read_offer(document, unread);
  for (const auto& [pointer, text] : offer.other) {
    std::vector<Problem> problems;
    const json::value value = parse_json(text, {}, problems);
    if (!problems.empty()) {
      found.push_back(make_problem(problems.front().code, pointer));
      continue;
    }
    const std::string given = write_json(value);
    const auto same = stored.other.find(pointer);
    if (same == stored.other.end() || same->second != given)
      found.push_back(make_problem(Code::contradiction, pointer, {}, "the format has no free member here"));
  }
  return found;
}

}  // namespace passgenau
