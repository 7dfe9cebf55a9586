// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/gaps_findings.hpp"

#include <algorithm>
#include <unordered_map>

#include "match/bill.hpp"
#include "match/candidates.hpp"
#include "match/matcher.hpp"
#include "match/near_miss.hpp"
#include "match/need_sieve.hpp"
#include "model/language.hpp"
#include "model/region.hpp"
#include "planning/gap_keys.hpp"

namespace passgenau {

namespace {

/// What was found for one of the question's needs.
struct NeedFinding {
  int choices = 0;
  bool full = false;
  bool beyond_reach = false;
};

class HelpFinder {
 public:
  HelpFinder(const Snapshot& snapshot, const NeedsProfile& profile)
      : snapshot_{snapshot}, question_{profile, snapshot}, judge_{snapshot, question_} {}

  FamilyFinding run() {
    needs_.resize(question_.needs.size());
    for (const std::uint32_t row : relevant_rows(snapshot_, question_, stretches(snapshot_, question_)))
      judge_near(row);
    look_beyond();
    out_.best_score = score_of(best_points_, question_.possible_sum);
    sum_up();
    return std::move(out_);
  }

  const Question& question() const { return question_; }

 private:
  NeedSet needs_of(const Row& row, const Bill& bill) const {
    const RelevanceCodes& codes = snapshot_.relevance_of(row);
    return addressed_needs(question_, snapshot_.named(codes), snapshot_.kinds_of(codes),
                           bill.child_age.candidates);
  }

  void judge_near(std::uint32_t index) {
    const Row& row = snapshot_.rows[index];
    Bill bill;
    if (!judge_.eligible(row, bill)) return;
    ++out_.offers;
    best_points_ = std::max(best_points_, bill.points);
    const bool full = bill.capacity.status == static_cast<int>(CapacityStatus::full);
    any_with_a_place_ = any_with_a_place_ || !full;
    NeedSet made_for = needs_of(row, bill);
    if (!full && row.has_alike && made_for.any()) {
      // Of one course that is listed five times there are not five to choose from.
      NeedSet& counted = counted_[snapshot_.alike_group(index)];
      made_for &= ~counted;
      counted |= made_for;
    }
    for (std::size_t i = 0; i < needs_.size(); ++i) {
      if (!made_for[i]) continue;
      if (full)
        needs_[i].full = true;
      else
        ++needs_[i].choices;
    }
  }

  void look_beyond() {
    if (!question_.asks(Criterion::place) || !question_.home.point) return;
    Question wide = question_;
    wide.need_masks.clear();
    for (std::size_t i = 0; i < needs_.size(); ++i)
      if (needs_[i].choices == 0 && !needs_[i].full) wide.need_masks.push_back(question_.need_masks[i]);
    if (wide.need_masks.empty()) return;
    const std::int64_t reach = question_.profile.reach.in_metres();
    const std::int64_t farthest = std::min(reach + std::max(reach, near::farthest_beyond_m),
                                           std::int64_t{ProfileLimits::reach_km} * 1000);
    wide.reach_chord_squared = chord_squared_around(farthest);
    NeedSieve sieve{snapshot_, wide};
    for (const Stretch& stretch : stretches(snapshot_, wide))
      for_each_block(stretch, [&](std::uint32_t block, std::uint32_t first_row, std::uint64_t rows) {
        for_each_bit(sieve.named(block) & rows,
                     [&](unsigned bit) { judge_beyond(snapshot_.rows[first_row + bit], farthest); });
      });
  }

  void judge_beyond(const Row& row, std::int64_t farthest_m) {
    Criterion failed = Criterion::validity;
    if (!judge_.fails_one(row, failed) || failed != Criterion::place) return;
    Bill bill;
    judge_.judge_all(row, bill);
    if (bill.place.obstacle != PlaceObstacle::reach || bill.place.distance_m > farthest_m) return;
    const NeedSet made_for = needs_of(row, bill);
    for (std::size_t i = 0; i < needs_.size(); ++i)
      if (made_for[i]) needs_[i].beyond_reach = true;
  }

  Help help_of(const NeedFinding& need) const {
    return need.choices > 0    ? Help::met
           : need.full         ? Help::full
           : need.beyond_reach ? Help::beyond_reach
           : out_.offers > 0   ? Help::general
                               : Help::nothing;
  }

  void sum_up() {
    if (needs_.empty())
      out_.help = any_with_a_place_ ? Help::met : out_.offers > 0 ? Help::full : Help::nothing;
    for (std::size_t i = 0; i < needs_.size(); ++i) {
      const Help help = help_of(needs_[i]);
      out_.help = std::min(out_.help, help);
      if (help > Help::full) out_.unserved.push_back(static_cast<std::uint16_t>(i));
      const Need& need = question_.profile.needs[question_.needs[i].index];
      const std::string& id = need.burden.empty() ? need.kind : need.burden;
      const auto there = std::find_if(out_.cases.begin(), out_.cases.end(),
                                      [&](const CaseFinding& each) { return each.id == id; });
      if (there == out_.cases.end()) {
        out_.cases.push_back({.id = id, .help = help, .choices = needs_[i].choices});
      } else {
        there->help = std::min(there->help, help);
        there->choices = std::max(there->choices, needs_[i].choices);
      }
    }
  }

  const Snapshot& snapshot_;
  Question question_;
  Judge judge_;
  std::vector<NeedFinding> needs_ = {};
  std::unordered_map<std::uint32_t, NeedSet> counted_ =
      {};  ///< of each group of offers alike, for which needs one was
  std::int32_t best_points_ = 0;
  bool any_with_a_place_ = false;
  FamilyFinding out_ = {};
};

/// The longest key that holds every place where the family may live: a municipality's, else a county's.
std::string region_of(const LocatedHome& home) {
  std::string common = home.candidates.empty() ? std::string{} : home.candidates.front().region;
  for (const HomeCandidate& candidate : home.candidates)
    if (candidate.region != common) {
      common.resize(std::min(common.size(), county_digits));
      if (candidate.region.compare(0, county_digits, common) != 0) return {};
    }
  return common.size() < county_digits ? std::string{} : common;
}

std::string age_of(const Question& question) {
  if (question.children.empty())
    return (question.roles >> static_cast<int>(Role::pregnant) & 1) != 0 ? "unborn" : "";
  int youngest = INT32_MAX;
  for (const ChildStates& child : question.children) {
    const BirthSpan& span = child.states[static_cast<std::size_t>(child.count - 1)];
    youngest = std::min(youngest, span.unborn ? -1 : span.least_months);
  }
  const auto age = std::find_if(age_keys.begin(), age_keys.end() - 1,
                                [&](const AgeKey& each) { return youngest < each.below_months; });
  return std::string{age->key};
}

}  // namespace

FamilyFinding find_help(const Snapshot& snapshot, const NeedsProfile& profile) {
  HelpFinder finder{snapshot, profile};
  FamilyFinding found = finder.run();
  found.region = region_of(finder.question().home);
  found.age = age_of(finder.question());
  if (!profile.languages.empty()) found.language = language_key(profile.languages.front());
  return found;
}

}  // namespace passgenau
