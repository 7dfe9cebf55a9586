// SPDX-License-Identifier: GPL-2.0-or-later
// Many families: whom one offer helps, where a network is thin, what a new catalog changes.
#include <benchmark/benchmark.h>

#include <memory>

#include "passgenau/difference.hpp"
#include "passgenau/gaps.hpp"
#include "passgenau/who.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261122;
constexpr std::size_t offers = 10'000;

struct Made {
  TemporaryFolder folder{disk()};
  std::vector<Offer> offers = {};
  std::vector<Family> families = {};
  std::unique_ptr<Catalog> catalog = {};
};

/// 10,000 offers, and 100,000 families of which each measurement takes as many as it wants.
const Made& made() {
  static Made one;
  if (one.catalog) return one;
  const std::string path = one.folder / "catalog";
  World world = make_world(offers, 100'000, seed, 5);
  one.offers = std::move(world.offers);
  for (std::size_t i = 0; i < world.families.size(); ++i)
    one.families.push_back({.id = std::to_string(i), .profile = std::move(world.families[i])});
  CatalogWriter writer{path};
  for (const Offer& offer : one.offers)
    writer.put(offer);
  std::vector<GazetteerRow> towns;
  for (std::size_t i = 0; i < one.families.size(); i += 100) {
    const Home& home = one.families[i].profile.home;
    towns.push_back({.name = home.region, .region = home.region, .point = *home.point});
  }
  writer.set_gazetteer(Gazetteer{std::move(towns)});
  writer.commit();
  one.catalog = std::make_unique<Catalog>(path);
  return one;
}

std::vector<Family> first_families(std::int64_t count) {
  const std::vector<Family>& all = made().families;
  return {all.begin(), all.begin() + count};
}

/// Judgements a second on one thread: families × offers.
void who(benchmark::State& state) {
  const Families families{*made().catalog, first_families(state.range(0))};
  std::size_t next = 0;
  std::size_t found = 0;
  for (auto _ : state)
    found += families.who(made().offers[next++ % offers]).families.size();
  state.counters["judgements"] =
      benchmark::Counter(static_cast<double>(next * families.size()), benchmark::Counter::kIsRate);
  state.counters["helped"] = static_cast<double>(found) / static_cast<double>(next);
}

void prepare_families(benchmark::State& state) {
  const std::vector<Family> families = first_families(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(Families{*made().catalog, families}.size());
}

void gaps_of_a_network(benchmark::State& state) {
  const std::vector<Family> families = first_families(state.range(0));
  const GapsOptions options{.threads = static_cast<std::size_t>(state.range(1))};
  for (auto _ : state)
    benchmark::DoNotOptimize(gaps(*made().catalog, families, options).what_if.size());
}

void difference_of_catalogs(benchmark::State& state) {
  const std::vector<Family> families = first_families(state.range(0));
  for (auto _ : state)
    benchmark::DoNotOptimize(difference(*made().catalog, *made().catalog, families, 1).lists.size());
}

}  // namespace

BENCHMARK(who)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(prepare_families)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(gaps_of_a_network)
    ->Args({10'000, 1})
    ->Args({10'000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);
BENCHMARK(difference_of_catalogs)->Arg(1'000)->Unit(benchmark::kMillisecond)->Iterations(1);
