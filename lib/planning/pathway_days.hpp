// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <map>
#include <memory>
#include <vector>

#include "match/list_place.hpp"
#include "match/near_miss.hpp"
#include "planning/need_credits.hpp"

namespace passgenau {

/// One family on any later day, judged by the same functions as today.
class FamilyInTime {
 public:
  FamilyInTime(const Snapshot& snapshot, const Question& question)
      : snapshot_{snapshot}, question_{question} {}

  /// Kept: for days that are asked for again.
  ChangedFamily& on(Day day);
  std::unique_ptr<ChangedFamily> make(Day day) const;

 private:
  const Snapshot& snapshot_;
  const Question& question_;
  std::map<Day, std::unique_ptr<ChangedFamily>> days_ = {};
};

/// The birth date as far as it counts for later days: of a due child the day on which it will be taken as born.
struct Birth {
  Day oldest = 0;
  Day youngest = 0;
  bool due = false;
};
std::vector<Birth> births_of(const Question& question);

/// What an offer is to the family from a day on, until the next one of its timeline.
struct OfferState {
  Day day = 0;
  bool eligible = false;
  bool universal = false;
  std::uint32_t candidates = 0;  ///< children whom it may serve
  std::uint32_t children = 0;    ///< of those whom an answer names
  ListPlace place = {};
  NeedShares shares = {};  ///< of an eligible one
};

struct OfferTimeline {
  std::uint32_t row = 0;
  /// From the first day on, ascending; the last is the day `until`, which is not looked at any more but tells what goes on.
  std::vector<OfferState> states = {};
  /// On some day: the needs that it addresses, and is it open to everyone? Most offers are passed over for most needs by these.
  NeedSet addresses = {};
  bool universal = false;
};

/// The timelines of all offers that are eligible on some day from `question.as_of` up to, not including, `until`. Judged only on
/// the days on which something may change for an offer: its own first and last, a child reaching one of its ages, births.
std::vector<OfferTimeline> timelines(const Snapshot& snapshot, const Question& question, FamilyInTime& family,
                                     Day until);

}  // namespace passgenau
