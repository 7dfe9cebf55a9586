// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI: many families at once.
#include <string>

#include "catch.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

using test::call;
using test::Said;

const std::string offers =
    R"({"id":"a","title":{"de":"A"},"addresses":["child/sleep-problems"],"sites":[{"lat":49.87,"lon":8.65}]})"
    "\n"
    R"({"id":"b","title":{"de":"B"}})"
    "\n";
const std::string gazetteer =
    "postal_code,place,region,lat,lon,population\n64289,Darmstadt,06411000,49.87,8.65,160000\n";
const std::string near =
    R"({"id":"near","profile":{"needs":[{"burden":"child/sleep-problems"}],"home":{"postal_code":"64289"}}})"
    "\n";
const std::string far =
    R"({"id":"far","profile":{"needs":[{"burden":"economic/debt"}],"home":{"lat":52.5,"lon":13.4}}})"
    "\n";
const std::string today = R"({"as_of":"2026-11-21"})";

Said who(passgenau_catalog* catalog, const std::string& offer, const std::string& profiles) {
  return call(passgenau_who, catalog, offer.data(), offer.size(), profiles.data(), profiles.size(),
              today.data(), today.size());
}
Said gaps(passgenau_catalog* catalog, const std::string& population, const std::string& options) {
  return call(passgenau_gaps, catalog, population.data(), population.size(), options.data(), options.size());
}
Said difference(passgenau_catalog* before, const std::string& after, const std::string& profiles) {
  return call(passgenau_difference, before, after.data(), after.size(), profiles.data(), profiles.size(),
              today.data(), today.size());
}

}  // namespace

TEST_CASE("C: whom an offer helps", "[c_api]") {
  const test::TemporaryFolder folder;
  const test::CatalogOfC catalog{(folder / "catalog").string(), offers, {}, gazetteer};
  const std::string families = near + far;
  const std::string fresh =
      R"({"id":"new","title":{"de":"Neu"},"addresses":["economic/debt"],"sites":[{"lat":52.5,"lon":13.41}]})";
  const Said found = who(catalog.handle, fresh, families);
  INFO(found.error);
  CHECK(found.text.find(R"({"offer":"new","judged":2,"families":[{"id":"far","score":0.)") == 0);
  CHECK(who(catalog.handle, R"({"id":"x"})", families).name == "offer-invalid");
  const Said refused = who(catalog.handle, fresh, near + R"({"needs":[{"burden":"secret/thing"}]})");
  CHECK(refused.name == "profile-invalid");
  CHECK(refused.error.find("\"line\":2") != std::string::npos);
  CHECK(refused.error.find("secret") == std::string::npos);
}

TEST_CASE("C: where a network is thin, in every form", "[c_api]") {
  const test::TemporaryFolder folder;
  const test::CatalogOfC catalog{(folder / "catalog").string(), offers, {}, gazetteer};
  std::string population;
  for (int i = 0; i < 12; ++i)
    population +=
        R"({"profile":{"as_of":"2026-11-21","needs":[{"burden":"economic/debt"}],"home":{"postal_code":"64289"}}})"
        "\n";
  const Said found = gaps(catalog.handle, population, "");
  INFO(found.error);
  CHECK(found.text.find(R"("all":{"families":{"all":10,"general":10})") != std::string::npos);
  CHECK(found.text.find(R"("kind":"counselling/debt","region":"06411000","name":"Darmstadt")") !=
        std::string::npos);
  CHECK(gaps(catalog.handle, population, R"({"what_if":0})").text.find("\"what_if\":[]") !=
        std::string::npos);
  CHECK(
      gaps(catalog.handle, population, R"({"format":"csv"})").text.find("rows,row,columns,column,families") ==
      0);
  CHECK(gaps(catalog.handle, population, R"({"format":"geojson"})").text.find("FeatureCollection") !=
        std::string::npos);
  const Said page = gaps(catalog.handle, population, R"({"format":"html","language":"en","title":"X & Y"})");
  CHECK(page.text.find("X &amp; Y") != std::string::npos);
  CHECK(gaps(catalog.handle, population, R"({"format":"html","language":"tr"})").name ==
        "language-unsupported");
  CHECK(gaps(catalog.handle, "", today).name == "empty");
  const std::string drawn =
      R"({"as_of":"2026-11-21","about":{"en":"Made up.","de":"Ausgedacht."},"families":50,"seed":1,"regions":["06411"],
          "burdens":[{"burden":"economic/debt","share":1}]})";
  const Said sample = gaps(catalog.handle, drawn, R"({"prevalence":true})");
  CHECK(sample.text.find(R"("all":{"families":{"all":50,"general":50})") != std::string::npos);
  CHECK(gaps(catalog.handle, drawn, R"({"prevalence":true,"format":"html","language":"en"})")
            .text.find("Made up.") != std::string::npos);
  CHECK(gaps(catalog.handle, drawn, R"({"prevalence":true,"format":"html","language":"de-AT"})")
            .text.find("Ausgedacht.") != std::string::npos);
  // Told before anything else: of a population that is refused, too.
  CHECK(gaps(catalog.handle, "{}", R"({"format":"html","language":"tr"})").name == "language-unsupported");
  CHECK(gaps(catalog.handle, R"({"families":50})", R"({"prevalence":true})").name == "profile-invalid");
}

TEST_CASE("C: what a new catalog changes", "[c_api]") {
  const test::TemporaryFolder folder;
  const std::string now = (folder / "now").string();
  const std::string then = (folder / "then").string();
  const test::CatalogOfC catalog{now, offers, {}, gazetteer};
  const test::CatalogOfC fewer{then, offers.substr(0, offers.find('\n') + 1), {}, gazetteer};
  const Said found = difference(catalog.handle, then, near + far);
  INFO(found.error);
  CHECK(found.text.find(R"("removed":["b"])") != std::string::npos);
  CHECK(found.text.find(
            R"({"id":"far","lines":[{"offer":"b","change":"left","cause":"offer-removed","rank_before":1)") !=
        std::string::npos);
  CHECK(difference(catalog.handle, now, near).text.find("\"lists\":[]") != std::string::npos);
  CHECK(difference(catalog.handle, then, "").name == "empty");
  CHECK(difference(catalog.handle, now + "/none", near).name == "catalog-missing");
}

}  // namespace passgenau
