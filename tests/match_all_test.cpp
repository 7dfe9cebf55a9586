// SPDX-License-Identifier: GPL-2.0-or-later
// Many families at once: the answers of `match`, whatever the number of threads.
#include <fstream>
#include <stdexcept>
#include <string>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

const std::string sample = std::string{PASSGENAU_SOURCE_DIR} + "/tests/data/sample/";

std::vector<NeedsProfile> sample_families() {
  std::ifstream lines{sample + "families.jsonl"};
  std::vector<NeedsProfile> families;
  for (std::string line; std::getline(lines, line);) {
    families.push_back(profile_from_json(line, Vocabulary::built_in()).value);
    families.back().as_of = date(2026, 11, 21);
  }
  return families;
}

struct SampleCatalog {
  SampleCatalog() {
    CatalogWriter writer{folder / "catalog"};
    std::ifstream offers{sample + "offers.jsonl"};
    import_json_lines(writer, offers);
    writer.commit();
  }
  test::TemporaryFolder folder;
};

TEST_CASE("match_all gives what match gives, in order, for every number of threads", "[match_all]") {
  const SampleCatalog made;
  const Catalog catalog{made.folder / "catalog"};
  std::vector<NeedsProfile> families = sample_families();
  REQUIRE(families.size() == 16);
  families[2].words = Words{.text = "Schreibaby", .language = "de"};
  std::vector<NeedsProfile> many;
  for (std::size_t i = 0; i < 1300; ++i)  // more than two turns
    many.push_back(families[i * 7 % families.size()]);
  std::vector<Answer> expected;
  for (const NeedsProfile& family : families)
    expected.push_back(catalog.match(family));
  for (const std::size_t threads : {0, 1, 2, 5, 64}) {
    const std::vector<Answer> answers = catalog.match_all(many, threads);
    REQUIRE(answers.size() == many.size());
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < many.size(); ++i)
      wrong += answers[i] != expected[i * 7 % families.size()];
    CHECK(wrong == 0);
  }
  std::size_t next = 0;
  catalog.match_all(
      many, [&](std::size_t i, const Answer&) { CHECK(i == next++); }, 3);
  CHECK(next == many.size());
  CHECK(catalog.match_all({}).empty());
}

TEST_CASE("match_all judges nobody where one profile is wrong, and says which", "[match_all]") {
  const SampleCatalog made;
  const Catalog catalog{made.folder / "catalog"};
  std::vector<NeedsProfile> families = sample_families();
  families[3].limit = -1;
  families[5].needs.push_back({.burden = "no-such-burden"});
  int told = 0;
  try {
    catalog.match_all(families, [&](std::size_t, const Answer&) { ++told; });
    FAIL("a wrong profile was taken");
  } catch (const Error& error) {
    CHECK(error.code() == Code::profile_invalid);
    REQUIRE(error.details().size() == 2);
    CHECK(error.details()[0].pointer == "/3/limit");
    CHECK(error.details()[0].message.starts_with("/3/limit "));
    CHECK(error.details()[1].pointer.starts_with("/5/needs/"));
  }
  CHECK(told == 0);
}

TEST_CASE("too many words are told before anybody is judged, too", "[match_all]") {
  const SampleCatalog made;
  const Catalog catalog{made.folder / "catalog"};
  std::vector<NeedsProfile> many;
  while (many.size() < 600)  // more than one turn
    for (const NeedsProfile& family : sample_families())
      many.push_back(family);
  std::string words;
  for (int i = 0; i < 65; ++i)
    words += "w" + std::to_string(i) + ' ';
  many[599].words = Words{.text = words, .language = "de"};
  int told = 0;
  try {
    catalog.match_all(many, [&](std::size_t, const Answer&) { ++told; });
    FAIL("65 words were taken");
  } catch (const Error& error) {
    CHECK(error.code() == Code::profile_invalid);
    REQUIRE(error.details().size() == 1);
    CHECK(error.details()[0].pointer == "/599/words/text");
  }
  CHECK(told == 0);
}

TEST_CASE("what the caller throws in match_all goes through", "[match_all]") {
  const SampleCatalog made;
  const Catalog catalog{made.folder / "catalog"};
  const std::vector<NeedsProfile> families = sample_families();
  const auto stop_at_third = [](std::size_t i, const Answer&) {
    if (i == 2) throw std::runtime_error{"enough"};
  };
  CHECK_THROWS_WITH(catalog.match_all(families, stop_at_third, 2), "enough");
  CHECK(catalog.match_all(families).size() == families.size());
}

}  // namespace
}  // namespace passgenau
