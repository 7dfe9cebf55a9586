// SPDX-License-Identifier: GPL-2.0-or-later
// Pathways over the oracle's worlds: the same as by judging every offer on every day; tests/pathway/ has the rest.
#include <algorithm>
#include <iostream>
#include <map>
#include <tuple>

#include "catch.hpp"
#include "oracle/each_world.hpp"
#include "oracle/planning.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 60;
constexpr std::uint64_t first_seed = 6'000'001;
constexpr int days_ahead = 150;

/// What every offer is to every need on one day.
struct OnDay {
  std::map<std::string, Judgement> judged = {};
  std::map<std::pair<int, std::string>, int> shares = {};  ///< of eligible ones that address it
  std::set<std::pair<int, std::string>> general = {};      ///< eligible, and open to everyone
};

OnDay judge_day(const Catalog& catalog, const Staged& staged, const NeedsProfile& profile) {
  OnDay day;
  const RankedNeeds needs{profile, staged.vocabulary};
  for (const Offer& offer : staged.offers) {
    Judgement judgement = catalog.why(profile, offer.id);
    if (!judgement.eligible) continue;
    const std::vector<bool> children = children_served(catalog, profile, offer.id);
    for (const int need : needs.indices) {
      const int share = needs.share(need, offer, children);
      if (share > 0)
        day.shares[{need, offer.id}] = share;
      else if (judgement.universal && needs.may_be_general(need, children))
        day.general.emplace(need, offer.id);
    }
    day.judged.emplace(offer.id, std::move(judgement));
  }
  return day;
}

int days_from(Date first, Date day) {
  return static_cast<int>((std::chrono::sys_days{day} - std::chrono::sys_days{first}).count());
}

/// Until the first place of a waiting list that is known on this day.
std::optional<int> days_of_waiting(const Offer& offer, Date today) {
  const Capacity& capacity = offer.capacity;
  if (capacity.status != CapacityStatus::waitlist || !capacity.wait_days || !capacity.as_of) return {};
  const int old = days_from(*capacity.as_of, today);
  if (old < 0 || old > 90) return {};
  return *capacity.wait_days - old;
}

class Days {
 public:
  Days(const Catalog& catalog, const Staged& staged, const NeedsProfile& profile, int last)
      : first_{*profile.as_of} {
    for (const Offer& offer : staged.offers)
      if (const std::optional<int> wait = days_of_waiting(offer, first_)) waits_[offer.id] = *wait;
    for (int day = 0; day <= last; ++day)
      days_.push_back(judge_day(catalog, staged, day == 0 ? profile : days_later(profile, day)));
  }
  const OnDay& at(Date day) const { return days_[static_cast<std::size_t>(days_from(first_, day))]; }
  bool addresses(int need, const std::string& offer, Date day) const {
    return at(day).shares.count({need, offer}) > 0;
  }
  bool general(int need, const std::string& offer, Date day) const {
    return at(day).general.count({need, offer}) > 0;
  }
  /// Is it over before the first place is free?
  template <class Helps>
  bool in_vain(const std::string& offer, Date day, Date until, Helps&& helps) const {
    const auto wait = waits_.find(offer);
    if (wait == waits_.end()) return false;
    while (day < until && helps(day))
      day = Date{std::chrono::sys_days{day} + std::chrono::days{1}};
    return wait->second >= days_from(first_, day);
  }
  bool may_begin(int need, const std::string& offer, Date day, Date until) const {
    return addresses(need, offer, day) &&
           !in_vain(offer, day, until, [&](Date later) { return addresses(need, offer, later); });
  }
  bool anybody_general(int need, Date day, Date until) const {
    return std::any_of(at(day).general.begin(), at(day).general.end(), [&](const auto& key) {
      return key.first == need &&
             !in_vain(key.second, day, until, [&](Date later) { return general(need, key.second, later); });
    });
  }
  bool anybody_addresses(int need, Date day, Date until) const {
    return std::any_of(at(day).shares.begin(), at(day).shares.end(), [&](const auto& share) {
      return share.first.first == need && may_begin(need, share.first.second, day, until);
    });
  }
  /// The closest to the need, then by the order of the list.
  std::string best(int need, Date day, Date until) const {
    const OnDay& now = at(day);
    std::tuple<int, int, std::int64_t, std::string> best{1, 0, 0, ""};
    for (const auto& [key, share] : now.shares) {
      if (key.first != need || !may_begin(need, key.second, day, until)) continue;
      const Match& match = now.judged.at(key.second).match;
      best = std::min(best, std::tuple{-share, -match.points().thousandths,
                                       match.distance ? match.distance->in_metres() : INT64_MAX, key.second});
    }
    return std::get<3>(best);
  }

 private:
  Date first_;
  std::map<std::string, int> waits_ = {};  ///< from the first day on
  std::vector<OnDay> days_ = {};
};

Date after(Date day, int days) { return Date{std::chrono::sys_days{day} + std::chrono::days{days}}; }

void check_span(const PathwaySpan& span, const NeedPathway& need, const Days& days) {
  INFO(span.match.offer);
  const auto addresses = [&](Date day) { return days.addresses(need.need, span.match.offer, day); };
  for (Date day = span.period.from; day < span.period.until; day = after(day, 1))
    CHECK(addresses(day));
  if (span.period.from > need.period.from) CHECK_FALSE(addresses(after(span.period.from, -1)));
  if (span.period.until < need.period.until) CHECK_FALSE(addresses(span.period.until));
  CHECK(span.goes_on == (span.period.until == need.period.until && addresses(span.period.until)));
  CHECK(span.match == days.at(span.period.from).judged.at(span.match.offer).match);
  for (const ChildPeriod& child : span.children)
    for (Date day = child.period.from; day < child.period.until; day = after(day, 1)) {
      const auto& served = days.at(day).judged.at(span.match.offer).match.children;
      CHECK(std::find(served.begin(), served.end(), child.child) != served.end());
    }
}

void check_need(const NeedPathway& need, const Days& days, std::map<std::string, int>& seen) {
  INFO("need " << need.need);
  for (const PathwaySpan& span : need.spans)
    check_span(span, need, days);
  std::map<std::string, std::set<Date>> listed;
  std::set<std::string> named;
  std::set<Date> on_path;
  // Otherwise some had no room.
  const bool all_are_listed =
      std::count_if(need.spans.begin(), need.spans.end(),
                    [](const PathwaySpan& span) { return !span.path; }) < PathwayLimits::most;
  for (const PathwaySpan& span : need.spans) {
    named.insert(span.also.begin(), span.also.end());
    for (Date day = span.period.from; day < span.period.until; day = after(day, 1)) {
      listed[span.match.offer].insert(day);
      if (span.path) on_path.insert(day);
    }
  }
  for (Date day = need.period.from; day < need.period.until; day = after(day, 1)) {
    INFO(to_string(day));
    const auto hole = std::find_if(need.holes.begin(), need.holes.end(), [&](const Hole& each) {
      return each.period.from <= day && day < each.period.until;
    });
    const bool somebody = days.anybody_addresses(need.need, day, need.period.until);
    CHECK(somebody == (hole == need.holes.end()));
    CHECK(somebody == (on_path.count(day) > 0));
    for (const auto& [key, share] : days.at(day).shares)
      if (all_are_listed && key.first == need.need && named.count(key.second) == 0)
        CHECK(listed[key.second].count(day) == 1);
    if (hole == need.holes.end()) continue;
    ++seen["days in a hole"];
    CHECK(days.anybody_general(need.need, day, need.period.until) == !hole->general.empty());
    if (day == hole->period.from && !hole->general.empty())
      CHECK(days.at(day).general.count({need.need, hole->general}) == 1);
  }
  // Every part of the path is the best of the day on which its turn begins.
  Date turn = need.period.from;
  for (const PathwaySpan& span : need.spans) {
    if (!span.path) break;
    if (span.period.from > turn) turn = span.period.from;
    CHECK(span.match.offer == days.best(need.need, turn, need.period.until));
    turn = span.period.until;
    ++seen["parts of a path"];
    seen["that begin later"] += span.period.from > need.period.from;
    seen["that go on"] += span.goes_on;
  }
  for (const HandOver& over : need.hand_overs) {
    CHECK(days.addresses(need.need, over.to, over.day));
    CHECK_FALSE(days.addresses(need.need, over.from, over.day));
    ++seen["hand-overs"];
    seen["with overlap"] += over.overlap_days > 0;
    for (int back = 1; back <= over.overlap_days; ++back) {
      CHECK(days.addresses(need.need, over.to, after(over.day, -back)));
      CHECK(days.addresses(need.need, over.from, after(over.day, -back)));
    }
  }
}

bool can_wait(const NeedsProfile& profile) {
  return std::none_of(profile.children.begin(), profile.children.end(),
                      [](const passgenau::Child& child) { return child.age.has_value(); });
}

}  // namespace

TEST_CASE("a pathway is what every single day says") {
  std::map<std::string, int> seen;
  const bool enough = for_each_world(
      first_seed, least_worlds, [&](std::uint64_t seed, const World& world, const Staged& staged) {
        const TemporaryFolder folder;
        write_catalog((folder / "offers.pgn").string(), staged, staged.offers);
        const Catalog catalog{(folder / "offers.pgn").string()};
        for (std::size_t i = 0; i < staged.profiles.size(); ++i) {
          NeedsProfile profile = staged.profiles[i];
          profile.words.reset();
          if (profile.needs.empty() || !can_wait(profile)) continue;
          INFO("seed " << seed << "\n  " << world.profiles[i]);
          const Date until = after(*profile.as_of, days_ahead);
          const Pathway found = pathway(catalog, profile, {.until = until, .most = PathwayLimits::most});
          CHECK(found.period == Period{*profile.as_of, until});
          CHECK(found.notes == catalog.match(profile).notes);
          const Days days{catalog, staged, profile, days_ahead};
          CHECK(found.needs.size() == RankedNeeds(profile, staged.vocabulary).indices.size());
          for (const NeedPathway& need : found.needs)
            check_need(need, days, seen);
          ++seen["pathways"];
        }
      });
  for (const auto& [what, count] : seen)
    std::cout << what << ": " << count << '\n';
  if (!enough) return;
  for (const char* what : {"days in a hole", "parts of a path", "that begin later", "that go on",
                           "hand-overs", "with overlap"}) {
    INFO(what);
    CHECK(seen[what] > 0);
  }
}

}  // namespace passgenau::oracle
