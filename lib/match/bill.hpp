// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>

#include "match/criteria.hpp"
#include "match/facet_cache.hpp"
#include "match/snapshot.hpp"

namespace passgenau {

/// Everything that was found of one offer: what ranked it is what explains it.
struct Bill {
  Finding validity = {};
  ChildAgeFinding child_age = {};
  CaregiverFinding caregiver = {};
  ResidenceFinding residence = {};
  PlaceFinding place = {};
  LanguageFinding language = {};
  AccessFinding access = {};
  NeedsFinding needs = {};
  TimeFinding time = {};
  CapacityFinding capacity = {};
  FreshnessFinding freshness = {};
  SpecificityFinding specificity = {};
  WordsFinding words = {};
  std::int32_t points = 0;  ///< Σ, thousandths
  bool eligible = false;    ///< where all was judged

  /// Where all was judged: none of them is unmet.
  bool meets_conditions() const;
};

/// Judges the rows of one snapshot for one question. Facets that many offers share are judged once. For one
/// thread.
class Judge {
 public:
  /// `room`: of its tables of facets, about as many places as offers will be judged.
  Judge(const Snapshot& snapshot, const Question& question, std::size_t room = usual_room);

  /// Is the offer eligible? Stops at the first condition that is unmet; then the bill is of no use.
  bool eligible(const Row& row, Bill& bill);
  /// Adds to the bill of an eligible offer what ranking does not need: which key of its residence decided.
  void complete(const Row& row, Bill& bill) const;
  /// Is exactly one condition unmet, and not that of needs? Then `which` names it. Stops at the second.
  bool fails_one(const Row& row, Criterion& which);
  /// Every line, whatever the conditions say.
  void judge_all(const Row& row, Bill& bill);
  Verdict residence(const Row& row) { return residence_of(row.facet(Facet::residence)); }

 private:
  static constexpr std::size_t usual_room = 512;

  const ChildAgeFinding& child_age_of(std::uint32_t facet);
  Verdict residence_of(std::uint32_t facet);
  void judge_caregiver_of(const Row& row, Bill& bill) const;
  void judge_place_of(const Row& row, Bill& bill) const;
  void judge_needs_of(const Row& row, Bill& bill) const;
  /// The points of its words.
  std::int32_t judge_words_of(const Row& row, Bill& bill) const;
  void judge_rest(const Row& row, Bill& bill) const;
  /// All of them but place; without the words.
  std::int32_t points_of_conditions(const Bill& bill) const;
  std::int32_t worth(Criterion criterion, const Finding& finding) const {
    return earned(question_.worth(criterion), finding.share);
  }

  const Snapshot& snapshot_;
  const Question& question_;
  FacetCache<ChildAgeFinding> child_ages_;
  FacetCache<Verdict> residences_;
};

}  // namespace passgenau
