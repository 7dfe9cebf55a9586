// SPDX-License-Identifier: GPL-2.0-or-later
// The costliest valid requests of docs/limits.md, and those that are refused for being far over a limit, each by itself, for a tool that
// counts instructions:
//   worst names                 the requests
//   worst bombs CATALOG         those that are refused
//   worst make CATALOG          writes the catalog
//   worst ask CATALOG NAME      asks something small to warm up, then the request inside passgenau_measured_query
#include <malloc.h>

#include <array>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>

#include "instructions/catalog.hpp"
#include "passgenau/passgenau.hpp"
#include "support/bombs.hpp"
#include "worst.hpp"

namespace {

using namespace passgenau;

constexpr std::size_t offers = 10'000;
constexpr std::uint64_t seed = 20261123;
constexpr std::size_t most_beside = 200;
/// Nothing is out of reach: of all reaches the dearest for what looks at every offer.
constexpr std::int64_t everywhere = ProfileLimits::reach_km;

/// Whom is asked, and for whom.
struct Visit {
  const Catalog& catalog;
  const ProfileReader& reader;
  NeedsProfile family;
};

struct Request {
  std::string_view name;
  std::int64_t reach_km;
  /// How much the answer holds.
  std::size_t (*ask)(const Visit& visit);
};

std::size_t matched(const Visit& visit) { return visit.catalog.match(visit.family).matches.size(); }

constexpr std::array<Request, 9> requests{
    {{"match at every limit", everywhere, matched},
     {"match within 30 km", 30, matched},
     {"match within 300 km", 300, matched},
     {"near misses and questions", everywhere,
      [](const Visit& visit) {
        return visit.catalog.match(visit.family, {.near_misses = most_beside, .ask = most_beside})
            .near_misses->size();
      }},
     {"search", everywhere,
      [](const Visit& visit) {
        const SearchRequest request{
            .words = bench::longest_text(), .language = "de", .limit = SearchLimits::hits};
        return visit.catalog.search(request).hits.size();
      }},
     {"complete", everywhere,
      [](const Visit& visit) {
        // The last of the words is the beginning of one; of a single letter, so that most begin like it.
        std::string text = bench::longest_text();
        text.resize(text.rfind(' ', text.size() - 2) + 1);
        return visit.catalog.complete(text + 's', SearchLimits::hits).size();
      }},
     {"read", everywhere,
      [](const Visit& visit) {
        constexpr std::string_view piece = "kein Thai, für Freundin Thai, Oma Thai und ";
        std::string text = "spricht ";
        while (text.size() + piece.size() <= reading_code_points)
          text += piece;
        const ProfileReading reading = visit.reader.read(text, *visit.family.as_of);
        return reading.evidence.size() + reading.not_understood.size();
      }},
     {"plan", everywhere,
      [](const Visit& visit) {
        return plan(visit.catalog, visit.family,
                    {.max_offers = PlanLimits::offers, .max_contacts = PlanLimits::offers})
            .steps.size();
      }},
     {"pathway", everywhere, [](const Visit& visit) {
        const Date until = date(2026 + PathwayLimits::years, 11, 21);
        return pathway(visit.catalog, visit.family, {.until = until, .most = PathwayLimits::most})
            .needs.size();
      }}}};

}  // namespace

/// What is counted: nothing else of the program.
extern "C" [[gnu::noinline]] void passgenau_measured_query(const std::function<std::size_t()>& ask,
                                                           std::size_t& held) {
  held = ask();
}

namespace {

int measured(const std::function<std::size_t()>& ask) {
  // What was given back so far is put together now, and not by the first request for a large piece of memory.
  malloc_trim(0);
  std::size_t held = 0;
  passgenau_measured_query(ask, held);
  std::cout << held << '\n';
  return held == 0 ? 1 : 0;
}

/// 1 where it is refused as it must be.
std::size_t refused(const test::Bomb& bomb) {
  try {
    bomb.ignite();
  } catch (const Error& error) {
    return error.name() == bomb.refused_as ? 1 : 0;
  }
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string_view verb = count > 1 ? arguments[1] : "";
  if (verb == "names") {
    for (const Request& request : requests)
      std::cout << request.name << '\n';
    return 0;
  }
  if (count < 3) return 2;
  const std::string path = arguments[2];
  if (verb == "make") {
    test::make_catalog(path, offers, seed, 40);
    return 0;
  }
  const Catalog catalog{path};
  const ProfileReader reader{catalog.vocabulary(), catalog.gazetteer()};
  const std::string_view name = count > 3 ? arguments[3] : "";
  static_cast<void>(catalog.match({.as_of = date(2026, 11, 21), .words = Words{.text = "Hebamme"}}));
  for (const Request& request : requests) {
    if (request.name != name) continue;
    const Visit visit{catalog, reader,
                      bench::costliest(catalog.vocabulary(), request.reach_km, ProfileLimits::languages)};
    return measured([&] { return request.ask(visit); });
  }
  for (const test::Bomb& bomb : test::bombs(catalog, reader)) {
    if (verb == "bombs") std::cout << bomb.what << '\n';
    if (bomb.what == name) return measured([&] { return refused(bomb); });
  }
  return verb == "bombs" ? 0 : 2;
}
