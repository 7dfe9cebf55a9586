// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <array>
#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "passgenau/catalog.hpp"
#include "passgenau/error.hpp"
#include "passgenau/export.hpp"
#include "passgenau/match.hpp"
#include "passgenau/profile.hpp"

/// How good the order of the answers is, measured on families for whom a professional has said what would help
/// (docs/evaluation.md).
namespace passgenau {

/// A family as a judge read it: the case in words, and the needs profile made of it.
struct JudgedFamily {
  std::string id = {};
  std::string words = {};  ///< the case; without it the baseline *text* finds nothing for this family
  NeedsProfile profile = {};
  std::optional<std::uint64_t> line = {};  ///< in `JudgedSet::families_file`, for problems

  bool operator==(const JudgedFamily&) const = default;
};

/// What one offer is worth to one family. An offer without a grade counts as 0.
struct OfferGrade {
  std::string profile = {};  ///< id of the family
  std::string offer = {};    ///< id
  int grade = 0;  ///< 3 exactly the right help, 2 clearly helpful, 1 reasonable further help, 0 none
  std::string why = {};
  bool ineligible = false;                 ///< a condition excludes it: it must not be matched at all
  std::optional<std::uint64_t> line = {};  ///< in `JudgedSet::grades_file`, for problems

  bool operator==(const OfferGrade&) const = default;
};

/// Families and grades, whole: every grade's family is listed, every family has an offer of grade 1 to 3.
struct JudgedSet {
  std::vector<JudgedFamily> families = {};
  std::vector<OfferGrade> grades = {};
  std::string families_file = {};  ///< names of the files, for problems only
  std::string grades_file = {};
};

/// What is measured of a ranked list, each in [0, 1] and higher is better, but `ineligible`: a number of
/// offers, and 0 is right.
enum class Measure : std::uint8_t {
  ndcg_5,       ///< Σ (2^grade − 1) / log2(rank + 1) over five ranks, by that of the best possible list
  ndcg_10,      ///< over ten ranks (Järvelin and Kekäläinen 2002; the gain is that of Burges et al. 2005)
  precision_5,  ///< how many of the first five have grade 2 or 3, by five
  recall_20,    ///< how many of the offers of grade 1 to 3 stand among the first twenty
  reciprocal_rank,  ///< 1 / rank of the first offer of grade 2 or 3; 0 without one
  ineligible        ///< listed offers, at any rank, that the judge calls ineligible
};
inline constexpr int measure_count = 6;
/// One value for each `Measure`.
template <class Value>
using ByMeasure = std::array<Value, measure_count>;

/// Who ranks. All but *ideal* and *text* order the same offers: those eligible by FORMATS.
enum class Ranker : std::uint8_t {
  passgenau,
  text,      ///< all offers by BM25 over the words of the case, with no condition
  distance,  ///< the eligible offers, nearest first, then by id
  needs,     ///< the eligible offers by the number of needs they address, then nearest first, then by id
  ideal      ///< the judged offers by grade: what can be reached at most
};
inline constexpr int ranker_count = 5;

/// `ndcg@10`, `ineligible@all`: the names that JSON uses.
PASSGENAU_API std::string_view name(Measure measure) noexcept;
PASSGENAU_API std::string_view name(Ranker ranker) noexcept;

/// A mean over the families, and the middle 95 % of the means of resampled families (percentile bootstrap,
/// Efron and Tibshirani 1993).
struct Estimate {
  double mean = 0;
  double low = 0;
  double high = 0;

  bool operator==(const Estimate&) const = default;
};

struct RankerFigures {
  Ranker ranker = Ranker::passgenau;
  ByMeasure<Estimate> measures = {};
  Estimate behind = {};  ///< nDCG@10 of passgenau minus that of this ranker, family by family

  bool operator==(const RankerFigures&) const = default;
};

/// What one criterion is worth to the order: the same eligible offers, ranked without its points.
struct CriterionFigures {
  Criterion criterion = Criterion::validity;
  int asked = 0;          ///< families whom it can give points; the others count with a difference of 0
  Estimate without = {};  ///< nDCG@10
  Estimate worth = {};    ///< nDCG@10 with it minus without it

  bool operator==(const CriterionFigures&) const = default;
};

/// An offer of the best grade that a family has, and where it stands.
struct BestOffer {
  std::string offer = {};
  std::string title = {};
  std::optional<int> rank = {};  ///< from 1; empty: it is no match

  bool operator==(const BestOffer&) const = default;
};

struct FamilyFigures {
  std::string id = {};
  int matches = 0;
  ByMeasure<double> measures = {};
  std::string first_offer = {};  ///< empty: nothing matches
  std::string first_title = {};
  int first_grade = 0;
  int best_grade = 0;
  std::vector<BestOffer> best = {};          ///< by rank, those that are no match last, then by id
  std::vector<std::string> ineligible = {};  ///< matches that the judge calls ineligible, by rank

  bool first_line_right() const { return !first_offer.empty() && first_grade == best_grade; }
  bool operator==(const FamilyFigures&) const = default;
};

struct Evaluation {
  CatalogState catalog = {};
  int grades = 0;  ///< judgements read
  std::uint64_t seed = 0;
  int resamples = 0;
  std::vector<RankerFigures> rankers = {};      ///< one for each `Ranker`, in their order
  std::vector<CriterionFigures> criteria = {};  ///< those that can give points to any of the families
  std::vector<FamilyFigures> families = {};     ///< in the order of the set

  bool operator==(const Evaluation&) const = default;
};

struct EvaluationOptions {
  std::string language = "de";  ///< BCP 47, of the cases' words and of the titles
  /// Both fixed, so that the same catalog and the same set give the same figures.
  std::uint64_t seed = 20261121;
  int resamples = 10'000;  ///< 40 at least
};

/// Reads judgements, one `{"profile", "offer", "grade", "why"?, "ineligible"?}` a line; blank lines are passed
/// over. Every problem at once, each with line and JSON Pointer. Throws `Error` *file-unreadable*.
PASSGENAU_API Checked<std::vector<OfferGrade>> read_judgements(std::istream& input,
                                                               std::string_view file_name = {});

/// Everything that keeps a set from being evaluated: an unknown profile or offer, a grade that is none, the
/// same pair or family twice, a profile that is not valid, a family without a helpful offer.
PASSGENAU_API std::vector<Problem> validate(const JudgedSet& judged, const Catalog& catalog);

/// Ranks for every family and measures. The whole list counts, whatever `NeedsProfile::limit` says. Throws
/// `Error` *judgements-invalid* with every problem in `details()`. Cost: reads the text of every offer once,
/// and explains every eligible offer of every family (0.1 s for 193 offers and 48 families where measured).
PASSGENAU_API Evaluation evaluate(const Catalog& catalog, const JudgedSet& judged,
                                  const EvaluationOptions& options = {});

/// One object, one line.
PASSGENAU_API std::string to_json(const Evaluation& evaluation);

}  // namespace passgenau
