// SPDX-License-Identifier: GPL-2.0-or-later
// What the C ABI adds to a match: a profile as JSON in, an answer of 20 matches as JSON out, beside the same call in C++ values.
// bench/bindings/python.py goes on from there.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "passgenau.h"
#include "passgenau/catalog.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;
constexpr std::size_t offers = 10'000;
constexpr std::size_t families = 300;

/// A catalog, and the families for whom it has a whole list of 20.
struct Made {
  Made() {
    World world = make_world(offers, families, seed, 10);
    {
      CatalogWriter writer{path};
      for (const Offer& offer : world.offers)
        writer.put(offer);
      writer.commit();
    }
    const Catalog catalog{path};
    for (NeedsProfile& family : world.families)
      if (catalog.match(family).matches.size() == 20) {
        texts.push_back(to_json(family));
        values.push_back(std::move(family));
      }
  }

  TemporaryFolder folder{disk()};
  std::string path = folder / "catalog";
  std::vector<NeedsProfile> values = {};
  std::vector<std::string> texts = {};
};

const Made& made() {
  static const Made one;
  return one;
}

void match_in_cpp(benchmark::State& state) {
  const Catalog catalog{made().path};
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(catalog.match(made().values[next]));
    next = (next + 1) % made().values.size();
  }
  state.counters["families"] = static_cast<double>(made().values.size());
}

void match_in_c(benchmark::State& state) {
  passgenau_catalog* catalog = nullptr;
  if (passgenau_catalog_open(made().path.data(), made().path.size(), &catalog, nullptr) != 0)
    return state.SkipWithError("the catalog cannot be opened");
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string& family = made().texts[next];
    char* answer = nullptr;
    std::size_t length = 0;
    passgenau_match(catalog, family.data(), family.size(), nullptr, 0, &answer, &length, nullptr);
    bytes += length;
    passgenau_free(answer);
    next = (next + 1) % made().texts.size();
  }
  state.counters["answer_bytes"] = static_cast<double>(bytes) / static_cast<double>(state.iterations());
  passgenau_catalog_close(catalog, nullptr);
}

/// The smallest call there is: what the border itself costs.
void info_in_c(benchmark::State& state) {
  passgenau_catalog* catalog = nullptr;
  if (passgenau_catalog_open(made().path.data(), made().path.size(), &catalog, nullptr) != 0)
    return state.SkipWithError("the catalog cannot be opened");
  for (auto _ : state) {
    char* json = nullptr;
    passgenau_catalog_info(catalog, &json, nullptr, nullptr);
    passgenau_free(json);
  }
  passgenau_catalog_close(catalog, nullptr);
}

BENCHMARK(match_in_cpp)->Unit(benchmark::kMicrosecond);
BENCHMARK(match_in_c)->Unit(benchmark::kMicrosecond);
BENCHMARK(info_in_c);

}  // namespace
