// SPDX-License-Identifier: GPL-2.0-or-later
// Open data goes in whole, through the mappings of tests/data/mappings.
#include <fstream>
#include <set>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

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
