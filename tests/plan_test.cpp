// SPDX-License-Identifier: GPL-2.0-or-later
// A set that covers: the search against trying every set, over random tasks; tests/plan/ has the rest.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <vector>

#include "catch.hpp"
#include "passgenau/plan.hpp"
#include "planning/plan_pruning.hpp"
#include "planning/plan_search.hpp"

namespace passgenau {
namespace {

using Random = std::mt19937_64;

int below(Random& random, int number) {
  return static_cast<int>(random() % static_cast<std::uint64_t>(number));
}

/// Few different numbers, so that ties are common and every line of the order decides some time.
PlanTask random_task(Random& random) {
  PlanTask task;
  const int needs = 1 + below(random, 6);
  const int offers = below(random, 11);
  for (int need = 0; need < needs; ++need) {
    task.weights.push_back(200 * (1 + below(random, 5)));
    task.acute.set(static_cast<std::size_t>(need), below(random, 6) == 0);
  }
  const int contacts = 1 + below(random, 8);
  for (int i = 0; i < offers; ++i) {
    PlanCandidate offer;
    offer.shares.assign(task.weights.size(), 0);
    const bool universal = below(random, 5) == 0;
    for (std::size_t need = 0; need < task.weights.size(); ++need) {
      constexpr std::array<std::int16_t, 3> shares{450, 600, 1000};
      if (!universal && below(random, 3) == 0) offer.shares[need] = shares[random() % 3];
      offer.addressed.set(need, offer.shares[need] > 0);
      offer.general.set(need, universal && below(random, 4) > 0);
    }
    offer.contact = static_cast<std::uint32_t>(below(random, contacts));
    offer.fit = 8 + below(random, 4);
    offer.way = static_cast<PlanWay>(below(random, 4));
    offer.metres = offer.way == PlanWay::site ? 700 * below(random, 5) : 0;
    offer.place = {.points = offer.fit * 1000 + 300 * below(random, 3),
                   .id_rank = static_cast<std::uint32_t>(i),
                   .distance_m = offer.metres};
    if ((offer.addressed | offer.general).any()) task.candidates.push_back(std::move(offer));
  }
  task.max_offers = 1 + below(random, 6);
  task.max_contacts = 1 + below(random, 5);
  return task;
}

std::size_t contacts_of(const PlanTask& task, const std::vector<std::uint32_t>& chosen) {
  std::set<std::uint32_t> contacts;
  for (const std::uint32_t index : chosen)
    contacts.insert(task.candidates[index].contact);
  return contacts.size();
}

std::vector<std::uint32_t> best_by_trying(const PlanTask& task) {
  std::vector<std::uint32_t> best;
  PlanValue best_value = value_of(task, {});
  for (std::uint32_t bits = 0; bits < 1U << task.candidates.size(); ++bits) {
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t i = 0; i < task.candidates.size(); ++i)
      if ((bits >> i & 1) != 0) chosen.push_back(i);
    if (chosen.size() > static_cast<std::size_t>(task.max_offers) ||
        contacts_of(task, chosen) > static_cast<std::size_t>(task.max_contacts))
      continue;
    PlanValue value = value_of(task, chosen);
    if (!value.better_than(best_value)) continue;
    best = std::move(chosen);
    best_value = std::move(value);
  }
  return best;
}

/// With how few offers, of whatever contacts, all can be addressed that any of them addresses.
int fewest_by_trying(const PlanTask& task) {
  NeedSet all;
  for (const PlanCandidate& offer : task.candidates)
    all |= offer.addressed;
  int fewest = static_cast<int>(task.candidates.size());
  for (std::uint32_t bits = 0; bits < 1U << task.candidates.size(); ++bits) {
    NeedSet addressed;
    for (std::uint32_t i = 0; i < task.candidates.size(); ++i)
      if ((bits >> i & 1) != 0) addressed |= task.candidates[i].addressed;
    if (addressed == all) fewest = std::min(fewest, std::popcount(bits));
  }
  return fewest;
}

TEST_CASE("the search finds the set that trying all of them finds") {
  const char* wish = std::getenv("PASSGENAU_SEED");
  const std::uint64_t seed = wish != nullptr ? std::strtoull(wish, nullptr, 10) : 20'261'122;
  std::cout << "PASSGENAU_SEED=" << seed << '\n';
  Random random{seed};
  std::size_t left_out = 0;
  std::size_t sets_of_several = 0;
  int bounds_reached = 0;
  int bounds_of_several = 0;
  constexpr int tasks = 3000;
  for (int i = 0; i < tasks; ++i) {
    const PlanTask task = random_task(random);
    INFO("task " << i);
    PlanBudget budget;
    const PlanChoice choice = best_set(task, budget);
    CHECK(choice.exact);
    CHECK(choice.chosen == best_by_trying(task));
    const PlanValue value = value_of(task, choice.chosen);
    CHECK(bound_of(task).covered >= value.numbers[1]);
    const int fewest = fewest_by_trying(task);
    CHECK(bound_of(task).offers <= fewest);
    bounds_reached += bound_of(task).offers == fewest;
    bounds_of_several += bound_of(task).offers > 1;
    left_out += task.candidates.size() - worth_trying(task).size();
    sets_of_several += choice.chosen.size() > 1;
  }
  // Otherwise it proves nothing.
  CHECK(left_out > tasks / 3);
  CHECK(sets_of_several > tasks / 4);
  CHECK(bounds_reached > tasks / 2);
  CHECK(bounds_of_several > tasks / 10);
}

TEST_CASE("a search that is stopped says so, and has a set that keeps the limits") {
  Random random{7};
  int stopped = 0;
  for (int i = 0; i < 300; ++i) {
    const PlanTask task = random_task(random);
    PlanBudget budget;
    (i % 2 == 0 ? budget.sets : budget.work) = 3;
    const PlanChoice choice = best_set(task, budget);
    stopped += !choice.exact;
    CHECK(choice.chosen.size() <= static_cast<std::size_t>(task.max_offers));
    CHECK(contacts_of(task, choice.chosen) <= static_cast<std::size_t>(task.max_contacts));
    const PlanValue value = value_of(task, choice.chosen);
    CHECK(bound_of(task).covered >= value_of(task, best_by_trying(task)).numbers[1]);
    CHECK_FALSE(value_of(task, {}).better_than(value));
  }
  CHECK(stopped > 50);
}

TEST_CASE("a search with as many sets and looks as it takes is exact, with one set less it is not") {
  Random random{8};
  int searched = 0;
  for (int i = 0; i < 300; ++i) {
    const PlanTask task = random_task(random);
    PlanBudget left;
    const PlanChoice whole = best_set(task, left);
    const std::size_t sets = PlanLimits::sets - left.sets;
    const std::size_t work = PlanLimits::work - left.work;
    PlanBudget enough{.sets = sets, .work = work};
    const PlanChoice again = best_set(task, enough);
    CHECK(again.exact);
    CHECK(again.chosen == whole.chosen);
    if (sets == 0) continue;
    ++searched;
    PlanBudget short_of_sets{.sets = sets - 1};
    CHECK_FALSE(best_set(task, short_of_sets).exact);
    PlanBudget short_of_work{.work = 0};
    CHECK_FALSE(best_set(task, short_of_work).exact);
  }
  CHECK(searched > 100);
}

}  // namespace
}  // namespace passgenau
