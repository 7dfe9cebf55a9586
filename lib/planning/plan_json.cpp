// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/members.hpp"
#include "passgenau/plan.hpp"
#include "planning/told_json.hpp"

namespace passgenau {

namespace {

void append_step(std::string& out, const PlanStep& step, const Telling* telling) {
  Members members{out};
  members.decimal("contact", step.contact, 0);
  append_numbers(members.name("adds"), step.adds);
  append_numbers(members.name("addresses"), step.addresses);
  if (!step.general_for.empty()) append_numbers(members.name("general_for"), step.general_for);
  members.name("match") += told(step.match, telling);
  if (telling != nullptr) members.text("sentence", sentence(step, *telling));
}

void append_uncovered(std::string& out, const UncoveredNeed& uncovered, const Telling* telling) {
  Members members{out};
  members.decimal("need", uncovered.need, 0);
  members.word("why", name(uncovered.why));
  if (uncovered.general) members.name("general") += "true";
  if (!uncovered.offer.empty()) members.text("offer", uncovered.offer);
  if (uncovered.near_miss) members.name("near_miss") += told(*uncovered.near_miss, telling);
  if (telling != nullptr) members.text("sentence", sentence(uncovered, *telling));
}

std::string plan_json(const Plan& plan, const Telling* telling) {
  std::string out;
  {
    Members members{out};
    append_catalog(members.name("catalog"), plan.catalog);
    append_list(members.name("notes"), plan.notes, [&](const Note& note) { out += told(note, telling); });
    members.name("exact") += plan.exact ? "true" : "false";
    if (plan.bound) {
      Members bound{members.name("bound")};
      bound.decimal("covered", plan.bound->covered, 3);
      bound.decimal("offers", plan.bound->offers, 0);
    }
    members.decimal("asked", plan.asked, 3);
    members.decimal("covered", plan.covered, 3);
    members.decimal("contacts", plan.contacts, 0);
    members.decimal("travel_km", plan.travel.in_metres(), 3);
    append_list(members.name("steps"), plan.steps,
                [&](const PlanStep& step) { append_step(out, step, telling); });
    append_list(members.name("uncovered"), plan.uncovered,
                [&](const UncoveredNeed& uncovered) { append_uncovered(out, uncovered, telling); });
    if (telling != nullptr) members.text("sentence", sentence(plan, *telling));
  }
  return out;
}

}  // namespace

std::string to_json(const Plan& plan) { return plan_json(plan, nullptr); }

std::string to_json(const Plan& plan, const Telling& telling) { return plan_json(plan, &telling); }

}  // namespace passgenau
