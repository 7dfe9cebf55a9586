// SPDX-License-Identifier: GPL-2.0-or-later
// A catalog that is open through many commits answers about words as one that was opened this moment, byte by byte. Worlds are
// seeded; PASSGENAU_COMMITS is their number of commits, 40 without it.
#include <cstdlib>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "match/catalog_inside.hpp"
#include "match/open_catalog.hpp"
#include "passgenau/passgenau.hpp"
#include "store/tools.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using namespace test;

const std::vector<std::string> stock{"Schreiambulanz",
                                     "Schrei",
                                     "Ambulanz",
                                     "Babymassage",
                                     "Massage",
                                     "Familienhebamme",
                                     "Hebammen",
                                     "Schuldner",
                                     "Beratung",
                                     "Schulden",
                                     "Schuldnerberatung",
                                     "Jugendamt",
                                     "Frauenhaus",
                                     "Mütter",
                                     "Väter",
                                     "Stillberatung",
                                     "Kinderarzt",
                                     "Krippenplatz",
                                     "Straße",
                                     "Elterncafé",
                                     "Bebek ağlaması",
                                     "детский сад",
                                     "Geburt",
                                     "Geburtsvorbereitungskurs",
                                     "Vorbereitung",
                                     "Kurs",
                                     "nachts",
                                     "weint"};

class World {
 public:
  World(const std::string& path, unsigned seed) : writer_{path}, random_{seed} {}

  void change() {
    // An offer among many, or a third of them; words that nobody has had, and some that nobody has any more.
    const std::size_t changes = any(4) == 0 ? 20 : 1 + any(3);
    for (std::size_t i = 0; i < changes; ++i) {
      const std::string id = "o" + std::to_string(any(60));
      if (any(5) == 0)
        writer_.remove(id);
      else
        writer_.put(offer(id));
    }
    if (any(8) == 0)
      writer_.set_vocabulary(Vocabulary::built_in().extended_by(
          R"({"type":"burden","id":"child/own","broader":["child"],"label":{"de":")" + some_words(2) +
          R"("}})"));
    writer_.commit();
  }

 private:
  std::size_t any(std::size_t size) { return random_() % size; }
  std::string some_words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      std::string word = stock[any(stock.size())];
      if (any(6) == 0) word += stock[any(stock.size())];
      if (any(9) == 0) word += std::to_string(any(1000));
      text += (i > 0 ? " " : "") + word;
    }
    return text;
  }
  Offer offer(const std::string& id) {
    Offer made{.id = id, .title = {{"de", some_words(3)}}};
    if (any(4) != 0) made.description["de"] = some_words(1 + any(12));
    if (any(3) == 0) made.description["tr"] = some_words(2);
    if (any(3) == 0) made.addresses = {{"child/excessive-crying"}};
    if (any(3) == 0) made.kinds = {{"midwifery/midwife"}};
    return made;
  }

  CatalogWriter writer_;
  std::mt19937 random_;
};

std::string asked(const Catalog& catalog) {
  std::ostringstream out;
  for (const char* words : {"Schreibaby", "Hebame", "Geburtsvorbereitung", "mein Kind weint nachts",
                            "Schuldenberatung", "Baby massage", "kein Geld", "Jugendämter", "Krippenpläze"})
    for (const bool unfinished : {false, true})
      out << to_json(catalog.search({.words = words, .language = "de", .unfinished = unfinished})) << '\n';
  out << to_json(catalog.search({.words = "bebek ağlıyor", .language = "tr"})) << '\n'
      << to_json(catalog.search({.words = "детского сада", .language = "ru"})) << '\n';
  for (const char* beginning : {"", "s", "geb", "müt"})
    for (const Completion& completion : catalog.complete(beginning))
      out << completion.word << ' ' << completion.offers << '\n';
  NeedsProfile family{.as_of = date(2026, 11, 22), .needs = {{"child/excessive-crying"}}};
  family.words = Words{.text = "Hebamme oder Schreiambulanz", .language = "de"};
  out << to_json(catalog.match(family, {.near_misses = 2}));
  return out.str();
}

TEST_CASE("words of a catalog that is refreshed are those of one that is opened") {
  const unsigned seed = told_seed();
  const char* wanted = std::getenv("PASSGENAU_COMMITS");
  const int commits = wanted != nullptr ? std::atoi(wanted) : 40;
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  World world{path, seed};
  for (int i = 0; i < 15; ++i)
    world.change();
  Catalog held{path};
  static_cast<void>(asked(held));
  for (int commit = 0; commit < commits; ++commit) {
    INFO("seed " << seed << ", commit " << commit);
    world.change();
    // Now and then it is a search that finds the new state.
    if (commit % 3 != 0) {
      REQUIRE(held.refresh());
      // Nobody who asks for words has to wait for them.
      REQUIRE(CatalogInside::open(held).shown()->text);
    }
    REQUIRE(asked(held) == asked(Catalog{path}));
  }
}

}  // namespace
}  // namespace passgenau
