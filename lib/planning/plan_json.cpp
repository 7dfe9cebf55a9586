// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/plan.hpp"
#include "planning/told_json.hpp"

namespace passgenau {

namespace {

class PlanWriter : TellingWriter {
 public:
  using TellingWriter::TellingWriter;

  std::string write(const Plan& plan) {
    out_.object([&] {
      catalog(plan.catalog);
      notes(plan.notes);
      out_.name("exact").boolean(plan.exact);
      if (plan.bound)
        out_.name("bound").object([&] {
          out_.name("covered").decimal<3>(plan.bound->covered);
          out_.name("offers").integer(plan.bound->offers);
        });
      out_.name("asked").decimal<3>(plan.asked);
      out_.name("covered").decimal<3>(plan.covered);
      out_.name("contacts").integer(plan.contacts);
      out_.name("travel_km").decimal<3>(plan.travel.in_metres());
      out_.name("steps").list(plan.steps, [&](const PlanStep& step) { write(step); });
      out_.name("uncovered").list(plan.uncovered, [&](const UncoveredNeed& need) { write(need); });
      say([&] { return sentence(plan, *telling_); });
    });
    return out_.take();
  }

 private:
  void write(const PlanStep& step) {
    out_.object([&] {
      out_.name("contact").integer(step.contact);
      out_.name("adds");
      numbers(step.adds);
      out_.name("addresses");
      numbers(step.addresses);
      if (!step.general_for.empty()) {
        out_.name("general_for");
        numbers(step.general_for);
      }
      out_.name("match");
      part(step.match);
      say([&] { return sentence(step, *telling_); });
    });
  }

  void write(const UncoveredNeed& uncovered) {
    out_.object([&] {
      out_.name("need").integer(uncovered.need);
      out_.name("why").word(name(uncovered.why));
      yes("general", uncovered.general);
      if (!uncovered.offer.empty()) out_.name("offer").text(uncovered.offer);
      if (uncovered.near_miss) {
        out_.name("near_miss");
        part(*uncovered.near_miss);
      }
      say([&] { return sentence(uncovered, *telling_); });
    });
  }
};

std::string written(const Plan& plan, const Telling* telling) {
  return PlanWriter{(plan.steps.size() + plan.uncovered.size() + 1) * bytes_a_part, telling}.write(plan);
}

}  // namespace

std::string to_json(const Plan& plan) { return written(plan, nullptr); }

std::string to_json(const Plan& plan, const Telling& telling) { return written(plan, &telling); }

}  // namespace passgenau
