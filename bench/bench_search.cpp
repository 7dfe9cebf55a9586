// SPDX-License-Identifier: GPL-2.0-or-later
// Searching: words, the words of a profile, words that nobody knows, and a word that is still being typed. p50 and p99 are over the
// questions asked in turn.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <map>
#include <memory>

#include "passgenau/catalog.hpp"
#include "world.hpp"

namespace {

using namespace passgenau;
using namespace passgenau::bench;

constexpr std::uint64_t seed = 20261121;
constexpr std::size_t questions = 200;

/// Two or more syllables: the twenty words of one make a third of all text, as stop words do, which a search leaves out.
constexpr std::size_t shortest_word = 7;

struct Made {
  TemporaryFolder folder{disk()};
  std::string path;
  std::vector<NeedsProfile> families;
  std::vector<std::string> words;  ///< two or three of an offer's own, as often as they stand there
};

Made& made(std::size_t offers) {
  static std::map<std::size_t, std::unique_ptr<Made>> all;
  std::unique_ptr<Made>& one = all[offers];
  if (one) return *one;
  one = std::make_unique<Made>();
  one->path = one->folder / "catalog";
  World world = make_world(offers, questions, seed);
  CatalogWriter writer{one->path};
  for (const Offer& offer : world.offers)
    writer.put(offer);
  writer.commit();
  one->families = std::move(world.families);
  Random random{seed};
  for (std::size_t i = 0; i < questions; ++i) {
    const std::string& text = random.pick(world.offers).description.at("de");
    std::string picked;
    std::size_t wanted = 2 + random.below(2);
    for (int tries = 0; wanted > 0 && tries < 100; ++tries) {
      const std::size_t at = text.find(' ', random.below(text.size()));
      const std::size_t begin = at == std::string::npos ? 0 : at + 1;
      const std::string word = text.substr(begin, text.find(' ', begin) - begin);
      if (word.size() < shortest_word) continue;
      picked += word + ' ';
      --wanted;
    }
    one->words.push_back(picked);
  }
  return *one;
}

/// Times `ask(i)` for each question in turn.
void time_each(benchmark::State& state, const std::function<void(std::size_t)>& ask) {
  std::vector<double> times;
  ask(0);
  std::size_t next = 0;
  for (auto _ : state) {
    const auto begin = std::chrono::steady_clock::now();
    ask(next);
    times.push_back(
        std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - begin).count());
    next = (next + 1) % questions;
  }
  std::sort(times.begin(), times.end());
  state.counters["p50_us"] = times[times.size() / 2];
  state.counters["p99_us"] = times[times.size() * 99 / 100];
}

void search_words(benchmark::State& state) {
  Made& world = made(static_cast<std::size_t>(state.range(0)));
  const Catalog catalog{world.path};
  time_each(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(catalog.search({.words = world.words[i], .language = "de"}));
  });
}

void words_in_a_profile(benchmark::State& state) {
  Made& world = made(static_cast<std::size_t>(state.range(0)));
  const Catalog catalog{world.path};
  std::vector<NeedsProfile> families = world.families;
  for (std::size_t i = 0; i < families.size(); ++i)
    families[i].words = {world.words[i], "de"};
  time_each(state, [&](std::size_t i) { benchmark::DoNotOptimize(catalog.match(families[i])); });
}

void unknown_words(benchmark::State& state) {
  Made& world = made(static_cast<std::size_t>(state.range(0)));
  const Catalog catalog{world.path};
  Random random{seed};
  std::string words;
  for (std::size_t i = 0; i < SearchLimits::words; ++i) {
    for (int letter = 0; letter < 9; ++letter)
      words += static_cast<char>('a' + random.below(26));
    words += ' ';
  }
  time_each(state, [&](std::size_t) { benchmark::DoNotOptimize(catalog.search({.words = words})); });
}

/// The first letters of a word.
std::string beginning_of(const std::string& word, std::size_t letters) {
  std::size_t end = 0;
  for (; end < word.size() && (letters > 0 || (static_cast<unsigned char>(word[end]) & 0xC0) == 0x80); ++end)
    if ((static_cast<unsigned char>(word[end]) & 0xC0) != 0x80) --letters;
  return word.substr(0, end);
}

void complete_word(benchmark::State& state) {
  Made& world = made(static_cast<std::size_t>(state.range(0)));
  const Catalog catalog{world.path};
  time_each(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(catalog.complete(beginning_of(world.words[i], 1 + i % 4)));
  });
}

void first_search(benchmark::State& state) {
  Made& world = made(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    state.PauseTiming();
    const Catalog catalog{world.path};
    state.ResumeTiming();
    benchmark::DoNotOptimize(catalog.search({.words = world.words[0]}));
  }
}

void sizes(benchmark::internal::Benchmark* benchmark) {
  benchmark->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);
}

BENCHMARK(search_words)->Apply(sizes)->MinTime(0.5);
BENCHMARK(words_in_a_profile)->Apply(sizes)->MinTime(0.5);
BENCHMARK(unknown_words)->Apply(sizes)->MinTime(0.5);
BENCHMARK(complete_word)->Apply(sizes)->MinTime(0.2);
BENCHMARK(first_search)->Apply(sizes)->Iterations(3);

}  // namespace
