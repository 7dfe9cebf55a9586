// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "match/bill.hpp"
#include "passgenau/plan.hpp"
#include "planning/plan_search.hpp"

namespace passgenau {

/// A line of the list: of a group of offers alike the best, and the others in their order.
struct PoolLine {
  std::uint32_t row = 0;
  ListPlace place = {};
  std::vector<std::pair<ListPlace, std::uint32_t>> also = {};
};

/// All that may go into a plan for one family. Refers to its arguments.
class PlanPool {
 public:
  /// `with_general`: also lines that address nothing, but are open to a need.
  PlanPool(const Catalog& catalog, const Snapshot& snapshot, const Question& question,
           const PlanOptions& options, bool with_general);

  const PlanTask& task() const { return task_; }
  /// Of every line that is there for a need, whether it was looked at or not.
  const PlanBound& bound() const { return bound_; }
  /// Every line that is there for a need was looked at.
  bool whole() const { return whole_; }
  /// The line of a candidate as the list of an answer has it.
  Match match(std::uint32_t candidate);
  /// What an offer would be to each need, eligible or not.
  NeedShares shares_of(const Row& row);
  Judge& judge() { return judge_; }

 private:
  std::vector<PoolLine> lines();
  void add(PoolLine line, bool with_general);
  void leave_out_the_last();
  void find_contacts();

  const Catalog& catalog_;
  const Snapshot& snapshot_;
  const Question& question_;
  Judge judge_;
  PlanTask task_ = {};
  std::vector<PoolLine> lines_ = {};  ///< by candidate
  PlanBound bound_ = {};
  bool whole_ = true;
};

}  // namespace passgenau
