// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/plan_pool.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "match/candidates.hpp"
#include "match/matcher.hpp"
#include "planning/contact_key.hpp"

namespace passgenau {

namespace {

PlanWay way_of(const PlaceFinding& place) {
  if (place.verdict != Verdict::met) return PlanWay::unknown;
  switch (place.via) {
    case Delivery::site: return PlanWay::site;
    case Delivery::home_visit: return PlanWay::home;
    default: return PlanWay::remote;
  }
}

}  // namespace

PlanPool::PlanPool(const Catalog& catalog, const Snapshot& snapshot, const Question& question,
                   const PlanOptions& options, bool with_general)
    : catalog_{catalog}, snapshot_{snapshot}, question_{question}, judge_{snapshot, question} {
  task_.max_offers = options.max_offers;
  task_.max_contacts = options.max_contacts;
  for (std::size_t need = 0; need < question.needs.size(); ++need) {
    task_.weights.push_back(question.needs[need].weight);
    task_.acute.set(need, is_acute(snapshot, question.profile, question.needs[need]));
  }
  for (PoolLine& line : lines())
    add(std::move(line), with_general);
  bound_ = bound_of(task_);
  leave_out_the_last();
  find_contacts();
}

std::vector<PoolLine> PlanPool::lines() {
  std::vector<PoolLine> lines;
  std::unordered_map<std::uint32_t, std::size_t> line_of_group;
  Bill bill;
  for (const std::uint32_t index : relevant_rows(snapshot_, question_, stretches(snapshot_, question_))) {
    const Row& row = snapshot_.rows[index];
    if (!judge_.eligible(row, bill)) continue;
    const ListPlace place = list_place(row, bill);
    if (row.has_alike) {
      const auto [at, is_new] = line_of_group.try_emplace(snapshot_.alike_group(index), lines.size());
      if (!is_new) {
        PoolLine& line = lines[at->second];
        std::pair<ListPlace, std::uint32_t> other{place, index};
        if (place < line.place) {
          std::swap(other.first, line.place);
          std::swap(other.second, line.row);
        }
        line.also.push_back(other);
        continue;
      }
    }
    lines.push_back({.row = index, .place = place});
  }
  std::sort(lines.begin(), lines.end(),
            [](const PoolLine& a, const PoolLine& b) { return a.place < b.place; });
  return lines;
}

void PlanPool::add(PoolLine line, bool with_general) {
  const Row& row = snapshot_.rows[line.row];
  Bill bill;
  judge_.eligible(row, bill);
  PlanCandidate candidate{.shares = need_shares(snapshot_, question_, row, bill.child_age.candidates),
                          .way = way_of(bill.place),
                          .place = line.place};
  for (std::size_t need = 0; need < question_.needs.size(); ++need) {
    const RankedNeed& ranked = question_.needs[need];
    candidate.addressed.set(need, candidate.shares[need] > 0);
    candidate.general.set(need, bill.needs.universal && candidate.shares[need] == 0 && !ranked.kind &&
                                    ranked.is_active(bill.child_age.candidates));
  }
  if (candidate.addressed.none() && (!with_general || candidate.general.none())) return;
  constexpr std::int64_t steps_of_fit = 20;
  candidate.fit = static_cast<int>(bill.points * steps_of_fit / question_.possible_sum);
  if (candidate.way == PlanWay::site) candidate.metres = std::max<std::int64_t>(0, bill.place.distance_m);
  task_.candidates.push_back(std::move(candidate));
  lines_.push_back(std::move(line));
}

/// Where there are too many, the best of each mixture of needs stay: it is they that a best set is made of, as far as contacts that
/// offers share do not decide.
void PlanPool::leave_out_the_last() {
  if (task_.candidates.size() <= PlanLimits::candidates) return;
  whole_ = false;
  std::map<std::string, std::size_t> seen;
  std::vector<std::pair<std::size_t, std::size_t>> order;  // place in its mixture, candidate
  for (std::size_t i = 0; i < task_.candidates.size(); ++i) {
    const PlanCandidate& candidate = task_.candidates[i];
    order.emplace_back(seen[candidate.addressed.to_string() + candidate.general.to_string()]++, i);
  }
  std::sort(order.begin(), order.end());
  order.resize(PlanLimits::candidates);
  std::vector<PlanCandidate> candidates;
  std::vector<PoolLine> lines;
  for (const auto& [place, index] : order) {
    candidates.push_back(std::move(task_.candidates[index]));
    lines.push_back(std::move(lines_[index]));
  }
  task_.candidates = std::move(candidates);
  lines_ = std::move(lines);
}

void PlanPool::find_contacts() {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::uint32_t next = 0;
  Bill bill;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const Row& row = snapshot_.rows[lines_[i].row];
    PlanCandidate& candidate = task_.candidates[i];
    std::optional<int> site;
    if (candidate.way == PlanWay::site && judge_.eligible(row, bill)) site = bill.place.site;
    const std::optional<Offer> offer = catalog_.offer(snapshot_.id(row));
    const std::string key = offer ? contact_key(*offer, site) : std::string{};
    candidate.contact = key.empty() ? next : numbers.try_emplace(key, next).first->second;
    if (candidate.contact == next) ++next;
  }
}

Match PlanPool::match(std::uint32_t candidate) {
  PoolLine& line = lines_[candidate];
  const Row& row = snapshot_.rows[line.row];
  Bill bill;
  judge_.eligible(row, bill);
  judge_.complete(row, bill);
  Match match = explain(snapshot_, question_, row, bill);
  std::sort(line.also.begin(), line.also.end());
  for (const auto& [place, index] : line.also)
    match.also.emplace_back(snapshot_.id(snapshot_.rows[index]));
  return match;
}

NeedShares PlanPool::shares_of(const Row& row) {
  Bill bill;
  judge_.judge_all(row, bill);
  return need_shares(snapshot_, question_, row, bill.child_age.candidates);
}

}  // namespace passgenau
