// SPDX-License-Identifier: GPL-2.0-or-later
#include "planning/rankings.hpp"

#include <algorithm>
#include <numeric>

namespace passgenau {

namespace {

RankedLine line_of(const Match& match) {
  RankedLine line{.offers = {match.offer}};
  line.offers.insert(line.offers.end(), match.also.begin(), match.also.end());
  return line;
}

const Reason* reason(const Match& match, Criterion criterion) {
  for (const Reason& each : match.reasons)
    if (each.criterion == criterion) return &each;
  return nullptr;
}

std::int64_t needs_addressed(const Match& match) {
  const Reason* needs = reason(match, Criterion::needs);
  if (needs == nullptr) return 0;
  for (const auto& [name, value] : needs->evidence)
    if (name == "addressed") return std::get<std::int64_t>(value);
  return 0;
}

/// Highest key first, then as FORMATS orders equal scores: nearest first, no distance last, then by id.
template <class Key>
Ranking ordered(const std::vector<Match>& matches, Key&& key) {
  std::vector<std::int64_t> keys;
  keys.reserve(matches.size());
  for (const Match& match : matches)
    keys.push_back(key(match));
  std::vector<std::size_t> order(matches.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) {
    if (keys[x] != keys[y]) return keys[x] > keys[y];
    const Match& a = matches[x];
    const Match& b = matches[y];
    if (a.distance.has_value() != b.distance.has_value()) return a.distance.has_value();
    if (a.distance != b.distance) return a.distance < b.distance;
    return a.offer < b.offer;
  });
  Ranking ranking;
  ranking.reserve(matches.size());
  for (const std::size_t i : order)
    ranking.push_back(line_of(matches[i]));
  return ranking;
}

}  // namespace

Ranking ranking_of(const std::vector<Match>& matches) {
  Ranking ranking;
  ranking.reserve(matches.size());
  for (const Match& match : matches)
    ranking.push_back(line_of(match));
  return ranking;
}

Ranking without_criterion(const std::vector<Match>& matches, Criterion criterion) {
  return ordered(matches, [&](const Match& match) {
    const Reason* left_out = reason(match, criterion);
    const std::int64_t points = left_out == nullptr ? 0 : left_out->points.thousandths;
    return match.points().thousandths - points;
  });
}

Ranking by_distance(const std::vector<Match>& matches) {
  return ordered(matches, [](const Match&) { return 0; });
}

Ranking by_needs(const std::vector<Match>& matches) { return ordered(matches, needs_addressed); }

Points possible(const Answer& answer, Criterion criterion) {
  if (answer.matches.empty()) return {};
  const Reason* asked = reason(answer.matches.front(), criterion);
  return asked == nullptr ? Points{} : asked->possible;
}

}  // namespace passgenau
