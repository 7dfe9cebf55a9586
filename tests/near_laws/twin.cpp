// SPDX-License-Identifier: GPL-2.0-or-later
#include "near_laws/twin.hpp"

#include <algorithm>
#include <tuple>

#include "oracle/alike.hpp"

namespace passgenau::oracle {
namespace {

template <class List, class Item>
bool contains(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::string evidence(const Match& match, Criterion criterion, std::string_view name) {
  for (const Reason& reason : match.reasons)
    for (const auto& [key, value] : reason.evidence)
      if (reason.criterion == criterion && key == name)
        if (const auto* text = std::get_if<std::string_view>(&value)) return std::string{*text};
  return {};
}

/// To the site that the bill names, the nearest one where place is unmet.
std::int64_t distance(const Match& match) {
  if (match.distance) return match.distance->in_metres();
  for (const Reason& reason : match.reasons)
    for (const auto& [key, value] : reason.evidence)
      if (reason.criterion == Criterion::place && key == "distance_km")
        return std::get<Distance>(value).in_metres();
  return INT64_MAX;
}

bool any_confidential(const Offer& offer) {
  return std::any_of(offer.sites.begin(), offer.sites.end(),
                     [](const Site& site) { return site.confidential; });
}

/// Of a postal code or a municipality, where all rows agree.
std::string name_of(const std::string& key, const Gazetteer& gazetteer) {
  const bool code = key.substr(0, 4) == "plz:";
  const std::string municipality = gazetteer.municipality_key(key);
  if (!code && municipality.size() != 8) return {};
  std::set<std::string> names;
  for (const auto* row : code ? gazetteer.by_postal_code(key.substr(4)) : gazetteer.by_region(municipality))
    names.insert(row->name);
  return names.size() == 1 ? *names.begin() : std::string{};
}

}  // namespace

Twin::Twin(const Catalog& catalog, const Staged& staged, std::size_t profile)
    : catalog_{catalog},
      staged_{staged},
      profile_{staged.profiles[profile]},
      home_{read_home(staged.profiles_json[profile], staged.books.gazetteer)} {
  for (const passgenau::Child& child : profile_.children)
    if (child.age) can_wait_ = false;
}

std::vector<NearMiss> Twin::near_misses() {
  std::vector<NearMiss> found;
  for (const Offer& offer : staged_.offers) {
    const Judgement judgement = catalog_.why(profile_, offer.id);
    std::vector<Criterion> unmet;
    for (const Reason& reason : judgement.match.reasons)
      if (reason.verdict == passgenau::Verdict::unmet && reason.criterion <= Criterion::needs)
        unmet.push_back(reason.criterion);
    if (unmet.size() != 1 || unmet.front() == Criterion::needs) continue;
    if (auto how = change(offer, judgement, unmet.front()))
      found.push_back({unmet.front(), std::move(*how), judgement.match});
  }
  const auto key = [](const NearMiss& miss) {
    return std::tuple{miss.condition == Criterion::residence, -miss.match.points().thousandths,
                      distance(miss.match), std::string_view{miss.match.offer}};
  };
  std::sort(found.begin(), found.end(), [&](const auto& a, const auto& b) { return key(a) < key(b); });
  // Offers alike with the same change stand once.
  const std::vector<int> groups = groups_alike(staged_.offers_json);
  const auto group = [&](const NearMiss& miss) {
    for (std::size_t i = 0;; ++i)
      if (staged_.offers[i].id == miss.match.offer) return groups[i];
  };
  std::vector<NearMiss> folded;
  for (NearMiss& miss : found) {
    const auto first = std::find_if(folded.begin(), folded.end(), [&](const NearMiss& other) {
      return other.condition == miss.condition && other.change == miss.change && group(other) == group(miss);
    });
    if (first == folded.end())
      folded.push_back(std::move(miss));
    else
      first->match.also.push_back(miss.match.offer);
  }
  return folded;
}

bool Twin::is_violent() const {
  return std::any_of(profile_.needs.begin(), profile_.needs.end(), [&](const passgenau::Need& need) {
    return !need.burden.empty() &&
           staged_.vocabulary.find(ConceptType::burden, need.burden)->safety == Safety::domestic_violence;
  });
}

std::optional<Change> Twin::change(const Offer& offer, const Judgement& judgement, Criterion condition) {
  if (condition == Criterion::caregiver) {
    const std::string part = evidence(judgement.match, condition, "part");
    if (part != "not-for") return by_caregiver(offer, part);
  }
  if (condition == Criterion::place) return by_place(offer);
  if (condition == Criterion::language) return by_language(offer);
  if (condition == Criterion::residence) return by_residence(offer);
  if (condition != Criterion::access) return by_waiting(offer, judgement, condition);
  Change how{.kind = ChangeKind::access};
  for (const Trait trait : profile_.require)
    if (!contains(offer.access, trait) && !contains(how.traits, trait)) how.traits.push_back(trait);
  const bool gives_up_protection =
      contains(how.traits, Trait::women_only) || contains(how.traits, Trait::anonymous);
  if (gives_up_protection && (profile_.discreet || is_violent())) return {};
  return how;
}

std::optional<int> Twin::first_day(const std::string& offer) {
  if (!first_days_) {
    first_days_.emplace();
    const Date last = day_reached(*profile_.as_of, years(1));
    for (int days = 1;; ++days) {
      NeedsProfile later = days_later(profile_, days);
      if (*later.as_of > last) break;
      later.limit = 200;  // worlds have no more offers
      for (const Match& match : catalog_.match(later).matches) {
        first_days_->emplace(match.offer, days);
        for (const std::string& other : match.also)
          first_days_->emplace(other, days);
      }
    }
  }
  const auto at = first_days_->find(offer);
  return at == first_days_->end() ? std::nullopt : std::optional{at->second};
}

std::optional<Change> Twin::by_waiting(const Offer& offer, const Judgement&, Criterion condition) {
  if (!can_wait_) return {};
  if (condition == Criterion::validity && !(offer.valid.from && *offer.valid.from > *profile_.as_of))
    return {};
  const auto days = first_day(offer.id);
  if (!days) return {};
  const NeedsProfile later = days_later(profile_, *days);
  Change how{.kind = ChangeKind::date, .as_of = later.as_of};
  if (condition == Criterion::child_age) {
    for (const Reason& reason : catalog_.why(later, offer.id).match.reasons)
      if (reason.criterion == Criterion::child_age)
        how.child = static_cast<int>(std::get<std::int64_t>(reason.evidence[0].value));
    how.age = offer.child_age.from;
  }
  if (condition == Criterion::caregiver) {
    for (std::size_t i = 0; i < profile_.children.size() && !how.child; ++i)
      if (profile_.children[i].due && later.children[i].born) how.child = static_cast<int>(i);
    how.age = birth();
  }
  how.about = how.child && !profile_.children[static_cast<std::size_t>(*how.child)].born;
  return how;
}

std::optional<Change> Twin::by_caregiver(const Offer& offer, const std::string& part) {
  if (part == "age") {
    NeedsProfile older = profile_;
    ++*older.caregiver.age;
    if (offer.caregiver_age.from != older.caregiver.age || !takes(older, offer)) return {};
    return Change{.kind = ChangeKind::caregiver_age, .caregiver_age = older.caregiver.age};
  }
  if (part == "only-for") {
    Change how{.kind = ChangeKind::burdens};
    for (const std::string& burden : offer.only_for) {
      const auto* known = staged_.vocabulary.find(ConceptType::burden, burden);
      if (!known || known->safety != Safety::none || contains(how.burdens, burden)) continue;
      NeedsProfile burdened = profile_;
      burdened.needs.push_back({.burden = burden});
      if (takes(burdened, offer)) how.burdens.push_back(burden);
    }
    return how.burdens.empty() ? std::nullopt : std::optional{how};
  }
  if (is_violent()) return {};
  if (profile_.discreet) return {};
  Change how{.kind = ChangeKind::roles};
  std::vector<Role> wanted = offer.caregivers;
  if (wanted.empty()) wanted = {part == "women-only" ? Role::mother : Role::father};
  for (const Role role : {Role::mother, Role::father, Role::partner, Role::grandparent}) {
    if (!contains(wanted, role) || contains(profile_.caregiver.roles, role)) continue;
    NeedsProfile accompanied = profile_;
    accompanied.caregiver.roles.push_back(role);
    if (takes(accompanied, offer)) how.roles.push_back(role);
  }
  return how.roles.empty() ? std::nullopt : std::optional{how};
}

std::optional<Change> Twin::by_place(const Offer& offer) {
  if (any_confidential(offer)) return {};
  NeedsProfile other = profile_;
  const std::int64_t reach = profile_.reach.in_metres();
  std::int64_t high = std::min<std::int64_t>(1'000'000, reach + std::max<std::int64_t>(reach, 20'000));
  other.reach = metres(high);
  if (takes(other, offer)) {
    for (std::int64_t low = reach; high - low > 1;) {
      const std::int64_t middle = (low + high) / 2;
      other.reach = metres(middle);
      (takes(other, offer) ? high : low) = middle;
    }
    return Change{.kind = ChangeKind::reach, .reach = metres(high), .beyond = metres(high - reach)};
  }
  other = profile_;
  std::optional<Delivery> best;
  std::pair<bool, std::int32_t> most{};
  for (const Delivery way :
       {Delivery::site, Delivery::home_visit, Delivery::phone, Delivery::online, Delivery::chat}) {
    if (profile_.delivery.empty() || contains(profile_.delivery, way)) continue;
    if (way == Delivery::home_visit && is_violent()) continue;
    other.delivery = profile_.delivery;
    other.delivery.push_back(way);
    const Judgement judgement = catalog_.why(other, offer.id);
    if (!judgement.eligible) continue;
    for (const Reason& reason : judgement.match.reasons) {
      const std::pair found{reason.verdict == passgenau::Verdict::met, reason.points.thousandths};
      if (reason.criterion != Criterion::place || (best && found <= most)) continue;
      best = way;
      most = found;
    }
  }
  if (!best) return {};
  return Change{.kind = ChangeKind::delivery, .delivery = best};
}

std::optional<Change> Twin::by_language(const Offer& offer) {
  NeedsProfile other = profile_;
  other.interpreter = true;
  if (profile_.interpreter == false && takes(other, offer)) return Change{.kind = ChangeKind::interpreter};
  Change how{.kind = ChangeKind::languages};
  for (const OfferLanguage& language : offer.languages) {
    if (language.by != SpokenBy::staff || contains(how.languages, language.tag)) continue;
    other = profile_;
    other.languages.push_back(language.tag);
    if (takes(other, offer)) how.languages.push_back(language.tag);
  }
  return how.languages.empty() ? std::nullopt : std::optional{how};
}

std::optional<Change> Twin::by_residence(const Offer& offer) const {
  if (any_confidential(offer)) return {};
  // Excepted, in the candidate that decides, is no region to come from.
  for (const Candidate& candidate : home_.candidates)
    if (list_says(offer.residence.regions, candidate) != Says::no || offer.residence.regions.empty())
      return {};
  Change how{.kind = ChangeKind::residence};
  for (const std::string& key : offer.residence.regions) {
    if (key.substr(0, 8) == "country:") continue;
    const bool code = key.substr(0, 4) == "plz:";
    for (const Candidate& candidate : home_.candidates) {
      const std::string there = code ? key.substr(4) : key;
      const std::string& here = code ? candidate.postal_code : candidate.region;
      const std::size_t digits =
          std::min({code ? std::size_t{2} : std::size_t{3}, there.size(), here.size()});
      if (digits == 0 || there.substr(0, digits) != here.substr(0, digits)) continue;
      how.regions.push_back({key, name_of(key, staged_.gazetteer)});
      break;
    }
  }
  return how.regions.empty() ? std::nullopt : std::optional{how};
}

}  // namespace passgenau::oracle
