// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <vector>

#include "match/credits.hpp"
#include "match/need_mask.hpp"
#include "match/points.hpp"
#include "match/snapshot.hpp"
#include "match/word_shares.hpp"
#include "model/calendar.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"
#include "place/locate.hpp"

namespace passgenau {

/// A child as its possible birth dates: all from `oldest` to `youngest`. `unborn`: that birth is still to
/// come.
struct BirthSpan {
  Day oldest = 0;
  Day youngest = 0;
  bool unborn = false;
  int most_months = 0;  ///< that one born on `oldest` has completed by the day of the question; −1: not born
  int least_months = 0;  ///< by `youngest`
};

/// One child in one state, or, around its due date, in two of which the better counts.
struct ChildStates {
  std::array<BirthSpan, 2> states = {};
  int count = 0;
};

/// The same births seen from another day: how many months old, nothing else.
ChildStates seen_on(ChildStates states, Day as_of);

/// Does a concept that an offer names fit the family's burdens? `maybe`: a burden is broader than it.
using Fit = Ternary;

/// A need that is ranked.
struct RankedNeed {
  std::uint16_t index = 0;  ///< in the profile
  std::int32_t weight = 0;  ///< thousandths
  std::int8_t child = -1;   ///< −1: the family's
  bool kind = false;
  ConceptCodes::Code code = 0;

  /// Is it the family's, or that of a child among these: one that an offer for them can meet at all?
  bool is_active(std::uint32_t candidates) const { return child < 0 || (candidates >> child & 1) != 0; }
};

/// Some of `Question::needs`.
using NeedSet = std::bitset<ProfileLimits::needs>;

/// What speaking a language by staff (0) or interpreter (1) is worth.
struct LanguageWorth {
  std::int16_t share = 0;   ///< 0: nothing
  std::int8_t family = -1;  ///< index into the profile's languages
  Verdict verdict = Verdict::unmet;
  bool close = false;
};

/// A needs profile made ready for one snapshot: everything that does not depend on an offer is worked out
/// here, once.
struct Question {
  /// `found`: the words of the profile in the offers of this snapshot, where it has any.
  Question(const NeedsProfile& profile, const Snapshot& snapshot, const WordShares* found = nullptr);

  const NeedsProfile& profile;
  const WordShares* words = nullptr;
  Day as_of = 0;
  std::array<bool, criteria_count> asked = {};
  std::array<std::int32_t, criteria_count> possible = {};
  std::int32_t possible_sum = 0;

  std::vector<ChildStates> children = {};
  std::uint32_t all_children = 0;       ///< a bit for each
  std::uint32_t pressing_children = 0;  ///< those who cannot wait: new-born, or soon to be

  std::uint16_t roles = 0;  ///< with those they imply
  bool says_woman = false;
  bool says_man = false;
  bool names_burden = false;
  /// By burden code: do the family's own burdens and derived facts fit it, and, one table for each child,
  /// those bound to that child?
  std::vector<Fit> family_fit = {};
  std::vector<std::vector<Fit>> child_fit = {};  ///< empty where no burden is bound to a child

  LocatedHome home = {};
  UnitVector home_point = {};     ///< where `home` has a point
  float reach_chord_squared = 0;  ///< boxes farther than this are beyond reach; errs on the near side
  std::int64_t half_value_m = 0;
  std::uint8_t accepted_ways = 0;  ///< `way_bit` of each

  std::vector<std::array<LanguageWorth, 2>> language_worth = {};  ///< by tag of the snapshot

  std::vector<Trait> traits = {};  ///< required ones first, each once
  std::uint16_t required_traits = 0;

  std::vector<RankedNeed> needs = {};
  std::int64_t weight_sum = 0;
  double points_of_unit = 0;  ///< what a share of one thousandth of a need of weight one thousandth earns
  CreditTable burden_credits = {};
  CreditTable kind_credits = {};
  std::vector<NeedMask> need_masks = {};  ///< one for each of `needs`
  bool acute = false;
  bool hand_over = false;

  std::vector<Session> available =
      {};  ///< merged and sorted; one that passes Sunday night is cut in two at the week's end

  bool accepts(Delivery way) const { return (accepted_ways & way_bit(way)) != 0; }
  bool asks(Criterion criterion) const { return asked[static_cast<std::size_t>(criterion)]; }
  std::int32_t worth(Criterion criterion) const { return possible[static_cast<std::size_t>(criterion)]; }
  /// `sum`: of shares × weights.
  std::int32_t points_of_needs(std::int64_t sum) const {
    return weight_sum == 0 ? 0
                           : static_cast<std::int32_t>(worth(Criterion::needs) * sum / (1000 * weight_sum));
  }
  /// The same or one more, without a division.
  std::int32_t most_points_of_needs(std::int64_t sum) const {
    return static_cast<std::int32_t>(points_of_unit * static_cast<double>(sum)) + 1;
  }

 private:
  void read_children();
  void read_caregiver(const Snapshot& snapshot);
  void read_needs(const Snapshot& snapshot);
  bool is_pressing(const ChildStates& child) const;
  CreditTable credits_of(const ConceptCodes& codes, bool kinds);
  void read_home(const Snapshot& snapshot);
  void read_ways();
  void read_languages(const Snapshot& snapshot);
  void read_wishes();
  void decide_what_is_asked();
  std::vector<std::pair<ConceptCodes::Code, int>> facts(const Snapshot& snapshot) const;
};

inline constexpr std::int32_t minutes_a_week = 7 * 24 * 60;

}  // namespace passgenau
