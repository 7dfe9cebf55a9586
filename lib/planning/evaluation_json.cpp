// SPDX-License-Identifier: GPL-2.0-or-later
#include <cmath>

#include "match/state_json.hpp"
#include "model/json.hpp"
#include "model/writer.hpp"
#include "passgenau/evaluation.hpp"

namespace passgenau {

namespace {

/// With six decimals, as scores.
json::value number(double value) { return static_cast<double>(std::llround(value * 1'000'000)) / 1'000'000; }

json::object object_of(const Estimate& estimate) {
  return {{"mean", number(estimate.mean)}, {"low", number(estimate.low)}, {"high", number(estimate.high)}};
}

json::object object_of(const RankerFigures& figures) {
  json::object out;
  for (int i = 0; i < measure_count; ++i)
    out[name(static_cast<Measure>(i))] = object_of(figures.measures[static_cast<std::size_t>(i)]);
  if (figures.ranker != Ranker::passgenau) out["behind"] = object_of(figures.behind);
  return out;
}

json::object object_of(const CriterionFigures& figures) {
  return {{"criterion", json::value(name(figures.criterion))},
          {"asked", figures.asked},
          {"without", object_of(figures.without)},
          {"worth", object_of(figures.worth)}};
}

json::object object_of(const FamilyFigures& family) {
  json::object out{{"profile", json::value(family.id)}, {"matches", family.matches}};
  for (int i = 0; i < measure_count; ++i)
    out[name(static_cast<Measure>(i))] = number(family.measures[static_cast<std::size_t>(i)]);
  add(out, "ineligible", family.ineligible);
  return out;
}

json::object first_line_of(const FamilyFigures& family) {
  json::object out{{"profile", json::value(family.id)}};
  add(out, "offer", family.first_offer);
  add(out, "title", family.first_title);
  out["grade"] = family.first_grade;
  out["best_grade"] = family.best_grade;
  json::array best;
  for (const BestOffer& offer : family.best) {
    json::object one{{"offer", json::value(offer.offer)}};
    add(one, "title", offer.title);
    if (offer.rank) one["rank"] = *offer.rank;
    best.push_back(std::move(one));
  }
  out["best"] = std::move(best);
  return out;
}

}  // namespace

std::string to_json(const Evaluation& evaluation) {
  json::object rankers;
  for (const RankerFigures& figures : evaluation.rankers)
    rankers[name(figures.ranker)] = object_of(figures);
  json::array criteria;
  for (const CriterionFigures& figures : evaluation.criteria)
    criteria.push_back(object_of(figures));
  json::array families;
  json::array wrong;
  for (const FamilyFigures& family : evaluation.families) {
    families.push_back(object_of(family));
    if (!family.first_line_right()) wrong.push_back(first_line_of(family));
  }
  json::object out{
      {"catalog", object_of(evaluation.catalog)},
      {"profiles", evaluation.families.size()},
      {"judgements", evaluation.grades},
      {"bootstrap", {{"level", 0.95}, {"resamples", evaluation.resamples}, {"seed", evaluation.seed}}},
      {"rankers", std::move(rankers)},
      {"criteria", std::move(criteria)},
      {"families", std::move(families)},
      {"wrong_first_lines", std::move(wrong)}};
  put_networks(out, evaluation.catalog);
  return write_json(out);
}

}  // namespace passgenau
