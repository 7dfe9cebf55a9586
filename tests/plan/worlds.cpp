// SPDX-License-Identifier: GPL-2.0-or-later
// Plans over the oracle's worlds: the same as by trying every set of the lines of `Catalog::match`, told by the public headers.
#include <algorithm>
#include <iostream>
#include <map>

#include "catch.hpp"
#include "oracle/each_world.hpp"
#include "oracle/planning.hpp"
#include "planning/contact_key.hpp"
#include "planning/plan_search.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 200;
constexpr std::uint64_t first_seed = 5'000'001;

struct Lines {
  PlanTask task = {};
  std::vector<Match> matches = {};
};

/// The lines of the list that are there for a need.
Lines lines_of(const Catalog& catalog, const Staged& staged, NeedsProfile profile,
               const PlanOptions& options) {
  profile.limit = 200;
  Lines lines;
  const RankedNeeds needs{profile, staged.vocabulary};
  for (const int need : needs.indices) {
    lines.task.weights.push_back(needs.weight(need));
    lines.task.acute.set(lines.task.weights.size() - 1, needs.is_acute(need));
  }
  std::map<std::string, std::uint32_t> contacts;
  std::uint32_t rank = 0;
  std::map<std::string, std::uint32_t> ranks;
  for (const std::string& id : catalog.ids())
    ranks[id] = rank++;
  for (const Match& match : catalog.match(profile).matches) {
    const Offer offer = *catalog.offer(match.offer);
    const std::vector<bool> children = children_served(catalog, profile, match.offer);
    PlanCandidate line;
    const bool universal = named_burdens(offer, staged.vocabulary).empty();
    for (std::size_t i = 0; i < needs.indices.size(); ++i) {
      const int share = needs.share(needs.indices[i], offer, children);
      line.shares.push_back(static_cast<std::int16_t>(share));
      line.addressed.set(i, share > 0);
      line.general.set(i, universal && share == 0 && needs.may_be_general(needs.indices[i], children));
    }
    if ((line.addressed | line.general).none()) continue;
    const bool at_site = match.via == Delivery::site;
    line.fit = static_cast<int>(std::int64_t{match.points().thousandths} * 20 / match.possible().thousandths);
    line.way = !match.via                           ? PlanWay::unknown
               : at_site                            ? PlanWay::site
               : *match.via == Delivery::home_visit ? PlanWay::home
                                                    : PlanWay::remote;
    line.metres = at_site && match.distance ? match.distance->in_metres() : 0;
    line.place = {.points = match.points().thousandths, .id_rank = ranks.at(match.offer)};
    std::string key = contact_key(offer, match.site);
    if (key.empty()) key = "alone: " + match.offer;
    line.contact = contacts.try_emplace(key, static_cast<std::uint32_t>(contacts.size())).first->second;
    lines.task.candidates.push_back(std::move(line));
    lines.matches.push_back(match);
  }
  lines.task.max_offers = options.max_offers;
  lines.task.max_contacts = options.max_contacts;
  return lines;
}

std::vector<std::string> offers_of(const Plan& plan) {
  std::vector<std::string> offers;
  for (const PlanStep& step : plan.steps)
    offers.push_back(step.match.offer);
  std::sort(offers.begin(), offers.end());
  return offers;
}

/// Tries every set of the lines from `next` on, behind what is chosen already.
class Trial {
 public:
  explicit Trial(const PlanTask& task) : task_{task}, best_value_{value_of(task, {})} {}
  std::vector<std::uint32_t> run() {
    go(0);
    return std::move(best_);
  }

 private:
  void go(std::uint32_t next) {
    PlanValue value = value_of(task_, chosen_);
    if (value.numbers[3] >= -task_.max_contacts && value.better_than(best_value_)) {
      best_ = chosen_;
      best_value_ = std::move(value);
    }
    if (static_cast<int>(chosen_.size()) == task_.max_offers) return;
    for (std::uint32_t i = next; i < task_.candidates.size(); ++i) {
      chosen_.push_back(i);
      go(i + 1);
      chosen_.pop_back();
    }
  }

  const PlanTask& task_;
  std::vector<std::uint32_t> chosen_ = {};
  std::vector<std::uint32_t> best_ = {};
  PlanValue best_value_;
};

/// By trying every set; empty where there are too many to try.
std::optional<std::vector<std::string>> best_by_trying(const Lines& lines) {
  const std::size_t most_lines = lines.task.max_offers <= 3 ? 60 : 14;
  if (lines.task.candidates.size() > most_lines) return {};
  std::vector<std::string> offers;
  for (const std::uint32_t index : Trial{lines.task}.run())
    offers.push_back(lines.matches[index].offer);
  std::sort(offers.begin(), offers.end());
  return offers;
}

/// What the plan says of itself holds.
void check_accounts(const Plan& plan, const Lines& lines, const NeedsProfile& profile) {
  std::set<int> covered;
  std::set<int> general;
  int contacts = 0;
  for (const PlanStep& step : plan.steps) {
    CHECK(std::find(lines.matches.begin(), lines.matches.end(), step.match) != lines.matches.end());
    for (const int need : step.adds)
      CHECK(covered.count(need) == 0);
    covered.insert(step.addresses.begin(), step.addresses.end());
    general.insert(step.general_for.begin(), step.general_for.end());
    CHECK((!step.adds.empty() || !step.general_for.empty()));
    CHECK(step.contact <= contacts + 1);
    contacts = std::max(contacts, step.contact);
  }
  CHECK(plan.contacts == contacts);
  std::int64_t weight = 0;
  for (const int need : covered)
    weight += weight_of(profile.needs[static_cast<std::size_t>(need)]);
  CHECK(plan.covered == weight);
  for (const UncoveredNeed& uncovered : plan.uncovered) {
    CHECK(covered.count(uncovered.need) == 0);
    CHECK(uncovered.general == (general.count(uncovered.need) > 0));
    CHECK((uncovered.why == Uncovered::limit) == !uncovered.offer.empty());
  }
}

}  // namespace

TEST_CASE("a plan is the best of all sets of the list") {
  std::map<std::string, int> seen;
  const bool enough = for_each_world(first_seed, least_worlds,
                                     [&](std::uint64_t seed, const World& world, const Staged& staged) {
                                       const TemporaryFolder folder;
                                       write_catalog((folder / "offers.pgn").string(), staged, staged.offers);
                                       const Catalog catalog{(folder / "offers.pgn").string()};
                                       for (std::size_t i = 0; i < staged.profiles.size(); ++i) {
                                         const NeedsProfile& profile = staged.profiles[i];
                                         INFO("seed " << seed << "\n  " << world.profiles[i]);
                                         if (profile.needs.empty()) {
                                           CHECK_THROWS_AS(plan(catalog, profile), Error);
                                           ++seen["without needs"];
                                           continue;
                                         }
                                         PlanOptions options;
                                         if (i % 3 > 0) options.max_offers = 3 - static_cast<int>(seed % 3);
                                         if (i % 3 == 2)
                                           options.max_contacts = 1 + static_cast<int>(seed / 3 % 3);
                                         const Plan found = plan(catalog, profile, options);
                                         CHECK(found.exact);
                                         const Lines lines = lines_of(catalog, staged, profile, options);
                                         check_accounts(found, lines, profile);
                                         for (const UncoveredNeed& uncovered : found.uncovered)
                                           if (uncovered.near_miss) {
                                             NearMiss alone = *uncovered.near_miss;
                                             alone.match.also.clear();
                                             CHECK(catalog.near_miss(profile, alone.match.offer) == alone);
                                             ++seen["near miss"];
                                           }
                                         const auto best = best_by_trying(lines);
                                         if (!best) {
                                           ++seen["too many to try"];
                                           continue;
                                         }
                                         CHECK(offers_of(found) == *best);
                                         ++seen["sets of " + std::to_string(best->size())];
                                         if (!found.uncovered.empty()) ++seen["something uncovered"];
                                       }
                                     });
  for (const auto& [what, count] : seen)
    std::cout << what << ": " << count << '\n';
  if (!enough) return;
  for (const char* what :
       {"without needs", "near miss", "sets of 0", "sets of 1", "sets of 2", "something uncovered"}) {
    INFO(what);
    CHECK(seen[what] > 0);
  }
}

}  // namespace passgenau::oracle
