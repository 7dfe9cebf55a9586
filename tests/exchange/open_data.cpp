// SPDX-License-Identifier: GPL-2.0-or-later
// Open data goes in whole, through the mappings of tests/data/mappings.
#include <algorithm>
#include <fstream>
#include <memory>
#include <set>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

/// A catalog of open data that went in through its mapping, with the report.
struct OpenCatalog {
  TemporaryFolder folder = {};
  ImportReport report = {};
};

/// Null, and the test skips, where the data is absent.
std::unique_ptr<OpenCatalog> open_catalog(const std::string& mapping_file, const std::string& data) {
  const auto rules =
      text_of_file(std::filesystem::path{PASSGENAU_SOURCE_DIR} / "tests/data/mappings" / mapping_file);
  REQUIRE(rules);
  const Mapping rules_read = Mapping::from_json(*rules, mapping_file);
  const std::filesystem::path path = open_data(data);
  if (!std::ifstream{path}) {
    skip("no open data: " + path.string());
    return {};
  }
  auto catalog = std::make_unique<OpenCatalog>();
  CatalogWriter writer{catalog->folder.path().string()};
  catalog->report = import_files(
      writer,
      {{.name = data, .open = [&] { return std::make_unique<std::ifstream>(path, std::ios::binary); }}},
      {.mapping = rules_read});
  writer.commit();
  const ImportReport& report = catalog->report;
  CHECK(report.read == report.accepted + report.kept + report.left_out);
  return catalog;
}

Strings errors_of(const ImportReport& report) {
  Strings errors;
  for (const Problem& problem : report.problems)
    if (is_error(problem)) errors.push_back(places({problem})[0]);
  return errors;
}

struct Filled {
  int ages = 0, languages = 0, schedules = 0, points = 0, postal_codes = 0, kinds = 0, titles = 0;
  bool operator==(const Filled&) const = default;
};

Filled filled(const Catalog& catalog) {
  Filled count;
  for (const std::string& id : catalog.ids()) {
    const auto offer = catalog.offer(id);
    count.ages += offer->child_age.stated();
    count.languages += !offer->languages.empty();
    count.schedules += std::any_of(offer->schedule.begin(), offer->schedule.end(),
                                   [](const Schedule& one) { return one.from.has_value(); });
    count.points += !offer->sites.empty() && offer->sites[0].point.has_value();
    count.postal_codes += !offer->sites.empty() && !offer->sites[0].address.postal_code.empty();
    count.kinds += !offer->kinds.empty();
    count.titles += static_cast<int>(offer->title.size());
  }
  return count;
}

std::string shown(const Filled& count) {
  std::string text;
  for (const int n : {count.ages, count.languages, count.schedules, count.points, count.postal_codes,
                      count.kinds, count.titles})
    text += (text.empty() ? "" : " ") + std::to_string(n);
  return text;
}

}  // namespace

TEST_CASE("the day nurseries of Berlin go in whole") {
  const auto berlin = open_catalog("de-berlin-day-care.json", "offers/de_berlin_kita_2017/kitas.jsonl");
  if (!berlin) return;
  CHECK(counts(berlin->report) == "2578 = 2578(0) + 0 + 0, -0");
  CHECK(errors_of(berlin->report) == Strings{});
  const Catalog catalog{berlin->folder.path().string()};
  CHECK(shown(filled(catalog)) == "2578 2578 2026 2578 2578 2578 2578");
  const auto mosaik = catalog.offer("berlin/kita-3");
  REQUIRE(mosaik);
  CHECK(
      to_json(*mosaik) ==
      R"({"id":"berlin/kita-3","title":{"de":"Mosaik"},"provider":{"name":"LebensWelt Kindertagesstätte Neukölln gGmbH",)"
      R"("kind":"day-care-provider"},"kinds":["care/day-nursery"],"child_age":{"from":"P6M"},)"
      R"("languages":[{"tag":"de"},{"tag":"ar"},{"tag":"en"},{"tag":"pl"},{"tag":"tr"}],)"
      R"("sites":[{"name":"Mosaik","lat":52.4794894,"lon":13.4406379,"address":{"street":"Donaustr. 88","postal_code":"12043",)"
      R"("city":"Berlin"}}],"schedule":[{"days":"MO-FR","from":"06:00","until":"17:00"}],)"
      R"("contact":{"url":"www.lebenswelt-berlin.org"},"source":{"bezirk":"Neukölln"}})");
}

TEST_CASE("the day nurseries of Flensburg go in whole") {
  const auto flensburg =
      open_catalog("de-flensburg-day-care.json", "offers/de_flensburg_kita_2024/kitas.jsonl");
  if (!flensburg) return;
  CHECK(counts(flensburg->report) == "70 = 70(0) + 0 + 0, -0");
  const Catalog catalog{flensburg->folder.path().string()};
  CHECK(shown(filled(catalog)) == "70 0 70 70 70 70 70");
  const auto house = catalog.offer("flensburg/kita-kinderhaus-marientreppe-flensburg");
  REQUIRE(house);
  CHECK(house->child_age == AgeRange{.from = birth(), .until = years(14)});
  CHECK(house->sites.at(0).point == GeoPoint{54.792274, 9.429929});
  CHECK(to_string(*house->schedule.at(0).until) == "16:30");
}

TEST_CASE("the catalog of Dresden for people who are new goes in with its titles in twelve languages") {
  const auto dresden = open_catalog("de-afeefa-dresden.json", "offers/de_afeefa_dresden_2017/offers.jsonl");
  if (!dresden) return;
  CHECK(counts(dresden->report) == "743 = 742(0) + 0 + 1, -0");
  CHECK(errors_of(dresden->report) == Strings{"missing@432 /texts/de/name"});
  const Catalog catalog{dresden->folder.path().string()};
  CHECK(shown(filled(catalog)) == "0 105 143 719 616 104 1492");
  const auto nursery = catalog.offer("afeefa/589ba66ab4581");
  REQUIRE(nursery);
  CHECK(nursery->title.at("de") == "WillkommensKITAs");
  CHECK(nursery->description.count("ru") == 1);
  CHECK(nursery->sites.at(0).address.postal_code == "01099");
}

TEST_CASE("the day-care catalog of Schleswig-Holstein goes in whole") {
  const auto rules =
      text_of_file(std::filesystem::path{PASSGENAU_SOURCE_DIR} / "tests/data/mappings/de-sh-day-care.json");
  REQUIRE(rules);
  const Mapping day_care = Mapping::from_json(*rules, "de-sh-day-care.json");
  const std::filesystem::path path = open_data("offers/de_sh_kita_2024/offers.jsonl");
  std::ifstream file{path, std::ios::binary};
  if (!file) return skip("no open data: " + path.string());

  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const auto report = import_json_lines(writer, file, {.file_name = "offers.jsonl", .mapping = day_care});
  writer.commit();
  CHECK(counts(report) == "2103 = 2102(0) + 0 + 1, -0");
  Strings errors;
  std::set<std::string> kept;
  for (const Problem& problem : report.problems) {
    if (is_error(problem)) errors.push_back(places({problem})[0]);
    if (problem.code == Code::kept_field) REQUIRE(kept.insert(problem.pointer).second);
  }
  CHECK(errors == Strings{"range-reversed@7 /careTo"});  // for children from 60 months until 36
  CHECK(kept.count("/barrierfree") == 1);
  CHECK(kept.count("/address/district") == 1);
  CHECK(kept.count("/mehrsprachigkeit") == 1);
  CHECK(kept.count("/nameRedacted") == 0);
  CHECK(report.problems.size() < 30);

  const Catalog catalog{folder.path().string()};
  CHECK(catalog.ids().size() == 2102);
  const auto nursery = catalog.offer("de-sh/kita-890");
  REQUIRE(nursery);
  CHECK(nursery->title.at("de") == "Ev.-Luth. Kita Negernbötel \"Hambötler Waldmäuse\"");
  CHECK(nursery->kinds == Strings{"care/day-nursery"});
  CHECK(nursery->child_age == AgeRange{.from = years(1), .until = years(7)});
  REQUIRE(nursery->sites.size() == 1);
  CHECK(nursery->sites[0].address ==
        Address{.street = "Lehwisch 30", .postal_code = "23795", .city = "Negernbötel"});
  CHECK(nursery->sites[0].point == GeoPoint{53.988999, 10.25005});
  CHECK_FALSE(nursery->access.stated());
  CHECK(nursery->languages.empty());
  CHECK(to_string(nursery->schedule.at(0).days) == "MO-FR");
  CHECK(to_string(*nursery->schedule[0].until) == "15:00");
  CHECK(nursery->other.at("/source").find("\"barrierfree\":true") != std::string::npos);

  const auto inclusive = catalog.offer("de-sh/kita-3115");  // careTo 83
  REQUIRE(inclusive);
  CHECK(inclusive->child_age == AgeRange{.from = years(1), .until = years(7)});
  std::size_t minders = 0, languages = 0, points = 0, ages = 0, postal_codes = 0, hours = 0;
  for (const std::string& id : catalog.ids()) {
    const auto offer = catalog.offer(id);
    minders += offer->kinds == Strings{"care/childminder"};
    languages += !offer->languages.empty();
    points += !offer->sites.empty() && offer->sites[0].point.has_value();
    postal_codes += !offer->sites.empty() && !offer->sites[0].address.postal_code.empty();
    ages += offer->child_age.stated();
    hours += !offer->schedule.empty();
  }
  CHECK(minders == 877);
  CHECK(languages == 52);
  CHECK(points == 1907);
  CHECK(postal_codes == 2005);
  CHECK(ages == 2072);
  CHECK(hours == 2087);
}

}  // namespace passgenau::test
