// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "near_laws/twin.hpp"

namespace passgenau::oracle {
namespace {

bool named_any(const Offer& offer, const passgenau::Vocabulary& vocabulary) {
  if (!offer.addresses.empty() || !offer.only_for.empty()) return true;
  return std::any_of(offer.kinds.begin(), offer.kinds.end(), [&](const std::string& kind) {
    const auto* known = vocabulary.find(ConceptType::kind, kind);
    return known && !known->burdens.empty();
  });
}

/// Is there a home from which no way of the offer is one? Two corners of the country, far from all towns of the worlds.
bool any_place_may_fail(const Catalog& catalog, const Offer& offer, const NeedsProfile& profile) {
  const passgenau::Home sylt{.postal_code = "25980", .region = "01054168", .point = GeoPoint{54.91, 8.31}};
  const passgenau::Home berchtesgaden{
      .postal_code = "83471", .region = "09172114", .point = GeoPoint{47.63, 13.0}};
  for (const passgenau::Home& home : {sylt, berchtesgaden}) {
    NeedsProfile there = profile;
    there.home = home;
    const Match judged = catalog.why(there, offer.id).match;
    for (const Reason& reason : judged.reasons)
      if (reason.criterion == Criterion::place && reason.verdict == passgenau::Verdict::unmet) return true;
  }
  return false;
}

const Reason* reason_of(const Match& match, Criterion criterion) {
  for (const Reason& reason : match.reasons)
    if (reason.criterion == criterion) return &reason;
  return nullptr;
}

bool is_unknown(const Match& match, Criterion criterion) {
  const Reason* reason = reason_of(match, criterion);
  return reason && reason->verdict == passgenau::Verdict::unknown;
}

std::string why_of(const Match& match) {
  for (const auto& [name, value] : reason_of(match, Criterion::place)->evidence)
    if (name == "why") return std::string{std::get<std::string_view>(value)};
  return {};
}

bool hangs(const Catalog& catalog, const Offer& offer, const Match& match, const NeedsProfile& profile,
           const passgenau::Vocabulary& vocabulary, const std::string& question) {
  const auto listed = [&](Trait trait) {
    return std::find(offer.access.begin(), offer.access.end(), trait) != offer.access.end();
  };
  const bool names_burden = std::any_of(profile.needs.begin(), profile.needs.end(),
                                        [](const passgenau::Need& need) { return !need.burden.empty(); });
  if (question == "needs")
    return profile.needs.empty() && (named_any(offer, vocabulary) || !offer.not_for.empty());
  if (question == "burdens") {
    if (profile.needs.empty()) return false;
    if (!names_burden) return !offer.only_for.empty() || !offer.not_for.empty();
    if (offer.only_for.empty()) return false;
    // The parts of caregiver that are not burdens set aside.
    NeedsProfile bare = profile;
    const bool pregnant = std::find(profile.caregiver.roles.begin(), profile.caregiver.roles.end(),
                                    Role::pregnant) != profile.caregiver.roles.end();
    const bool young = profile.caregiver.age && *profile.caregiver.age <= 21;
    bare.caregiver = {};
    if (pregnant) bare.needs.push_back({.burden = "pregnancy"});
    if (young) bare.needs.push_back({.burden = "family-situation/very-young-parents"});
    return is_unknown(catalog.why(bare, offer.id).match, Criterion::caregiver);
  }
  if (question == "children") return !profile.children.stated() && offer.child_age.stated();
  if (question == "birth-dates") {
    if (!offer.child_age.stated() || !is_unknown(match, Criterion::child_age)) return false;
    return std::any_of(match.children.begin(), match.children.end(), [&](int child) {
      return profile.children[static_cast<std::size_t>(child)].age.has_value();
    });
  }
  if (question == "home")
    return !profile.home.stated() &&
           (offer.residence.stated() || any_place_may_fail(catalog, offer, profile));
  if (question == "address") {
    if (!profile.home.stated()) return false;
    return (offer.residence.stated() && is_unknown(match, Criterion::residence)) ||
           (is_unknown(match, Criterion::place) && why_of(match) == "home");
  }
  if (question == "languages")
    return profile.languages.empty() && !offer.languages.empty() &&
           std::none_of(offer.languages.begin(), offer.languages.end(), [&](const OfferLanguage& language) {
             return language.tag == "mul" && (language.by == SpokenBy::staff || profile.interpreter != false);
           });
  if (question == "interpreter") {
    if (profile.languages.empty() || profile.interpreter) return false;
    NeedsProfile without = profile;
    without.interpreter = false;
    const Reason* reason = reason_of(catalog.why(without, offer.id).match, Criterion::language);
    return reason->verdict == passgenau::Verdict::unmet;
  }
  if (question == "caregiver-role")
    return profile.caregiver.roles.empty() &&
           (!offer.caregivers.empty() || listed(Trait::women_only) || listed(Trait::men_only));
  if (question == "caregiver-age") return !profile.caregiver.age && offer.caregiver_age.stated();
  if (question == "cost")
    return profile.require.empty() && profile.prefer.empty() && offer.access.stated() && !listed(Trait::free);
  return profile.available.empty() &&
         std::any_of(offer.schedule.begin(), offer.schedule.end(),
                     [](const Schedule& entry) { return !entry.days.empty() && entry.from && entry.until; });
}

}  // namespace

std::set<std::string> hanging(const Catalog& catalog, const Staged& staged, const NeedsProfile& profile,
                              const std::string& question) {
  NeedsProfile whole = profile;
  whole.limit = 200;
  std::set<std::string> found;
  const auto judge = [&](const std::string& id) {
    const auto offer = std::find_if(staged.offers.begin(), staged.offers.end(),
                                    [&](const Offer& one) { return one.id == id; });
    const Match match = catalog.why(profile, id).match;
    if (hangs(catalog, *offer, match, profile, staged.vocabulary, question)) found.insert(id);
  };
  for (const Match& match : catalog.match(whole).matches) {
    judge(match.offer);
    for (const std::string& other : match.also)
      judge(other);
  }
  return found;
}

}  // namespace passgenau::oracle
