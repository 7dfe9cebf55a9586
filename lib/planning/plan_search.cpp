// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/plan_search.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "planning/plan_pruning.hpp"

namespace passgenau {

namespace {

/// Branch and bound over the needs: for one need after the other, who addresses it, or nobody. In a best set every offer does
/// something that no other of it does – else it would be better without –, so every best set is met on the way.
class SetSearch {
 public:
  SetSearch(const PlanTask& task, PlanBudget& budget)
      : task_{task}, budget_{budget}, tried_{worth_trying(task)} {
    const std::size_t needs = task.weights.size();
    addressers_.resize(needs);
    generals_.resize(needs);
    best_share_.resize(needs);
    const auto weight = [&](std::uint32_t index) {
      return task_.weight_of(task_.candidates[index].addressed);
    };
    std::stable_sort(tried_.begin(), tried_.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::int64_t of_a = weight(a);
      const std::int64_t of_b = weight(b);
      if (of_a != of_b) return of_a > of_b;
      return task_.candidates[a].place < task_.candidates[b].place;
    });
    for (const std::uint32_t index : tried_) {
      const PlanCandidate& offer = task_.candidates[index];
      addressable_ |= offer.addressed;
      generalable_ |= offer.general;
      most_needs_ = std::max(most_needs_, static_cast<int>(offer.addressed.count()));
      most_fit_ = std::max<std::int64_t>(most_fit_, offer.fit);
      most_points_ = std::max<std::int64_t>(most_points_, offer.place.points);
      needs_of_.emplace_back();
      for (std::size_t need = 0; need < needs; ++need) {
        if (offer.addressed[need]) {
          addressers_[need].push_back(index);
          needs_of_.back().push_back(static_cast<std::uint16_t>(need));
          ++all_needs_;
        }
        if (offer.general[need]) generals_[need].push_back(index);
        best_share_[need] = std::max(best_share_[need], offer.shares[need]);
      }
    }
    order_.resize(needs);
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t a, std::size_t b) {
      return addressers_[a].size() < addressers_[b].size();
    });
  }

  PlanChoice run() {
    start_greedily();
    go(0);
    std::sort(best_.begin(), best_.end());
    return {.chosen = best_, .exact = !stopped_};
  }

 private:
  void spend(std::size_t work) { budget_.work -= std::min(work, budget_.work); }

  bool has_room(const PlanCandidate& offer) const {
    if (static_cast<int>(chosen_.size()) >= task_.max_offers) return false;
    return contacts_.count(offer.contact) > 0 || static_cast<int>(contacts_.size()) < task_.max_contacts;
  }
  void take(std::uint32_t index) {
    chosen_.push_back(index);
    ++contacts_[task_.candidates[index].contact];
  }
  void put_back() {
    const auto contact = contacts_.find(task_.candidates[chosen_.back()].contact);
    if (--contact->second == 0) contacts_.erase(contact);
    chosen_.pop_back();
  }

  /// A set to begin with, so that little is tried in vain – and to end with, where the search is stopped.
  void start_greedily() {
    best_value_ = value_of(task_, {});
    for (;;) {
      std::optional<std::uint32_t> next;
      PlanValue next_value = best_value_;
      for (const std::uint32_t index : tried_) {
        if (!has_room(task_.candidates[index])) continue;
        spend(task_.weights.size() * (chosen_.size() + 1));
        chosen_.push_back(index);
        PlanValue value = value_of(task_, chosen_);
        chosen_.pop_back();
        if (!value.better_than(next_value)) continue;
        next = index;
        next_value = std::move(value);
      }
      if (!next) break;
      take(*next);
      best_value_ = next_value;
    }
    best_ = chosen_;
    while (!chosen_.empty())
      put_back();
  }

  /// The most weight that one more offer can add to these needs.
  std::int64_t most_added(const NeedSet& open) {
    spend(all_needs_);
    std::int64_t most = 0;
    for (const std::vector<std::uint16_t>& needs : needs_of_) {
      std::int64_t sum = 0;
      for (const std::uint16_t need : needs)
        if (open[need]) sum += task_.weights[need];
      most = std::max(most, sum);
    }
    return most;
  }

  /// Is one of these needs out of reach of the contacts that there are?
  bool takes_another_contact(const NeedSet& open) const {
    for (std::size_t need = 0; need < task_.weights.size(); ++need)
      if (open[need] &&
          std::none_of(addressers_[need].begin(), addressers_[need].end(), [&](std::uint32_t index) {
            return contacts_.count(task_.candidates[index].contact) > 0;
          }))
        return true;
    return false;
  }

  /// Can whatever is still added to the chosen ones be better than the best? Each number on the assumption that all before it are
  /// reached: a set that falls short of one is worse by that one.
  bool may_be_better(const PlanValue& now, const NeedSet& addressed) {
    const NeedSet open = addressable_ & ~addressed & ~left_;
    const auto room = task_.max_offers - static_cast<int>(chosen_.size());
    const auto open_count = static_cast<int>(open.count());
    std::int64_t more = task_.weight_of(open);
    bool all_of_them = true;
    if (room < open_count) {
      const std::int64_t most = room * most_added(open);
      all_of_them = more <= most;
      more = std::min(more, most);
    }
    PlanValue most = now;
    most.numbers[0] += room > 0 ? task_.weight_of(open & task_.acute) : 0;
    most.numbers[1] += more;
    const NeedSet unaddressed = generalable_ & ~addressed;
    const std::int64_t general =
        room > 0 ? task_.weight_of(all_of_them ? unaddressed & ~open : unaddressed) : 0;
    most.numbers[2] = std::max(now.numbers[2], general);
    int offers = 0;
    if (more > 0)
      offers = all_of_them ? std::max(1, (open_count + most_needs_ - 1) / most_needs_) : 1;
    else if (most.numbers[2] > now.numbers[2])
      offers = 1;
    if (more > 0 && all_of_them && takes_another_contact(open)) --most.numbers[3];
    most.numbers[4] -= offers;
    most.numbers[5] = 0;
    for (std::size_t need = 0; need < task_.weights.size(); ++need)
      if (addressed[need] || open[need]) most.numbers[5] += task_.weights[need] * best_share_[need];
    most.numbers[6] += offers * most_fit_;
    most.numbers[8] = std::min<std::int64_t>(most.numbers[8] + offers, 4);
    most.numbers[9] += offers * most_points_;
    return most.numbers >= best_value_.numbers;
  }

  void go(std::size_t at) {
    if (stopped_) return;
    stopped_ = budget_.sets == 0 || budget_.work == 0;
    if (stopped_) return;
    --budget_.sets;
    spend(task_.weights.size() * (chosen_.size() + 1));
    NeedSet addressed;
    NeedSet general;
    for (const std::uint32_t index : chosen_) {
      addressed |= task_.candidates[index].addressed;
      general |= task_.candidates[index].general;
    }
    PlanValue now = value_of(task_, chosen_);
    if (!may_be_better(now, addressed)) return;
    while (at < order_.size() && addressed[order_[at]])
      ++at;
    if (at == order_.size()) {
      if (!now.better_than(best_value_)) return;
      best_ = chosen_;
      best_value_ = std::move(now);
      return;
    }
    const std::size_t need = order_[at];
    try_each(addressers_[need], at);
    left_.set(need);
    if (!general[need]) try_each(generals_[need], at);
    go(at + 1);
    left_.reset(need);
  }

  void try_each(const std::vector<std::uint32_t>& offers, std::size_t at) {
    for (const std::uint32_t index : offers) {
      if (!has_room(task_.candidates[index])) continue;
      take(index);
      go(at + 1);
      put_back();
    }
  }

  const PlanTask& task_;
  PlanBudget& budget_;
  std::vector<std::uint32_t> tried_;
  std::vector<std::vector<std::uint16_t>> needs_of_ = {};    ///< that each of `tried_` addresses
  std::vector<std::vector<std::uint32_t>> addressers_ = {};  ///< by need
  std::vector<std::vector<std::uint32_t>> generals_ = {};    ///< by need
  std::vector<std::int16_t> best_share_ = {};                ///< by need
  std::vector<std::size_t> order_ = {};                      ///< needs, those that fewest address first
  NeedSet addressable_ = {};
  NeedSet generalable_ = {};
  std::size_t all_needs_ = 0;  ///< of `needs_of_`, together
  int most_needs_ = 0;         ///< that one offer addresses
  std::int64_t most_fit_ = 0;
  std::int64_t most_points_ = 0;

  std::vector<std::uint32_t> chosen_ = {};
  std::map<std::uint32_t, int> contacts_ = {};  ///< and how many of the chosen have it
  NeedSet left_ = {};                           ///< decided that nobody is taken to address them
  std::vector<std::uint32_t> best_ = {};
  PlanValue best_value_ = {};
  bool stopped_ = false;
};

}  // namespace

PlanBound bound_of(const PlanTask& task) {
  NeedSet addressable;
  std::size_t most_needs = 1;
  std::int64_t most = 0;
  for (const PlanCandidate& offer : task.candidates) {
    addressable |= offer.addressed;
    most_needs = std::max(most_needs, offer.addressed.count());
    most = std::max(most, task.weight_of(offer.addressed));
  }
  return {std::min(task.weight_of(addressable), task.max_offers * most),
          static_cast<int>((addressable.count() + most_needs - 1) / most_needs)};
}

PlanChoice best_set(const PlanTask& task, PlanBudget& budget) { return SetSearch{task, budget}.run(); }

}  // namespace passgenau
