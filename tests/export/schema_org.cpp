// SPDX-License-Identifier: GPL-2.0-or-later
// schema.org: a Service as its vocabulary has it.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <map>
#include <set>

#include "catch.hpp"
#include "export/random_offer.hpp"
#include "export/support.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

using Names = std::set<std::string>;

/// The properties that schema.org (version 28) has for the types that are written.
const std::map<std::string, Names>& properties() {
  static const std::map<std::string, Names> all{
      {"Service",
       {"identifier", "name", "description", "provider", "serviceType", "audience", "areaServed",
        "availableChannel", "hoursAvailable", "offers", "url"}},
      {"Organization", {"name", "telephone", "email"}},
      {"ParentAudience",
       {"childMinAge", "childMaxAge", "suggestedMinAge", "suggestedMaxAge", "audienceType"}},
      {"ServiceChannel", {"name", "availableLanguage", "serviceLocation", "servicePhone", "serviceUrl"}},
      {"Place", {"name", "address", "geo"}},
      {"PostalAddress",
       {"streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry"}},
      {"GeoCoordinates", {"latitude", "longitude"}},
      {"ContactPoint", {"telephone"}},
      {"OpeningHoursSpecification",
       {"dayOfWeek", "opens", "closes", "validFrom", "validThrough", "description"}},
      {"AdministrativeArea", {"name", "identifier"}},
      {"Country", {"name", "identifier"}},
      {"DefinedRegion", {"addressCountry", "postalCode"}},
      {"PropertyValue", {"propertyID", "value"}},
      {"Offer", {"price", "priceCurrency"}}};
  return all;
}

void check_node(const json::value& value) {
  if (value.is_array())
    for (const json::value& entry : value.get_array())
      check_node(entry);
  if (!value.is_object()) return;
  const json::object& object = value.get_object();
  if (object.contains("@value")) {
    CHECK(object.contains("@language"));
    return;
  }
  REQUIRE(object.contains("@type"));
  const Names& known = properties().at(std::string{object.at("@type").get_string()});
  for (const auto& member : object) {
    INFO(member.key());
    CHECK((member.key()[0] == '@' || known.count(std::string{member.key()}) == 1));
    check_node(member.value());
  }
}

TEST_CASE("schema.org: one document with a graph, every type and property of the vocabulary") {
  const TemporaryFolder folder;
  std::mt19937 random{seed()};
  INFO("seed " << seed());
  std::vector<Offer> offers = sample_offers();
  for (int i = 0; i < 300; ++i)
    if (Offer offer = random_offer(random, "r/" + std::to_string(i)); is_valid(offer))
      offers.push_back(std::move(offer));
  make_catalog(folder / "c", offers);
  const std::string text = exported(Catalog{folder / "c"}, {.format = FeedFormat::schema_org});
  // Safe inside a script element of a page.
  CHECK(text.find('<') == std::string::npos);
  const json::value document = parsed(text);
  CHECK(document.at("@context") == "https://schema.org");
  const json::array& graph = document.at("@graph").get_array();
  CHECK(graph.size() == offers.size());
  std::set<std::string> ids;
  for (const json::value& service : graph) {
    CHECK(service.at("@type") == "Service");
    CHECK(ids.insert(std::string{service.at("@id").get_string()}).second);
    check_node(service);
  }
}

TEST_CASE("schema.org: a whole service") {
  const auto read = offer_from_json(
      R"({"id":"da/x","title":{"de":"Café","en":"Coffee"},"provider":{"name":"FZ"},"kinds":["groups/parents-cafe"],)"
      R"("addresses":["economic/debt"],"child_age":{"from":"P6M","until":"P3Y"},"caregivers":["mother"],"caregiver_age":{"until":"P22Y"},)"
      R"("languages":[{"tag":"de"},{"tag":"mul","by":"interpreter"}],)"
      R"("sites":[{"name":"Haus","lat":49.88,"lon":8.66,"address":{"street":"Ring 5","postal_code":"64289","city":"Darmstadt","region":"06411000"}}],)"
      R"("remote":["phone","online"],"residence":{"regions":["06","plz:64289","country:DE"]},"access":["free"],)"
      R"("schedule":[{"days":"MO,WE","from":"09:30","until":"11:30"},{"days":"SU","from":"00:00","until":"24:00"},{"days":"TU","every":2}],)"
      R"("valid":{"until":"2026-12-31"},"contact":{"phone":"06151 1","url":"https://example.org/x"}})",
      Vocabulary::built_in());
  REQUIRE(read.valid());
  const std::string channel = R"("availableLanguage":["de"],)";
  CHECK(
      export_offer(read.value, Vocabulary::built_in(), sample_gazetteer(),
                   {.format = FeedFormat::schema_org}) ==
      R"({"@context":"https://schema.org","@type":"Service","@id":"urn:uuid:10104d6b-ba55-5b7d-9130-9778c5166954",)"
      R"("identifier":"da/x","name":[{"@value":"Café","@language":"de"},{"@value":"Coffee","@language":"en"}],)"
      R"("provider":{"@type":"Organization","name":"FZ","telephone":"06151 1"},"serviceType":["Elterncafé und offener Treff"],)"
      R"("audience":{"@type":"ParentAudience","childMinAge":0.5,"childMaxAge":2,"suggestedMaxAge":21,"audienceType":["Schulden und Überschuldung","Mutter"]},)"
      R"("areaServed":[{"@type":"AdministrativeArea","name":"Hessen","identifier":{"@type":"PropertyValue","propertyID":"AGS","value":"06"}},)"
      R"({"@type":"DefinedRegion","addressCountry":"DE","postalCode":"64289"},{"@type":"Country","name":"Deutschland","identifier":"DE"}],)"
      R"("availableChannel":[{"@type":"ServiceChannel","name":"vor Ort",)" +
          channel +
          R"("serviceLocation":{"@type":"Place","name":"Haus","address":{"@type":"PostalAddress","streetAddress":"Ring 5",)"
          R"("postalCode":"64289","addressLocality":"Darmstadt","addressRegion":"Hessen","addressCountry":"DE"},)"
          R"("geo":{"@type":"GeoCoordinates","latitude":49.88,"longitude":8.66}}},{"@type":"ServiceChannel","name":"Telefon",)" +
          channel +
          R"("servicePhone":{"@type":"ContactPoint","telephone":"06151 1"}},{"@type":"ServiceChannel","name":"online",)" +
          channel +
          R"("serviceUrl":"https://example.org/x"}],"hoursAvailable":[{"@type":"OpeningHoursSpecification",)"
          R"("dayOfWeek":["Monday","Wednesday"],"opens":"09:30","closes":"11:30","validThrough":"2026-12-31"},)"
          R"({"@type":"OpeningHoursSpecification","dayOfWeek":["Sunday"],"opens":"00:00","closes":"23:59","validThrough":"2026-12-31"}],)"
          R"("offers":{"@type":"Offer","price":0,"priceCurrency":"EUR"},"url":"https://example.org/x"})");
}

}  // namespace
}  // namespace passgenau::test
