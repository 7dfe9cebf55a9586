// SPDX-License-Identifier: GPL-2.0-or-later
// Searching a catalog: what is found, in which order, where the words stand, and what is refused.
#include <algorithm>
#include <fstream>
#include <future>
#include <string>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using test::TemporaryFolder;
using Ids = std::vector<std::string>;

Offer offer_of(const std::string& id, const std::string& title, const std::string& description = {}) {
  Offer offer{.id = id, .title = {{"de", title}}};
  if (!description.empty()) offer.description["de"] = description;
  return offer;
}

/// A catalog of these offers in a folder of its own.
class Made {
 public:
  explicit Made(const std::vector<Offer>& offers) {
    CatalogWriter writer{path()};
    for (const Offer& offer : offers)
      writer.put(offer);
    writer.commit();
  }
  std::string path() const { return (folder_ / "catalog").string(); }
  SearchResult search(const std::string& words, const std::string& language = "de") const {
    return Catalog{path()}.search({.words = words, .language = language, .limit = 50});
  }
  Ids ids(const std::string& words, const std::string& language = "de") const {
    Ids found;
    for (const Hit& hit : search(words, language).hits)
      found.push_back(hit.offer);
    return found;
  }

 private:
  TemporaryFolder folder_;
};

bool contains(const Ids& ids, const std::string& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

/// Offers that make words known, and are in nobody's way.
std::vector<Offer> with_others(std::vector<Offer> offers) {
  for (const char* title :
       {"Turnen am Abend", "Kochen im Dorf", "Nähen für alle", "Singen mit Klavier", "Malen bei Regen"})
    offers.push_back(offer_of("z/" + std::to_string(offers.size()), title));
  return offers;
}

Code code_of(const Catalog& catalog, const SearchRequest& request) {
  try {
    static_cast<void>(catalog.search(request));
  } catch (const Error& error) {
    return error.code();
  }
  return Code::internal;
}

}  // namespace

TEST_CASE("the whole stands above the part, the title above the text, exact above folded") {
  const Made whole{
      with_others({offer_of("a", "Schreiambulanz"), offer_of("b", "Ambulanz"), offer_of("c", "Schrei")})};
  CHECK(whole.ids("Schreiambulanz").front() == "a");
  CHECK(contains(whole.ids("Schreiambulanz"), "b"));
  CHECK(whole.ids("Ambulanz").front() == "b");
  CHECK(contains(whole.ids("Ambulanz"), "a"));
  const Made title{with_others({offer_of("a", "Treff", "Stricken"), offer_of("b", "Stricken", "Treff")})};
  CHECK((title.ids("stricken") == Ids{"b", "a"}));
  const Made folded{with_others({offer_of("a", "schon"), offer_of("b", "schön"), offer_of("c", "schoen")})};
  CHECK(folded.ids("schön").front() == "b");
  CHECK(folded.ids("schoen").front() == "c");
  CHECK(folded.ids("schön").size() == 3);
}

TEST_CASE("spellings of one word") {
  const Made made{with_others(
      {offer_of("a", "Schrei-Ambulanz"), offer_of("b", "Berater*innen"), offer_of("c", "FGKiKP")})};
  CHECK(made.ids("Schreiambulanz").front() == "a");
  CHECK(made.ids("Schrei-Ambulanz").front() == "a");
  for (const char* words : {"Berater", "Beraterin", "Beraterinnen", "BeraterInnen", "Berater:in"})
    CHECK((made.ids(words) == Ids{"b"}));
  CHECK((made.ids("fgkikp") == Ids{"c"}));
  CHECK(made.ids("Krokodil").empty());
}

TEST_CASE("concepts are found by their synonyms in the language of the vocabulary") {
  Offer crying = offer_of("a", "Sprechstunde");
  crying.addresses = {"child/excessive-crying"};
  Offer midwife = offer_of("b", "Praxis");
  midwife.kinds = {"midwifery/midwife"};
  Offer free = offer_of("c", "Runde");
  free.access = StatedList<Trait>{Trait::free};
  const Made made{with_others({crying, midwife, free})};
  CHECK(made.ids("mein Baby schreit nur").front() == "a");
  CHECK(made.ids("Hebamme").front() == "b");
  CHECK(made.ids("midwife", "en").front() == "b");
  CHECK(made.ids("kostenlos").front() == "c");
}

TEST_CASE("a correction is said") {
  const Made made{with_others({offer_of("a", "Stillcafé"), offer_of("b", "Töpferei")})};
  const SearchResult result = made.search("Xylofon Töpferrei");
  REQUIRE(result.corrections.size() == 1);
  CHECK(result.corrections[0].from == "Töpferrei");
  CHECK(result.corrections[0].to == "töpferei");
  CHECK((result.corrections[0].at == TextSpan{8, 18, 8, 17}));
  CHECK((result.unknown == Ids{"Xylofon"}));
  REQUIRE(result.hits.size() == 1);
  CHECK(result.hits[0].offer == "b");
  CHECK(made.search("Töpferei").corrections.empty());
  // In a synonym of the vocabulary, and nowhere else: spelled rightly.
  CHECK(made.search("Monatsende").corrections.empty());
}

TEST_CASE("where the words stand, in bytes and in UTF-16 units, in the text as it is") {
  const Made made{with_others({offer_of("a", "<b>Töpfern</b> 👶 & Töpferei", "Wir töpfern.")})};
  const SearchResult result = made.search("töpfern");
  REQUIRE(result.hits.size() == 1);
  const Hit& hit = result.hits[0];
  REQUIRE(hit.texts.size() == 2);
  CHECK(hit.texts[0].field == TextField::title);
  CHECK(hit.texts[0].text == "<b>Töpfern</b> 👶 & Töpferei");
  REQUIRE_FALSE(hit.texts[0].spans.empty());
  CHECK((hit.texts[0].spans[0] == TextSpan{3, 11, 3, 10}));
  CHECK(hit.texts[1].field == TextField::description);
  CHECK((hit.texts[1].spans == std::vector<TextSpan>{{4, 12, 4, 11}}));
  CHECK(to_json(result).find("\"spans\":[{\"begin\":3,\"end\":11,\"begin16\":3,\"end16\":10}") !=
        std::string::npos);
}

TEST_CASE("the order does not depend on how offers came in, and the same score goes by id") {
  std::vector<Offer> offers;
  for (const char* id : {"d", "b", "c", "a"})
    offers.push_back(offer_of(id, "Spielkreis", "Jeden Tag"));
  const Made forward{offers};
  std::reverse(offers.begin(), offers.end());
  const Made backward{offers};
  CHECK((forward.ids("Spielkreis") == Ids{"a", "b", "c", "d"}));
  CHECK(forward.search("Spielkreis Tag") == backward.search("Spielkreis Tag"));
}

TEST_CASE("a confidential site is found by nothing") {
  Offer shelter = offer_of("a", "Schutz");
  shelter.sites = {{.name = "Rosenhaus",
                    .address = {.postal_code = "64283", .city = "Geheimstadt"},
                    .confidential = true}};
  Offer open = offer_of("b", "Treff");
  open.sites = {{.name = "Nelkenhaus", .address = {.postal_code = "64283", .city = "Offenstadt"}}};
  const Made made{with_others({shelter, open})};
  CHECK(made.ids("Rosenhaus").empty());
  CHECK(made.ids("Geheimstadt").empty());
  CHECK((made.ids("Offenstadt") == Ids{"b"}));
  CHECK((made.ids("64283") == Ids{"b"}));
}

TEST_CASE("typing") {
  const Made made{
      with_others({offer_of("a", "Elterncafé"), offer_of("b", "Elternkurs"), offer_of("c", "Elternkurs")})};
  const Catalog catalog{made.path()};
  CHECK((catalog.complete("Treff eltern") == std::vector<Completion>{{"elternkurs", 2}, {"elterncafé", 1}}));
  CHECK((catalog.complete("elterncafe") == std::vector<Completion>{{"elterncafé", 1}}));
  CHECK(catalog.complete("").empty());
  const SearchResult result = catalog.search({.words = "elternk", .unfinished = true});
  CHECK(result.hits.size() == 2);
  CHECK(result.corrections.empty());
}

TEST_CASE("an unfinished word is 32 words at most, those of most offers") {
  const auto found = [](std::size_t others) {
    // Each of the others stands in two offers, Elternrat in one.
    std::vector<Offer> offers{offer_of("rare", "Elternrat")};
    for (std::size_t i = 0; i < others; ++i)
      for (const char* copy : {"1", "2"}) {
        const std::string word =
            std::string{"Eltern"} + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26);
        offers.push_back(offer_of(word + copy, word));
      }
    const Made made{with_others(offers)};
    return Catalog{made.path()}.search({.words = "eltern", .limit = 200, .unfinished = true});
  };
  const auto has_rare = [](const SearchResult& result) {
    return std::any_of(result.hits.begin(), result.hits.end(),
                       [](const Hit& hit) { return hit.offer == "rare"; });
  };
  const SearchResult all = found(31);
  CHECK(all.hits.size() == 63);
  CHECK(has_rare(all));
  const SearchResult cut = found(32);
  CHECK(cut.hits.size() == 64);
  CHECK_FALSE(has_rare(cut));
}

TEST_CASE("requests beyond a limit are errors of their own") {
  const Made made{with_others({})};
  const Catalog catalog{made.path()};
  std::string words;
  for (int i = 0; i < 64; ++i)
    words += "w" + std::to_string(i) + ' ';
  CHECK(catalog.search({.words = words}).hits.empty());
  CHECK(code_of(catalog, {.words = words + "w64"}) == Code::words_too_many);
  CHECK(code_of(catalog, {.words = std::string(1001, 'a')}) == Code::words_too_long);
  CHECK(code_of(catalog, {.words = std::string(std::size_t{1} << 26, ' ')}) == Code::words_too_long);
  CHECK(code_of(catalog, {.words = "\xC3"}) == Code::json_encoding);
  CHECK(code_of(catalog, {.words = "a", .limit = 0}) == Code::out_of_range);
  CHECK(code_of(catalog, {.words = "a", .limit = 201}) == Code::out_of_range);
  CHECK(code_of(catalog, {.words = "a", .language = "!!"}) == Code::bad_language_tag);
  CHECK(catalog.search({}).hits.empty());
  CHECK(catalog.search({.words = std::string{"a\0b", 3}}).hits.empty());
}

TEST_CASE("a search shows what was committed last, and threads share a catalog") {
  const Made made{with_others({offer_of("a", "Bastelkreis")})};
  const Catalog catalog{made.path()};
  CHECK(catalog.search({.words = "Bastelkreis"}).hits.size() == 1);
  {
    CatalogWriter writer{made.path()};
    writer.put(offer_of("b", "Bastelkreis"));
    writer.commit();
  }
  const SearchResult now = catalog.search({.words = "Bastelkreis"});
  CHECK(now.hits.size() == 2);
  CHECK(now.catalog.revision == 2);
  CHECK(catalog.state().revision == 2);
  std::vector<std::future<bool>> threads;
  for (int i = 0; i < 8; ++i)
    threads.push_back(std::async(std::launch::async, [&, i] {
      bool same = true;
      for (int n = 0; n < 20; ++n)
        same =
            same &&
            catalog.search({.words = "Bastelkreis", .language = i % 2 == 0 ? "de" : "fr"}).hits.size() == 2;
      return same;
    }));
  for (auto& thread : threads)
    CHECK(thread.get());
}

}  // namespace passgenau
