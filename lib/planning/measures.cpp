// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/measures.hpp"

#include <algorithm>
#include <cmath>

namespace passgenau {

namespace {

constexpr ByMeasure<std::string_view> measure_names{"ndcg@5",    "ndcg@10",         "precision@5",
                                                    "recall@20", "reciprocal-rank", "ineligible@all"};
constexpr std::array<std::string_view, ranker_count> ranker_names{"passgenau", "text", "distance", "needs",
                                                                  "ideal"};

Grade judged(std::string_view offer, const Grades& grades) {
  const auto found = grades.find(offer);
  return found == grades.end() ? Grade{} : found->second;
}

/// The first `depth` lines, or all where there are fewer.
std::size_t length(const Ranking& ranking, int depth) {
  return std::min(ranking.size(), static_cast<std::size_t>(depth));
}

double discounted_gain(const Ranking& ranking, const Grades& grades, int depth) {
  double sum = 0;
  for (std::size_t i = 0; i < length(ranking, depth); ++i) {
    const double gain = (1 << grade_of(ranking[i], grades)) - 1;
    sum += gain / std::log2(static_cast<double>(i) + 2);
  }
  return sum;
}

}  // namespace

std::string_view name(Measure measure) noexcept { return measure_names[static_cast<std::size_t>(measure)]; }

std::string_view name(Ranker ranker) noexcept { return ranker_names[static_cast<std::size_t>(ranker)]; }

std::optional<int> rank_of(const Ranking& ranking, std::string_view offer) {
  for (std::size_t i = 0; i < ranking.size(); ++i)
    for (const std::string_view id : ranking[i].offers)
      if (id == offer) return static_cast<int>(i) + 1;
  return {};
}

int grade_of(const RankedLine& line, const Grades& grades) {
  int best = 0;
  for (const std::string_view id : line.offers)
    best = std::max(best, judged(id, grades).value);
  return best;
}

Ranking ideal_ranking(const Grades& grades) {
  Ranking ranking;
  for (const auto& [offer, grade] : grades)
    if (grade.value >= helpful_grade) ranking.push_back({{offer}});
  std::sort(ranking.begin(), ranking.end(), [&](const RankedLine& a, const RankedLine& b) {
    const int grade_a = grade_of(a, grades);
    const int grade_b = grade_of(b, grades);
    return grade_a != grade_b ? grade_a > grade_b : a.offers.front() < b.offers.front();
  });
  return ranking;
}

double ndcg(const Ranking& ranking, const Grades& grades, int depth) {
  const double best = discounted_gain(ideal_ranking(grades), grades, depth);
  return best == 0 ? 0 : discounted_gain(ranking, grades, depth) / best;
}

double precision(const Ranking& ranking, const Grades& grades, int depth) {
  int relevant = 0;
  for (std::size_t i = 0; i < length(ranking, depth); ++i)
    if (grade_of(ranking[i], grades) >= relevant_grade) ++relevant;
  return static_cast<double>(relevant) / depth;
}

double recall(const Ranking& ranking, const Grades& grades, int depth) {
  int helpful = 0;
  for (const auto& [offer, grade] : grades)
    if (grade.value >= helpful_grade) ++helpful;
  int found = 0;
  for (std::size_t i = 0; i < length(ranking, depth); ++i)
    for (const std::string_view id : ranking[i].offers)
      if (judged(id, grades).value >= helpful_grade) ++found;
  return helpful == 0 ? 0 : static_cast<double>(found) / helpful;
}

double reciprocal_rank(const Ranking& ranking, const Grades& grades) {
  for (std::size_t i = 0; i < ranking.size(); ++i)
    if (grade_of(ranking[i], grades) >= relevant_grade) return 1.0 / static_cast<double>(i + 1);
  return 0;
}

std::vector<std::string> ineligible_offers(const Ranking& ranking, const Grades& grades) {
  std::vector<std::string> found;
  for (const RankedLine& line : ranking)
    for (const std::string_view id : line.offers)
      if (judged(id, grades).ineligible) found.emplace_back(id);
  return found;
}

ByMeasure<double> measures(const Ranking& ranking, const Grades& grades) {
  return {ndcg(ranking, grades, 5),         ndcg(ranking, grades, 10),
          precision(ranking, grades, 5),    recall(ranking, grades, 20),
          reciprocal_rank(ranking, grades), static_cast<double>(ineligible_offers(ranking, grades).size())};
}

}  // namespace passgenau
