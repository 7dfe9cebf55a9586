// SPDX-License-Identifier: GPL-2.0-or-later
// Whom an offer helps: the same verdicts and scores as `Catalog::why`, over the oracle's worlds. PASSGENAU_WORLDS and PASSGENAU_SEED as in
// oracle_test.cpp.
#include <iostream>
#include <map>
#include <sstream>

#include "catch.hpp"
#include "oracle/each_world.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 60;
constexpr std::uint64_t first_seed = 3'000'001;

std::string code_of(const std::function<void()>& call) {
  try {
    call();
  } catch (const Error& error) {
    return std::string{error.name()};
  }
  return "nothing thrown";
}

}  // namespace

TEST_CASE("whom an offer helps is what each family's own verdict says", "[who]") {
  long judged = 0, eligible = 0;
  const bool enough =
      for_each_world(first_seed, least_worlds, [&](std::uint64_t, const World&, const Staged& staged) {
        const TemporaryFolder folder;
        write_catalog((folder / "offers.pgn").string(), staged, staged.offers);
        const Catalog catalog{(folder / "offers.pgn").string()};
        const std::vector<passgenau::Family> families = families_of(staged);
        const Families ready{catalog, families};
        for (const Offer& offer : staged.offers) {
          INFO(to_json(offer));
          Audience expected{.offer = offer.id, .judged = families.size()};
          for (const passgenau::Family& family : families) {
            ++judged;
            const Judgement judgement = catalog.why(family.profile, offer.id);
            if (judgement.eligible) expected.families.push_back({family.id, judgement.match.score});
          }
          std::sort(expected.families.begin(), expected.families.end(), [](const Served& a, const Served& b) {
            return a.score != b.score ? a.score > b.score : a.family < b.family;
          });
          eligible += static_cast<long>(expected.families.size());
          CHECK(to_json(ready.who(offer)) == to_json(expected));
        }
      });
  std::cout << judged << " judged, " << eligible << " eligible\n";
  if (!enough) return;
  CHECK(eligible > 0);
  CHECK(eligible < judged);
}

TEST_CASE("an offer that names what nobody knows is judged as if it stood in the catalog", "[who]") {
  const TemporaryFolder folder;
  const std::string path = (folder / "offers.pgn").string();
  const Offer strange{.id = "strange",
                      .title = {{"de", "Seltsam"}},
                      .kinds = {"no/such-kind"},
                      .addresses = {"no/such-burden", "no/other-burden", "child/sleep-problems"},
                      .languages = {{"sw"}, {"hr"}}};
  CatalogWriter writer{path};
  writer.put({.id = "plain", .title = {{"de", "Anderes"}}});
  writer.put(strange);
  writer.commit();
  const Catalog catalog{path};
  const NeedsProfile profile{.as_of = date(2026, 11, 21),
                             .children = {{.born = date(2026, 8, 20)}},
                             .needs = {{"child/sleep-problems"}},
                             .languages = {"sr", "de"}};
  const Families families{catalog, {{.id = "one", .profile = profile}}};
  const Judgement judgement = catalog.why(profile, "strange");
  REQUIRE(judgement.eligible);
  const Audience audience = families.who(strange);
  REQUIRE(audience.families.size() == 1);
  CHECK(audience.families[0].score == judgement.match.score);
}

TEST_CASE("families that cannot be judged are refused by their place, without a word of them", "[who]") {
  const TemporaryFolder folder;
  const std::string path = (folder / "offers.pgn").string();
  CatalogWriter{path}.commit();
  const Catalog catalog{path};
  passgenau::Family heavy{.id = "heavy", .profile = {.as_of = date(2026, 11, 21)}, .weight = 0};
  passgenau::Family undated{.id = "secret-name"};
  try {
    const Families refused{catalog, {heavy, undated}};
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.name() == "profile-invalid");
    REQUIRE(error.details().size() == 2);
    CHECK(error.details()[0].pointer == "/0/weight");
    CHECK(error.details()[1].pointer == "/1/profile/as_of");
    CHECK(std::string{error.what()}.find("secret") == std::string::npos);
  }
  CHECK(code_of([&] { Families{catalog, {}}; }) == "empty");
  const Families one{catalog, {{.id = "one", .profile = {.as_of = date(2026, 11, 21)}}}};
  CHECK(code_of([&] { one.who({.id = "a"}); }) == "offer-invalid");
}

TEST_CASE("families are read line by line, each problem with its line", "[who]") {
  std::istringstream input{
      "{\"as_of\": \"2026-11-21\"}\n"
      "\n"
      "{\"id\": \"b\", \"weight\": 2.5, \"profile\": {\"as_of\": \"2026-11-21\"}}\n"
      "{\"id\": \"c\", \"weight\": -1, \"profile\": {\"as_of\": \"2026-11-21\"}}\n"
      "{\"id\": \"d\", \"weight\": \"2\", \"profile\": {\"as_of\": \"2026-11-21\"}}\n"
      "{\"id\": \"b\", \"profile\": {\"as_of\": \"2026-11-21\"}}\n"
      "{\"id\": \"e\", \"profile\": {\"as_of\": \"2026-11-21\", \"needs\": [{\"burden\": \"secret\"}]}}\n"
      "not json\n"};
  const auto read = read_families(input, passgenau::Vocabulary::built_in(), {}, "families.jsonl");
  REQUIRE(read.value.size() == 2);
  CHECK(read.value[0].id == "1");
  CHECK(read.value[0].weight == 1);
  CHECK(read.value[1].id == "b");
  CHECK(read.value[1].weight == 2.5);
  std::map<std::uint64_t, std::string> codes;
  for (const Problem& problem : read.problems) {
    CHECK(problem.file == "families.jsonl");
    CHECK(problem.message.find("secret") == std::string::npos);
    codes[problem.line.value_or(0)] = std::string{info(problem.code).name} + ' ' + problem.pointer;
  }
  CHECK(codes == std::map<std::uint64_t, std::string>{{4, "out-of-range /weight"},
                                                      {5, "wrong-type /weight"},
                                                      {6, "duplicate /id"},
                                                      {7, "unknown-burden /profile/needs/0/burden"},
                                                      {8, "json-syntax "}});
}

}  // namespace passgenau::oracle
