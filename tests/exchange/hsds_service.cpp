// SPDX-License-Identifier: GPL-2.0-or-later
// What a service of HSDS or Open Referral UK becomes.
#include "catch.hpp"
#include "exchange/hsds_values.hpp"
#include "exchange/language_codes.hpp"
#include "exchange/support.hpp"

namespace passgenau::test {

namespace {

/// The offer made of a service named A with id a, behind `{"id":"a","title":{"en":"A"}`, without what is kept.
std::string made(const std::string& fields, const std::string& rules = "", Strings* problems = nullptr) {
  const Crosswalk crosswalk =
      Crosswalk::from_json(R"({"crosswalk":1,"language":"en")" + (rules.empty() ? "" : "," + rules) + "}");
  Checked<Offer> read = crosswalk.offer(
      R"({"id":"a","name":"A")" + (fields.empty() ? "" : "," + fields) + "}", Vocabulary::built_in());
  CHECK(read.valid());
  if (problems) *problems = pointers(read.problems);
  read.value.other.clear();
  const std::string json = to_json(read.value, Confidential::show);
  const std::string begin = R"({"id":"a","title":{"en":"A"})";
  REQUIRE(json.substr(0, begin.size()) == begin);
  return json.substr(begin.size(), json.size() - begin.size() - 1);
}

std::string kept(const std::string& fields, const std::string& rules = "") {
  const Crosswalk crosswalk =
      Crosswalk::from_json(R"({"crosswalk":1,"language":"en")" + (rules.empty() ? "" : "," + rules) + "}");
  const Checked<Offer> read =
      crosswalk.offer(R"({"id":"a","name":"A",)" + fields + "}", Vocabulary::built_in());
  const auto found = read.value.other.find("/hsds");
  return found == read.value.other.end() ? "" : found->second;
}

const std::string sure_ages = R"("ages":{"unit":"years","maximum":"inclusive"})";

}  // namespace

TEST_CASE("ages are years, their last one included, and that is said") {
  Strings problems;
  CHECK(made(R"("minimum_age":0,"maximum_age":2)", "", &problems) ==
        R"(,"child_age":{"from":"P0D","until":"P3Y"})");
  CHECK(problems == Strings{"value-assumed /minimum_age", "value-assumed /maximum_age"});
  CHECK(made(R"("minimum_age":0.5,"maximum_age":3)", sure_ages, &problems) ==
        R"(,"child_age":{"from":"P6M","until":"P4Y"})");
  CHECK(problems == Strings{});
  CHECK(made(R"("maximum_age":1.5)") == R"(,"child_age":{"until":"P18M"})");
  CHECK(made(R"("maximum_age":0.08)") == R"(,"child_age":{"until":"P1M"})");
  CHECK(made(R"("maximum_age":"0,33")") == R"(,"child_age":{"until":"P4M"})");
  CHECK(made(R"("maximum_age":0.115)") == R"(,"child_age":{"until":"P42D"})");
  CHECK(made(R"("minimum_age":3,"maximum_age":3)") == R"(,"child_age":{"from":"P3Y","until":"P4Y"})");
  CHECK(made(R"("minimum_age":3,"maximum_age":6)", R"("ages":{"maximum":"exclusive"})") ==
        R"(,"child_age":{"from":"P3Y","until":"P6Y"})");
  CHECK(made(R"("minimum_age":6,"maximum_age":36)", R"("ages":{"unit":"months","maximum":"exclusive"})") ==
        R"(,"child_age":{"from":"P6M","until":"P3Y"})");
}

TEST_CASE("a high maximum is no limit only where the crosswalk says so") {
  CHECK(made(R"("minimum_age":0,"maximum_age":99)") == R"(,"child_age":{"from":"P0D","until":"P100Y"})");
  CHECK(made(R"("minimum_age":0,"maximum_age":99)", R"("ages":{"over_25":"no-limit"})") ==
        R"(,"child_age":{"from":"P0D"})");
  CHECK(made(R"("minimum_age":0,"maximum_age":25)", R"("ages":{"over_25":"no-limit"})") ==
        R"(,"child_age":{"from":"P0D","until":"P26Y"})");
}

TEST_CASE("from 18 on an age is the caregiver's") {
  Strings problems;
  CHECK(made(R"("minimum_age":18)", sure_ages, &problems) == R"(,"caregiver_age":{"from":"P18Y"})");
  CHECK(problems == Strings{"value-assumed /minimum_age"});
  CHECK(made(R"("minimum_age":18,"maximum_age":21)") == R"(,"caregiver_age":{"from":"P18Y","until":"P22Y"})");
  CHECK(made(R"("minimum_age":18)", R"("ages":{"of":"child"})") == R"(,"child_age":{"from":"P18Y"})");
  CHECK(made(R"("minimum_age":14)", R"("ages":{"of":"caregiver"})") == R"(,"caregiver_age":{"from":"P14Y"})");
}

TEST_CASE("eligibilities of Open Referral UK 1 are one range where they touch") {
  CHECK(made(R"("eligibilitys":[{"minimum_age":3,"maximum_age":5},{"minimum_age":0,"maximum_age":2}])") ==
        R"(,"child_age":{"from":"P0D","until":"P6Y"})");
  CHECK(made(R"("eligibilitys":[{"minimum_age":0,"maximum_age":2},{"minimum_age":60}])") == "");
}

TEST_CASE("schedules by RFC 5545") {
  const auto schedule = [](const std::string& fields) { return made("\"schedules\":[{" + fields + "}]"); };
  CHECK(schedule(R"("freq":"WEEKLY","byday":"TU,TH","opens_at":"10:00:00","closes_at":"18:00:00")") ==
        R"(,"schedule":[{"days":"TU,TH","from":"10:00","until":"18:00"}])");
  CHECK(schedule(
            R"("freq":"WEEKLY","interval":2,"byday":"MO","opens_at":"09:00+01:00","closes_at":"9:30 PM")") ==
        R"(,"schedule":[{"days":"MO","from":"09:00","until":"21:30","every":2}])");
  CHECK(schedule(R"("freq":"DAILY","opens_at":"00:00","closes_at":"00:00")") ==
        R"(,"schedule":[{"days":"MO-SU","from":"00:00","until":"24:00"}])");
  // 2026-11-23 is a Monday; when from and until goes into the note.
  CHECK(
      schedule(
          R"("freq":"WEEKLY","dtstart":"2026-11-23","until":"20261231T000000Z","opens_at":"09:00","closes_at":"10:00")") ==
      R"(,"schedule":[{"days":"MO","from":"09:00","until":"10:00","note":"2026-11-23/2026-12-31"}])");
  CHECK(
      schedule(
          R"("freq":"MONTHLY","byday":"2TU","opens_at":"09:00","closes_at":"10:00","description":"every second Tuesday")") ==
      R"(,"schedule":[{"note":"FREQ=MONTHLY;BYDAY=2TU; 09:00-10:00; every second Tuesday"}])");
  CHECK(schedule(R"("description":"by appointment")") == R"(,"schedule":[{"note":"by appointment"}])");
  CHECK(schedule(R"("id":"1")") == "");
  CHECK(
      made(R"("regular_schedules":[{"weekday":"Monday","opens_at":"08:00","closes_at":"12:00"},)"
           R"({"weekday":"3","opens_at":"22:00","closes_at":"06:00"}])") ==
      R"(,"schedule":[{"days":"MO","from":"08:00","until":"12:00"},{"days":"WE","from":"22:00","until":"06:00"}])");
}

TEST_CASE("several locations are several sites, and what is said of one stays there") {
  const std::string two =
      R"("service_at_locations":[{"id":"1","location":{"id":"n","location_type":"physical","name":"North","latitude":49.9,)"
      R"("longitude":8.6,"addresses":[{"address_1":"Am Markt 1","city":"Nordstadt","postal_code":"64289","country":"DE"}],)"
      R"("languages":[{"code":"tr"}],"accessibility":[{"description":"step-free"}],"phones":[{"number":"1"}],)"
      R"("schedules":[{"byday":"SU","opens_at":"01:00","closes_at":"02:00"}],)"
      R"("attributes":[{"taxonomy_term":{"id":"t"}}]},)"
      R"("schedules":[{"byday":"MO","opens_at":"09:00","closes_at":"10:00"}]},)"
      R"({"id":"2","location":{"id":"s","name":"South","attributes":[{"taxonomy_term":{"id":"t"}}]}}])";
  const std::string rules =
      R"("terms":[{"id":"t","kinds":["care/childminder"]},{"taxonomy":"accessibility","name":"step-free","access":["stroller-accessible"]}])";
  CHECK(
      made(two, rules) ==
      R"(,"sites":[{"name":"North","lat":49.9,"lon":8.6,"address":{"street":"Am Markt 1","postal_code":"64289","city":"Nordstadt"}},{"name":"South"}],)"
      R"("schedule":[{"days":"MO","from":"09:00","until":"10:00","note":"North"}])");
  // At the only location its own words count, but not its attributes, which are another thing's, nor its opening hours.
  const std::string one = two.substr(0, two.find(R"(,{"id":"2")")) + "]";
  const std::string offer = made(one, rules);
  CHECK(offer.find(R"("languages":[{"tag":"tr"}])") != std::string::npos);
  CHECK(offer.find(R"("access":["stroller-accessible"])") != std::string::npos);
  CHECK(offer.find(R"("contact":{"phone":"1"})") != std::string::npos);
  CHECK(offer.find("kinds") == std::string::npos);
  CHECK(offer.find("SU") == std::string::npos);
  CHECK(kept(one, rules).find(R"("byday":"SU")") != std::string::npos);
}

TEST_CASE("a location that says nothing is no site, and problems of the next one point to the next one") {
  const Checked<Offer> read = Crosswalk{}.offer(
      R"({"id":"a","name":"A","service_at_locations":[{"location":{"id":"1"}},{"location":{"id":"2","latitude":0,"longitude":0}}]})",
      Vocabulary{});
  CHECK(read.valid());
  CHECK(read.value.sites == std::vector<Site>{{.point = GeoPoint{0, 0}}});
  CHECK(pointers(read.problems) == Strings{"value-assumed ", "null-island /service_at_locations/1/location"});
}

TEST_CASE("virtual locations, postal ones, and addresses abroad") {
  CHECK(
      made(
          R"("service_at_locations":[{"location":{"location_type":"virtual","url":"https://example.org"}}])") ==
      R"(,"remote":["online"])");
  CHECK(made(R"("service_at_locations":[{"location":{"location_type":"postal","name":"P.O. Box"}}])") == "");
  CHECK(made(R"("locations":[{"name":"L","lat":38.8,"lon":-77.0,"city":"Washington","postal_code":"20032"}])",
             R"("country":"US")") ==
        R"(,"sites":[{"name":"L","lat":38.8,"lon":-77,"address":{"city":"Washington"}}])");
  CHECK(kept(R"("locations":[{"name":"L","postal_code":"20032"}])", R"("country":"US")") ==
        R"({"locations":[{"postal_code":"20032"}]})");
}

TEST_CASE("areas are municipality keys, all or none") {
  CHECK(made(R"("service_areas":[{"uri":"06411000","extent":"POLYGON"},{"uri":"ags:06432"}])") ==
        R"(,"residence":{"regions":["06411000","06432"]})");
  CHECK(kept(R"("service_areas":[{"uri":"06411000","extent":"POLYGON"}])") ==
        R"({"service_areas":[{"extent":"POLYGON"}]})");
  CHECK(made(R"("service_areas":[{"uri":"06411000"},{"uri":"https://example.org/x"}])") == "");
  CHECK(region_of_uri("http://dcat-ap.de/def/politicalGeocoding/municipalityKey/06411000") == "06411000");
  CHECK(region_of_uri("http://dcat-ap.de/def/politicalGeocoding/regionalKey/064110000000") == "06411000");
  CHECK(region_of_uri("https://example.org/ags/06411") == "06411");
  CHECK(region_of_uri("plz:64289") == "plz:64289");
  CHECK(region_of_uri("http://statistics.data.gov.uk/id/statistical-geography/E06000023") == std::nullopt);
  CHECK(region_of_uri("https://example.org/pages/06411") == std::nullopt);
}

TEST_CASE("languages by code and by name") {
  for (const auto& [said, tag] :
       std::vector<std::pair<std::string, std::string>>{{"de", "de"},
                                                        {"DEU", "de"},
                                                        {"ger", "de"},
                                                        {"fre", "fr"},
                                                        {"tur", "tr"},
                                                        {"German", "de"},
                                                        {"türkisch", "tr"},
                                                        {"Türkçe", "tr"},
                                                        {"Chinese (Cantonese)", "yue"},
                                                        {"Farsi", "fa"},
                                                        {"pt-BR", "pt-BR"},
                                                        {"de_AT", "de-AT"},
                                                        {"kmr", "kmr"},
                                                        {"arabic", "ar"},
                                                        {"українська", "uk"},
                                                        {"gsg", "gsg"}}) {
    INFO(said);
    CHECK(language_tag_of(said) == tag);
  }
  for (const char* unknown : {"", "  ", "und", "xx", "Elvish", "deutsch und englisch", "\xFF"})
    CHECK(language_tag_of(unknown) == std::nullopt);
  CHECK(
      made(R"("languages":[{"id":"1","code":"ur","name":"Urdu"},{"language":"English"},{"name":"Urdu"}])") ==
      R"(,"languages":[{"tag":"ur"},{"tag":"en"}])");
  CHECK(kept(R"("languages":[{"code":"ur","name":"Urdu"},{"name":"Elvish"}])") ==
        R"({"languages":[{"name":"Elvish"}]})");
}

TEST_CASE("terms become what the crosswalk says, and guesses are told") {
  const std::string rules =
      R"("free_at_no_cost":true,"terms":[{"taxonomy":"T","id":"1","addresses":["economic/debt"]},)"
      R"({"taxonomy":"T","name":"toddlers","child_age":{"from":"P1Y","until":"P3Y"},"certainty":"guess"},)"
      R"({"taxonomy":"T","id":"1","link_type":"eligibility","only_for":["economic/poverty"]},)"
      R"({"name":"hotline","kinds":["counselling/hotline"],"remote":["phone"],"access":["anonymous"]},)"
      R"({"name":"known","nothing":true},{"name":"grown-ups","adults":true}])";
  const auto attribute = [](const std::string& term, const std::string& more = "") {
    return R"("attributes":[{"id":"x")" + more + R"(,"taxonomy_term":{)" + term + "}}]";
  };
  CHECK(made(attribute(R"("id":"1","taxonomy":"T")"), rules) == R"(,"addresses":["economic/debt"])");
  CHECK(made(attribute(R"("id":"1","taxonomy":"U")"), rules) == "");
  CHECK(made(attribute(R"("id":"1","taxonomy_detail":{"name":"T"})"), rules) ==
        R"(,"addresses":["economic/debt"])");
  CHECK(made(attribute(R"("id":"1","taxonomy":"T")", R"(,"link_type":"eligibility")"), rules) ==
        R"(,"addresses":["economic/debt"],"only_for":["economic/poverty"])");
  Strings problems;
  CHECK(made(R"("service_taxonomys":[{"taxonomy":{"id":"9","name":"Toddlers","vocabulary":"T"}}])", rules,
             &problems) == R"(,"child_age":{"from":"P1Y","until":"P3Y"})");
  CHECK(problems == Strings{"value-assumed /service_taxonomys/0"});
  // The record's own ages go before those of its terms; a term for grown-ups takes them away.
  CHECK(made(R"("maximum_age":5,"terms":[{"id":"9","name":"Toddlers","vocabulary_id":"T"}])", rules) ==
        R"(,"child_age":{"until":"P6Y"})");
  CHECK(made(R"("terms":[{"id":"9","name":"Toddlers","vocabulary_id":"T"},{"name":"Grown-ups"}])", rules) ==
        "");
  CHECK(made(attribute(R"("name":"Hotline")") + R"(,"cost_options":[{"amount":0}])", rules) ==
        R"(,"kinds":["counselling/hotline"],"remote":["phone"],"access":["anonymous","free"])");
  CHECK(made(R"("cost_options":[{"amount":0},{"amount":5}])", rules) == "");
  CHECK(made(R"("cost_options":[{"amount":0}])") == "");
  // The source's classification stays with the offer, used or not.
  CHECK(kept(attribute(R"("name":"Known")"), rules) ==
        R"({"attributes":[{"id":"x","taxonomy_term":{"name":"Known"}}]})");
  const auto read =
      Crosswalk{}.offer(R"({"id":"a","name":"A",)" + attribute(R"("name":"New")") + "}", Vocabulary{});
  CHECK(kept_fields(read.problems) == Strings{"/attributes/0"});
}

TEST_CASE("state, capacity, provider, contact") {
  CHECK(made(R"("status":"active","assured_date":"2026-01-31")") == R"(,"verified":"2026-01-31")");
  CHECK(made(R"("status":"Defunct","last_modified":"2023-03-15T10:30:45.123Z")") ==
        R"(,"valid":{"until":"2023-03-14"})");
  CHECK(made(R"("status":"temporarily closed")") == R"(,"valid":{"until":"1970-01-01"})");
  CHECK(
      made(
          R"("capacities":[{"available":0,"updated":"2026-01-01"},{"available":3,"maximum":10,"updated":"2026-09-25T14:23:06.5+01:00"}])") ==
      R"(,"capacity":{"status":"open","as_of":"2026-09-25"})");
  CHECK(
      made(
          R"("capacities":[{"available":0,"updated":"2026-03-01"},{"available":"0","updated":"2026-01-01"}])") ==
      R"(,"capacity":{"status":"full","as_of":"2026-01-01"})");
  CHECK(
      made(R"("organization":{"id":"o","name":"Org"},"url":"https://a.example","email":"a@b.example",)"
           R"("phones":[{"number":"9","type":"fax"},{"number":"030 1","type":"voice","extension":7}])") ==
      R"(,"provider":{"name":"Org"},"contact":{"phone":"030 1 ext. 7","email":"a@b.example","url":"https://a.example"})");
  CHECK(
      made(
          R"("organization":"Org","contacts":[{"name":"Ann","email":"ann@b.example","phones":[{"number":"1"}]}])") ==
      R"(,"provider":{"name":"Org"},"contact":{"phone":"1","email":"ann@b.example"})");
}

TEST_CASE("what was not understood is kept whole and named") {
  const std::string more =
      R"("fees_description":"5 Euro","required_documents":[{"document":"passport"}],"empty":"","none":null,"list":[],)"
      R"("languages":[{"id":"l","code":"de","note":"mornings"}],"a/b":{"c~d":[1.50]})";
  CHECK(
      kept(more) ==
      R"({"fees_description":"5 Euro","required_documents":[{"document":"passport"}],"languages":[{"id":"l","note":"mornings"}],"a/b":{"c~d":[1.5]}})");
  const auto read = Crosswalk{}.offer(R"({"id":"a","name":"A",)" + more + "}", Vocabulary{});
  CHECK(kept_fields(read.problems) == Strings{"/fees_description", "/required_documents/0/document",
                                              "/languages/0/id", "/languages/0/note", "/a~1b/c~0d"});
  CHECK(pointers(read.problems) == Strings{"value-assumed "});  // the language of the texts
}

}  // namespace passgenau::test
