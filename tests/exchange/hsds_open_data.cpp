// SPDX-License-Identifier: GPL-2.0-or-later
// Open data in HSDS and Open Referral UK goes in through the crosswalks of tests/data/crosswalks, every record accounted for.
#include <fstream>
#include <map>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

namespace fs = std::filesystem;

Crosswalk crosswalk(const std::string& name) {
  const auto text = text_of_file(fs::path{PASSGENAU_SOURCE_DIR} / "tests/data/crosswalks" / name);
  REQUIRE(text);
  return Crosswalk::from_json(*text, name);
}

ImportFile file_at(const fs::path& path) {
  return {.name = path.string(),
          .open = [path] { return std::make_unique<std::ifstream>(path, std::ios::binary); },
          .package = fs::is_directory(path)};
}

std::map<std::string, std::size_t> codes(const ImportReport& report) {
  std::map<std::string, std::size_t> count;
  for (const Problem& problem : report.problems)
    ++count[std::string{info(problem.code).name}];
  return count;
}

}  // namespace

TEST_CASE("1,656 services of Washington DC go in whole") {
  const fs::path path = open_data("offers/us_dc_sarapis_hsds_2023/services.jsonl");
  if (!fs::exists(path)) return skip("no open data: " + path.string());
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const ImportReport report =
      import_files(writer, {file_at(path)}, {.crosswalk = crosswalk("us-dc-sarapis.json")});
  writer.commit();
  CHECK(counts(report) == "1656 = 1656(0) + 0 + 0, -0");
  CHECK(codes(report).count("unmatched-kind") == 0);
  CHECK(codes(report).count("unmatched-burden") == 0);
  const Catalog catalog{folder.path().string()};
  std::size_t kinds = 0, burdens = 0, ages = 0, sites = 0, points = 0, providers = 0, postal_codes = 0;
  for (const std::string& id : catalog.ids()) {
    const Offer offer = *catalog.offer(id);
    kinds += !offer.kinds.empty();
    burdens += !offer.addresses.empty();
    ages += offer.child_age.stated();
    providers += !offer.provider.name.empty();
    for (const Site& site : offer.sites) {
      ++sites;
      points += site.point.has_value();
      postal_codes += !site.address.postal_code.empty();
    }
  }
  CHECK(sites == 2119);
  CHECK(points == 2027);
  CHECK(postal_codes == 0);  // ZIP codes are none of ours
  CHECK(providers == 1638);
  CHECK(kinds == 167);
  CHECK(burdens == 393);
  CHECK(ages == 142);
}

TEST_CASE("the examples of Open Referral UK 3 go in") {
  const fs::path folder_path = open_data("formats/uk_oruk_v3_mock");
  if (!fs::exists(folder_path)) return skip("no open data: " + folder_path.string());
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const ImportOptions options{.crosswalk = crosswalk("uk-oruk-v3-mock.json")};
  const ImportReport page =
      import_files(writer, {file_at(folder_path / "profile_service_list.json")}, options);
  CHECK(counts(page) == "1 = 1(0) + 0 + 0, -0");
  CHECK(codes(page).at("pages-missing") == 1);  // the first of ten pages
  for (const char* name : {"service_full.json", "profile_service_full.json"})
    CHECK(counts(import_files(writer, {file_at(folder_path / name)}, options)) == "1 = 1(1) + 0 + 0, -0");
  // Latitude 100 is refused where no crosswalk tolerates it.
  const ImportReport strict = import_files(writer, {file_at(folder_path / "service_full.json")});
  CHECK(counts(strict) == "1 = 0(0) + 0 + 1, -0");
  CHECK(places({strict.problems.at(0)}) ==
        Strings{"out-of-range@1 /service_at_locations/0/location/latitude"});
  writer.commit();
  const Offer offer = *Catalog{folder.path().string()}.offer("uk/ac148810-d857-441c-9679-408f346de14b");
  CHECK(offer.title.at("en") == "Community Counselling");
  CHECK(offer.child_age == AgeRange{.from = years(12)});  // the maximum of 100 is no limit
  CHECK(offer.verified == date(2005, 1, 1));
  CHECK(offer.provider.name == "Example Organization Inc.");
  REQUIRE(offer.sites.size() == 1);
  CHECK(offer.sites[0].address == Address{});  // it is a postal one
  CHECK_FALSE(offer.sites[0].point);
  REQUIRE(offer.schedule.size() == 1);
  CHECK(offer.schedule[0].days.empty());  // a weekly rule with days of the month is no week
  CHECK(offer.other.at("/hsds").find("\"latitude\":100") != std::string::npos);
}

TEST_CASE("the tables of the Ohana sample go in") {
  const fs::path path = open_data("formats/us_ohana_sample");
  if (!fs::exists(path)) return skip("no open data: " + path.string());
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const ImportReport report =
      import_files(writer, {file_at(path)}, {.crosswalk = crosswalk("us-ohana-sample.json")});
  writer.commit();
  CHECK(counts(report) == "23 = 23(0) + 0 + 0, -0");
  const Catalog catalog{folder.path().string()};
  const Offer visits = *catalog.offer("ohana/4");
  CHECK(visits.title.at("en") == "Family Visitation Center");
  CHECK(visits.provider.name == "Peninsula Family Service");
  CHECK(visits.kinds == Strings{"care/supervised-contact"});
  CHECK(visits.languages == std::vector<OfferLanguage>{{.tag = "es"}});  // of its only location
  CHECK(visits.access.stated());
  CHECK(visits.contact.phone == "650 403-4300 ext. 4500");
  REQUIRE(visits.sites.size() == 1);
  CHECK(visits.sites[0].point == GeoPoint{37.5639843, -122.3257992});
  CHECK(visits.sites[0].address == Address{.street = "24 Second Avenue", .city = "San Mateo"});
  const Offer permits = *catalog.offer("ohana/22");
  CHECK(permits.languages.size() == 1);
  REQUIRE(permits.schedule.size() == 3);
  CHECK(to_string(*permits.schedule[1].until) == "16:00");  // "4:00 PM"
}

}  // namespace passgenau::test
