// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "passgenau/pathway.hpp"
#include "planning/pathway_days.hpp"

namespace passgenau {

/// Finds the way of one need after the other through the timelines of all offers. Refers to its arguments.
class NeedPathFinder {
 public:
  NeedPathFinder(const Snapshot& snapshot, const Question& question, FamilyInTime& family,
                 const std::vector<OfferTimeline>& lines, Day until, int most)
      : snapshot_{snapshot},
        question_{question},
        family_{family},
        lines_{lines},
        until_{until},
        most_{most} {}

  /// `need`: index into `Question::needs`.
  NeedPathway find(std::size_t need);

 private:
  /// Days on which an offer is eligible, and addresses the need – or is open to it without.
  struct Stay {
    const OfferTimeline* line = nullptr;
    std::size_t first = 0;  ///< state
    std::size_t behind = 0;
    Day from = 0;
    Day until = 0;
    bool in_vain = false;  ///< no place is to be had before it ends
  };
  struct Waiting {
    bool list = false;
    std::optional<Day> place = {};  ///< the day of one, where the wait is known
  };
  using Stays = std::vector<Stay>;

  Day end_of(std::size_t need) const;
  bool is_pregnant() const;
  /// `may`: of a line, is there a state that serves? `serves`: of an eligible state.
  template <class May, class Serves>
  Stays stays(May&& may, Serves&& serves) const;
  /// Of an offer that is eligible on this day. Kept: other needs ask for it again.
  const ListPlace& place_on(std::uint32_t index, Day day);
  const Stay* best_on(const Stays& stays, std::size_t need, Day day);
  std::vector<const Stay*> path(const Stays& stays, std::size_t need);
  std::vector<HandOver> hand_overs(const std::vector<PathwaySpan>& path) const;
  std::vector<Hole> holes(const Stays& stays, std::size_t need);
  void add_others(const Stays& stays, const std::vector<const Stay*>& path, std::size_t need,
                  NeedPathway& out);
  bool named_by_another(const Stay& stay, const std::vector<const Stay*>& shown, NeedPathway& out) const;
  PathwaySpan span(const Stay& stay, std::size_t need);
  std::vector<ChildPeriod> children(const Stay& stay, int child) const;
  Waiting waiting(const TimeFacts& facts) const;
  void add_waiting(PathwaySpan& span, const TimeFacts& facts, Day from) const;

  const Snapshot& snapshot_;
  const Question& question_;
  FamilyInTime& family_;
  const std::vector<OfferTimeline>& lines_;
  Day until_;
  int most_;
  Day end_ = until_;  ///< of the need that is looked at
  std::map<std::pair<Day, std::uint32_t>, ListPlace> places_ = {};
};

}  // namespace passgenau
