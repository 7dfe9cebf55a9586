// SPDX-License-Identifier: GPL-2.0-or-later
// What stands beside the matches: near misses, which look at every offer, and open questions, which judge every eligible one.
#include <benchmark/benchmark.h>

#include <map>
#include <memory>

#include "passgenau/catalog.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;
constexpr std::size_t families = 100;

struct Made {
  TemporaryFolder folder{disk()};
  std::vector<NeedsProfile> families = {};
  std::unique_ptr<Catalog> catalog = {};
};

const Made& made(std::size_t offers) {
  static std::map<std::size_t, Made> all;
  Made& one = all[offers];
  if (one.catalog) return one;
  const std::string path = one.folder / "catalog";
  World world = make_world(offers, families, seed, 10);
  one.families = std::move(world.families);
  CatalogWriter writer{path};
  for (const Offer& offer : world.offers)
    writer.put(offer);
  writer.commit();
  one.catalog = std::make_unique<Catalog>(path);
  return one;
}

template <class Ask>
void for_each_family(benchmark::State& state, Ask&& ask) {
  const Made& world = made(static_cast<std::size_t>(state.range(0)));
  std::size_t next = 0;
  std::size_t found = 0;
  for (auto _ : state)
    found += ask(*world.catalog, world.families[next++ % world.families.size()]).size();
  state.counters["found"] = static_cast<double>(found) / static_cast<double>(next);
}

void near_misses(benchmark::State& state) {
  for_each_family(state, [](const Catalog& catalog, const NeedsProfile& family) {
    return catalog.near_misses(family, 10);
  });
}

void ask_next(benchmark::State& state) {
  for_each_family(
      state, [](const Catalog& catalog, const NeedsProfile& family) { return catalog.ask_next(family, 3); });
}

}  // namespace

BENCHMARK(near_misses)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(ask_next)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
