// SPDX-License-Identifier: GPL-2.0-or-later
// What rounding promises (docs/gaps.md) and no more: a single family that is unlike all others is hard to see.
#include <boost/json.hpp>
#include <map>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using test::TemporaryFolder;

const Catalog& catalog_of_one() {
  static const TemporaryFolder folder;
  static const Catalog& catalog = *[] {
    CatalogWriter writer{(folder / "one").string()};
    Offer offer{.id = "one", .title = {{"de", "Schreien"}}};
    offer.addresses = {"child/excessive-crying"};
    offer.languages = {{"de"}};
    writer.put(offer);
    writer.commit();
    return new Catalog{(folder / "one").string()};
  }();
  return catalog;
}

Family family_of(const std::string& language, double weight = 1) {
  Family family{.weight = weight};
  family.profile.as_of = date(2026, 11, 21);
  family.profile.needs = {{.burden = "child/excessive-crying"}};
  family.profile.languages = {language};
  family.profile.interpreter = false;
  return family;
}

std::vector<Family> several(std::size_t count, const Family& family) {
  return std::vector<Family>(count, family);
}

Gaps found(const std::vector<Family>& families) { return gaps(catalog_of_one(), families, {.what_if = 0}); }

const GapTable& by_language(const Gaps& gaps) { return gaps.tables[3]; }

}  // namespace

TEST_CASE("one family with a weight does not show in a total", "[gaps]") {
  auto families = several(20, family_of("de", 100));
  const Gaps without = found(families);
  families.push_back(family_of("uk", 100));
  const Gaps with = found(families);
  CHECK(without.all.families.all == 2000);
  CHECK(with.all.families == without.all.families);
  CHECK(with.all.needs == without.all.needs);
  REQUIRE(by_language(with).cells.size() == 1);
  CHECK(by_language(with).cells[0].figures.families.all == 2000);
}

TEST_CASE("a number that is one family's weight is not told", "[gaps]") {
  auto families = several(4, family_of("de", 0.001));
  families.push_back(family_of("uk", 1000));
  CHECK(found(families).all == GapFigures{});
}

TEST_CASE("means of few families are not told", "[gaps]") {
  auto families = several(5, family_of("de"));
  families.push_back(family_of("uk"));
  const Gaps few = found(families);
  CHECK(few.all.families.all == 5);
  CHECK_FALSE(few.all.has_share());
  CHECK_FALSE(few.all.best_score);
  // What is told of all of them is a number alone.
  const auto all = boost::json::parse(to_json(few)).at("all").as_object();
  CHECK(all.contains("families"));
  CHECK_FALSE(all.contains("offers"));
  CHECK_FALSE(all.contains("best_score"));
  families = several(20, family_of("de"));
  CHECK(found(families).all.offers == 1.0);
  CHECK(boost::json::parse(to_json(found(families))).at("all").as_object().contains("offers"));
  families.pop_back();
  CHECK_FALSE(found(families).all.offers);
  // Weights make no families.
  CHECK_FALSE(found(several(19, family_of("de", 100))).all.has_share());
}

TEST_CASE("one family with many needs does not show in their number", "[gaps]") {
  auto families = several(5, family_of("de"));
  Family many = family_of("uk");
  const Vocabulary vocabulary = catalog_of_one().vocabulary();
  for (const Concept& each : vocabulary.concepts())
    if (each.type == ConceptType::burden && !each.broader.empty() && many.profile.needs.size() < 30 &&
        !vocabulary.covers(ConceptType::burden, "parenting/child-protection-concern", each.id))
      many.profile.needs.push_back({.burden = each.id});
  families.push_back(many);
  const Gaps few = found(families);
  CHECK(few.all.families.all == 5);
  CHECK_FALSE(few.all.needs.all);
}

TEST_CASE("languages of few are in the total alone", "[gaps]") {
  auto families = several(7, family_of("de"));
  for (const char* language : {"tr", "uk"})
    for (const auto& family : several(language == std::string{"uk"} ? 4 : 7, family_of(language)))
      families.push_back(family);
  const Gaps few = found(families);
  CHECK(few.all.families.all == 20);
  std::map<std::string, std::int64_t> told;
  for (const GapCell& cell : by_language(few).cells)
    told[cell.row] = cell.figures.families.all.value_or(0);
  CHECK(told == std::map<std::string, std::int64_t>{{"de", 5}, {"tr", 5}});
  for (const GapCell& cell : by_language(few).cells)
    CHECK_FALSE(cell.figures.has_share());
}

TEST_CASE("families that name no need are counted apart", "[gaps]") {
  auto families = several(20, family_of("de"));
  Family none = family_of("de");
  none.profile.needs.clear();
  for (const auto& family : several(10, none))
    families.push_back(family);
  const Gaps apart = found(families);
  CHECK(apart.all.families.all == 30);
  CHECK(apart.in_need.all == 20);
  CHECK(apart.in_need.of(Help::met) == 20);
  CHECK(apart.without_need == 10);
}

TEST_CASE("what is not told has no share in the report", "[gaps]") {
  auto families = several(16, family_of("uk"));
  for (const auto& family : several(4, family_of("de")))
    families.push_back(family);
  const Gaps dark = found(families);
  CHECK_FALSE(dark.all.families.of(Help::met));
  const std::string page = report_html(dark, catalog_of_one().vocabulary(), {.title = "{families}"});
  CHECK(page.find("nicht genannt") != std::string::npos);
  CHECK(page.find("&lt; ") == std::string::npos);
  CHECK(page.find("<p class=\"network\">{families}</p>") != std::string::npos);
  // The darkest shade, of few who are met, is in the legends alone.
  CHECK(page.find("fill=\"#8c2d04\"/><text") == std::string::npos);
}

TEST_CASE("of offers alike one counts for each need, in whatever order they lie", "[gaps]") {
  const auto choices = [](const std::vector<std::string>& ids) {
    const TemporaryFolder folder;
    CatalogWriter writer{(folder / "alike").string()};
    const auto put = [&](const std::string& id, const char* title, std::vector<std::string> addresses) {
      Offer offer{.id = id, .title = {{"de", title}}};
      offer.provider.name = "Verein";
      offer.addresses = std::move(addresses);
      writer.put(offer);
    };
    put(ids[0], "Sprechstunde für Eltern am Vormittag", {"child/excessive-crying"});
    put(ids[1], "Sprechstunde für Eltern am Vormittag", {"child/excessive-crying", "economic/debt"});
    put(ids[2], "Budgetberatung", {"economic/debt"});
    writer.commit();
    Family family = family_of("de");
    family.profile.needs.push_back({.burden = "economic/debt"});
    const Catalog catalog{(folder / "alike").string()};
    std::map<std::string, int> found;
    const Gaps told = gaps(catalog, {family}, {.least_cell = 1, .what_if = 0});
    for (const GapCell& cell : told.tables[2].cells)
      found[cell.row] = cell.figures.choices;
    return found;
  };
  const std::map<std::string, int> expected{{"child/excessive-crying", 1}, {"economic/debt", 2}};
  for (const auto& ids : std::vector<std::vector<std::string>>{{"a", "b", "c"},
                                                               {"a", "c", "b"},
                                                               {"b", "c", "a"},
                                                               {"c", "b", "a"},
                                                               {"b", "a", "c"},
                                                               {"c", "a", "b"}})
    CHECK(choices(ids) == expected);
}

}  // namespace passgenau
