// SPDX-License-Identifier: GPL-2.0-or-later
// A match in C++ values, and opening the catalog it asks. Every family of the world is asked in turn;
// `per_match` is the mean, p50 and p99 are over the families (the median of each family's times).
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "passgenau/catalog.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;
constexpr std::size_t families = 300;

struct Made {
  TemporaryFolder folder{disk()};
  World world;
  std::string path;
};

Made& made(std::size_t offers) {
  static std::map<std::size_t, std::unique_ptr<Made>> all;
  std::unique_ptr<Made>& one = all[offers];
  if (!one) {
    one = std::make_unique<Made>();
    one->path = one->folder / "catalog";
    one->world = make_world(offers, families, seed, 10);
    CatalogWriter writer{one->path};
    for (const Offer& offer : one->world.offers)
      writer.put(offer);
    writer.commit();
    one->world.offers.clear();
  }
  return *one;
}

void match_with(benchmark::State& state, void (*change)(NeedsProfile&)) {
  Made& world = made(static_cast<std::size_t>(state.range(0)));
  const Catalog catalog{world.path};
  std::vector<NeedsProfile> asked = world.world.families;
  for (NeedsProfile& family : asked)
    change(family);
  std::vector<std::vector<double>> times(asked.size());
  std::size_t matches = 0;
  for (const NeedsProfile& family : asked)
    matches += catalog.match(family).matches.size();
  std::size_t next = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    benchmark::DoNotOptimize(catalog.match(asked[next]));
    times[next].push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    next = (next + 1) % asked.size();
  }
  std::vector<double> medians;
  for (auto& of_family : times) {
    if (of_family.empty()) continue;
    std::nth_element(of_family.begin(), of_family.begin() + static_cast<long>(of_family.size() / 2),
                     of_family.end());
    medians.push_back(of_family[of_family.size() / 2]);
  }
  std::sort(medians.begin(), medians.end());
  state.counters["p50_us"] = medians[medians.size() / 2];
  state.counters["p99_us"] = medians[medians.size() * 99 / 100];
  state.counters["matches"] = static_cast<double>(matches) / static_cast<double>(asked.size());
}

void match_at_home(benchmark::State& state) {
  match_with(state, [](NeedsProfile&) {});
}

void match_without_place(benchmark::State& state) {
  match_with(state, [](NeedsProfile& family) { family.home = {}; });
}

void open_catalog(benchmark::State& state) {
  const Made& world = made(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    benchmark::DoNotOptimize(Catalog{world.path});
}

}  // namespace

BENCHMARK(match_at_home)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond)->MinTime(2);
BENCHMARK(match_without_place)
    ->Arg(1'000)
    ->Arg(10'000)
    ->Arg(100'000)
    ->Unit(benchmark::kMicrosecond)
    ->MinTime(2);
BENCHMARK(open_catalog)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMillisecond);
