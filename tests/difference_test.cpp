// SPDX-License-Identifier: GPL-2.0-or-later
// What a new catalog changes in families' lists: each cause by hand, and over the oracle's worlds that nothing is left out.
#include <algorithm>
#include <iostream>

#include "catch.hpp"
#include "oracle/each_world.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau::oracle {
namespace {

constexpr std::uint64_t least_worlds = 30;
constexpr std::uint64_t first_seed = 5'000'001;

Offer offer_of(const std::string& id, const std::string& burden, Date verified) {
  return {.id = id, .title = {{"de", "Titel " + id}}, .addresses = {burden}, .verified = verified};
}

std::string made(const TemporaryFolder& folder, const std::string& name, const std::vector<Offer>& offers) {
  const std::string path = (folder / name).string();
  CatalogWriter writer{path};
  for (const Offer& offer : offers)
    writer.put(offer);
  writer.commit();
  return path;
}

std::string told(const FamilyDifference& family) {
  std::string out;
  for (const LineDifference& line : family.lines) {
    out += line.offer + ' ' + std::string{name(line.change)} + ' ' + std::string{name(line.cause)};
    out += ' ' + (line.rank_before ? std::to_string(*line.rank_before) : "-") + '>' +
           (line.rank_after ? std::to_string(*line.rank_after) : "-");
    for (const Criterion criterion : line.criteria)
      out += ' ' + std::string{name(criterion)};
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("every change of a list has its cause", "[difference]") {
  const TemporaryFolder folder;
  const Date today = date(2026, 11, 21);
  const std::string crying = "child/excessive-crying";
  Offer later = offer_of("d", crying, date(2026, 10, 1));
  later.languages = {{"tr"}};
  const Catalog before{
      made(folder, "before",
           {offer_of("a", crying, date(2026, 11, 1)), offer_of("b", crying, date(2025, 6, 1)),
            offer_of("c", crying, date(2024, 6, 1)), later})};
  Offer now_german = later;
  now_german.languages.push_back({"de"});
  const Catalog after{
      made(folder, "after",
           {offer_of("a", "economic/debt", date(2026, 11, 1)), offer_of("b", crying, date(2026, 6, 1)),
            now_german, offer_of("e", crying, date(2026, 11, 21))})};
  const NeedsProfile profile{.as_of = today, .needs = {{crying}}, .languages = {"de"}};
  const NeedsProfile quiet{.as_of = today, .needs = {{"economic/poverty"}}};
  const CatalogDifference found =
      difference(before, after, {{.id = "one", .profile = profile}, {.id = "two", .profile = quiet}}, 1);
  CHECK(found.added == std::vector<std::string>{"e"});
  CHECK(found.removed == std::vector<std::string>{"c"});
  CHECK(found.changed == std::vector<std::string>{"a", "b", "d"});
  CHECK(found.families == 2);
  REQUIRE(found.lists.size() == 1);
  CHECK(found.lists[0].family == "one");
  CHECK(told(found.lists[0]) ==
        "d entered offer-changed ->1 language\n"
        "e entered offer-added ->2\n"
        "b score offer-changed 2>3 freshness\n"
        "a left offer-changed 1>- needs\n"
        "c left offer-removed 3>-\n");
  CHECK(to_json(found).find("child/excessive-crying") == std::string::npos);
}

TEST_CASE("others make room, and the gazetteer moves a home", "[difference]") {
  const TemporaryFolder folder;
  const std::string crying = "child/excessive-crying";
  const std::vector<Offer> offers{offer_of("a", crying, date(2026, 11, 1)),
                                  offer_of("b", crying, date(2026, 6, 1))};
  const Catalog both{made(folder, "both", offers)};
  const Catalog one{made(folder, "one", {offers[1]})};
  NeedsProfile profile{.as_of = date(2026, 11, 21), .needs = {{crying}}, .limit = 1};
  const CatalogDifference cut = difference(both, one, {{.id = "x", .profile = profile}}, 1);
  REQUIRE(cut.lists.size() == 1);
  CHECK(told(cut.lists[0]) ==
        "b entered others ->1\n"
        "a left offer-removed 1>-\n");
  CHECK(cut.lists[0].lines[0].score_before == cut.lists[0].lines[0].score_after);

  Offer sited = offers[0];
  sited.sites = {{.address = {.postal_code = "64289"}}};
  const auto with_places = [&](const std::string& name, double lat) {
    const std::string path = (folder / name).string();
    CatalogWriter writer{path};
    writer.set_gazetteer(Gazetteer{
        {{.postal_code = "64289", .name = "Darmstadt", .region = "06411000", .point = {lat, 8.65}}}});
    writer.put(sited);
    writer.commit();
    return path;
  };
  const Catalog here{with_places("here", 49.87)};
  const Catalog there{with_places("there", 52.0)};
  profile.home.point = GeoPoint{49.87, 8.65};
  const CatalogDifference moved = difference(here, there, {{.id = "x", .profile = profile}}, 1);
  REQUIRE(moved.lists.size() == 1);
  CHECK(told(moved.lists[0]) == "a left surroundings 1>- place\n");
}

TEST_CASE("a list that is not told is the same, line by line", "[difference]") {
  long same = 0, other = 0;
  const bool enough =
      for_each_world(first_seed, least_worlds, [&](std::uint64_t seed, const World&, const Staged& staged) {
        Random random{seed};
        std::vector<Offer> fewer;
        for (const Offer& offer : staged.offers)
          if (random.chance(90)) fewer.push_back(offer);
        const TemporaryFolder folder;
        write_catalog((folder / "before").string(), staged, staged.offers);
        write_catalog((folder / "after").string(), staged, fewer);
        const Catalog before{(folder / "before").string()};
        const Catalog after{(folder / "after").string()};
        std::vector<passgenau::Family> families;
        for (std::size_t i = 0; i < staged.profiles.size(); ++i)
          families.push_back({.id = std::to_string(i), .profile = staged.profiles[i]});
        const CatalogDifference found = difference(before, after, families);
        for (std::size_t i = 0; i < families.size(); ++i) {
          const auto listed = [&](const Catalog& catalog) {
            std::vector<std::pair<std::string, double>> lines;
            for (const Match& match : catalog.match(families[i].profile).matches)
              lines.emplace_back(match.offer, match.score);
            return lines;
          };
          const bool told_of =
              std::any_of(found.lists.begin(), found.lists.end(),
                          [&](const FamilyDifference& each) { return each.family == families[i].id; });
          const bool differs = listed(before) != listed(after);
          CHECK(told_of == differs);
          ++(differs ? other : same);
        }
      });
  std::cout << same << " lists the same, " << other << " others\n";
  if (!enough) return;
  CHECK(same > 0);
  CHECK(other > 0);
}

TEST_CASE("nobody to ask about is an error", "[difference]") {
  const TemporaryFolder folder;
  const Catalog catalog{made(folder, "one", {})};
  try {
    difference(catalog, catalog, {});
    FAIL("not refused");
  } catch (const Error& error) {
    CHECK(error.name() == "empty");
  }
}

}  // namespace passgenau::oracle
