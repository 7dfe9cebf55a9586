// SPDX-License-Identifier: GPL-2.0-or-later
// Proposed mappings: what they say of each field, that they serve as they are, and that no value stands in them.
#include <fstream>
#include <map>
#include <memory>
#include <sstream>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

namespace {

MappingProposal proposal_of(const std::string& text, const ProposalOptions& options) {
  std::istringstream input{text};
  return propose_mapping(input, options);
}

/// "sure /to", "guess /to" or "rest", by field.
std::map<std::string, std::string> decisions(const MappingProposal& proposal) {
  std::map<std::string, std::string> by_field;
  for (const ColumnProposal& column : proposal.columns)
    by_field[column.from] = column.to.empty() ? "rest" : (column.sure ? "sure " : "guess ") + column.to;
  return by_field;
}

ImportReport imported(const std::string& name, const std::string& text, const MappingProposal& proposal) {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const std::vector<ImportFile> files{
      {.name = name, .open = [&] { return std::make_unique<std::istringstream>(text); }}};
  return import_files(writer, files, {.mapping = Mapping::from_json(proposal.mapping), .force = true});
}

using Decisions = std::map<std::string, std::string>;

}  // namespace

TEST_CASE("a spreadsheet of a network") {
  const std::string text =
      "Nr.;Angebot;Träger;Straße;Hausnummer;PLZ;Ort;Telefon;E-Mail;Altersgruppe;Sprachen;Öffnungszeiten;"
      "Kosten;Stand;Koordinaten;Bemerkung\n"
      "1;Krabbelgruppe;Haus Marker;Weg;5;64289;Darmstadt;06151 123456;a@marker.de;0-3 Jahre;Deutsch, "
      "Türkisch;Mo-Fr 9-11 Uhr;frei;31.12.2025;49,87; 8,65;-\n"
      "2;Elterncafé;Haus Marker;Am Platz;7 a;1307;Dresden;;b@marker.de;ab Geburt;Deutsch/Farsi;jeden 2. "
      "Mittwoch im Monat;k. A.;1.2.2026;;x y\n";
  std::string quoted = text;
  quoted.replace(quoted.find("49,87; 8,65"), 11, "\"49,87; 8,65\"");
  const MappingProposal proposal = proposal_of(quoted, {.file_name = "netz.csv"});
  CHECK(proposal.records == 2);
  const Decisions expected{{"/Nr.", "sure /id"},
                           {"/Angebot", "sure /title/de"},
                           {"/Träger", "sure /provider/name"},
                           {"/Straße", "sure /sites/0/address/street"},
                           {"/Hausnummer", "sure /sites/0/address/street"},
                           {"/PLZ", "sure /sites/0/address/postal_code"},
                           {"/Ort", "sure /sites/0/address/city"},
                           {"/Telefon", "sure /contact/phone"},
                           {"/E-Mail", "sure /contact/email"},
                           {"/Altersgruppe", "sure /child_age"},
                           {"/Sprachen", "sure /languages/-/tag"},
                           {"/Öffnungszeiten", "guess /schedule"},
                           {"/Kosten", "rest"},
                           {"/Stand", "sure /verified"},
                           {"/Koordinaten", "sure /sites/0/lat"},
                           {"/Bemerkung", "rest"}};
  CHECK(decisions(proposal) == expected);
  CHECK(proposal.mapping.find("arker") == std::string::npos);
  CHECK(to_json(proposal).find("arker") == std::string::npos);
  CHECK(proposal.mapping.find(R"("empty": ["","-","k. A."])") != std::string::npos);
  const ImportReport report = imported("netz.csv", quoted, proposal);
  CHECK(counts(report) == "2 = 2(0) + 0 + 0, -0");
}

TEST_CASE("names that say nothing, values that do") {
  const std::string text =
      "a,b,c,d,e\n"
      "Haus Nord,mail@nord.de,https://nord.de,Mo-Fr 8-12 Uhr,ab 3 Jahre\n"
      "Haus Süd,mail@sued.de,https://sued.de,Di 9-10 Uhr,0-3 Jahre\n"
      "Haus West,mail@west.de,www.west.de,Mi 9-10 Uhr,unter 3 Jahren\n";
  const MappingProposal proposal = proposal_of(text, {.file_name = "x/haus.csv", .language = "en"});
  CHECK(decisions(proposal) == Decisions{{"/a", "guess /title/en"},
                                         {"/b", "guess /contact/email"},
                                         {"/c", "guess /contact/url"},
                                         {"/d", "guess /schedule"},
                                         {"/e", "guess /child_age"}});
  CHECK(proposal.mapping.find(R"("from":["/a"])") != std::string::npos);
  CHECK(proposal.mapping.find(R"("prefix":"haus/")") != std::string::npos);
  CHECK(counts(imported("x/haus.csv", text, proposal)) == "3 = 3(0) + 0 + 0, -0");
}

TEST_CASE("dirty spreadsheets still get a mapping that serves") {
  const std::vector<std::string> sheets{
      "Name\nA\nB\n",
      ";;;\nName;;\nA;1;2\n",
      "Name;Name;Name\nA;B;C\n",
      "id;id;titel\n1;1;A\n1;1;B\n",
      "Lat;Name\n49;A\n",
      "Alter ab;Alter bis;Name\n3;6;A\n0;0;B\nx;y;C\n",
      "Alter ab Monate;Alter bis;Name\n3;36;A\n",
      "PLZ;Name\n1;A\n64289;B\nfünf;C\n",
      "Titel;Sprachen\nA;Elbisch\nB;Deutsch\nC;Deutsch|Türkisch\n",
      "Straße;PLZ\nWeg 1;64289\nWeg 1;64289\n",
      "1;2;3\n4;5;6\n",
      "Titel;Beginn;Ende\nA;1.1.2026;31.12.26\nB;2.1.2026;morgen\n",
      "latitude;longitude;title\n8,65;49,87;A\n49,87;8,65;B\n",
  };
  for (const std::string& sheet : sheets) {
    INFO(sheet);
    const MappingProposal proposal = proposal_of(sheet, {.file_name = "s.csv"});
    INFO(proposal.mapping);
    const ImportReport report = imported("s.csv", sheet, proposal);
    CHECK(report.read == report.accepted + report.kept + report.left_out);
    CHECK(report.accepted > 0);
    for (const ColumnProposal& column : proposal.columns)
      CHECK_FALSE(column.reason.empty());
  }
}

TEST_CASE("nested records, lists, and an array inside a document") {
  const std::string text =
      R"({"type":"FeatureCollection","features":[)"
      R"({"geometry":{"coordinates":[9.43,54.79]},"properties":{"slug":"a","facility":"A","languages":["Deutsch","Dansk"]}},)"
      R"({"geometry":{"coordinates":[9.41,54.77]},"properties":{"slug":"b","facility":"B","languages":["Deutsch"]}}]})";
  const MappingProposal proposal = proposal_of(text, {.file_name = "k.geojson", .records_at = "/features"});
  CHECK(decisions(proposal) == Decisions{{"/geometry/coordinates", "sure /sites/0/lat"},
                                         {"/properties/slug", "sure /id"},
                                         {"/properties/facility", "sure /title/de"},
                                         {"/properties/languages", "sure /languages/-/tag"}});
  CHECK(proposal.mapping.find(R"("from":"/geometry/coordinates/1","unit":"latitude")") != std::string::npos);
  CHECK(counts(imported("k.geojson", text, proposal)) == "2 = 2(0) + 0 + 0, -0");
}

TEST_CASE("what cannot be proposed") {
  const auto code_of = [](const std::string& text, const ProposalOptions& options) {
    try {
      proposal_of(text, options);
    } catch (const Error& error) {
      return std::string{error.name()};
    }
    return std::string{};
  };
  CHECK(code_of("", {}) == "missing");
  CHECK(code_of("{\n\"a\":1\n}", {}) == "missing");
  CHECK(code_of("[]", {}) == "missing");
  CHECK(code_of("a;b\n", {.file_name = "a.csv"}) == "missing");
  CHECK(code_of("a;b\n", {.encoding = "ansi"}) == "unknown-value");
  CHECK(code_of("{}", {.records_at = "x"}) == "unknown-value");
  CHECK(code_of("{}", {.language = "deutsch"}) == "bad-language-tag");
  CHECK(code_of("\xFC;b\n1;2\n", {.file_name = "a.csv"}) == "json-encoding");
}

TEST_CASE("proposals for the open data take every record, or say why not") {
  for (const std::string name :
       {"offers/de_afeefa_dresden_2017/offers.jsonl", "offers/de_berlin_kita_2017/kitas.jsonl",
        "offers/de_flensburg_kita_2024/kitas.jsonl", "offers/de_sh_kita_2024/offers.jsonl",
        "offers/us_dc_sarapis_hsds_2023/services.jsonl", "formats/us_ohana_sample/services.csv",
        "formats/us_ohana_sample/organizations.csv", "formats/us_ohana_sample/locations.csv"}) {
    const auto text = text_of_file(open_data(name));
    if (!text) return skip("no open data: " + open_data(name).string());
    INFO(name);
    const MappingProposal proposal = proposal_of(*text, {.file_name = name});
    INFO(proposal.mapping);
    const ImportReport report = imported(name, *text, proposal);
    CHECK(report.read == report.accepted + report.kept + report.left_out);
    CHECK(report.accepted * 100 >= report.read * 95);
  }
}

TEST_CASE(
    "of more than 500 fields the first are looked at in every record, and that there are more is said") {
  const auto record = [](std::size_t fields) {
    std::string text = R"({"Titel":"Treff")";
    for (std::size_t i = 1; i < fields; ++i)
      text += ",\"f" + std::to_string(i) + "\":1";
    return text + "}\n";
  };
  const MappingProposal all = proposal_of(record(500) + record(500), {.file_name = "x.jsonl"});
  CHECK(all.columns.size() == 500);
  CHECK_FALSE(all.more_columns);
  CHECK(to_json(all).find("more_columns") == std::string::npos);
  const MappingProposal cut = proposal_of(record(501) + record(501), {.file_name = "x.jsonl"});
  CHECK(cut.columns.size() == 500);
  CHECK(cut.more_columns);
  CHECK(to_json(cut).find(R"("records":2,"more_columns":true,)") != std::string::npos);
  for (const ColumnProposal& column : cut.columns)
    REQUIRE(column.filled == 2);
}

TEST_CASE("fields are looked at six levels deep, one that lies deeper is part of the sixth") {
  const auto fields = [](const std::string& innermost) {
    const std::string record = R"({"Titel":"Treff","a":{"b":{"c":{"d":{"e":{"f":)" + innermost + "}}}}}}\n";
    Strings list;
    for (const ColumnProposal& column : proposal_of(record, {.file_name = "x.jsonl"}).columns)
      list.push_back(column.from);
    return list;
  };
  CHECK(fields("1") == Strings{"/Titel", "/a/b/c/d/e/f"});
  CHECK(fields(R"({"g":1})") == Strings{"/Titel", "/a/b/c/d/e/f"});
}

}  // namespace passgenau::test
