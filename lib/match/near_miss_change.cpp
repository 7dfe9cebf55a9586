// SPDX-License-Identifier: GPL-2.0-or-later
// Changes of who the family is: how old, who comes, with which burdens, from where.
#include <algorithm>
#include <array>

#include "match/near_miss.hpp"
#include "model/region.hpp"

namespace passgenau {

namespace {

bool has_role(const Question& question, Role role) {
  return (question.roles >> static_cast<int>(role) & 1) != 0;
}

/// Do both begin with the same digits, as far as both go?
bool same_beginning(std::string_view a, std::string_view b, std::size_t digits) {
  const std::size_t length = std::min({digits, a.size(), b.size()});
  return length > 0 && a.substr(0, length) == b.substr(0, length);
}

/// What the gazetteer calls a postal code or a municipality; empty where it knows no single name. It does not know
/// the names of counties.
std::string name_of_region(const std::string& key, const Gazetteer& gazetteer) {
  const auto code = postal_code_in(key);
  const std::string municipality = gazetteer.municipality_key(key);
  if (!code && municipality.size() != municipality_digits) return {};
  const auto rows = code ? gazetteer.by_postal_code(std::string{*code}) : gazetteer.by_region(municipality);
  const bool one_name = !rows.empty() && std::all_of(rows.begin(), rows.end(), [&](const auto* row) {
    return row->name == rows.front()->name;
  });
  return one_name ? rows.front()->name : std::string{};
}

}  // namespace

NeedsProfile on_later_day(const Question& question, Day day) {
  NeedsProfile later = question.profile;
  later.as_of = to_date(day);
  bool any_born = false;
  for (std::size_t i = 0; i < question.children.size(); ++i) {
    Child& child = later.children[i];
    if (!child.due) continue;
    const Day birth = earliest_birth(child, question.children[i], question.as_of);
    if (birth > day) continue;
    child.born = to_date(birth);
    child.due.reset();
    any_born = true;
  }
  const bool expecting = std::any_of(later.children.begin(), later.children.end(),
                                     [](const Child& child) { return child.due.has_value(); });
  if (any_born && !expecting)
    std::replace(later.caregiver.roles.begin(), later.caregiver.roles.end(), Role::pregnant, Role::mother);
  return later;
}

void births_on(Question& later, const Question& question, Day day) {
  for (std::size_t i = 0; i < question.children.size(); ++i)
    if (question.profile.children[i].age) later.children[i] = seen_on(question.children[i], day);
}

Day earliest_birth(const Child& child, const ChildStates& states, Day as_of) {
  return child.due ? std::max(to_day(*child.due), as_of) : states.states[0].oldest;
}

template <class Key, class Make>
ChangedFamily& ChangeFinder::family(Families<Key>& made, const Key& key, Make&& change) {
  for (auto& [known, family] : made)
    if (known == key) return *family;
  NeedsProfile profile = question_.profile;
  change(profile);
  made.emplace_back(key, std::make_unique<ChangedFamily>(std::move(profile), snapshot_, question_.words));
  return *made.back().second;
}

std::optional<Change> ChangeFinder::find(const Row& row, const Bill& bill, Criterion condition) {
  switch (condition) {
    case Criterion::validity:
    case Criterion::child_age: return wait(row, condition);
    case Criterion::caregiver: return another_caregiver(row, bill);
    case Criterion::residence: return elsewhere(row);
    case Criterion::place: return another_place(row, bill);
    case Criterion::language: return another_language(row);
    case Criterion::access: return fewer_traits(row);
    default: return {};
  }
}

ChangedFamily& ChangeFinder::on_day(Day day) {
  ChangedFamily& later = family(days_, day, [&](NeedsProfile& profile) {
    wipe(profile);
    profile = on_later_day(question_, day);
  });
  births_on(later.question(), question_, day);
  return later;
}

/// The days on which a condition can begin to hold: the offer's first, those on which a child reaches its age, births.
std::vector<Day> ChangeFinder::days_to_try(const Row& row) const {
  std::vector<Day> days{row.time.valid_from};
  const AgeRange& range = snapshot_.child_ages[row.facet(Facet::child_age)];
  for (std::size_t i = 0; i < question_.children.size(); ++i) {
    const Child& child = question_.profile.children[i];
    const Day birth = earliest_birth(child, question_.children[i], question_.as_of);
    if (range.from) days.push_back(to_day(day_reached(to_date(birth), *range.from)));
    if (child.due) days.push_back(std::max(birth, question_.as_of + 1));
  }
  const Day last = to_day(day_reached(to_date(question_.as_of), near::farthest_day));
  std::erase_if(days, [&](Day day) { return day <= question_.as_of || day > last; });
  std::sort(days.begin(), days.end());
  days.erase(std::unique(days.begin(), days.end()), days.end());
  return days;
}

std::optional<Change> ChangeFinder::wait(const Row& row, Criterion condition) {
  if (condition == Criterion::validity && row.time.valid_from <= question_.as_of) return {};
  for (const Day day : days_to_try(row)) {
    ChangedFamily& later = on_day(day);
    if (!later.takes(row)) continue;
    Change change{.kind = ChangeKind::date, .as_of = to_date(day)};
    if (condition == Criterion::child_age) {
      change.child = later.bill().child_age.best;
      change.age = snapshot_.child_ages[row.facet(Facet::child_age)].from;
    } else if (condition == Criterion::caregiver) {
      for (std::size_t i = question_.children.size(); i-- > 0;)
        if (const Child& child = question_.profile.children[i];
            child.due && earliest_birth(child, question_.children[i], question_.as_of) <= day)
          change.child = static_cast<int>(i);
      change.age = birth();
    }
    change.about = change.child && !question_.profile.children[static_cast<std::size_t>(*change.child)].born;
    return change;
  }
  return {};
}

std::optional<Change> ChangeFinder::another_caregiver(const Row& row, const Bill& bill) {
  switch (bill.caregiver.part) {
    case CaregiverPart::role:
    case CaregiverPart::women_only:
    case CaregiverPart::men_only: return another_role(row, bill.caregiver.part);
    case CaregiverPart::only_for: return another_burden(row);
    case CaregiverPart::not_for: return wait(row, Criterion::caregiver);
    case CaregiverPart::age: break;
    case CaregiverPart::none: return {};
  }
  const int next = *question_.profile.caregiver.age + 1;
  if (snapshot_.caregivers[row.facet(Facet::caregiver)].age.from != next) return {};
  const auto grow_older = [&](NeedsProfile& profile) { profile.caregiver.age = next; };
  if (!family(caregiver_ages_, next, grow_older).takes(row)) return {};
  return Change{.kind = ChangeKind::caregiver_age, .caregiver_age = next};
}

std::optional<Change> ChangeFinder::another_role(const Row& row, CaregiverPart part) {
  // Where there is violence, nobody is asked to bring the other one along.
  if (question_.acute || question_.profile.discreet) return {};
  const CaregiverFacet& facet = snapshot_.caregivers[row.facet(Facet::caregiver)];
  const auto is_wanted = [&](Role role) {
    if (facet.roles != 0) return (facet.roles >> static_cast<int>(role) & 1) != 0;
    return role == (part == CaregiverPart::women_only ? Role::mother : Role::father);
  };
  Change change{.kind = ChangeKind::roles};
  // Who may come in any family. Nobody becomes pregnant or a foster parent for the sake of an offer.
  for (const Role role : {Role::mother, Role::father, Role::partner, Role::grandparent}) {
    if (!is_wanted(role) || has_role(question_, role)) continue;
    const auto bring = [&](NeedsProfile& profile) { profile.caregiver.roles.push_back(role); };
    if (family(roles_, role, bring).takes(row)) change.roles.push_back(role);
  }
  if (change.roles.empty()) return {};
  return change;
}

std::optional<Change> ChangeFinder::another_burden(const Row& row) {
  Change change{.kind = ChangeKind::burdens};
  for (const ConceptCodes::Code code : snapshot_.only_for(snapshot_.relevance_of(row))) {
    const std::string id{snapshot_.burdens.id(code)};
    const Concept* found = snapshot_.vocabulary.find(ConceptType::burden, id);
    // Violence and danger are nothing to suggest on a screen that others may read.
    if (found == nullptr || found->safety != Safety::none) continue;
    const auto add = [&](NeedsProfile& profile) { profile.needs.push_back({.burden = id}); };
    if (family(burdens_, id, add).takes(row)) change.burdens.push_back(id);
  }
  if (change.burdens.empty()) return {};
  return change;
}

/// A confidential site must not be given away by how far it is, or by where its families live.
bool ChangeFinder::may_show_places(const Row& row) const {
  const auto sites = snapshot_.sites_of(row);
  return std::none_of(sites.begin(), sites.end(), [](const SitePoint& site) { return site.confidential(); });
}

bool ChangeFinder::is_near(const std::string& key) const {
  if (country_in(key)) return false;
  const auto code = postal_code_in(key);
  return std::any_of(question_.home.candidates.begin(), question_.home.candidates.end(),
                     [&](const HomeCandidate& home) {
                       return code ? same_beginning(*code, home.postal_code, near::postal_code_digits)
                                   : same_beginning(key, home.region, near::region_digits);
                     });
}

std::optional<Change> ChangeFinder::elsewhere(const Row& row) const {
  if (!may_show_places(row)) return {};
  const auto& regions = snapshot_.residences[row.facet(Facet::residence)].regions;
  Change change{.kind = ChangeKind::residence};
  for (const std::string& key : regions) {
    // Who may come by the list is kept out by an exception: there is no place to come from.
    for (const HomeCandidate& home : question_.home.candidates)
      if (holds(key, home) != Ternary::no) return {};
    if (is_near(key)) change.regions.push_back({key, name_of_region(key, snapshot_.gazetteer)});
  }
  if (change.regions.empty()) return {};
  return change;
}

std::optional<Change> ChangeFinder::another_place(const Row& row, const Bill& bill) {
  if (!may_show_places(row)) return {};
  const std::int64_t reach = question_.profile.reach.in_metres();
  const std::int64_t beyond = bill.place.distance_m - reach;
  if (bill.place.obstacle == PlaceObstacle::reach && beyond <= std::max(reach, near::farthest_beyond_m) &&
      bill.place.distance_m <= std::int64_t{ProfileLimits::reach_km} * 1000)
    // No other condition reads the reach, and the distance is that to the nearest site.
    return Change{
        .kind = ChangeKind::reach, .reach = metres(bill.place.distance_m), .beyond = metres(beyond)};
  return another_way(row);
}

std::optional<Change> ChangeFinder::another_way(const Row& row) {
  const WaysFacet& ways = snapshot_.ways[row.facet(Facet::ways)];
  const auto is_stated = [&](Delivery way) {
    if (way == Delivery::site) return row.site_count > 0;
    // Nobody is sent where there is violence.
    if (way == Delivery::home_visit)
      return ways.home_visits && !question_.profile.discreet && !question_.acute;
    return (ways.remote & way_bit(way)) != 0;
  };
  std::optional<Delivery> best;
  Finding best_found;
  for (const Delivery way :
       {Delivery::site, Delivery::home_visit, Delivery::phone, Delivery::online, Delivery::chat}) {
    if (!is_stated(way) || question_.accepts(way)) continue;
    ChangedFamily& accepting =
        family(ways_, way, [&](NeedsProfile& profile) { profile.delivery.push_back(way); });
    if (!accepting.takes(row)) continue;
    const Finding found = accepting.bill().place;
    const bool surer = found.verdict == Verdict::met && best_found.verdict != Verdict::met;
    if (best && !surer && (found.verdict != best_found.verdict || found.share <= best_found.share)) continue;
    best = way;
    best_found = found;
  }
  if (!best) return {};
  return Change{.kind = ChangeKind::delivery, .delivery = best};
}

std::optional<Change> ChangeFinder::another_language(const Row& row) {
  if (question_.profile.interpreter == false) {
    const auto accept = [](NeedsProfile& profile) { profile.interpreter = true; };
    if (family(languages_, std::string{}, accept).takes(row)) return Change{.kind = ChangeKind::interpreter};
  }
  Change change{.kind = ChangeKind::languages};
  for (const LanguageCode& offered : snapshot_.languages[row.facet(Facet::languages)]) {
    const std::string& tag = snapshot_.language_tags[offered.tag];
    const auto& found = change.languages;
    if (offered.by != SpokenBy::staff || std::find(found.begin(), found.end(), tag) != found.end()) continue;
    const auto speak = [&](NeedsProfile& profile) { profile.languages.push_back(tag); };
    if (family(languages_, tag, speak).takes(row)) change.languages.push_back(tag);
  }
  if (change.languages.empty()) return {};
  return change;
}

std::optional<Change> ChangeFinder::fewer_traits(const Row& row) const {
  const unsigned listed = snapshot_.access[row.facet(Facet::access)].traits;
  // What protects is not given up for the sake of an offer.
  const unsigned protecting =
      1U << static_cast<int>(Trait::women_only) | 1U << static_cast<int>(Trait::anonymous);
  const bool protected_family = question_.acute || question_.profile.discreet;
  if (protected_family && (question_.required_traits & ~listed & protecting) != 0) return {};
  Change change{.kind = ChangeKind::access};
  for (const Trait trait : question_.traits)
    if (((question_.required_traits & ~listed) >> static_cast<int>(trait) & 1) != 0)
      change.traits.push_back(trait);
  return change;
}

}  // namespace passgenau
