// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <cmath>

#include "match/points.hpp"
#include "oracle/branches.hpp"
#include "oracle/criteria.hpp"

namespace passgenau::oracle {
namespace {

Verdict as_verdict(Says says) {
  if (says == Says::yes) return Verdict::met;
  return says == Says::no ? Verdict::unmet : Verdict::unknown;
}

/// All candidates agree → that; else unknown.
Verdict agreed(const std::vector<Verdict>& verdicts) {
  for (const Verdict verdict : verdicts)
    if (verdict != verdicts.front()) {
      seen(Branch::candidates_disagree);
      return Verdict::unknown;
    }
  if (verdicts.size() > 1) seen(Branch::candidates_agree);
  return verdicts.front();
}

Verdict residence_of(const Candidate& candidate, const Object& residence) {
  const auto regions = texts(residence, "regions");
  const Says in = regions.empty() ? Says::yes : list_says(regions, candidate);
  const Says out = list_says(texts(residence, "except"), candidate);
  if (in != Says::no && out == Says::yes) seen(Branch::residence_excepted);
  if (in == Says::no || out == Says::yes) return Verdict::unmet;
  return in == Says::yes && out == Says::no ? Verdict::met : Verdict::unknown;
}

/// `housing/*`, `recovery/*`, `medical/mother-baby-unit`, and own kinds that say so.
bool residential(const Object& offer, const Books& books) {
  for (const std::string& kind : texts(offer, "kinds")) {
    const auto found = books.vocabulary.kinds.concepts.find(kind);
    if (found != books.vocabulary.kinds.concepts.end() && found->second.residential) return true;
  }
  return of_kind(offer, "housing", books) || of_kind(offer, "recovery", books) ||
         of_kind(offer, "medical/mother-baby-unit", books);
}

std::optional<long> distance_to(const Family& family, const Object& site, const Books& books) {
  const auto at = site_point(site, books.gazetteer);
  if (!at || !family.home.point) return {};
  return metres_between(*family.home.point, *at);
}

struct Way {
  Verdict verdict = Verdict::unknown;
  long share = 0;
  int kind = 0;  ///< site, home visit, phone, online, chat
  std::optional<int> site;
  std::optional<long> distance;
};

constexpr const char* way_names[] = {"site", "home-visit", "phone", "online", "chat"};

Way judge_site(const Family& family, const Object& offer, int index, const Books& books) {
  const Object& site = list(offer, "sites")[static_cast<std::size_t>(index)].as_object();
  Way way{.verdict = Verdict::met,
          .share = points::place::site_without_distance,
          .kind = 0,
          .site = index,
          .distance = {}};
  if (flag(site, "confidential")) {
    if (residence(family, offer) == Verdict::unmet) way.verdict = Verdict::unmet;
    seen(way.verdict == Verdict::met ? Branch::confidential_met : Branch::confidential_unmet);
    return way;
  }
  const bool moves_there = residential(offer, books);
  way.distance = distance_to(family, site, books);
  if (!way.distance) {
    way.verdict = moves_there ? Verdict::met : Verdict::unknown;
    seen(moves_there ? Branch::residential_without_distance : Branch::site_without_distance);
    return way;
  }
  const long half = std::max<long>(family.reach / 2, points::place::least_half_value_m);
  way.share = points::place::site_floor + points::place::site_fade * half / (half + *way.distance);
  if (*way.distance == family.reach) seen(Branch::site_at_the_reach);
  if (*way.distance > family.reach) {
    way.verdict = moves_there ? Verdict::met : Verdict::unmet;
    seen(moves_there ? Branch::residential_beyond_reach : Branch::site_beyond_reach);
  }
  return way;
}

Verdict visits_within(const Family& family, const Object& offer, long within, const Books& books) {
  bool any = false;
  bool all = true;
  for (const Json& site : list(offer, "sites")) {
    if (flag(site.as_object(), "confidential")) continue;
    const auto distance = distance_to(family, site.as_object(), books);
    if (distance && *distance <= within) {
      seen(Branch::visit_within);
      return Verdict::met;
    }
    any = true;
    if (!distance) all = false;
  }
  const bool sure = any && all;
  seen(sure ? Branch::visit_too_far : Branch::visit_distance_unknown);
  return sure ? Verdict::unmet : Verdict::unknown;
}

Way judge_visits(const Family& family, const Object& offer, const Books& books) {
  const Object& visits = part(offer, "home_visits");
  std::vector<Verdict> stated;
  const auto regions = texts(visits, "regions");
  if (!regions.empty()) {
    std::vector<Verdict> verdicts;
    for (const Candidate& candidate : family.home.candidates)
      verdicts.push_back(as_verdict(list_says(regions, candidate)));
    stated.push_back(agreed(verdicts));
    seen(stated.back() == Verdict::met     ? Branch::visit_region_met
         : stated.back() == Verdict::unmet ? Branch::visit_region_unmet
                                           : Branch::visit_region_unknown);
  }
  if (has(visits, "within_km"))
    stated.push_back(visits_within(family, offer, std::lround(number(visits, "within_km") * 1000), books));
  if (stated.empty()) seen(Branch::visit_states_nothing);
  return {.verdict = stated.empty() ? Verdict::unknown : best_of(stated),
          .share = points::place::home_visit,
          .kind = 1,
          .site = {},
          .distance = {}};
}

/// Does `a` go before `b`? Both are met.
bool before(const Way& a, const Way& b) {
  if (a.share != b.share) return a.share > b.share;
  if (a.kind != b.kind) return a.kind < b.kind;
  if (a.distance != b.distance) return a.distance && (!b.distance || *a.distance < *b.distance);
  return a.site < b.site;
}

}  // namespace

bool of_kind(const Object& offer, const std::string& kind, const Books& books) {
  const auto kinds = texts(offer, "kinds");
  return std::any_of(kinds.begin(), kinds.end(), [&](const std::string& own) {
    return books.vocabulary.kinds.same_or_narrower(own, kind);
  });
}

Verdict residence(const Family& family, const Object& offer) {
  const Object& stated = part(offer, "residence");
  if (list(stated, "regions").empty() && list(stated, "except").empty()) return Verdict::unknown;
  std::vector<Verdict> verdicts;
  for (const Candidate& candidate : family.home.candidates)
    verdicts.push_back(residence_of(candidate, stated));
  return agreed(verdicts);
}

std::optional<long> nearest_site(const Family& family, const Object& offer, const Books& books) {
  std::optional<long> nearest;
  for (const Json& site : list(offer, "sites")) {
    if (flag(site.as_object(), "confidential")) continue;
    const auto distance = distance_to(family, site.as_object(), books);
    if (distance && (!nearest || *distance < *nearest)) nearest = distance;
  }
  return nearest;
}

Reached place(const Family& family, const Object& offer, const Books& books) {
  const auto& accepted = family.accepted;
  const auto remote = texts(offer, "remote");
  const int sites = static_cast<int>(list(offer, "sites").size());
  std::vector<Way> ways;
  if (accepted.contains("site"))
    for (int index = 0; index < sites; ++index)
      ways.push_back(judge_site(family, offer, index, books));
  if (has(offer, "home_visits") && accepted.contains("home-visit"))
    ways.push_back(judge_visits(family, offer, books));
  for (int kind = 2; kind <= 4; ++kind)
    if (accepted.contains(way_names[kind]) &&
        std::find(remote.begin(), remote.end(), way_names[kind]) != remote.end())
      ways.push_back({.verdict = Verdict::met,
                      .share = points::place::remote,
                      .kind = kind,
                      .site = {},
                      .distance = {}});
  if (sites == 0 && !has(offer, "home_visits") && remote.empty()) {
    seen(Branch::no_way_stated);
    return {plain(Verdict::unknown), "", {}, {}};
  }
  if (ways.empty()) {
    seen(family.discreet && has(offer, "home_visits") ? Branch::discreet_without_way
                                                      : Branch::no_accepted_way);
    return {plain(Verdict::unmet), "", {}, {}};
  }
  std::vector<Verdict> verdicts;
  std::optional<Way> best;
  for (const Way& way : ways) {
    verdicts.push_back(way.verdict);
    if (way.verdict == Verdict::met && (!best || before(way, *best))) best = way;
  }
  if (!best) return {plain(best_of(verdicts)), "", {}, {}};
  return {{Verdict::met, best->share}, way_names[best->kind], best->site, best->distance};
}

}  // namespace passgenau::oracle
