// SPDX-License-Identifier: GPL-2.0-or-later
// Plans whose best set can be told without a program.
#include <string>
#include <vector>

#include "catch.hpp"
#include "planning/contact_key.hpp"
#include "support/town.hpp"

namespace passgenau {
namespace {

using test::family_with;
using test::offer_json;
using test::Town;

std::vector<std::string> offers_of(const Plan& plan) {
  std::vector<std::string> offers;
  for (const PlanStep& step : plan.steps)
    offers.push_back(step.match.offer);
  return offers;
}

using Ids = std::vector<std::string>;
constexpr auto three =
    R"({"burden":"economic/debt"},{"burden":"child/excessive-crying"},{"burden":"parental-health/addiction"})";

TEST_CASE("one offer for all beats three for one each") {
  const Town town{
      {offer_json("crying", R"("addresses":["child/excessive-crying"])"),
       offer_json("debt", R"("addresses":["economic/debt"])"),
       offer_json("addiction", R"("addresses":["parental-health/addiction"])"),
       offer_json(
           "all",
           R"("addresses":["economic/debt","child/excessive-crying","parental-health/addiction","parental-health/exhaustion"])")}};
  const Catalog catalog = town.catalog();
  const Plan found = plan(catalog, family_with(three));
  CHECK(offers_of(found) == Ids{"all"});
  CHECK(found.steps[0].adds == std::vector{0, 1, 2});
  CHECK(found.contacts == 1);
  CHECK(found.covered == 3000);
  CHECK(found.asked == 3000);
  CHECK(found.exact);
  CHECK_FALSE(found.bound);
  CHECK(found.uncovered.empty());
}

TEST_CASE("two offers of one house are one contact, and beat two of two houses") {
  const std::string house =
      R"("provider":{"name":"Familienhaus"},"sites":[{"address":{"street":"Marktstraße 3","postal_code":"64283"}}],)";
  const std::string other =
      R"("provider":{"name":"Familienhaus"},"sites":[{"address":{"street":"Bergweg 9","postal_code":"64283"}}],)";
  const std::string same_house =
      R"("provider":{"name":"FAMILIENHAUS"},"sites":[{"address":{"street":"Marktstr. 3","postal_code":"64283"}}],)";
  const Town town{{offer_json("a-debt", other + R"("verified":"2026-11-20","addresses":["economic/debt"])"),
                   offer_json("b-debt", house + R"("addresses":["economic/debt"])"),
                   offer_json("c-crying", same_house + R"("addresses":["child/excessive-crying"])")}};
  const Catalog catalog = town.catalog();
  const NeedsProfile asking =
      family_with(R"({"burden":"economic/debt"},{"burden":"child/excessive-crying"})");
  const Plan found = plan(catalog, asking);
  CHECK(found.contacts == 1);
  CHECK(offers_of(found).size() == 2);
  for (const PlanStep& step : found.steps) {
    CHECK(step.contact == 1);
    CHECK(step.match.offer != "a-debt");
  }
  // One offer alone: the heavier need; both weigh the same, so the better fit.
  const Plan one = plan(catalog, asking, {.max_offers = 1});
  CHECK(offers_of(one) == Ids{"a-debt"});
  REQUIRE(one.uncovered.size() == 1);
  CHECK(one.uncovered[0].need == 1);
  CHECK(one.uncovered[0].why == Uncovered::limit);
  CHECK(one.uncovered[0].offer == "c-crying");
  CHECK(sentence(one, {asking, "de", Vocabulary::built_in()}) ==
        "Anlaufstellen: 1. Nicht für alle Anliegen ist im Plan Platz.");
}

TEST_CASE("a contact is a provider at a place; nobody is joined to a confidential one") {
  const Offer at{.provider = {.name = "Haus"}, .sites = {{.point = GeoPoint{49.87, 8.65}}}};
  Offer secret = at;
  secret.sites[0].confidential = true;
  CHECK(contact_key(at, 0) == contact_key(at, {}));
  CHECK(contact_key(secret, {}).empty());
  CHECK(contact_key(Offer{.sites = at.sites}, 0).empty());
  CHECK(contact_key(Offer{.provider = {.name = "Haus"}}, {}) != contact_key(at, {}));
  CHECK_FALSE(contact_key(Offer{.provider = {.name = "Haus"}}, {}).empty());
}

TEST_CASE("help in acute danger comes first, and is never left out for weight") {
  const Town town{{offer_json("debt", R"("addresses":["economic/debt","child/excessive-crying"])"),
                   offer_json("violence", R"("addresses":["relationship/domestic-violence"])")}};
  const Catalog catalog = town.catalog();
  const NeedsProfile asking = family_with(
      R"({"burden":"economic/debt"},{"burden":"child/excessive-crying"},{"burden":"relationship/domestic-violence","weight":0.1})");
  const Plan found = plan(catalog, asking);
  CHECK(offers_of(found) == Ids{"violence", "debt"});
  REQUIRE_FALSE(found.notes.empty());
  CHECK(found.notes[0].code == "acute-help");
  CHECK(offers_of(plan(catalog, asking, {.max_offers = 1})) == Ids{"violence"});
}

TEST_CASE("what nobody is made for: general help, and what nearly fits") {
  const Town town{{offer_json("cafe", R"("kinds":["groups/parents-cafe"])"),
                   offer_json("later", R"("addresses":["economic/debt"],"valid":{"from":"2027-02-01"})")}};
  const Catalog catalog = town.catalog();
  const NeedsProfile asking = family_with(R"({"burden":"economic/debt"},{"kind":"midwifery/midwife"})");
  const Plan found = plan(catalog, asking);
  CHECK(offers_of(found) == Ids{"cafe"});
  CHECK(found.steps[0].adds.empty());
  CHECK(found.steps[0].general_for == std::vector{0});
  CHECK(found.covered == 0);
  REQUIRE(found.uncovered.size() == 2);
  CHECK(found.uncovered[0].general);
  REQUIRE(found.uncovered[0].near_miss);
  CHECK(found.uncovered[0].near_miss->match.offer == "later");
  CHECK_FALSE(found.uncovered[1].general);
  CHECK_FALSE(found.uncovered[1].near_miss);
  const Telling telling{asking, "de", Vocabulary::built_in()};
  CHECK(sentence(found.steps[0], telling) == "Offen für alle, auch hierfür: Schulden und Überschuldung.");
  CHECK(sentence(found.uncovered[0], telling) ==
        "Nur allgemeine Hilfe bei: Schulden und Überschuldung. Fast passend: Ab dem 1. Februar 2027.");
  CHECK(sentence(found, telling) == "Anlaufstellen: 1. Nicht für jedes Anliegen gibt es ein Angebot.");
}

TEST_CASE("a plan that is not exact says so, and what no set can pass") {
  const NeedsProfile asking = family_with(R"({"burden":"economic/debt"})");
  const Plan found{.exact = false,
                   .bound = PlanBound{.covered = 1000, .offers = 1},
                   .contacts = 1,
                   .steps = {PlanStep{.addresses = {0}}}};
  CHECK(sentence(found, {asking, "de", Vocabulary::built_in()}) ==
        "Anlaufstellen: 1. Alle Anliegen sind abgedeckt. Vielleicht gibt es einen noch besseren Plan.");
  CHECK(to_json(found).find(R"("exact":false,"bound":{"covered":1,"offers":1})") != std::string::npos);
}

TEST_CASE("what no set can pass counts the lines that were not looked at") {
  // More than a thousand that address one need, and behind them one that addresses both.
  std::vector<std::string> offers;
  for (std::size_t i = 0; i <= PlanLimits::candidates; ++i)
    offers.push_back(
        offer_json("debt-" + std::to_string(i), R"("verified":"2026-11-20","addresses":["economic/debt"])"));
  offers.push_back(offer_json("zz-both", R"("addresses":["economic/debt","child/excessive-crying"])"));
  const Town town{offers};
  const Plan found =
      plan(town.catalog(), family_with(R"({"burden":"economic/debt"},{"burden":"child/excessive-crying"})"),
           {.max_offers = 1});
  CHECK_FALSE(found.exact);
  REQUIRE(found.bound);
  CHECK(*found.bound == PlanBound{.covered = 2000, .offers = 1});
  CHECK(found.bound->covered >= found.covered);
}

TEST_CASE("offers alike are one step") {
  const std::string rest = R"("provider":{"name":"Treffpunkt Lerche"},"kinds":["groups/parent-child-group"],
      "addresses":["economic/debt"],"sites":[{"address":{"street":"Weg 1","city":"Ort"}}])";
  const Town town{{R"({"id":"monday","title":{"de":"Krabbelkreis Montag"},)" + rest + "}",
                   R"({"id":"tuesday","title":{"de":"Krabbelkreis Dienstag"},)" + rest + "}"}};
  const Catalog catalog = town.catalog();
  const Plan found = plan(catalog, family_with(R"({"burden":"economic/debt"})"));
  REQUIRE(found.steps.size() == 1);
  CHECK(found.steps[0].match.also == Ids{"tuesday"});
}

TEST_CASE("nothing eligible is a plan without steps; bad options and a family without needs are refused") {
  const Town town{{}};
  const Catalog catalog = town.catalog();
  const NeedsProfile asking = family_with(R"({"burden":"economic/debt"})");
  const Plan found = plan(catalog, asking);
  CHECK(found.steps.empty());
  CHECK(found.uncovered.size() == 1);
  CHECK(sentence(found, {asking, "en", Vocabulary::built_in()}) == "There is no offer that fits at present.");
  CHECK(to_json(found) ==
        R"({"catalog":{"offers":0,"revision":1},"notes":[],"exact":true,"asked":1,"covered":0,"contacts":0,)"
        R"("travel_km":0,"steps":[],"uncovered":[{"need":0,"why":"no-offer"}]})");

  const auto refusal = [&](const NeedsProfile& profile, const PlanOptions& options) {
    try {
      plan(catalog, profile, options);
    } catch (const Error& error) {
      std::string said{error.name()};
      for (const Problem& problem : error.details())
        said += " " + problem.pointer + " " + std::string{info(problem.code).name};
      return said;
    }
    return std::string{};
  };
  CHECK(refusal(asking, {.max_offers = 0, .max_contacts = 21}) ==
        "options-invalid /max_offers out-of-range /max_contacts out-of-range");
  CHECK_THROWS_WITH(plan(catalog, asking, {.max_offers = 0}), Catch::StartsWith("the options are not valid"));
  CHECK(refusal(family_with(""), {}) == "profile-invalid /needs empty");
  // A concern for a child's safety is handed over, not planned for.
  const Plan concern = plan(catalog, family_with(R"({"burden":"parenting/child-protection-concern"})"));
  CHECK(concern.steps.empty());
  CHECK(concern.uncovered.empty());
  REQUIRE(concern.notes.size() == 1);
  CHECK(concern.notes[0].code == "hand-over");
}

}  // namespace
}  // namespace passgenau
