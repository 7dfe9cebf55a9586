// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstdint>
#include <optional>
#include <span>

#include "match/points.hpp"
#include "match/question.hpp"

/// One pure function for each criterion: (question, facts) → finding. Ranking, reasons, "why not" and notes
/// call these and nothing else. docs/matching.md has the rules in words.
namespace passgenau {

/// A condition's `unmet` excludes an offer; the other criteria only cost points. They stand first in the order.
constexpr bool is_condition(Criterion criterion) { return criterion <= Criterion::needs; }

/// What every finding says; `share` is thousandths of the possible points.
struct Finding {
  Verdict verdict = Verdict::not_asked;
  std::int32_t share = 0;
};

struct ChildAgeFinding : Finding {
  std::int8_t best = -1;  ///< the child that decided; −1: none listed
  std::uint32_t met = 0;  ///< a bit for each child
  std::uint32_t unknown = 0;
  std::uint32_t candidates = 0;  ///< children whom the offer may serve
};

enum class CaregiverPart : std::uint8_t { none, role, age, women_only, men_only, only_for, not_for };
struct CaregiverFinding : Finding {
  CaregiverPart part = CaregiverPart::none;  ///< the first that is unmet, else the first that is unknown
  int concept_code = -1;                     ///< of only_for and not_for: the burden that decided
};

struct ResidenceFinding : Finding {
  int key = -1;           ///< index of the key that decided
  bool excepted = false;  ///< it is one of `except`
};

enum class PlaceObstacle : std::uint8_t { none, not_stated, home, site, reach, ways, region };
struct PlaceFinding : Finding {
  Delivery via = Delivery::site;
  PlaceObstacle obstacle = PlaceObstacle::none;  ///< where it is not met
  std::int16_t site = -1;                        ///< index among the offer's sites, where `via` is site
  std::int64_t distance_m = -1;  ///< to that site, or to the nearest one where place is unmet; −1: none
};

struct LanguageFinding : Finding {
  std::int8_t family = -1;  ///< index into the profile's languages
  std::int16_t offer = -1;  ///< index into the offer's languages
  bool close = false;
};

struct AccessFinding : Finding {
  std::int8_t missing = 0;         ///< how many traits
  std::int8_t first_missing = -1;  ///< a `Trait`
};

struct NeedsFinding : Finding {
  std::int32_t points = 0;     ///< thousandths, rounded once
  std::int16_t addressed = 0;  ///< needs
  std::int16_t best = -1;      ///< index into `Question::needs`: the one addressed best
  int best_code = -1;          ///< what the offer names for it
  bool universal = false;
  std::int16_t burdens = 0;  ///< of the needs, those that an offer for these children can meet at all
  std::int16_t related = 0;  ///< named concepts that stand in line with an active need
  std::int16_t named = 0;
};

struct TimeFinding : Finding {
  std::int16_t session = -1;
};

struct CapacityFinding : Finding {
  bool referral = false;  ///< one is needed
  std::int8_t status = -1;
  std::int32_t remaining_days = -1;
};

struct FreshnessFinding : Finding {
  std::int32_t days = -1;
};

struct SpecificityFinding : Finding {
  std::int16_t related = 0;
  std::int16_t named = 0;
};

struct WordsFinding : Finding {
  std::int32_t found = 0;  ///< words
};

Finding judge_validity(const Question& question, const TimeFacts& facts);
ChildAgeFinding judge_child_age(const Question& question, const AgeRange& range);
CaregiverFinding judge_caregiver(const Question& question, const CaregiverFacet& facet,
                                 std::span<const ConceptCodes::Code> only_for,
                                 std::span<const ConceptCodes::Code> not_for, std::uint32_t candidates);
ResidenceFinding judge_residence(const Question& question, const Residence& residence);
/// `residence`: that of the same offer; a confidential site is met by it.
PlaceFinding judge_place(const Question& question, const WaysFacet& ways, std::span<const SitePoint> sites,
                         bool residential, Verdict residence);
/// The largest share that `judge_place` can find for an offer with these ways beside its sites; empty where none of them reaches
/// the family.
std::optional<std::int32_t> most_without_site(const Question& question, const WaysFacet& ways);
LanguageFinding judge_language(const Question& question, std::span<const LanguageCode> languages);
AccessFinding judge_access(const Question& question, const AccessFacet& facet);
NeedsFinding judge_needs(const Question& question, std::span<const ConceptCodes::Code> named,
                         std::span<const ConceptCodes::Code> kinds, std::uint32_t candidates);
/// Which of `Question::needs` an offer that names these addresses: those that `NeedsFinding::addressed` counts.
NeedSet addressed_needs(const Question& question, std::span<const ConceptCodes::Code> named,
                        std::span<const ConceptCodes::Code> kinds, std::uint32_t candidates);
TimeFinding judge_time(const Question& question, std::span<const Session> sessions);
/// `candidates`: children whom the offer may serve; only theirs is the hurry.
CapacityFinding judge_capacity(const Question& question, const TimeFacts& facts, std::uint32_t candidates);
FreshnessFinding judge_freshness(const Question& question, const TimeFacts& facts);
SpecificityFinding judge_specificity(const Question& question, const NeedsFinding& needs,
                                     std::span<const ConceptCodes::Code> named, const TimeFacts& facts);

/// The shares of these two where they are asked for, specificity where needs are, too.
std::int32_t freshness_share(const Question& question, const TimeFacts& facts);
std::int32_t specificity_share(int related, int named, int burdens, const TimeFacts& facts);

WordsFinding judge_words(const Question& question, std::uint32_t row);

/// Of criteria that know no half measures: all, a quarter, nothing.
constexpr std::int32_t share_of(Verdict verdict) {
  return verdict == Verdict::met ? points::full : verdict == Verdict::unknown ? points::unknown : 0;
}

/// possible × share / 1000, rounded down.
constexpr std::int32_t earned(std::int32_t possible, std::int32_t share) {
  return static_cast<std::int32_t>(std::int64_t{possible} * share / 1000);
}

}  // namespace passgenau
