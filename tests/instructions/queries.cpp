// SPDX-License-Identifier: GPL-2.0-or-later
// Five fixed queries over a fixed world, each by itself, for a tool that counts instructions:
//   queries make CATALOG          writes the catalog
//   queries ask CATALOG NAME      asks once to warm up, then once inside passgenau_measured_query
#include <array>
#include <iostream>
#include <string_view>

#include "instructions/catalog.hpp"
#include "passgenau/catalog.hpp"

namespace {

using namespace passgenau;

constexpr std::size_t offers = 10'000;
constexpr std::uint64_t seed = 20261122;

struct Query {
  std::string_view name;
  NeedsProfile profile = {};
  AnswerOptions options = {};
};

NeedsProfile family() {
  // Fifty kilometres around the middle of the made-up country.
  return {.as_of = date(2026, 11, 21),
          .children = {{.born = date(2026, 8, 20)}, {.born = date(2024, 3, 2)}},
          .caregiver = {.roles = {Role::mother}, .age = 24},
          .needs = {{"child/excessive-crying", 1.0, 0}},
          .languages = {"de"},
          .home = {.point = GeoPoint{51.2, 10.5}},
          .reach = kilometres(50)};
}

std::array<Query, 5> queries() {
  NeedsProfile many = family();
  for (const char* burden : {"economic/debt", "family-situation/no-family-support", "economic/poverty",
                             "parental-health/exhaustion"})
    many.needs.push_back({burden});
  many.languages = {"tr", "de"};
  many.prefer = {Trait::free};
  NeedsProfile anywhere = family();
  anywhere.home = {};
  NeedsProfile words = family();
  words.words = Words{.text = "stillen grupel kinder gesund"};
  return {{{"one need at home", family()},
           {"five needs, two languages", many},
           {"without a place", anywhere},
           {"with words", words},
           {"near misses and questions", family(), {.near_misses = 5, .ask = 3}}}};
}

}  // namespace

/// What is counted: nothing else of the program.
extern "C" [[gnu::noinline]] void passgenau_measured_query(const Catalog& catalog, const Query& query,
                                                           Answer& answer) {
  answer = catalog.match(query.profile, query.options);
}

int main(int count, char** arguments) {
  const std::string_view verb = count > 2 ? arguments[1] : "";
  if (verb == "names" || count < 3) {
    for (const Query& query : queries())
      std::cout << query.name << '\n';
    return count < 2 ? 2 : 0;
  }
  const std::string path = arguments[2];
  if (verb == "make") {
    test::make_catalog(path, offers, seed, 10);
    return 0;
  }
  const Catalog catalog{path};
  for (const Query& query : queries()) {
    if (count < 4 || query.name != arguments[3]) continue;
    Answer answer = catalog.match(query.profile, query.options);
    passgenau_measured_query(catalog, query, answer);
    std::cout << answer.matches.size() << '\n';
    return answer.matches.empty() ? 1 : 0;
  }
  return 2;
}
