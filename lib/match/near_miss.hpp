// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "match/bill.hpp"
#include "match/snapshot.hpp"
#include "model/wiped.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

namespace passgenau {

/// docs/matching.md, "Near misses". What is farther off than this is no near miss.
namespace near {
/// A family asks about the months ahead, not about school age: a year.
inline constexpr Age farthest_day = years(1);
/// Beyond the reach by no more than the reach once more, or by 20 km, whichever is more: an hour by bus.
inline constexpr std::int64_t farthest_beyond_m = 20'000;
/// Regions begin with the same digits as the home's: state and administrative district (AGS), and for postal
/// codes their routing area.
inline constexpr std::size_t region_digits = 3;
inline constexpr std::size_t postal_code_digits = 2;
}  // namespace near

/// At most `most`, best first; of offers alike with one change the first, which names the others.
std::vector<NearMiss> find_near_misses(const Snapshot& snapshot, const NeedsProfile& profile,
                                       std::size_t most, const WordShares* words = nullptr);

/// The offer of this row, if it is a near miss; without others that are alike.
std::optional<NearMiss> find_near_miss(const Snapshot& snapshot, const NeedsProfile& profile,
                                       std::uint32_t row, const WordShares* words = nullptr);

/// A family as it would be after a change, ready to judge offers.
class ChangedFamily {
 public:
  ChangedFamily(NeedsProfile profile, const Snapshot& snapshot, const WordShares* words)
      : profile_{std::move(profile)}, question_{profile_, snapshot, words}, judge_{snapshot, question_} {}
  ~ChangedFamily() { wipe(profile_); }
  ChangedFamily(const ChangedFamily&) = delete;
  ChangedFamily& operator=(const ChangedFamily&) = delete;

  Question& question() { return question_; }
  /// Judges one offer; true where it is eligible.
  bool takes(const Row& row) {
    judge_.judge_all(row, bill_);
    return bill_.eligible;
  }
  /// The same, as far as the first condition that is unmet: the bill is that of an eligible offer, or of no use.
  bool takes_quickly(const Row& row) { return judge_.eligible(row, bill_); }
  /// Of the offer that was judged last.
  const Bill& bill() const { return bill_; }

 private:
  NeedsProfile profile_;
  Question question_;  ///< refers to `profile_`
  Judge judge_;
  Bill bill_ = {};
};

/// Finds for one offer after another the smallest change that makes it eligible, each verified by judging the
/// changed family. Families that were made once are kept: offers share their changes.
class ChangeFinder {
 public:
  ChangeFinder(const Snapshot& snapshot, const Question& question)
      : snapshot_{snapshot}, question_{question} {}

  /// `bill` is the offer's, and `condition` the only one that is unmet. Empty where no change of the family helps.
  std::optional<Change> find(const Row& row, const Bill& bill, Criterion condition);

 private:
  template <class Key>
  using Families = std::vector<std::pair<Key, std::unique_ptr<ChangedFamily>>>;

  std::optional<Change> wait(const Row& row, Criterion condition);
  std::optional<Change> another_caregiver(const Row& row, const Bill& bill);
  std::optional<Change> another_role(const Row& row, CaregiverPart part);
  std::optional<Change> another_burden(const Row& row);
  std::optional<Change> another_place(const Row& row, const Bill& bill);
  std::optional<Change> another_way(const Row& row);
  std::optional<Change> another_language(const Row& row);
  std::optional<Change> fewer_traits(const Row& row) const;
  std::optional<Change> elsewhere(const Row& row) const;

  bool may_show_places(const Row& row) const;
  bool is_near(const std::string& key) const;
  std::vector<Day> days_to_try(const Row& row) const;
  ChangedFamily& on_day(Day day);
  /// The family that `change` makes of it, made once for each key.
  template <class Key, class Make>
  ChangedFamily& family(Families<Key>& made, const Key& key, Make&& change);

  const Snapshot& snapshot_;
  const Question& question_;
  Families<Day> days_ = {};
  Families<Role> roles_ = {};
  Families<int> caregiver_ages_ = {};
  Families<std::string> burdens_ = {};
  Families<Delivery> ways_ = {};
  Families<std::string> languages_ = {};  ///< empty: with an interpreter
};

/// The first day on which the child is born, as far as the profile says: the due date, but not before `as_of`, for it is not born yet;
/// with an age, the earliest birth date it may have.
Day earliest_birth(const Child& child, const ChildStates& states, Day as_of);

/// The family of a question on a later day, as a profile. A child that is due by then counts as born, and who was
/// pregnant is a mother. A child given by its age keeps it: `births_on` knows when it was born.
NeedsProfile on_later_day(const Question& question, Day day);
/// The births of the later family: an age is one of the question's day, so whoever has it was born when they were born.
void births_on(Question& later, const Question& question, Day day);

}  // namespace passgenau
