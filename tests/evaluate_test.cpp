// SPDX-License-Identifier: GPL-2.0-or-later
// Measures against values worked out by hand, the bootstrap, and the rankers that evaluation compares.
#include <cmath>
#include <string>
#include <vector>

#include "catch.hpp"
#include "evaluate/small_world.hpp"
#include "planning/bootstrap.hpp"
#include "planning/measures.hpp"
#include "planning/random.hpp"
#include "planning/rankings.hpp"
#include "planning/text_ranker.hpp"

namespace passgenau {
namespace {

Ranking list(const std::vector<std::string_view>& ids) {
  Ranking ranking;
  for (const std::string_view id : ids)
    ranking.push_back({{id}});
  return ranking;
}

std::vector<std::string> ids_of(const Ranking& ranking) {
  std::vector<std::string> ids;
  for (const RankedLine& line : ranking)
    ids.emplace_back(line.offers.front());
  return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("measures of a short list, by hand") {
  const Grades grades{{"a", {3}}, {"b", {2}}, {"c", {1}}, {"d", {3}}, {"hard", {0, true}}};
  const Ranking ranking = list({"a", "unjudged", "b", "c"});
  // DCG: 7/log2 2 + 0 + 3/log2 4 + 1/log2 5 = 7 + 1.5 + 0.430677 = 8.930677
  // best: 7/log2 2 + 7/log2 3 + 3/log2 4 + 1/log2 5 = 7 + 4.416508 + 1.5 + 0.430677 = 13.347185
  CHECK(ndcg(ranking, grades, 5) == Approx(8.930677 / 13.347185));
  CHECK(ndcg(ranking, grades, 10) == Approx(0.669106).epsilon(1e-5));
  CHECK(ndcg(ranking, grades, 1) == Approx(1.0));
  CHECK(precision(ranking, grades, 5) == Approx(2.0 / 5));  // a and b; c is a fall-back
  CHECK(recall(ranking, grades, 20) == Approx(3.0 / 4));    // d is missing
  CHECK(recall(ranking, grades, 1) == Approx(1.0 / 4));
  CHECK(reciprocal_rank(ranking, grades) == 1.0);
  CHECK(ineligible_offers(ranking, grades).empty());
}

TEST_CASE("measures look no deeper than they say") {
  const Grades grades{{"a", {3}}, {"b", {2}}, {"c", {1}}, {"x", {0, true}}, {"z", {0, true}}};
  const Ranking ranking = list({"x", "1", "b", "2", "3", "a", "c", "z"});
  // Depth 5 sees b alone, at rank 3: 3/log2 4 = 1.5. Best: 7 + 3/log2 3 + 1/log2 4 = 9.392789.
  CHECK(ndcg(ranking, grades, 5) == Approx(1.5 / 9.392789));
  // Depth 10 sees a at rank 6, too: 7/log2 7 = 2.493450, and c at rank 7: 1/log2 8 = 0.333333.
  CHECK(ndcg(ranking, grades, 10) == Approx(4.326784 / 9.392789));
  CHECK(precision(ranking, grades, 5) == Approx(1.0 / 5));
  CHECK(reciprocal_rank(ranking, grades) == Approx(1.0 / 3));
  CHECK(ineligible_offers(ranking, grades) == Ids{"x", "z"});
  const ByMeasure<double> all = measures(ranking, grades);
  CHECK(all[static_cast<std::size_t>(Measure::ndcg_5)] == ndcg(ranking, grades, 5));
  CHECK(all[static_cast<std::size_t>(Measure::ndcg_10)] == ndcg(ranking, grades, 10));
  CHECK(all[static_cast<std::size_t>(Measure::recall_20)] == 1.0);
  CHECK(all[static_cast<std::size_t>(Measure::ineligible)] == 2.0);
}

TEST_CASE("nothing found, and the best there is") {
  const Grades grades{{"b", {2}}, {"a", {2}}, {"c", {3}}, {"e", {1}}, {"d", {0}}};
  for (const double value : measures({}, grades))
    CHECK(value == 0);
  const Ranking ideal = ideal_ranking(grades);
  CHECK(ids_of(ideal) == Ids{"c", "a", "b", "e"});
  CHECK(ndcg(ideal, grades, 5) == 1.0);
  CHECK(ndcg(ideal, grades, 10) == 1.0);
  CHECK(precision(ideal, grades, 5) == Approx(3.0 / 5));
  CHECK(recall(ideal, grades, 20) == 1.0);
  // A fall-back is not what the reciprocal rank waits for.
  CHECK(reciprocal_rank(list({"e", "c"}), grades) == 0.5);
  CHECK(ndcg(list({"c"}), {}, 5) == 0);
}

TEST_CASE("a duplicate is found where the line that names it stands") {
  const Grades grades{{"course", {3}}, {"course-again", {2}}, {"other", {1}}, {"shut", {0, true}}};
  const Ranking ranking{{{"other"}}, {{"unjudged", "course-again", "course"}}, {{"more", "shut"}}};
  CHECK(rank_of(ranking, "course") == 2);
  CHECK(rank_of(ranking, "unjudged") == 2);
  CHECK(rank_of(ranking, "nowhere") == std::nullopt);
  CHECK(grade_of(ranking[1], grades) == 3);
  CHECK(recall(ranking, grades, 20) == 1.0);
  CHECK(reciprocal_rank(ranking, grades) == 0.5);
  CHECK(ineligible_offers(ranking, grades) == Ids{"shut"});
  // Two entries of one course help once: 1 + 7/log2 3 of 7 + 3/log2 3 + 1/log2 4.
  CHECK(ndcg(ranking, grades, 5) == Approx(5.416508 / 9.392789));
}

TEST_CASE("splitmix64 gives the numbers of its authors") {
  // The first three for seed 1234567, as the reference implementation prints them.
  SplitMix64 random{1234567};
  CHECK(random.next() == 6457827717110365317ULL);
  CHECK(random.next() == 3203168211198807973ULL);
  CHECK(random.next() == 9817491932198370423ULL);
  for (int i = 0; i < 1000; ++i)
    CHECK(random.below(7) < 7);
}

TEST_CASE("the bootstrap is the same for the same seed, and an interval of the mean") {
  Series scores;
  for (int i = 0; i < 48; ++i)
    scores.push_back((i * 37 % 48) / 47.0);
  const Series constant(48, 0.5);
  Series shifted = scores;
  for (double& value : shifted)
    value -= 0.25;
  const auto first = estimates({scores, constant, shifted}, 20261121, 10'000);
  CHECK(estimates({scores, constant, shifted}, 20261121, 10'000) == first);
  CHECK_FALSE(estimates({scores}, 20261122, 10'000)[0] == first[0]);
  // Alone or beside others: the draws are the same.
  CHECK(estimates({scores}, 20261121, 10'000)[0] == first[0]);

  // Even spread over [0, 1]: standard error 0.2946 / √48 = 0.0425, 95 % within 1.96 of them.
  CHECK(first[0].mean == Approx(0.5));
  CHECK(first[0].low == Approx(0.5 - 1.96 * 0.0425).margin(0.008));
  CHECK(first[0].high == Approx(0.5 + 1.96 * 0.0425).margin(0.008));
  CHECK(first[1] == Estimate{0.5, 0.5, 0.5});
  CHECK(first[2].low == Approx(first[0].low - 0.25));
  CHECK(first[2].high == Approx(first[0].high - 0.25));
  CHECK(estimates({{0.7}}, 1, 100)[0] == Estimate{0.7, 0.7, 0.7});
}

Match match(const std::string& id, int needs_points, int place_points, std::optional<Distance> distance,
            std::int64_t addressed) {
  return {.offer = id,
          .distance = distance,
          .reasons = {{.criterion = Criterion::place, .points = {place_points}, .possible = {20'000}},
                      {.criterion = Criterion::needs,
                       .points = {needs_points},
                       .possible = {50'000},
                       .evidence = {{"addressed", addressed}}}}};
}

TEST_CASE("the same matches in the orders that are compared") {
  const std::vector<Match> matches{
      match("far-fit", 50'000, 8'000, 9_km, 2), match("near-general", 15'000, 20'000, 1_km, 0),
      match("phone", 40'000, 10'000, {}, 2), match("b-near", 15'000, 20'000, 1_km, 1)};
  CHECK(ids_of(ranking_of(matches)) == Ids{"far-fit", "near-general", "phone", "b-near"});
  CHECK(ids_of(by_distance(matches)) == Ids{"b-near", "near-general", "far-fit", "phone"});
  CHECK(ids_of(by_needs(matches)) == Ids{"far-fit", "phone", "b-near", "near-general"});
  CHECK(ids_of(without_criterion(matches, Criterion::place)) ==
        Ids{"far-fit", "phone", "b-near", "near-general"});
  CHECK(ids_of(without_criterion(matches, Criterion::needs)) ==
        Ids{"b-near", "near-general", "phone", "far-fit"});
  // Not asked: nothing is taken out.
  CHECK(ids_of(without_criterion(matches, Criterion::language)) ==
        Ids{"far-fit", "phone", "b-near", "near-general"});
  const Answer answer{.matches = matches};
  CHECK(possible(answer, Criterion::place).thousandths == 20'000);
  CHECK(possible(answer, Criterion::language).thousandths == 0);
  CHECK(possible(Answer{}, Criterion::place).thousandths == 0);
}

TEST_CASE("the text baseline ranks by BM25 over stems") {
  TextRanker text;
  text.add("cry", {.title = {{"de", "Hilfe, wenn Säuglinge schreien"}}});
  text.add("swim", {.title = {{"de", "Babyschwimmen"}}, .description = {{"de", "Hilfe im Wasser"}}});
  text.add("debt", {.title = {{"de", "Schuldenberatung"}}});
  CHECK(ids_of(text.rank("Der Säugling", "de")) == Ids{"cry"});
  CHECK(text.rank("Wohnung", "de").empty());
  CHECK(text.rank("", "de").empty());
  // Once in four words in both: equal scores, by id.
  CHECK(ids_of(text.rank("Hilfe", "de")) == Ids{"cry", "swim"});
  // A rare word outweighs a common one.
  CHECK(ids_of(text.rank("Hilfe Hilfe Wasser", "de")).front() == "swim");
}

TEST_CASE("an evaluation of a small world, by hand") {
  const test::SmallWorld world;
  const Evaluation evaluation = evaluate(world.catalog, test::small_set());
  CHECK(evaluation.catalog.offers == 4);
  CHECK(evaluation.grades == 6);
  CHECK(evaluation.seed == 20261121);
  CHECK(evaluation.resamples == 10'000);
  REQUIRE(evaluation.families.size() == 2);
  // Crying baby: clinic first, then the café; the course for older children is not eligible.
  const FamilyFigures& crying = evaluation.families[0];
  CHECK(crying.first_offer == "clinic");
  CHECK(crying.first_title == "Schreiambulanz");
  CHECK(crying.first_line_right());
  CHECK(crying.measures[0] == 1.0);
  CHECK(crying.ineligible.empty());
  // Debts: the judge wants what the engine cannot know, and calls a match ineligible.
  const FamilyFigures& debts = evaluation.families[1];
  CHECK(debts.first_offer == "debt");
  CHECK_FALSE(debts.first_line_right());
  CHECK(debts.first_grade == 1);
  CHECK(debts.best_grade == 3);
  REQUIRE(debts.best.size() == 1);
  CHECK(debts.best[0] == BestOffer{"cafe", "Elterncafé", 3});
  CHECK(debts.measures[static_cast<std::size_t>(Measure::reciprocal_rank)] == Approx(1.0 / 3));
  // 1 at rank 1 and 7 at rank 3 (7/log2 4 = 3.5), of 7 and 1/log2 3 = 0.630930.
  CHECK(debts.measures[static_cast<std::size_t>(Measure::ndcg_10)] == Approx(4.5 / 7.630930));
  CHECK(debts.ineligible == Ids{"debt-again"});

  REQUIRE(evaluation.rankers.size() == ranker_count);
  const auto mean = [&](Ranker ranker, Measure measure) {
    const RankerFigures& figures = evaluation.rankers[static_cast<std::size_t>(ranker)];
    CHECK(figures.ranker == ranker);
    return figures.measures[static_cast<std::size_t>(measure)].mean;
  };
  CHECK(mean(Ranker::passgenau, Measure::ndcg_10) == Approx((crying.measures[1] + debts.measures[1]) / 2));
  CHECK(mean(Ranker::passgenau, Measure::ineligible) == 0.5);
  CHECK(mean(Ranker::ideal, Measure::ndcg_10) == 1.0);
  CHECK(mean(Ranker::ideal, Measure::ineligible) == 0.0);
  for (const RankerFigures& figures : evaluation.rankers)
    CHECK(figures.behind.mean ==
          Approx(mean(Ranker::passgenau, Measure::ndcg_10) - mean(figures.ranker, Measure::ndcg_10))
              .margin(1e-12));
  for (const CriterionFigures& figures : evaluation.criteria) {
    INFO(name(figures.criterion));
    CHECK(figures.asked == 2);
    CHECK(figures.worth.mean ==
          Approx(mean(Ranker::passgenau, Measure::ndcg_10) - figures.without.mean).margin(1e-12));
  }
  CHECK(evaluation.criteria.size() >= 3);  // needs, capacity, freshness
}

TEST_CASE("a profile's limit does not shorten what is measured") {
  const test::SmallWorld world;
  JudgedSet judged = test::small_set();
  const Evaluation whole = evaluate(world.catalog, judged);
  for (JudgedFamily& family : judged.families)
    family.profile.limit = 1;
  CHECK(evaluate(world.catalog, judged) == whole);
}

TEST_CASE("figures as JSON") {
  const test::SmallWorld world;
  const std::string json = to_json(evaluate(world.catalog, test::small_set()));
  INFO(json);
  CHECK(json.find('\n') == std::string::npos);
  for (
      const char* part :
      {R"({"catalog":{"offers":4,"revision":)", R"("profiles":2,"judgements":6)",
       R"("bootstrap":{"level":0.95,"resamples":10000,"seed":20261121})",
       R"("rankers":{"passgenau":{"ndcg@5":{"mean":)", R"("ineligible@all":{"mean":0.5,"low":0,"high":1})",
       R"("criterion":"needs","asked":2)",
       R"("wrong_first_lines":[{"profile":"debts","offer":"debt","title":"Schuldnerberatung","grade":1,"best_grade":3,)"
       R"("best":[{"offer":"cafe","title":"Elterncafé","rank":3}]}])"})
    CHECK(json.find(part) != std::string::npos);
}

}  // namespace
}  // namespace passgenau
