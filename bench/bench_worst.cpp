// SPDX-License-Identifier: GPL-2.0-or-later
// The costliest request that is valid: a profile at every limit at once (docs/limits.md), alone and with as many near misses and
// questions as may be asked for, a plan and a pathway for it, and the longest search.
#include <benchmark/benchmark.h>

#include "passgenau/catalog.hpp"
#include "passgenau/pathway.hpp"
#include "passgenau/plan.hpp"
#include "world.hpp"
#include "worst.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;

const Catalog& catalog_of(std::size_t offers) {
  static TemporaryFolder folder{disk()};
  static const std::string path = folder / "catalog";
  static const bool made = [&] {
    CatalogWriter writer{path};
    for (const Offer& offer : make_world(offers, 1, seed).offers)
      writer.put(offer);
    writer.commit();
    return true;
  }();
  static_cast<void>(made);
  static const Catalog catalog{path};
  return catalog;
}

void worst_match(benchmark::State& state) {
  const Catalog& catalog = catalog_of(10'000);
  const NeedsProfile family =
      costliest(catalog.vocabulary(), state.range(1), static_cast<std::size_t>(state.range(2)));
  const AnswerOptions beside{.near_misses = static_cast<std::size_t>(state.range(0)),
                             .ask = static_cast<std::size_t>(state.range(0))};
  std::size_t matches = catalog.match(family).matches.size();
  for (auto _ : state)
    benchmark::DoNotOptimize(matches = catalog.match(family, beside).matches.size());
  state.counters["matches"] = static_cast<double>(matches);
}
// Near misses and questions; reach in km: the more is out of reach, the more nearly fits; languages: the last of the list alone, or all.
BENCHMARK(worst_match)
    ->ArgNames({"beside", "reach", "languages"})
    ->ArgsProduct({{0, 200}, {1, 30, 100, 300, 1000}, {1, ProfileLimits::languages}})
    ->Unit(benchmark::kMillisecond);

void worst_plan(benchmark::State& state) {
  const Catalog& catalog = catalog_of(10'000);
  const NeedsProfile family = costliest(catalog.vocabulary(), state.range(0), ProfileLimits::languages);
  const PlanOptions options{.max_offers = PlanLimits::offers, .max_contacts = PlanLimits::offers};
  std::size_t steps = plan(catalog, family, options).steps.size();
  for (auto _ : state)
    benchmark::DoNotOptimize(steps = plan(catalog, family, options).steps.size());
  state.counters["steps"] = static_cast<double>(steps);
}
BENCHMARK(worst_plan)->ArgName("reach")->Arg(30)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

void worst_pathway(benchmark::State& state) {
  const Catalog& catalog = catalog_of(10'000);
  const NeedsProfile family = costliest(catalog.vocabulary(), state.range(0), ProfileLimits::languages);
  const PathwayOptions options{.until = date(2026 + PathwayLimits::years, 11, 21),
                               .most = PathwayLimits::most};
  std::size_t needs = pathway(catalog, family, options).needs.size();
  for (auto _ : state)
    benchmark::DoNotOptimize(needs = pathway(catalog, family, options).needs.size());
  state.counters["needs"] = static_cast<double>(needs);
}
BENCHMARK(worst_pathway)->ArgName("reach")->Arg(30)->Arg(300)->Arg(1000)->Unit(benchmark::kMillisecond);

void worst_search(benchmark::State& state) {
  const Catalog& catalog = catalog_of(10'000);
  const SearchRequest request{.words = longest_text(), .language = "de", .limit = SearchLimits::hits};
  std::size_t hits = catalog.search(request).hits.size();
  for (auto _ : state)
    benchmark::DoNotOptimize(hits = catalog.search(request).hits.size());
  state.counters["hits"] = static_cast<double>(hits);
}
BENCHMARK(worst_search)->Unit(benchmark::kMillisecond);

}  // namespace
