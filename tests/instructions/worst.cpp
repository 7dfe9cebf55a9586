// SPDX-License-Identifier: GPL-2.0-or-later
// The costliest valid requests of docs/limits.md, each by itself, for a tool that counts instructions:
//   worst names                 the requests
//   worst make CATALOG          writes the catalog
//   worst ask CATALOG NAME      asks something small to warm up, then the request inside passgenau_measured_query
#include <array>
#include <iostream>
#include <string>
#include <string_view>

#include "passgenau/passgenau.hpp"
#include "world.hpp"
#include "worst.hpp"

namespace {

using namespace passgenau;

constexpr std::size_t offers = 10'000;
constexpr std::uint64_t seed = 20261123;
constexpr std::size_t most_beside = 200;
// Nothing is out of reach: of all reaches the dearest.
constexpr std::int64_t reach_km = ProfileLimits::reach_km;

struct Request {
  std::string_view name;
  /// How much the answer holds.
  std::size_t (*ask)(const Catalog& catalog, const NeedsProfile& family);
};

constexpr std::array<Request, 5> requests{
    {{"match at every limit",
      [](const Catalog& catalog, const NeedsProfile& family) {
        return catalog.match(family).matches.size();
      }},
     {"near misses and questions",
      [](const Catalog& catalog, const NeedsProfile& family) {
        return catalog.match(family, {.near_misses = most_beside, .ask = most_beside}).near_misses->size();
      }},
     {"search",
      [](const Catalog& catalog, const NeedsProfile&) {
        const SearchRequest request{
            .words = bench::longest_text(), .language = "de", .limit = SearchLimits::hits};
        return catalog.search(request).hits.size();
      }},
     {"plan",
      [](const Catalog& catalog, const NeedsProfile& family) {
        return plan(catalog, family, {.max_offers = PlanLimits::offers, .max_contacts = PlanLimits::offers})
            .steps.size();
      }},
     {"pathway", [](const Catalog& catalog, const NeedsProfile& family) {
        const Date until = date(2026 + PathwayLimits::years, 11, 21);
        return pathway(catalog, family, {.until = until, .most = PathwayLimits::most}).needs.size();
      }}}};

}  // namespace

/// What is counted: nothing else of the program.
extern "C" [[gnu::noinline]] void passgenau_measured_query(const Catalog& catalog, const NeedsProfile& family,
                                                           const Request& request, std::size_t& held) {
  held = request.ask(catalog, family);
}

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
    CatalogWriter writer{path};
    for (const Offer& offer : bench::make_world(offers, 0, seed, 40, bench::Towns::made_up).offers)
      writer.put(offer);
    writer.commit();
    return 0;
  }
  const Catalog catalog{path};
  static_cast<void>(catalog.match({.as_of = date(2026, 11, 21), .words = Words{.text = "Hebamme"}}));
  const NeedsProfile family = bench::costliest(catalog.vocabulary(), reach_km, ProfileLimits::languages);
  for (const Request& request : requests) {
    if (count < 4 || request.name != arguments[3]) continue;
    std::size_t held = 0;
    passgenau_measured_query(catalog, family, request, held);
    std::cout << held << '\n';
    return held == 0 ? 1 : 0;
  }
  return 2;
}
