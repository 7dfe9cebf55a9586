// SPDX-License-Identifier: GPL-2.0-or-later
// HSDS: valid by its published rules, and an offer again.
#include <boost/json/object.hpp>

#include "catch.hpp"
#include "exchange/name_uuid.hpp"
#include "exchange/own_attributes.hpp"
#include "export/hsds_rules.hpp"
#include "export/plain_hsds.hpp"
#include "export/random_offer.hpp"
#include "export/support.hpp"
#include "model/documents.hpp"
#include "passgenau/passgenau.hpp"

namespace passgenau::test {
namespace {

using Strings = std::vector<std::string>;

json::object service_of(const Offer& offer) {
  return parsed(export_offer(offer, Vocabulary::built_in(), sample_gazetteer(), {.format = FeedFormat::hsds}))
      .get_object();
}

std::string read_again(const json::object& service, Strings* said = nullptr) {
  json::object document = plain_reading(service);
  std::vector<Problem> problems;
  hsds::read_own_attributes(service, document, problems);
  if (said)
    *said = places(problems);
  else
    CHECK(places(problems) == Strings{});
  const auto offer = offer_from_json(write_json(document), Vocabulary::built_in());
  INFO(write_json(document));
  for (const Problem& problem : offer.problems)
    if (is_error(problem)) FAIL(problem.message);
  return to_json(offer.value, Confidential::show);
}

TEST_CASE("HSDS: random offers are valid services and come back whole") {
  std::mt19937 random{seed()};
  INFO("seed " << seed());
  for (int i = 0; i < 1500; ++i) {
    const Offer offer = random_offer(random, "test/" + std::to_string(i) + random_text(random));
    if (!is_valid(offer)) continue;
    const json::object service = service_of(offer);
    INFO(to_json(offer, Confidential::show) << '\n' << write_json(service));
    REQUIRE(broken_rules(service) == Strings{});
    // What a confidential site hides is hidden; all else is there again.
    REQUIRE(read_again(service) == to_json(offer));
  }
}

TEST_CASE("HSDS: the sample networks are valid services and come back whole") {
  std::size_t count = 0;
  for (const Offer& offer : sample_offers()) {
    const json::object service = service_of(offer);
    INFO(offer.id);
    REQUIRE(broken_rules(service) == Strings{});
    REQUIRE(read_again(service) == to_json(offer));
    ++count;
  }
  CHECK(count > 100);
}

TEST_CASE("HSDS: ids are UUIDs, always the same") {
  CHECK(name_uuid("offer/a") == name_uuid("offer/a"));
  CHECK(name_uuid("offer/a") != name_uuid("offer/b"));
  // Python: uuid.uuid5(uuid.UUID("abdffecb-7503-5063-8775-bc061a119795"), "offer/a")
  CHECK(name_uuid("offer/a") == "014087e0-b615-51ae-ad33-90aeb6a81c62");
  const std::string own = "ac148810-d857-441c-9679-408f346de14b";
  CHECK(service_of({.id = own, .title = {{"de", "T"}}}).at("id").get_string() == own);
  CHECK(read_again(service_of({.id = own, .title = {{"de", "T"}}})) ==
        R"({"id":")" + own + R"(","title":{"de":"T"}})");
  CHECK_FALSE(is_uuid("AC148810-d857-441c-9679-408f346de14b"));
  CHECK_FALSE(is_uuid("ac148810-d857-441c-9679-408f346de14"));
}

TEST_CASE("HSDS: what an editor changed counts, the attribute it left behind does not") {
  const Offer offer{
      .id = "a",
      .title = {{"de", "T"}, {"en", "E"}},
      .child_age = {.from = weeks(6), .until = years(3)},
      .languages = {{"de"}, {"ar", SpokenBy::interpreter}},
      .schedule = {{.days = {.bits = 1}, .from = LocalTime{600}, .until = LocalTime{720}, .note = "n"}}};
  json::object service = service_of(offer);
  service["name"] = "Neuer Name";
  service["maximum_age"] = 6;
  service["languages"].get_array().push_back(json::object{{"code", "tr"}});
  service["schedules"].get_array()[0].get_object()["opens_at"] = "09:00";
  Strings said;
  const std::string again = read_again(service, &said);
  CHECK(said == Strings{"stale-attribute /attributes/3/value", "stale-attribute /attributes/4/value",
                        "stale-attribute /attributes/5/value"});
  CHECK(again.find(R"("title":{"de":"Neuer Name","en":"E"})") != std::string::npos);
  CHECK(again.find(R"("until":"P6Y")") != std::string::npos);
  CHECK(again.find(R"("tag":"tr")") != std::string::npos);
  CHECK(again.find(R"("from":"09:00")") != std::string::npos);
  // Another program writes the same times with seconds.
  json::object seconds = service_of(offer);
  seconds["schedules"].get_array()[0].get_object()["opens_at"] = "10:00:00";
  seconds["schedules"].get_array()[0].get_object()["closes_at"] = "12:00:00";
  said.clear();
  read_again(seconds, &said);
  CHECK(said == Strings{});
}

TEST_CASE("HSDS: attributes of ours that are none, each at its place") {
  struct Case {
    std::string attributes;
    Strings said;
  };
  const auto field = [](const std::string& code, const std::string& value) {
    return R"({"link_type":"field","taxonomy_term":{"taxonomy":"passgenau","code":")" + code +
           R"("},"value":)" + value + "}";
  };
  const auto link = [](const std::string& type, const std::string& code) {
    return R"({"link_type":")" + type + R"(","taxonomy_term":{"taxonomy":"passgenau","code":")" + code +
           "\"}}";
  };
  const std::string deep(30, '[');
  const std::vector<Case> cases{
      {"", {}},
      {"1,null,{},[]", {}},
      {R"({"taxonomy_term":5},{"taxonomy_term":{"taxonomy":"other","code":""}})", {}},
      {link("kinds", ""), {"missing /attributes/0/taxonomy_term/code"}},
      {R"({"link_type":"field","taxonomy_term":{"taxonomy":"passgenau"}})",
       {"missing /attributes/0/taxonomy_term/code"}},
      {R"({"link_type":"field","taxonomy_term":{"taxonomy":"passgenau","code":7}})",
       {"missing /attributes/0/taxonomy_term/code"}},
      {R"({"taxonomy_term":{"taxonomy":"passgenau","code":"x"}})", {"unknown-value /attributes/0/link_type"}},
      {link("kind", "x"), {"unknown-value /attributes/0/link_type"}},
      {R"({"link_type":["field"],"taxonomy_term":{"taxonomy":"passgenau","code":"x"}})",
       {"unknown-value /attributes/0/link_type"}},
      {"{}," + link("Kinds", "x"), {"unknown-value /attributes/1/link_type"}},
      {field("sites", R"("[]")"), {"unknown-value /attributes/0/taxonomy_term/code"}},
      {field("kinds", R"("[]")"), {"unknown-value /attributes/0/taxonomy_term/code"}},
      {field("not_for", R"("[]")"), {"unknown-value /attributes/0/taxonomy_term/code"}},
      {field("x", R"("1")") + "," + field("x", R"("1")"), {"duplicate /attributes/1/taxonomy_term/code"}},
      {link("field", "x"), {"missing /attributes/0/value"}},
      {field("x", "null"), {"missing /attributes/0/value"}},
      {field("x", "1"), {"wrong-type /attributes/0/value"}},
      {field("x", "{}"), {"wrong-type /attributes/0/value"}},
      {field("x", R"("")"), {"json-syntax /attributes/0/value"}},
      {field("x", R"("P3Y")"), {"json-syntax /attributes/0/value"}},
      {field("x", R"("{\"a\":1,\"a\":2}")"), {"json-duplicate-key /attributes/0/value"}},
      {field("x", R"("1e999")"), {"json-number /attributes/0/value"}},
      {field("x", '"' + deep + '"'), {"json-depth /attributes/0/value"}},
      {field("child_age", R"("{\"from\":\"P1Y\"}")"), {"stale-attribute /attributes/0/value"}},
      {field("languages", R"("[{\"tag\":\"tr\"}]")"), {"stale-attribute /attributes/0/value"}},
      {field("schedule", R"("[{\"days\":\"MO\"}]")"), {"stale-attribute /attributes/0/value"}}};
  for (const Case& one : cases) {
    INFO(one.attributes);
    const json::object service =
        parsed(R"({"id":"1","name":"N","attributes":[)" + one.attributes + "]}").get_object();
    json::object document{{"id", "1"}};
    std::vector<Problem> problems;
    hsds::read_own_attributes(service, document, problems);
    CHECK(places(problems) == one.said);
  }
}

TEST_CASE("HSDS: any service is read without harm") {
  std::mt19937 random{seed()};
  INFO("seed " << seed());
  int read = 0;
  for (int i = 0; i < 4000; ++i) {
    std::string text = write_json(service_of(sample_offers()[random() % sample_offers().size()]));
    for (int n = 0; n < 3; ++n) {
      const std::size_t at = random() % text.size();
      const std::size_t length = 1 + random() % 12;
      // A part goes, or stands where another was: types change, lists lose their ends.
      if (random() % 2 == 0)
        text.erase(at, length);
      else
        text.replace(at, length, text.substr(random() % text.size(), length));
    }
    std::vector<Problem> unread;
    const json::value service = parse_json(text, {.bytes = SIZE_MAX, .depth = 32}, unread);
    if (!unread.empty() || !service.is_object()) continue;
    ++read;
    json::object document;
    std::vector<Problem> problems;
    hsds::read_own_attributes(service.get_object(), document, problems);
    // Whatever was put together is judged like any offer.
    const auto offer = offer_from_json(write_json(document), Vocabulary::built_in());
    CHECK((offer.valid() || !offer.problems.empty()));
  }
  CHECK(read > 100);
}

TEST_CASE("HSDS: attributes of ours at a location that are none") {
  const auto said = [](const std::string& locations) {
    const json::object service = parsed(R"({"id":"1","name":"N","service_at_locations":)" + locations +
                                        R"(,"attributes":[{"link_type":"language","taxonomy_term":)" +
                                        R"({"taxonomy":"passgenau","code":"de"}}]})")
                                     .get_object();
    json::object document{{"id", "1"}};
    std::vector<Problem> problems;
    hsds::read_own_attributes(service, document, problems);
    return places(problems);
  };
  const auto at = [](const std::string& value) {
    return R"([5,{"location":7},{"location":{"attributes":[{},{"taxonomy_term":{"taxonomy":"passgenau","code":"site"},"value":)" +
           value + "}]}}]";
  };
  CHECK(said("7") == Strings{});
  CHECK(said(at(R"("{\"confidential\":true}")")) == Strings{});
  CHECK(said(at("7")) == Strings{"wrong-type /service_at_locations/2/location/attributes/1/value"});
  CHECK(said(at(R"("[]")")) == Strings{"wrong-type /service_at_locations/2/location/attributes/1/value"});
  CHECK(said(at(R"("{")")) == Strings{"json-syntax /service_at_locations/2/location/attributes/1/value"});
}

}  // namespace
}  // namespace passgenau::test
