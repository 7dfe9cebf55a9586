// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/plan.hpp"

#include <algorithm>
#include <map>

#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/near_miss.hpp"
#include "match/open_catalog.hpp"
#include "planning/option_checks.hpp"
#include "planning/plan_pool.hpp"

namespace passgenau {

namespace {

/// Needs of the profile, ascending.
std::vector<int> indices(const NeedSet& needs, const Question& question) {
  std::vector<int> out;
  for (std::size_t need = 0; need < question.needs.size(); ++need)
    if (needs[need]) out.push_back(question.needs[need].index);
  return out;
}

/// Makes the plan of one family out of the set that was found.
class Planner {
 public:
  Planner(const Catalog& catalog, const Snapshot& snapshot, const NeedsProfile& profile,
          const WordShares* words, const PlanOptions& options)
      : catalog_{catalog},
        snapshot_{snapshot},
        profile_{profile},
        words_{words},
        options_{options},
        question_{profile, snapshot, words} {}
  Planner(const Planner&) = delete;
  Planner& operator=(const Planner&) = delete;

  Plan run() {
    PlanChoice choice = choose(false);
    // What is open to everyone is of use only where something stays unaddressed.
    if (value_of(task_, choice.chosen).covered() < question_.weight_sum) choice = choose(true);
    out_.catalog = snapshot_.state;
    out_.notes = notes_for(snapshot_, question_, pool_->judge());
    out_.exact = choice.exact && pool_->whole();
    if (!out_.exact) out_.bound = pool_->bound();
    add_steps(choice.chosen);
    add_uncovered();
    return std::move(out_);
  }

 private:
  PlanChoice choose(bool with_general) {
    pool_.emplace(catalog_, snapshot_, question_, options_, with_general);
    task_ = pool_->task();
    return best_set(task_, budget_);
  }

  void add_steps(std::vector<std::uint32_t> chosen) {
    NeedSet addressed_by_all;
    for (const std::uint32_t index : chosen)
      addressed_by_all |= task_.candidates[index].addressed;
    std::map<std::uint32_t, int> contacts;
    std::map<std::uint32_t, std::int64_t> metres;
    while (!chosen.empty()) {
      const auto next = std::min_element(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
        return stands_before(task_.candidates[a], task_.candidates[b], addressed_by_all);
      });
      const PlanCandidate& offer = task_.candidates[*next];
      PlanStep step{.match = pool_->match(*next)};
      step.contact = contacts.try_emplace(offer.contact, static_cast<int>(contacts.size()) + 1).first->second;
      step.addresses = indices(offer.addressed, question_);
      step.adds = indices(offer.addressed & ~covered_, question_);
      const NeedSet general = offer.general & ~addressed_by_all & ~general_;
      step.general_for = indices(general, question_);
      covered_ |= offer.addressed;
      general_ |= general;
      std::int64_t& way = metres[offer.contact];
      way = std::max(way, offer.metres);
      out_.steps.push_back(std::move(step));
      chosen.erase(next);
    }
    out_.asked = question_.weight_sum;
    out_.covered = task_.weight_of(covered_);
    out_.contacts = static_cast<int>(contacts.size());
    std::int64_t travel = 0;
    for (const auto& [contact, longest] : metres)
      travel += longest;
    out_.travel = Distance::metres(travel);
  }

  /// Help in acute danger, then what adds most weight, then what is open to most, then the order of a list.
  bool stands_before(const PlanCandidate& a, const PlanCandidate& b, const NeedSet& addressed_by_all) const {
    const auto worth = [&](const PlanCandidate& offer) {
      const NeedSet added = offer.addressed & ~covered_;
      return std::array{task_.weight_of(added & task_.acute), task_.weight_of(added),
                        task_.weight_of(offer.general & ~addressed_by_all & ~general_)};
    };
    const auto worth_a = worth(a);
    const auto worth_b = worth(b);
    if (worth_a != worth_b) return worth_a > worth_b;
    return a.place < b.place;
  }

  void add_uncovered() {
    std::optional<std::vector<NearMiss>> near_misses;
    for (std::size_t need = 0; need < task_.weights.size(); ++need) {
      if (covered_[need]) continue;
      UncoveredNeed uncovered{.need = question_.needs[need].index, .general = general_[need]};
      const PlanCandidate* best = nullptr;
      std::uint32_t best_index = 0;
      for (std::uint32_t i = 0; i < task_.candidates.size(); ++i) {
        const PlanCandidate& candidate = task_.candidates[i];
        if (!candidate.addressed[need] || (best != nullptr && !(candidate.place < best->place))) continue;
        best = &candidate;
        best_index = i;
      }
      if (best != nullptr) {
        uncovered.why = Uncovered::limit;
        uncovered.offer = pool_->match(best_index).offer;
      } else {
        if (!near_misses)
          near_misses = find_near_misses(snapshot_, profile_, PlanLimits::near_misses, words_);
        uncovered.near_miss = first_for(need, *near_misses);
      }
      out_.uncovered.push_back(std::move(uncovered));
    }
  }

  std::optional<NearMiss> first_for(std::size_t need, const std::vector<NearMiss>& near_misses) {
    const int child = question_.needs[need].child;
    for (const NearMiss& near_miss : near_misses) {
      // A day on which it fits a sibling is none for this child.
      const bool for_another =
          child >= 0 && near_miss.condition == Criterion::child_age && near_miss.change.child != child;
      const Row* row = snapshot_.find(near_miss.match.offer);
      if (!for_another && pool_->shares_of(*row)[need] > 0) return near_miss;
    }
    return {};
  }

  const Catalog& catalog_;
  const Snapshot& snapshot_;
  const NeedsProfile& profile_;
  const WordShares* words_;
  const PlanOptions& options_;
  const Question question_;
  std::optional<PlanPool> pool_ = {};
  PlanTask task_ = {};
  PlanBudget budget_ = {};
  NeedSet covered_ = {};
  NeedSet general_ = {};
  Plan out_ = {};
};

}  // namespace

std::string_view name(Uncovered why) noexcept { return why == Uncovered::limit ? "limit" : "no-offer"; }

Plan plan(const Catalog& catalog, const NeedsProfile& profile, const PlanOptions& options) {
  OptionChecks checks;
  checks.number("/max_offers", options.max_offers, 1, PlanLimits::offers);
  checks.number("/max_contacts", options.max_contacts, 1, PlanLimits::offers);
  checks.require_none();
  return CatalogInside::open(catalog).with_profile(
      profile, [&](const Snapshot& snapshot, const WordShares* words) {
        require_needs(profile);
        return Planner{catalog, snapshot, profile, words, options}.run();
      });
}

}  // namespace passgenau
