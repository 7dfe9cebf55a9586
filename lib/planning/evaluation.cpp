// SPDX-License-Identifier: GPL-2.0-or-later
#include "passgenau/evaluation.hpp"

#include <algorithm>
#include <climits>
#include <utility>

#include "match/catalog_inside.hpp"
#include "match/matcher.hpp"
#include "match/snapshot.hpp"
#include "model/problem.hpp"
#include "model/wiped.hpp"
#include "planning/bootstrap.hpp"
#include "planning/measures.hpp"
#include "planning/rankings.hpp"
#include "planning/text_ranker.hpp"

namespace passgenau {

namespace {

/// The measures of one ranker, family by family.
using Measured = std::vector<ByMeasure<double>>;

struct Ablation {
  int asked = 0;
  Series without = {};
  Series worth = {};
};

Series series_of(const Measured& measured, Measure measure) {
  Series series;
  series.reserve(measured.size());
  for (const ByMeasure<double>& family : measured)
    series.push_back(family[static_cast<std::size_t>(measure)]);
  return series;
}

double ndcg_10(const ByMeasure<double>& measured) {
  return measured[static_cast<std::size_t>(Measure::ndcg_10)];
}

/// Ranks for one family after the other and collects what is measured.
class Evaluator {
 public:
  Evaluator(const Catalog& catalog, const JudgedSet& judged, const EvaluationOptions& options)
      : catalog_{catalog},
        judged_{judged},
        options_{options},
        snapshot_{CatalogInside::snapshot(catalog)},
        ids_{catalog.ids()} {
    for (const OfferGrade& grade : judged.grades)
      grades_[grade.profile][grade.offer] = {.value = grade.grade, .ineligible = grade.ineligible};
    for (const std::string& id : ids_)
      if (const std::optional<Offer> offer = catalog.offer(id)) text_.add(id, *offer);
  }

  Evaluation run() {
    for (const JudgedFamily& family : judged_.families)
      measure(family);
    out_.catalog = snapshot_->state;
    out_.grades = static_cast<int>(judged_.grades.size());
    out_.seed = options_.seed;
    out_.resamples = options_.resamples;
    estimate();
    return std::move(out_);
  }

 private:
  void measure(const JudgedFamily& family) {
    const Grades& grades = grades_.at(family.id);
    const Answer answer = whole_answer(family.profile);
    const Ranking ranking = ranking_of(answer.matches);
    add(Ranker::passgenau, ranking, grades);
    add(Ranker::text, text_.rank(family.words, options_.language), grades);
    add(Ranker::distance, by_distance(answer.matches), grades);
    add(Ranker::needs, by_needs(answer.matches), grades);
    add(Ranker::ideal, ideal_ranking(grades), grades);
    ablate(answer, grades);
    describe(family.id, ranking, grades);
  }

  /// Every eligible offer: the limit of a profile is a wish for its page, not for a measurement.
  Answer whole_answer(NeedsProfile profile) const {
    const AtEnd wiped{[&] { wipe(profile); }};
    profile.limit = static_cast<int>(std::clamp<std::size_t>(snapshot_->rows.size(), 1, INT_MAX));
    return match_profile(*snapshot_, profile);
  }

  Measured& of(Ranker ranker) { return measured_[static_cast<std::size_t>(ranker)]; }
  void add(Ranker ranker, const Ranking& ranking, const Grades& grades) {
    of(ranker).push_back(measures(ranking, grades));
  }

  void ablate(const Answer& answer, const Grades& grades) {
    const double with = ndcg_10(of(Ranker::passgenau).back());
    for (int i = 0; i < criteria_count; ++i) {
      Ablation& ablation = ablations_[static_cast<std::size_t>(i)];
      const auto criterion = static_cast<Criterion>(i);
      double without = with;
      if (possible(answer, criterion).thousandths > 0) {
        ++ablation.asked;
        without = ndcg(without_criterion(answer.matches, criterion), grades, 10);
      }
      ablation.without.push_back(without);
      ablation.worth.push_back(with - without);
    }
  }

  void describe(const std::string& id, const Ranking& ranking, const Grades& grades) {
    FamilyFigures figures{.id = id,
                          .matches = static_cast<int>(ranking.size()),
                          .measures = of(Ranker::passgenau).back(),
                          .ineligible = ineligible_offers(ranking, grades)};
    if (!ranking.empty()) {
      figures.first_offer = ranking.front().offers.front();
      figures.first_title = catalog_.title(figures.first_offer, options_.language);
      figures.first_grade = grade_of(ranking.front(), grades);
    }
    const Ranking ideal = ideal_ranking(grades);
    figures.best_grade = grade_of(ideal.front(), grades);
    for (const RankedLine& line : ideal) {
      if (grade_of(line, grades) < figures.best_grade) break;
      const std::string_view offer = line.offers.front();
      figures.best.push_back({.offer = std::string{offer},
                              .title = catalog_.title(offer, options_.language),
                              .rank = rank_of(ranking, offer)});
    }
    std::stable_sort(figures.best.begin(), figures.best.end(), [](const BestOffer& a, const BestOffer& b) {
      return a.rank.value_or(INT_MAX) < b.rank.value_or(INT_MAX);
    });
    out_.families.push_back(std::move(figures));
  }

  /// All series in one bootstrap: they share their draws.
  void estimate() {
    std::vector<Series> all;
    const Series ours = series_of(of(Ranker::passgenau), Measure::ndcg_10);
    for (const Measured& measured : measured_) {
      for (int i = 0; i < measure_count; ++i)
        all.push_back(series_of(measured, static_cast<Measure>(i)));
      Series behind = ours;
      for (std::size_t i = 0; i < behind.size(); ++i)
        behind[i] -= ndcg_10(measured[i]);
      all.push_back(std::move(behind));
    }
    for (const Ablation& ablation : ablations_) {
      if (ablation.asked == 0) continue;
      all.push_back(ablation.without);
      all.push_back(ablation.worth);
    }
    const std::vector<Estimate> found = estimates(all, options_.seed, options_.resamples);
    auto next = found.begin();
    for (int ranker = 0; ranker < ranker_count; ++ranker) {
      RankerFigures figures{.ranker = static_cast<Ranker>(ranker)};
      for (Estimate& estimate : figures.measures)
        estimate = *next++;
      figures.behind = *next++;
      out_.rankers.push_back(figures);
    }
    for (int i = 0; i < criteria_count; ++i) {
      const Ablation& ablation = ablations_[static_cast<std::size_t>(i)];
      if (ablation.asked == 0) continue;
      CriterionFigures figures{.criterion = static_cast<Criterion>(i), .asked = ablation.asked};
      figures.without = *next++;
      figures.worth = *next++;
      out_.criteria.push_back(figures);
    }
  }

  const Catalog& catalog_;
  const JudgedSet& judged_;
  const EvaluationOptions& options_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::vector<std::string> ids_;
  std::unordered_map<std::string_view, Grades> grades_ = {};
  TextRanker text_ = {};
  std::array<Measured, ranker_count> measured_ = {};
  std::array<Ablation, criteria_count> ablations_ = {};
  Evaluation out_ = {};
};

}  // namespace

Evaluation evaluate(const Catalog& catalog, const JudgedSet& judged, const EvaluationOptions& options) {
  std::vector<Problem> problems = validate(judged, catalog);
  constexpr int least_resamples = 40;  // fewer have no means beyond 2.5 % at either end
  if (options.resamples < least_resamples)
    problems.push_back(
        make_problem(Code::out_of_range, "/resamples", "at least " + std::to_string(least_resamples)));
  if (!problems.empty()) {
    Problem problem{.code = Code::judgements_invalid,
                    .message = std::string{info(Code::judgements_invalid).meaning}};
    throw Error{std::move(problem), std::move(problems)};
  }
  return Evaluator{catalog, judged, options}.run();
}

}  // namespace passgenau
