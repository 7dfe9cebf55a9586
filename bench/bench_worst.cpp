// SPDX-License-Identifier: GPL-2.0-or-later
// The costliest request that is valid: a profile at every limit at once (docs/limits.md), alone and with as many near misses and
// questions as may be asked for, and the longest search.
#include <benchmark/benchmark.h>

#include "passgenau/catalog.hpp"
#include "passgenau/vocabulary.hpp"
#include "world.hpp"

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

/// 64 different words, in at most 1,000 code points; most are spelt wrong, which costs most.
std::string longest_text() {
  std::string text;
  const std::vector<std::string> words{"Schreibaby", "Beratung", "Hebamme",
                                       "Schulden",   "Wohnung",  "Trennung"};
  for (std::size_t i = 0; i < SearchLimits::words; ++i)
    text += words[i % words.size()] + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26) + ' ';
  return text.substr(0, ProfileLimits::words_code_points);
}

/// Every limit of a profile at once, by way of its JSON, which says that it is valid.
NeedsProfile costliest(const Vocabulary& vocabulary, std::int64_t reach_km, std::size_t languages) {
  const std::vector<std::string> tags{"ar", "tr", "uk", "ru", "pl", "fa", "ku", "ro", "bg", "sq", "en",
                                      "fr", "es", "it", "pt", "nl", "sv", "da", "fi", "el", "hu", "cs",
                                      "sk", "sl", "hr", "sr", "so", "ti", "am", "ps", "ur", "vi"};
  const auto list = [](std::size_t count, auto&& item) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
      text += (i == 0 ? "" : ",") + item(i);
    return '[' + text + ']';
  };
  const auto two = [](std::size_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  std::vector<std::string> burdens;
  for (const Concept& item : vocabulary.concepts())
    if (item.type == ConceptType::burden && item.id.find('/') != std::string::npos)
      burdens.push_back(item.id);
  const std::string json =
      R"({"as_of":"2026-11-21","children":)" +
      list(ProfileLimits::children,
           [&](std::size_t i) {
             return R"({"born":"2024-)" + two(1 + i % 12) + '-' + two(1 + i % 28) + "\"}";
           }) +
      R"(,"needs":)" +
      list(ProfileLimits::needs,
           [&](std::size_t i) {
             // Each burden for several children.
             return R"({"burden":")" + burdens[i % burdens.size()] + R"(","child":)" +
                    std::to_string(i / burdens.size()) + '}';
           }) +
      R"(,"languages":)" +
      list(languages, [&](std::size_t i) { return '"' + tags[tags.size() - 1 - i] + '"'; }) +
      R"(,"home":{"lat":51.0,"lon":9.5},"reach_km":)" + std::to_string(reach_km) + R"(,"available":)" +
      list(ProfileLimits::available,
           [&](std::size_t i) {
             return R"({"days":"MO-SU","from":"08:)" + two(i % 60) + R"(","until":"18:)" + two(i % 60) +
                    "\"}";
           }) +
      R"(,"words":{"text":")" + longest_text() + R"(","language":"de"},"limit":200})";
  const Checked<NeedsProfile> checked = profile_from_json(json, vocabulary);
  if (!checked.valid()) throw Error{checked.problems[0], checked.problems};
  return checked.value;
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
