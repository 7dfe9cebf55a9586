// SPDX-License-Identifier: GPL-2.0-or-later
// CSV: what a spreadsheet opens, and no formula in it.
#include "place/csv.hpp"

#include "catch.hpp"
#include "export/random_offer.hpp"
#include "export/support.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

using Strings = std::vector<std::string>;

std::vector<Strings> table_of(const std::string& text, char separator) {
  std::vector<Strings> rows;
  CsvReader reader{text, separator};
  while (reader.next()) {
    CHECK_FALSE(reader.broken());
    rows.emplace_back(reader.cells().begin(), reader.cells().end());
  }
  return rows;
}

/// What docs/export.md says gives a cell back.
std::string restored(const std::string& cell) { return cell.substr(0, 1) == "'" ? cell.substr(1) : cell; }

std::string row_of(const Offer& offer, const FeedOptions& options = {.format = FeedFormat::csv}) {
  return export_offer(offer, Vocabulary::built_in(), sample_gazetteer(), options);
}

TEST_CASE("CSV: one row an offer, for every separator, with and without byte order mark") {
  const TemporaryFolder folder;
  std::mt19937 random{seed()};
  INFO("seed " << seed());
  std::vector<Offer> offers;
  for (int i = 0; i < 400; ++i)
    if (Offer offer = random_offer(random, std::to_string(10'000 + i)); is_valid(offer))
      offers.push_back(std::move(offer));
  make_catalog(folder / "c", offers);
  const Catalog catalog{folder / "c"};
  for (const char separator : {',', ';', '\t'})
    for (const bool mark : {false, true}) {
      std::string text =
          exported(catalog, {.format = FeedFormat::csv, .separator = separator, .byte_order_mark = mark});
      CHECK((text.substr(0, 3) == "\xEF\xBB\xBF") == mark);
      CHECK(text.substr(text.size() - 2) == "\r\n");
      const auto rows = table_of(text, separator);
      REQUIRE(rows.size() == offers.size() + 1);
      CHECK(rows[0].front() == "id");
      for (std::size_t i = 0; i < offers.size(); ++i) {
        REQUIRE(rows[i + 1].size() == rows[0].size());
        for (const std::string& cell : rows[i + 1]) {
          INFO(cell);
          REQUIRE((cell.empty() || std::string{"=+-@\t\r\n"}.find(cell[0]) == std::string::npos));
          REQUIRE(cell.substr(0, 3) != "＝");
        }
        REQUIRE(rows[i + 1][0] == offers[i].id);
        const auto& titles = offers[i].title;
        const auto title = titles.count("de") ? titles.at("de") : titles.begin()->second;
        REQUIRE(restored(rows[i + 1][1]) == title);
        REQUIRE(restored(rows[i + 1][4]) == offers[i].provider.name);
      }
    }
}

TEST_CASE("CSV: cells that would be formulas are text, and come back") {
  for (const std::string text : {"=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\n=1", "'", "''", "'=1",
                                 "=cmd|' /C calc'!A0", "＝1", "＠x", "－1", "＋1"}) {
    const Offer offer{.id = "a", .title = {{"de", text}}};
    const auto rows = table_of(row_of(offer), ',');
    REQUIRE(rows.size() == 1);
    INFO(text);
    CHECK(rows[0][1] == "'" + text);
    CHECK(restored(rows[0][1]) == text);
  }
  for (const std::string text : {"a=1", " =1", "1-2", "a'b", "\"=1\""})
    CHECK(table_of(row_of({.id = "a", .title = {{"de", text}}}), ',')[0][1] == text);
}

TEST_CASE("CSV: docs/export.md names every column") {
  const std::string documented = file_text("docs/export.md");
  const TemporaryFolder folder;
  make_catalog(folder / "c", {});
  const auto rows = table_of(exported(Catalog{folder / "c"}, {.format = FeedFormat::csv}), ',');
  for (const std::string& column : rows.at(0)) {
    INFO(column);
    CHECK(documented.find('`' + column + '`') != std::string::npos);
  }
}

TEST_CASE("CSV: a whole row") {
  const auto read = offer_from_json(
      R"({"id":"da/x","title":{"de":"Café; \"Mitte\"","en":"Café"},"provider":{"name":"FZ","kind":"family-centre"},)"
      R"("kinds":["groups/parents-cafe"],"addresses":["economic/debt"],"child_age":{"from":"-P20W","until":"P3Y"},)"
      R"("caregivers":["mother"],"caregiver_age":{"until":"P22Y"},"languages":[{"tag":"de"},{"tag":"ar","by":"interpreter"}],)"
      R"("sites":[{"name":"Haus","lat":49.88,"lon":8.66,"address":{"street":"Ring 5","postal_code":"64289","city":"Darmstadt"}},)"
      R"({"address":{"postal_code":"64283","city":"Darmstadt"}}],"home_visits":{"regions":["06411"],"within_km":2.5},)"
      R"("remote":["phone"],"residence":{"regions":["06411","06432"],"except":["06411000"]},"access":[],)"
      R"("referral":{"required":true,"by":["youth-office"]},"schedule":[{"days":"MO-FR","from":"09:00","until":"12:00"},)"
      R"({"days":"SA","every":2,"note":"nach Absprache"}],"capacity":{"status":"waitlist","wait_days":42,"as_of":"2026-10-01"},)"
      R"("valid":{"until":"2026-12-31"},"verified":"2026-09-15","contact":{"phone":"+49 6151 1","url":"https://example.org"},)"
      R"("colour":"red"})",
      Vocabulary::built_in());
  REQUIRE(read.valid());
  CHECK(
      row_of(read.value) ==
      "da/x,\"Café; \"\"Mitte\"\"\",,en: "
      "Café,FZ,family-centre,groups/parents-cafe,Elterncafé und offener Treff,economic/debt,Schulden und "
      "Überschuldung,,,"
      ",'-P20W,P3Y,mother,,22,de,ar,Haus,Ring 5,64289,Darmstadt,,49.88,8.66,,64283 Darmstadt,06411,2.5,phone,"
      "\"06411; 06432\",06411000,none,yes,youth-office,\"MO-FR 09:00-12:00; SA /2 (nach "
      "Absprache)\",waitlist,42,"
      "2026-10-01,,2026-12-31,2026-09-15,'+49 6151 1,,https://example.org,\"{\"\"/colour\"\":\"\"red\"\"}\"");
}

}  // namespace
}  // namespace passgenau::test
