// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "passgenau/evaluation.hpp"

namespace passgenau {

/// One line of a list: the offer that stands there first, then the duplicates that are named with it. The ids
/// belong to somebody else.
struct RankedLine {
  std::vector<std::string_view> offers = {};
};
using Ranking = std::vector<RankedLine>;

struct Grade {
  int value = 0;
  bool ineligible = false;
};
/// What the judge said of one family, by offer id. The ids belong to the judged set.
using Grades = std::unordered_map<std::string_view, Grade>;

/// From this grade on an offer counts as relevant where a measure knows only yes and no: precision and
/// reciprocal rank, as the TREC deep learning tracks do with the same scale (Craswell et al. 2020).
inline constexpr int relevant_grade = 2;
/// From this grade on an offer should be found at all: recall.
inline constexpr int helpful_grade = 1;

/// From 1. An offer that a line names as a duplicate is found there, too.
std::optional<int> rank_of(const Ranking& ranking, std::string_view offer);
/// The highest of the line's offers: two entries of one course help a family once.
int grade_of(const RankedLine& line, const Grades& grades);
/// The judged offers that help, by grade, then by id.
Ranking ideal_ranking(const Grades& grades);

double ndcg(const Ranking& ranking, const Grades& grades, int depth);
double precision(const Ranking& ranking, const Grades& grades, int depth);
double recall(const Ranking& ranking, const Grades& grades, int depth);
double reciprocal_rank(const Ranking& ranking, const Grades& grades);
/// Ids of all listed offers that are ineligible, by rank.
std::vector<std::string> ineligible_offers(const Ranking& ranking, const Grades& grades);

ByMeasure<double> measures(const Ranking& ranking, const Grades& grades);

}  // namespace passgenau
