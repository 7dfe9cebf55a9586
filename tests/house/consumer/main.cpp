// SPDX-License-Identifier: GPL-2.0-or-later
// A stranger's program: writes one offer, asks for one family, and expects the answer. Also throws across the border of the library.
#include <filesystem>
#include <iostream>
#include <passgenau/passgenau.hpp>

int main() {
  using namespace passgenau;
  std::filesystem::remove_all("consumer.pgn");

  CatalogWriter writer{"consumer.pgn"};
  writer.put({.id = "schreiambulanz",
              .title = {{"de", "Schreiambulanz"}},
              .addresses = {"child/excessive-crying"},
              .child_age = {.from = birth(), .until = years(3)},
              .sites = {{.point = GeoPoint{49.8799, 8.6634}}}});
  writer.commit();

  const Catalog catalog{"consumer.pgn"};
  const NeedsProfile family{.as_of = date(2026, 11, 21),
                            .children = {{.born = date(2026, 8, 20)}},
                            .needs = {{"child/excessive-crying"}},
                            .home = {.point = GeoPoint{49.87, 8.65}},
                            .reach = 10_km};
  const auto answer = catalog.match(family);
  if (answer.matches.size() != 1 || answer.matches[0].offer != "schreiambulanz") {
    std::cerr << "expected one match, got " << answer.matches.size() << '\n';
    return 1;
  }

  try {
    const Catalog none{"there-is-none.pgn"};
    std::cerr << "a catalog that is not there was opened\n";
    return 1;
  } catch (const Error& error) {
    std::cout << "passgenau " << version() << ": " << error.name() << '\n';
  }
}
