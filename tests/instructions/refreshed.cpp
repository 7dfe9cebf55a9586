// SPDX-License-Identifier: GPL-2.0-or-later
// Requests of a handle that follows a catalog which is written, for a tool that counts instructions:
//   refreshed names                        the requests
//   refreshed make CATALOG                 writes the catalog
//   refreshed ask CATALOG NAME STATE       asks once to warm up, then once inside passgenau_measured_query; with the STATE "after" a
//                                          hundred offers are changed, committed and refreshed to in between
#include <array>
#include <iostream>
#include <string>
#include <string_view>

#include "instructions/catalog.hpp"
#include "passgenau/passgenau.hpp"

namespace {

using namespace passgenau;

constexpr std::size_t offers = 10'000;
constexpr std::size_t changed = 100;
constexpr std::uint64_t seed = 20261123;

struct Request {
  std::string_view name;
  /// How much the answer holds.
  std::size_t (*ask)(const Catalog& catalog);
};

NeedsProfile family() {
  return {.as_of = date(2026, 11, 21),
          .children = {{.born = date(2026, 8, 20)}},
          .needs = {{"child/excessive-crying"}, {"economic/debt"}},
          .languages = {"de"},
          .home = {.point = GeoPoint{51.2, 10.5}},
          .reach = kilometres(50)};
}

constexpr std::array<Request, 3> requests{
    {{"match", [](const Catalog& catalog) { return catalog.match(family()).matches.size(); }},
     {"match with words",
      [](const Catalog& catalog) {
        NeedsProfile with_words = family();
        with_words.words = Words{.text = "stillen kinder gesund"};
        return catalog.match(with_words).matches.size();
      }},
     {"search", [](const Catalog& catalog) {
        return catalog.search({.words = "stillen grupel kinder gesund", .language = "de"}).hits.size();
      }}}};

void commit_changes(const std::string& path) {
  CatalogWriter writer{path};
  const std::vector<std::string> ids = writer.ids();
  const Catalog before{path};
  for (std::size_t i = 0; i < changed; ++i) {
    Offer offer = *before.offer(ids[i * ids.size() / changed]);
    offer.title.begin()->second += " neu";
    writer.put(offer);
  }
  writer.commit();
}

}  // namespace

/// What is counted: nothing else of the program.
extern "C" [[gnu::noinline]] void passgenau_measured_query(const Catalog& catalog, const Request& request,
                                                           std::size_t& held) {
  held = request.ask(catalog);
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
    test::make_catalog(path, offers, seed, 40);
    return 0;
  }
  Catalog catalog{path};
  for (const Request& request : requests) {
    if (count < 5 || request.name != arguments[3]) continue;
    std::size_t held = request.ask(catalog);
    if (std::string_view{arguments[4]} == "after") {
      commit_changes(path);
      if (!catalog.refresh()) return 3;
    }
    passgenau_measured_query(catalog, request, held);
    std::cout << held << '\n';
    return held == 0 ? 1 : 0;
  }
  return 2;
}
