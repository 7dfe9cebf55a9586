// SPDX-License-Identifier: GPL-2.0-or-later
// Many answers for one family: a set that covers, and a path up to the third birthday. `exact`: share of the plans that are.
#include <benchmark/benchmark.h>

#include <fstream>
#include <map>
#include <memory>

#include "passgenau/pathway.hpp"
#include "passgenau/plan.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;
constexpr std::size_t families = 100;

struct Made {
  TemporaryFolder folder{disk()};
  std::vector<NeedsProfile> families = {};  ///< with needs
  std::unique_ptr<Catalog> catalog = {};
};

void write_catalog(Made& made, const std::vector<Offer>& offers, const Gazetteer& gazetteer) {
  const std::string path = made.folder / "catalog";
  CatalogWriter writer{path};
  writer.set_gazetteer(gazetteer);
  for (const Offer& offer : offers)
    writer.put(offer);
  writer.commit();
  made.catalog = std::make_unique<Catalog>(path);
}

template <class Use>
void for_each_line(const std::string& name, Use&& use) {
  std::ifstream file{PASSGENAU_SOURCE_DIR "/tests/data/sample/" + name};
  for (std::string line; std::getline(file, line);)
    use(line);
}

/// The sample for 0 offers.
const Made& made(std::size_t offers) {
  static std::map<std::size_t, Made> all;
  Made& one = all[offers];
  if (one.catalog) return one;
  if (offers > 0) {
    World world = make_world(offers, families, seed, 10);
    one.families = std::move(world.families);
    write_catalog(one, world.offers, {});
  } else {
    const Vocabulary& words = Vocabulary::built_in();
    std::vector<Offer> read;
    for_each_line("offers.jsonl",
                  [&](const std::string& line) { read.push_back(offer_from_json(line, words).value); });
    std::string rows;
    for_each_line("gazetteer.csv", [&](const std::string& line) { rows += line + '\n'; });
    write_catalog(one, read, Gazetteer{read_gazetteer(rows, "gazetteer.csv").value});
    for_each_line("families.jsonl", [&](const std::string& line) {
      one.families.push_back(read_profile_line(line, words).profile.value);
    });
  }
  std::erase_if(one.families, [](const NeedsProfile& family) { return family.needs.empty(); });
  return one;
}

template <class Ask>
void for_each_family(benchmark::State& state, Ask&& ask) {
  const Made& world = made(static_cast<std::size_t>(state.range(0)));
  std::size_t next = 0;
  for (auto _ : state)
    ask(*world.catalog, world.families[next++ % world.families.size()]);
}

void plan_set(benchmark::State& state) {
  double exact = 0;
  double steps = 0;
  for_each_family(state, [&](const Catalog& catalog, const NeedsProfile& family) {
    const Plan found = plan(catalog, family);
    exact += found.exact;
    steps += static_cast<double>(found.steps.size());
  });
  state.counters["exact"] = exact / static_cast<double>(state.iterations());
  state.counters["steps"] = steps / static_cast<double>(state.iterations());
}

void pathway_data(benchmark::State& state) {
  for_each_family(state, [](const Catalog& catalog, const NeedsProfile& family) {
    benchmark::DoNotOptimize(pathway(catalog, family));
  });
}

void pathway_picture(benchmark::State& state) {
  const Vocabulary& words = Vocabulary::built_in();
  for_each_family(state, [&](const Catalog& catalog, const NeedsProfile& family) {
    benchmark::DoNotOptimize(to_svg(pathway(catalog, family), catalog, {family, "de", words}));
  });
}

}  // namespace

BENCHMARK(plan_set)->Arg(0)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(pathway_data)->Arg(0)->Arg(1'000)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
BENCHMARK(pathway_picture)->Arg(0)->Unit(benchmark::kMicrosecond);
