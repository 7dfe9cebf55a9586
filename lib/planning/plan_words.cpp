// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/plan.hpp"

#include <algorithm>

#include "planning/need_words.hpp"

namespace passgenau {

namespace {

std::string joined(const std::string& first, const std::string& second, const words::Tongue& tongue) {
  if (first.empty() || second.empty()) return first + second;
  return tongue.say("match/and", {{"first", first}, {"second", second}});
}

std::string about(std::string_view key, const std::vector<int>& needs, const Telling& telling,
                  const words::Tongue& tongue) {
  if (needs.empty()) return {};
  return tongue.say(key, {{"list", words::say_needs(telling.profile, needs, tongue, telling.vocabulary)}});
}

}  // namespace

std::string need_in_words(int need, const Telling& telling) {
  return words::say_need(telling.profile, need, words::tongue(telling.language), telling.vocabulary);
}

std::string sentence(const PlanStep& step, const Telling& telling) {
  const words::Tongue tongue = words::tongue(telling.language);
  return joined(about("plan/adds", step.adds, telling, tongue),
                about("plan/general", step.general_for, telling, tongue), tongue);
}

std::string sentence(const UncoveredNeed& uncovered, const Telling& telling) {
  const words::Tongue tongue = words::tongue(telling.language);
  const bool limit = uncovered.why == Uncovered::limit;
  const std::string missing = about(limit               ? "plan/limit"
                                    : uncovered.general ? "plan/only-general"
                                                        : "plan/no-offer",
                                    {uncovered.need}, telling, tongue);
  if (!uncovered.near_miss) return missing;
  return joined(missing,
                tongue.say("plan/nearly", {{"change", sentence(*uncovered.near_miss, telling.profile,
                                                               telling.language, telling.vocabulary)}}),
                tongue);
}

std::string sentence(const Plan& plan, const Telling& telling) {
  const words::Tongue tongue = words::tongue(telling.language);
  if (plan.steps.empty()) return plan.uncovered.empty() ? std::string{} : tongue.say("plan/nothing");
  const std::string contacts = tongue.say("plan/contacts", {{"contacts", std::int64_t{plan.contacts}}});
  const bool none_missing =
      std::all_of(plan.uncovered.begin(), plan.uncovered.end(),
                  [](const UncoveredNeed& each) { return each.why == Uncovered::limit; });
  const std::string all = joined(contacts,
                                 tongue.say(plan.uncovered.empty() ? "plan/all"
                                            : none_missing         ? "plan/limited"
                                                                   : "plan/some"),
                                 tongue);
  return plan.exact ? all : joined(all, tongue.say("plan/not-exact"), tongue);
}

}  // namespace passgenau
