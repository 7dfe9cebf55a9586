// SPDX-License-Identifier: GPL-2.0-or-later
// Filling a catalog: from C++ values, and from JSON Lines as `passgenau index` does, commit included; 40
// words of text an offer.
#include <benchmark/benchmark.h>

#include <sstream>

#include "passgenau/catalog.hpp"
#include "passgenau/exchange.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;

const World& world_of(std::size_t offers) {
  static const World world = make_world(offers, 0, seed);
  return world;
}

void index_values(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const World& world = world_of(count);
  for (auto _ : state) {
    const TemporaryFolder folder{disk()};
    CatalogWriter writer{folder / "catalog"};
    for (const Offer& offer : world.offers)
      writer.put(offer);
    writer.commit();
  }
  state.counters["offers_per_second"] =
      benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsIterationInvariantRate);
}

void index_json_lines(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  std::string lines;
  for (const Offer& offer : world_of(count).offers)
    lines += to_json(offer, Confidential::show) + '\n';
  for (auto _ : state) {
    const TemporaryFolder folder{disk()};
    CatalogWriter writer{folder / "catalog"};
    std::istringstream input{lines};
    import_json_lines(writer, input);
    writer.commit();
  }
  state.counters["offers_per_second"] =
      benchmark::Counter(static_cast<double>(count), benchmark::Counter::kIsIterationInvariantRate);
}

}  // namespace

BENCHMARK(index_values)->Arg(10'000)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime()->UseRealTime();
BENCHMARK(index_json_lines)
    ->Arg(10'000)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime()
    ->UseRealTime();
