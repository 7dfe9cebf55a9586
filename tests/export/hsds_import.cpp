// SPDX-License-Identifier: GPL-2.0-or-later
// HSDS out and in again: our own attributes make of a service the offer it was.
#include <boost/json/object.hpp>
#include <memory>
#include <sstream>

#include "catch.hpp"
#include "export/random_offer.hpp"
#include "export/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

using Strings = std::vector<std::string>;

json::object service_of(const Offer& offer) {
  return parsed(export_offer(offer, Vocabulary::built_in(), sample_gazetteer(), {.format = FeedFormat::hsds}))
      .get_object();
}

TEST_CASE("the sample networks, exported as HSDS and imported, are the same offers") {
  const TemporaryFolder folder;
  make_catalog((folder / "a").string(), sample_offers());
  const Catalog first{(folder / "a").string()};
  const std::string feed = exported(first, {.format = FeedFormat::hsds});
  CatalogWriter writer{(folder / "b").string()};
  const ImportReport report = import_files(
      writer,
      {{.name = "services.jsonl", .open = [&] { return std::make_unique<std::istringstream>(feed); }}});
  writer.commit();
  CHECK(places(report.problems) == Strings{});
  CHECK(report.read == sample_offers().size());
  CHECK(report.accepted == report.read);
  const Strings before = lines_of(exported(first));
  const Strings after = lines_of(exported(Catalog{(folder / "b").string()}));
  REQUIRE(before.size() > 100);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i)
    CHECK(after[i] == before[i]);
}

TEST_CASE("random offers of hostile texts, exported as HSDS and imported, are the same offers") {
  std::mt19937 random{seed()};
  INFO("seed " << seed());
  std::size_t count = 0;
  for (int i = 0; i < 1500; ++i) {
    const Offer offer = random_offer(random, "test/" + std::to_string(i) + random_text(random));
    if (!is_valid(offer)) continue;
    const std::string service = write_json(service_of(offer));
    const Checked<Offer> read = Crosswalk{}.offer(service, Vocabulary::built_in());
    INFO(service);
    for (const Problem& problem : read.problems)
      INFO(problem.message);
    REQUIRE(read.valid());
    // What a confidential site hides is hidden; all else is there again.
    REQUIRE(to_json(read.value, Confidential::show) == to_json(offer));
    ++count;
  }
  CHECK(count > 1000);
}

TEST_CASE("what others add to a service of ours is kept, and named") {
  const Offer offer{.id = "a", .title = {{"de", "T"}}, .child_age = {.from = weeks(6), .until = years(3)}};
  json::object service = service_of(offer);
  service["wait_time"] = "drei Wochen";
  service["attributes"].get_array().push_back(json::object{
      {"id", "x"}, {"taxonomy_term", {{"id", "t"}, {"name", "Krabbeln"}, {"taxonomy", "other"}}}});
  const Checked<Offer> read = Crosswalk{}.offer(write_json(service), Vocabulary::built_in());
  CHECK(read.valid());
  const std::size_t attributes = service.at("attributes").get_array().size();
  CHECK(places(read.problems) ==
        Strings{"kept-field /attributes/" + std::to_string(attributes - 1), "kept-field /wait_time"});
  CHECK(read.value.id == "a");
  CHECK(read.value.child_age == offer.child_age);
  CHECK(read.value.other.at("/hsds") ==
        R"({"attributes":[{"id":"x","taxonomy_term":{"id":"t","name":"Krabbeln","taxonomy":"other"}}],)"
        R"("wait_time":"drei Wochen"})");
}

TEST_CASE("an age that an editor changed counts") {
  json::object service =
      service_of({.id = "a", .title = {{"de", "T"}}, .child_age = {.from = weeks(6), .until = years(3)}});
  service["maximum_age"] = 5;
  const Checked<Offer> read = Crosswalk{}.offer(write_json(service), Vocabulary::built_in());
  CHECK(read.valid());
  CHECK(read.value.child_age.until == years(6));
  bool said = false;
  for (const Problem& problem : read.problems)
    said = said || problem.code == Code::stale_attribute;
  CHECK(said);
}

}  // namespace
}  // namespace passgenau::test
