// SPDX-License-Identifier: GPL-2.0-or-later
// Offers that fail exactly one condition, the change that mends it, and how it is said.
#include "catch.hpp"
#include "near_miss/desk.hpp"
#include "near_miss/sphere.hpp"

namespace passgenau {
namespace {

const std::string at_home = R"("home":{"lat":49.87,"lon":8.65})";

TEST_CASE("two conditions that are unmet are no near miss, none is a match") {
  CHECK(none_near(R"("child_age":{"from":"P6M"},"languages":[{"tag":"tr"}])",
                  R"("children":[{"born":"2026-08-20"}],"languages":["de"])"));
  CHECK(none_near(R"("addresses":["economic/debt"])", R"("needs":[{"burden":"child/preterm"}])"));
  const Desk desk{{R"({"id":"a","title":{"de":"a"},"child_age":{"until":"P3Y"}})"}};
  const Catalog catalog = desk.catalog();
  CHECK(catalog.near_misses(family(R"("children":[{"born":"2026-08-20"}])"), 10).empty());
  CHECK(catalog.near_misses(family(R"("children":[{"due":"2027-01-20"}])"), 0).empty());
  CHECK_THROWS_AS(catalog.near_misses(NeedsProfile{}, 1), Error);
  CHECK_THROWS_AS(catalog.ask_next(NeedsProfile{}, 1), Error);
}

TEST_CASE("the reach that suffices, to the metre") {
  const std::string site = R"("sites":[{"lat":49.99,"lon":8.65}])";
  const std::int64_t there = great_circle({49.87, 8.65}, {49.99, 8.65}).in_metres();
  const NearMiss near_miss = only_near_miss(site, at_home);
  CHECK(near_miss.change.kind == ChangeKind::reach);
  CHECK(near_miss.change.reach == metres(there));
  CHECK(near_miss.change.beyond == metres(there - 10'000));
  const Catalog catalog = Desk{{R"({"id":"a","title":{"de":"a"},)" + site + '}'}}.catalog();
  NeedsProfile wider = family(at_home);
  wider.reach = *near_miss.change.reach;
  CHECK(catalog.why(wider, "a").eligible);
  wider.reach = metres(there - 1);
  CHECK_FALSE(catalog.why(wider, "a").eligible);
  CHECK(catalog.near_misses(wider, 1).front().change.beyond == metres(1));
  CHECK(said(site, at_home) == "3,3 km weiter als der gewünschte Umkreis: 13 km.");
  CHECK(said(site, at_home, "en") == "3.3 km farther than wanted: 13 km.");
}

TEST_CASE("what is much farther is not near") {
  // 20 km beyond the reach of 10 km, exactly, and a metre more.
  const auto [inside, outside] = points_around(metres(30'000), {49.87, 8.65});
  CHECK(only_near_miss(site_at(inside), at_home).change.reach == metres(30'000));
  CHECK(none_near(site_at(outside), at_home));
  // As far again as a reach of 50 km.
  const auto [far, farther] = points_around(metres(100'000), {49.87, 8.65});
  CHECK(only_near_miss(site_at(far), at_home + R"(,"reach_km":50)").change.beyond == metres(50'000));
  CHECK(none_near(site_at(farther), at_home + R"(,"reach_km":50)"));
}

TEST_CASE("the nearest of several sites decides") {
  const NearMiss near_miss =
      only_near_miss(R"("sites":[{"lat":50.05,"lon":8.65},{"lat":49.99,"lon":8.65}])", at_home);
  CHECK(near_miss.change.reach == great_circle({49.87, 8.65}, {49.99, 8.65}));
}

TEST_CASE("another way, the one that is worth most") {
  const std::string only_site = at_home + R"(,"delivery":["site"])";
  CHECK(only_near_miss(R"("remote":["phone","chat"])", only_site).change.delivery == Delivery::phone);
  CHECK(only_near_miss(R"("remote":["phone"],"home_visits":{"regions":["country:DE"]})",
                       R"("home":{"region":"06411000"},"delivery":["site"])")
            .change.delivery == Delivery::home_visit);
  CHECK(said(R"("remote":["phone"])", only_site) == "Geht telefonisch.");
  CHECK(said(R"("remote":["phone"],"sites":[{"lat":49.99,"lon":8.65}])", only_site) ==
        "3,3 km weiter als der gewünschte Umkreis: 13 km.");
  CHECK(said(R"("remote":["phone"],"sites":[{"lat":52,"lon":8.65}])", only_site) == "Geht telefonisch.");
}

TEST_CASE("no home visit is suggested to a family that asks for discretion") {
  const std::string discreet = R"("home":{"region":"06411000"},"discreet":true)";
  CHECK(none_near(R"("home_visits":{"regions":["country:DE"]})", discreet));
  CHECK(none_near(R"("home_visits":{"regions":["country:DE"]})", discreet + R"(,"delivery":["phone"])"));
  CHECK(only_near_miss(R"("home_visits":{"regions":["country:DE"]},"remote":["chat"])",
                       discreet + R"(,"delivery":["phone"])")
            .change.delivery == Delivery::chat);
}

TEST_CASE("a confidential site is given away by nothing") {
  const std::string shelter =
      R"("kinds":["housing/womens-shelter"],"sites":[{"address":{"region":"06411000"},"confidential":true}],)"
      R"("residence":{"regions":["06411000"]})";
  CHECK(none_near(R"("residence":{"regions":["06412"]},"remote":["phone"],)"
                  R"("sites":[{"address":{"region":"06412000"},"confidential":true}])",
                  R"("home":{"region":"06411000"})"));
  CHECK(none_near(shelter + R"(,"remote":["phone"])", R"("home":{"region":"06412000"})"));
  CHECK(none_near(R"("remote":["phone"],"sites":[{"lat":49.99,"lon":8.65,"confidential":true}],)"
                  R"("residence":{"regions":["01"]})",
                  at_home + R"(,"delivery":["chat"])"));
  // Another condition may be said: it tells nothing of the place.
  const NearMiss near_miss = only_near_miss(shelter + R"(,"languages":[{"tag":"tr"}])",
                                            R"("home":{"region":"06411000"},"languages":["de"])");
  CHECK(near_miss.change.languages == std::vector<std::string>{"tr"});
  CHECK(to_json(Answer{.near_misses = {{near_miss}}}).find("_km") == std::string::npos);
  CHECK(none_near(shelter + R"(,"languages":[{"tag":"tr"}])",
                  R"("home":{"region":"06412000"},"languages":["de"])"));
}

TEST_CASE("an interpreter first, else somebody who speaks the language") {
  const std::string turkish = R"("languages":["tr"])";
  CHECK(said(R"("languages":[{"tag":"de"},{"tag":"mul","by":"interpreter"}])",
             turkish + R"(,"interpreter":false)") == "Mit Dolmetscher:in.");
  CHECK(only_near_miss(R"("languages":[{"tag":"de"},{"tag":"ar"},{"tag":"ru","by":"interpreter"}])", turkish)
            .change.languages == std::vector<std::string>{"de", "ar"});
  CHECK(said(R"("languages":[{"tag":"de"},{"tag":"ar"}])", turkish) ==
        "Mit jemandem, der eine dieser Sprachen spricht: Deutsch, Arabisch.");
  CHECK(said(R"("languages":[{"tag":"de"}])", turkish) ==
        "Mit jemandem, der diese Sprache spricht: Deutsch.");
  CHECK(none_near(R"("languages":[{"tag":"ar","by":"interpreter"}])", turkish));
  // With German there is no language barrier any more.
  CHECK(none_near(
      R"("languages":[{"tag":"de"}],"addresses":["economic/debt"],"only_for":["migration/language-barrier"])",
      turkish + R"(,"needs":[{"burden":"economic/debt"}])"));
}

TEST_CASE("requirements to do without: all that are missing, and no wish") {
  const std::string wishes =
      R"("require":["free","wheelchair-accessible","anonymous"],"prefer":["low-cost"])";
  const NearMiss near_miss = only_near_miss(R"("access":["wheelchair-accessible"])", wishes);
  CHECK(near_miss.change.traits == std::vector{Trait::free, Trait::anonymous});
  CHECK(said(R"("access":["wheelchair-accessible"])", wishes) ==
        "Wenn es auch ohne geht: kostenlos, anonym.");
  CHECK(said(R"("access":[])", R"("require":["free"])") == "Wenn es auch ohne geht: kostenlos.");
}

TEST_CASE("somebody else of the family") {
  const std::string mother = R"("caregiver":{"roles":["mother"]})";
  CHECK(only_near_miss(R"("caregivers":["father","grandparent","foster-parent"])", mother).change.roles ==
        std::vector{Role::father, Role::grandparent});
  CHECK(said(R"("caregivers":["father"])", mother) == "Wenn jemand anderes kommt: Vater.");
  CHECK(said(R"("access":["men-only"])", mother) == "Wenn jemand anderes kommt: Vater.");
  CHECK(only_near_miss(R"("access":["women-only"])", R"("caregiver":{"roles":["father"]})").change.roles ==
        std::vector{Role::mother});
  // Nobody becomes pregnant or a foster parent for the sake of an offer.
  CHECK(none_near(R"("caregivers":["pregnant","foster-parent","professional"])", mother));
}

TEST_CASE("where there is violence, nobody else is asked along") {
  const std::string offer = R"("caregivers":["father"],"addresses":["relationship"])";
  CHECK(none_near(offer, R"("caregiver":{"roles":["mother"]},"discreet":true)"));
  CHECK(none_near(
      offer, R"("caregiver":{"roles":["mother"]},"needs":[{"burden":"relationship/domestic-violence"}])"));
}

TEST_CASE("the next birthday of a caregiver") {
  const std::string offer = R"("caregiver_age":{"from":"P22Y"})";
  CHECK(only_near_miss(offer, R"("caregiver":{"age":21})").change.caregiver_age == 22);
  CHECK(said(offer, R"("caregiver":{"age":21})") == "Ab dem 22. Geburtstag der Mutter oder des Vaters.");
  CHECK(none_near(offer, R"("caregiver":{"age":20})"));
  CHECK(none_near(R"("caregiver_age":{"until":"P22Y"})", R"("caregiver":{"age":22})"));
  // At 22 they are not very young any more.
  CHECK(none_near(R"("caregiver_age":{"from":"P22Y"},"addresses":["economic/debt"],)"
                  R"("only_for":["family-situation/very-young-parents"])",
                  R"("caregiver":{"age":21},"needs":[{"burden":"economic/debt"}])"));
}

TEST_CASE("a burden that would have to be there, and none that endangers") {
  const std::string crying = R"("needs":[{"burden":"child/excessive-crying"}])";
  const std::string offer =
      R"("addresses":["child/excessive-crying"],"only_for":["child/preterm","relationship/domestic-violence"])";
  CHECK(only_near_miss(offer, crying).change.burdens == std::vector<std::string>{"child/preterm"});
  CHECK(said(offer, crying).rfind("Nur, wenn auch das zutrifft: ", 0) == 0);
  CHECK(none_near(R"("addresses":["child/excessive-crying"],"only_for":["relationship/domestic-violence"])",
                  crying));
  CHECK(none_near(R"("not_for":["child/excessive-crying"])", crying));
}

TEST_CASE("families from elsewhere, where that is near") {
  const std::string gazetteer =
      "64289,Darmstadt,06411000,49.88,8.65\n64372,Ober-Ramstadt,06432016,49.83,8.75\n";
  const auto near_misses = [&](const std::string& residence) {
    return Desk{{R"({"id":"a","title":{"de":"a"},"residence":)" + residence + '}'}, gazetteer}
        .catalog()
        .near_misses(family(R"("home":{"postal_code":"64289"})"), 5);
  };
  const auto regions = [&](const std::string& residence) {
    const auto found = near_misses(residence);
    return found.empty() ? std::vector<NamedRegion>{} : found.front().change.regions;
  };
  using Regions = std::vector<NamedRegion>;
  CHECK(regions(R"({"regions":["06432016"]})") == Regions{{"06432016", "Ober-Ramstadt"}});
  CHECK(regions(R"({"regions":["06432","09","06531"]})") == Regions{{"06432", ""}});
  CHECK(regions(R"({"regions":["06433"]})") == Regions{{"06433", ""}});
  CHECK(regions(R"({"regions":["plz:64372","plz:65183","plz:64999"]})") ==
        Regions{{"plz:64372", "Ober-Ramstadt"}, {"plz:64999", ""}});
  CHECK(regions(R"({"regions":["06531"]})").empty());
  CHECK(regions(R"({"regions":["country:AT"]})").empty());
  CHECK(regions(R"({"regions":["06"],"except":["06411"]})").empty());
  const auto sentence_of = [&](const std::string& residence) {
    return sentence(near_misses(residence).front(), family(""), "de", Vocabulary::built_in());
  };
  CHECK(sentence_of(R"({"regions":["06432016"]})") == "Nur für Familien aus: Ober-Ramstadt.");
  CHECK(sentence_of(R"({"regions":["plz:64372"]})") == "Nur für Familien aus: 64372 Ober-Ramstadt.");
  CHECK(sentence_of(R"({"regions":["06433"]})") == "Nur für Familien aus: Gemeindeschlüssel 06433.");
}

TEST_CASE("order: what the family can change first, then points, distance, id") {
  const auto offer = [](const std::string& id, const std::string& members) {
    return R"({"id":")" + id + R"(","title":{"de":"t"},)" + members + '}';
  };
  const Desk desk{
      {offer("elsewhere", R"("residence":{"regions":["06412"]},"remote":["phone"],"verified":"2026-11-21")"),
       offer("b", R"("sites":[{"lat":49.99,"lon":8.65}])"),
       offer("a", R"("sites":[{"lat":49.99,"lon":8.65}])"),
       offer("nearer", R"("sites":[{"lat":49.98,"lon":8.65}])"),
       offer("best", R"("sites":[{"lat":50.0,"lon":8.65}],"verified":"2026-11-21")")}};
  std::vector<std::string> ids;
  for (const NearMiss& near_miss :
       desk.catalog().near_misses(family(R"("home":{"lat":49.87,"lon":8.65,"region":"06411000"})"), 10))
    ids.push_back(near_miss.match.offer);
  CHECK(ids == std::vector<std::string>{"best", "nearer", "a", "b", "elsewhere"});
}

TEST_CASE("an answer holds what was asked for, of one state") {
  const Catalog catalog =
      Desk{{R"({"id":"a","title":{"de":"a"},"child_age":{"from":"P6M"},"remote":["phone"]})",
            R"({"id":"b","title":{"de":"b"},"languages":[{"tag":"de"}]})"}}
          .catalog();
  const NeedsProfile profile = family(R"("children":[{"born":"2026-06-12"}])");
  CHECK(to_json(catalog.match(profile, {})) == to_json(catalog.match(profile)));
  CHECK(to_json(catalog.match(profile)).find("near_misses") == std::string::npos);
  const std::string both = to_json(catalog.match(profile, {.near_misses = 5, .ask = 5}));
  INFO(both);
  CHECK(both.find(R"("near_misses":[{"condition":"child_age","change":{"kind":"date","as_of":"2026-12-12",)"
                  R"("child":0,"age":"P6M"},"offer":"a","score":)") != std::string::npos);
  CHECK(both.find(R"(,"ask":[{"question":"languages","undecided":1,"first":1}]})") != std::string::npos);
  CHECK(to_json(catalog.match(family(R"("languages":["de"])"), {.near_misses = 1, .ask = 1}))
            .find(R"("near_misses":[],"ask":[{"question":"children","undecided":1,"first":1}])") !=
        std::string::npos);
}

}  // namespace
}  // namespace passgenau
