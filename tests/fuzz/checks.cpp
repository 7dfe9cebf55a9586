// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <iterator>

#include "fuzz/target.hpp"
#include "match/facts.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"

namespace passgenau::fuzz {

namespace {

constexpr JsonLimits wide{.bytes = std::size_t{64} << 20, .depth = 64};

std::vector<SiteFacts> sites_of(const Offer& offer) {
  std::vector<SiteFacts> sites;
  for (const Site& site : offer.sites) {
    sites.push_back({.point = site.point, .confidential = site.confidential});
    if (site.point) continue;
    sites.back().postal_code = site.address.postal_code;
    sites.back().region = site.address.region;
  }
  return sites;
}

bool same(const SiteFacts& a, const SiteFacts& b) {
  return a.point == b.point && a.postal_code == b.postal_code && a.region == b.region &&
         a.confidential == b.confidential;
}

template <class List>
std::uint64_t bits_of(const List& list) {
  std::uint64_t bits = 0;
  for (const auto item : list)
    bits |= std::uint64_t{1} << static_cast<int>(item);
  return bits;
}

void check_facts(const Offer& offer) {
  const std::string bytes = pack_facts(offer);
  const std::optional<FactsView> view = view_facts(bytes);
  hold(view.has_value(), "facts of an accepted offer are none");
  hold(view->id == offer.id, "facts: id");
  const auto facet = [&](Facet which) { return view->facets[static_cast<std::size_t>(which)]; };
  hold(unpack_child_age(facet(Facet::child_age)).range == offer.child_age, "facts: child_age");
  const CaregiverFacet caregiver = unpack_caregiver(facet(Facet::caregiver));
  hold(caregiver.roles == bits_of(offer.caregivers) && caregiver.age == offer.caregiver_age,
       "facts: caregiver");
  const RelevanceFacet relevance = unpack_relevance(facet(Facet::relevance));
  const auto alike = [](const std::vector<std::string_view>& a, const std::vector<std::string>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end());
  };
  hold(alike(relevance.addresses, offer.addresses) && alike(relevance.only_for, offer.only_for) &&
           alike(relevance.not_for, offer.not_for) && alike(relevance.kinds, offer.kinds),
       "facts: relevance");
  hold(unpack_residence(facet(Facet::residence)) == offer.residence, "facts: residence");
  const WaysFacet ways = unpack_ways(facet(Facet::ways));
  hold(ways.remote == bits_of(offer.remote) && ways.home_visits == offer.home_visits, "facts: ways");
  hold(unpack_languages(facet(Facet::languages)) == offer.languages, "facts: languages");
  const AccessFacet access = unpack_access(facet(Facet::access));
  hold(access.stated == offer.access.stated() && access.traits == bits_of(offer.access), "facts: access");
  hold(unpack_schedule(facet(Facet::schedule)) == sessions_of(offer.schedule), "facts: schedule");
  const std::vector<SiteFacts> sites = unpack_sites(view->sites);
  const std::vector<SiteFacts> expected = sites_of(offer);
  hold(std::equal(sites.begin(), sites.end(), expected.begin(), expected.end(), same), "facts: sites");
  hold(view->time.wait_days == offer.capacity.wait_days.value_or(-1), "facts: wait_days");
  hold(pack_facts(offer) == bytes, "facts: other bytes the second time");
}

void check_hidden(const Offer& offer) {
  const Checked<Offer> hidden = offer_from_json(to_json(offer), Vocabulary::built_in());
  hold(hidden.valid(), "an offer without its confidential addresses is not valid");
  hold(hidden.value.sites.size() == offer.sites.size(), "a confidential site is gone");
  for (const Site& site : hidden.value.sites)
    if (site.confidential)
      hold(!site.point && site.address.street.empty() && site.address.postal_code.empty() &&
               site.address.city.empty(),
           "a confidential site is told");
}

}  // namespace

std::pair<std::string_view, std::string_view> halves(std::string_view bytes) {
  const std::size_t at = bytes.find(between);
  if (at == std::string_view::npos) return {bytes, {}};
  return {bytes.substr(0, at), bytes.substr(at + between.size())};
}

void check_json(std::string_view text, const std::string& what) {
  std::vector<Problem> problems;
  parse_json(text, wide, problems);
  hold(problems.empty(), what + " is no JSON");
}

void check_place(std::string_view text, std::size_t at, const std::string& what) {
  hold(at <= text.size(), what + " is outside the text");
  const bool inside = at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
  hold(!inside, what + " is inside a character");
}

void check_problems(const std::vector<Problem>& problems) {
  for (const Problem& problem : problems) {
    hold(!problem.message.empty() && is_valid_utf8(problem.message), "a problem without a sentence");
    hold(problem.pointer.empty() || problem.pointer.front() == '/', "a pointer that is none");
    check_json(to_json(problem), "a problem");
  }
}

void check_offer(const Offer& offer) {
  const Vocabulary& vocabulary = Vocabulary::built_in();
  for (const Problem& problem : validate(offer, vocabulary))
    hold(!is_error(problem), "an accepted offer is not valid as a value: " + problem.message);
  const std::string json = to_json(offer, Confidential::show);
  const Checked<Offer> again = offer_from_json(json, vocabulary);
  hold(again.valid(), "an accepted offer is refused from its own JSON");
  hold(again.value == offer, "an accepted offer is another one from its own JSON");
  hold(to_json(again.value, Confidential::show) == json, "the JSON of an offer is not canonical");
  check_hidden(offer);
  check_facts(offer);
}

void check_profile(const NeedsProfile& profile) {
  const Vocabulary& vocabulary = Vocabulary::built_in();
  for (const Problem& problem : validate(profile, vocabulary))
    hold(!is_error(problem), "an accepted profile is not valid as a value: " + problem.message);
  const std::string json = to_json(profile);
  const Checked<NeedsProfile> again = profile_from_json(json, vocabulary);
  hold(again.valid(), "an accepted profile is refused from its own JSON");
  hold(again.value == profile, "an accepted profile is another one from its own JSON");
  hold(to_json(again.value) == json, "the JSON of a profile is not canonical");
}

}  // namespace passgenau::fuzz
