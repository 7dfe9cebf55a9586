// SPDX-License-Identifier: GPL-2.0-or-later
// The words of a profile: every offer's points are its own, and a short list is the head of the long one.
#include <fstream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

std::vector<Offer> sample_offers() {
  std::ifstream input{std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/sample/offers.jsonl"};
  REQUIRE(input);
  std::vector<Offer> offers;
  for (std::string line; std::getline(input, line);)
    offers.push_back(offer_from_json(line, Vocabulary{}).value);
  return offers;
}

std::string make_catalog(const test::TemporaryFolder& folder, const std::vector<Offer>& offers) {
  const std::string path = (folder / "catalog").string();
  CatalogWriter writer{path};
  for (const Offer& offer : offers)
    writer.put(offer);
  writer.commit();
  return path;
}

NeedsProfile with_words(const std::string& words, const std::string& language = "de", int limit = 200) {
  return {.as_of = date(2026, 11, 21), .words = Words{words, language}, .limit = limit};
}

std::int32_t points_of(const Match& match) {
  for (const Reason& reason : match.reasons)
    if (reason.criterion == Criterion::words) return reason.points.thousandths;
  return -1;
}

const std::vector<std::string> questions{"Schreibaby, weint nachts",
                                         "Hilfe beim Papierkram in Griesheim",
                                         "Ambulanz für Schreibabys und Erziehungsberatung",
                                         "Zwillinge Oma Hebamme",
                                         "kein Geld für Windeln",
                                         "Beraterin Tagesmutter Mutterkindkur"};

}  // namespace

TEST_CASE("what an offer earns for words depends on no other offer") {
  const std::vector<Offer> offers = sample_offers();
  const test::TemporaryFolder folder;
  const Catalog all{make_catalog(folder, offers)};
  std::size_t above_zero = 0;
  for (std::size_t i = 0; i < offers.size(); i += 8) {
    const test::TemporaryFolder alone;
    const Catalog one{make_catalog(alone, {offers[i]})};
    for (const std::string& words : questions) {
      const auto matches = one.match(with_words(words)).matches;
      REQUIRE(matches.size() == 1);
      INFO(words << " / " << offers[i].id);
      CHECK(points_of(matches[0]) == points_of(all.why(with_words(words), offers[i].id).match));
      CHECK(points_of(matches[0]) == points_of(one.why(with_words(words), offers[i].id).match));
      above_zero += points_of(matches[0]) > 0 ? std::size_t{1} : std::size_t{0};
    }
  }
  CHECK(above_zero > 10);
}

TEST_CASE("a short list is the head of the long one") {
  const test::TemporaryFolder folder;
  const Catalog catalog{make_catalog(folder, sample_offers())};
  for (const std::string& words : questions) {
    const auto all = catalog.match(with_words(words)).matches;
    const auto few = catalog.match(with_words(words, "de", 7)).matches;
    REQUIRE(few.size() == 7);
    CHECK((std::vector<Match>{all.begin(), all.begin() + 7} == few));
  }
}

TEST_CASE("an offer that says one more of the words never earns less") {
  const test::TemporaryFolder folder;
  std::vector<Offer> offers;
  const std::vector<std::string> texts{"Nähen", "Nähen mit Umschuldung", "Nähen mit Umschuldung bei Nebel"};
  for (std::size_t i = 0; i < texts.size(); ++i)
    offers.push_back({.id = std::to_string(i), .title = {{"de", texts[i]}}});
  const Catalog catalog{make_catalog(folder, offers)};
  const auto matches = catalog.match(with_words("Nebel Umschuldung Krokodil")).matches;
  REQUIRE(matches.size() == 3);
  CHECK(matches[0].offer == "2");
  CHECK(points_of(matches[0]) == 6660);
  CHECK(points_of(matches[1]) == 3330);
  CHECK(points_of(matches[2]) == 0);
}

TEST_CASE("words that are none, and too many") {
  const test::TemporaryFolder folder;
  const Catalog catalog{make_catalog(folder, {{.id = "a", .title = {{"de", "Treff"}}}})};
  const Answer nothing = catalog.match(with_words("…!"));
  CHECK(nothing.evaluated == std::vector<Criterion>{Criterion::validity});
  std::string words;
  for (int i = 0; i < 64; ++i)
    words += "w" + std::to_string(i) + ' ';
  CHECK(catalog.match(with_words(words)).matches.size() == 1);
  words += "one-more";
  try {
    static_cast<void>(catalog.match(with_words(words)));
    FAIL("65 words were accepted");
  } catch (const Error& error) {
    CHECK(error.code() == Code::profile_invalid);
    REQUIRE(error.details().size() == 1);
    CHECK(error.details()[0].code == Code::too_many);
    CHECK(error.details()[0].pointer == "/words/text");
    CHECK(std::string{error.what()}.find("w64") == std::string::npos);
  }
}

}  // namespace passgenau
