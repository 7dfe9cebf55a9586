// SPDX-License-Identifier: GPL-2.0-or-later
// How the help reaches the family: way and distance, language, traits.
#include <algorithm>

#include "match/criteria.hpp"
#include "match/points.hpp"

namespace passgenau {

namespace {

/// One way of the offer, as far as it goes.
struct Way {
  Ternary reaches = Ternary::no;
  std::int32_t share = 0;
  Delivery via = Delivery::site;
  PlaceObstacle obstacle = PlaceObstacle::none;
  std::int16_t site = -1;
  std::int64_t distance_m = -1;
};

std::int32_t site_share(std::int64_t distance_m, std::int64_t half_value_m) {
  using namespace points::place;
  return site_floor + static_cast<std::int32_t>(site_fade * half_value_m / (half_value_m + distance_m));
}

Way judge_site(const Question& question, const SitePoint& site, bool residential, Verdict residence) {
  Way way;
  if (site.confidential()) {
    way.reaches = residence == Verdict::unmet ? Ternary::no : Ternary::yes;
    way.share = points::place::site_without_distance;
    way.obstacle = PlaceObstacle::region;
    return way;
  }
  if (!site.known() || !question.home.point) {
    way.reaches = residential ? Ternary::yes : Ternary::maybe;
    way.share = points::place::site_without_distance;
    way.obstacle = question.home.point ? PlaceObstacle::site : PlaceObstacle::home;
    return way;
  }
  way.distance_m = great_circle(question.home_point, site.point).in_metres();
  way.reaches =
      residential || way.distance_m <= question.profile.reach.in_metres() ? Ternary::yes : Ternary::no;
  way.share = site_share(way.distance_m, question.half_value_m);
  way.obstacle = PlaceObstacle::reach;
  return way;
}

Ternary visits_region(const Question& question, const std::vector<std::string>& regions) {
  std::optional<Ternary> agreed;
  for (const HomeCandidate& home : question.home.candidates) {
    Ternary here = Ternary::no;
    for (const std::string& key : regions)
      here = std::max(here, holds(key, home));
    if (agreed && *agreed != here) return Ternary::maybe;
    agreed = here;
  }
  return *agreed;
}

Ternary visits_around(const Question& question, std::span<const SitePoint> sites, Distance within) {
  if (!question.home.point) return Ternary::maybe;
  bool all_known = true;
  bool any = false;
  for (const SitePoint& site : sites) {
    if (site.confidential()) continue;
    any = true;
    if (!site.known())
      all_known = false;
    else if (great_circle(question.home_point, site.point) <= within)
      return Ternary::yes;
  }
  // A site that nobody can place may be the near one.
  return any && all_known ? Ternary::no : Ternary::maybe;
}

Way judge_home_visits(const Question& question, const HomeVisits& visits, std::span<const SitePoint> sites) {
  Way way{.share = points::place::home_visit, .via = Delivery::home_visit, .obstacle = PlaceObstacle::region};
  if (visits.regions.empty() && !visits.within) way.reaches = Ternary::maybe;
  if (!visits.regions.empty()) way.reaches = std::max(way.reaches, visits_region(question, visits.regions));
  if (visits.within) way.reaches = std::max(way.reaches, visits_around(question, sites, *visits.within));
  if (way.reaches == Ternary::maybe)
    way.obstacle = question.home.point ? PlaceObstacle::site : PlaceObstacle::home;
  return way;
}

/// Is `a` the way to name rather than `b`? Both reach the family equally surely.
bool better(const Way& a, const Way& b) {
  if (a.share != b.share) return a.share > b.share;
  if (a.via != b.via) return a.via < b.via;
  if (a.distance_m != b.distance_m) {
    if (a.distance_m < 0 || b.distance_m < 0) return b.distance_m < 0;
    return a.distance_m < b.distance_m;
  }
  return false;
}

}  // namespace

PlaceFinding judge_place(const Question& question, const WaysFacet& ways, std::span<const SitePoint> sites,
                         bool residential, Verdict residence) {
  PlaceFinding finding;
  if (!question.asks(Criterion::place)) return finding;
  if (sites.empty() && !ways.home_visits && ways.remote == 0) {
    finding.verdict = Verdict::unknown;
    finding.share = points::unknown;
    finding.obstacle = PlaceObstacle::not_stated;
    return finding;
  }
  Way best{.obstacle = PlaceObstacle::ways};
  bool any = false;
  const auto add = [&](const Way& way) {
    // Where nothing reaches the family, the nearest site and what stands in its way are what there is to say.
    const bool nearer = way.reaches == Ternary::no && way.distance_m >= 0 &&
                        (best.distance_m < 0 || way.distance_m < best.distance_m);
    if (!any || way.reaches > best.reaches ||
        (way.reaches == best.reaches && (way.reaches == Ternary::no ? nearer : better(way, best))))
      best = way;
    any = true;
  };
  if (question.accepts(Delivery::site))
    for (std::size_t i = 0; i < sites.size(); ++i) {
      Way way = judge_site(question, sites[i], residential, residence);
      way.site = static_cast<std::int16_t>(i);
      add(way);
    }
  if (ways.home_visits && question.accepts(Delivery::home_visit))
    add(judge_home_visits(question, *ways.home_visits, sites));
  for (const Delivery way : {Delivery::phone, Delivery::online, Delivery::chat})
    if ((ways.remote & question.accepted_ways & way_bit(way)) != 0)
      add({.reaches = Ternary::yes, .share = points::place::remote, .via = way});
  finding.obstacle = best.obstacle;
  finding.distance_m = best.distance_m;
  switch (best.reaches) {
    case Ternary::yes:
      finding.verdict = Verdict::met;
      finding.share = best.share;
      finding.via = best.via;
      finding.site = best.site;
      break;
    case Ternary::maybe:
      finding.verdict = Verdict::unknown;
      finding.share = points::unknown;
      break;
    case Ternary::no: finding.verdict = Verdict::unmet; break;
  }
  return finding;
}

std::optional<std::int32_t> most_without_site(const Question& question, const WaysFacet& ways) {
  if (ways.home_visits && question.accepts(Delivery::home_visit)) {
    const bool around = ways.home_visits->within.has_value();  // a site of the offer may be near
    if (around || judge_home_visits(question, *ways.home_visits, {}).reaches != Ternary::no)
      return points::place::home_visit;
  }
  if ((ways.remote & question.accepted_ways) != 0) return points::place::remote;
  return {};
}

LanguageFinding judge_language(const Question& question, std::span<const LanguageCode> languages) {
  LanguageFinding finding;
  if (!question.asks(Criterion::language)) return finding;
  if (languages.empty()) {
    finding.verdict = Verdict::unknown;
    finding.share = points::unknown;
    return finding;
  }
  finding.verdict = Verdict::unmet;
  finding.offer = 0;
  for (std::size_t i = 0; i < languages.size(); ++i) {
    const LanguageWorth& worth =
        question.language_worth[languages[i].tag][static_cast<std::size_t>(languages[i].by)];
    if (worth.share < finding.share || worth.share == 0) continue;
    if (worth.share == finding.share && worth.family >= finding.family) continue;
    finding.share = worth.share;
    finding.verdict = worth.verdict;
    finding.family = worth.family;
    finding.offer = static_cast<std::int16_t>(i);
    finding.close = worth.close;
  }
  return finding;
}

AccessFinding judge_access(const Question& question, const AccessFacet& facet) {
  AccessFinding finding;
  if (!question.asks(Criterion::access)) return finding;
  if (!facet.stated) {
    finding.verdict = Verdict::unknown;
    finding.share = points::unknown;
    return finding;
  }
  std::int32_t held = 0;
  for (const Trait trait : question.traits) {
    if ((facet.traits >> static_cast<int>(trait) & 1) != 0) {
      ++held;
      continue;
    }
    if (finding.missing++ == 0) finding.first_missing = static_cast<std::int8_t>(trait);
  }
  finding.share = points::full * held / static_cast<std::int32_t>(question.traits.size());
  const bool lacks_required = (question.required_traits & ~facet.traits) != 0;
  finding.verdict = lacks_required ? Verdict::unmet : finding.missing > 0 ? Verdict::partly : Verdict::met;
  return finding;
}

}  // namespace passgenau
