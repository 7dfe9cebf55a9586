// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <bitset>
#include <map>

#include "planning/plan_search.hpp"

namespace passgenau {

std::int64_t PlanTask::weight_of(const NeedSet& needs) const {
  std::int64_t sum = 0;
  for (std::size_t need = 0; need < weights.size(); ++need)
    if (needs[need]) sum += weights[need];
  return sum;
}

bool PlanValue::better_than(const PlanValue& other) const {
  if (numbers != other.numbers) return numbers > other.numbers;
  return ids < other.ids;
}

PlanValue value_of(const PlanTask& task, const std::vector<std::uint32_t>& chosen) {
  NeedSet addressed;
  NeedSet general;
  std::map<std::uint32_t, std::int64_t> contacts;  // and the longest way to each
  std::int64_t fit = 0;
  std::int64_t points = 0;
  unsigned ways = 0;
  PlanValue value;
  for (const std::uint32_t index : chosen) {
    const PlanCandidate& offer = task.candidates[index];
    addressed |= offer.addressed;
    general |= offer.general;
    std::int64_t& metres = contacts[offer.contact];
    metres = std::max(metres, offer.metres);
    fit += offer.fit;
    points += offer.place.points;
    ways |= 1U << static_cast<unsigned>(offer.way);
    value.ids.push_back(offer.place.id_rank);
  }
  std::sort(value.ids.begin(), value.ids.end());
  std::int64_t acute = 0;
  std::int64_t covered = 0;
  std::int64_t generally = 0;
  std::int64_t closeness = 0;
  for (std::size_t need = 0; need < task.weights.size(); ++need) {
    if (!addressed[need]) {
      if (general[need]) generally += task.weights[need];
      continue;
    }
    std::int16_t best = 0;
    for (const std::uint32_t index : chosen)
      best = std::max(best, task.candidates[index].shares[need]);
    covered += task.weights[need];
    if (task.acute[need]) acute += task.weights[need];
    closeness += task.weights[need] * best;
  }
  std::int64_t kilometres = 0;
  std::int64_t all_metres = 0;
  for (const auto& [contact, metres] : contacts) {
    kilometres += (metres + 999) / 1000;
    all_metres += metres;
  }
  const auto count = [](std::size_t number) { return static_cast<std::int64_t>(number); };
  value.numbers = {acute,
                   covered,
                   generally,
                   -count(contacts.size()),
                   -count(chosen.size()),
                   closeness,
                   fit,
                   -kilometres,
                   count(std::bitset<8>{ways}.count()),
                   points,
                   -all_metres};
  return value;
}

}  // namespace passgenau
