// SPDX-License-Identifier: GPL-2.0-or-later
// Catalogs of each format that can still be read (tests/data/catalogs, whose README says how they were made), opened as they were
// kept: what went in comes out, they answer as a catalog that is built today, and as they did then.
#include <filesystem>
#include <sstream>
#include <string>

#include "catch.hpp"
#include "sealed/network.hpp"
#include "store/reader.hpp"
#include "store/schema.hpp"
#include "store/writer.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using namespace test;

const fs::path kept = fs::path{PASSGENAU_SOURCE_DIR} / "tests" / "data" / "catalogs";

std::string backup(const Catalog& catalog) {
  std::ostringstream out;
  export_offers(catalog, out, {.confidential = Confidential::show});
  return out.str();
}

/// One line a family and search: the offers in their order.
std::string order(const Catalog& catalog, const fs::path& folder) {
  std::ostringstream out;
  const Vocabulary vocabulary = catalog.vocabulary();
  for (const std::string& line : lines_of(folder / "families.jsonl")) {
    const ProfileLine family = read_profile_line(line, vocabulary);
    REQUIRE(family.profile.valid());
    out << family.id << ':';
    for (const Match& match : catalog.match(family.profile.value).matches)
      out << ' ' << match.offer;
    out << '\n';
  }
  for (const char* words : {"Schreibaby", "Schulden", "Hebame", "ağlama"}) {
    out << words << ':';
    for (const Hit& hit : catalog.search({.words = words, .language = "de"}).hits)
      out << ' ' << hit.offer;
    out << '\n';
  }
  return out.str();
}

std::string whole_answers(const Catalog& catalog, const fs::path& folder) {
  std::ostringstream out;
  const Vocabulary vocabulary = catalog.vocabulary();
  for (const std::string& line : lines_of(folder / "families.jsonl"))
    out << to_json(
               catalog.match(read_profile_line(line, vocabulary).profile.value, {.near_misses = 3, .ask = 2}))
        << '\n';
  return out.str();
}

/// The same offers, places and words in a catalog of today, with as many commits.
void build(const std::string& path, const fs::path& folder) {
  CatalogWriter writer{path};
  writer.set_vocabulary(Vocabulary::built_in().extended_by(content(folder / "vocabulary.jsonl")));
  writer.set_gazetteer(Gazetteer{read_gazetteer(content(folder / "gazetteer.csv"), "gazetteer.csv").value});
  for (const std::string& line : lines_of(folder / "offers.jsonl"))
    writer.put(offer_from_json(line, writer.vocabulary()).value);
  writer.commit();
}

TEST_CASE("catalogs that were kept are opened, matched, searched and checked") {
  CHECK(fs::exists(kept / std::to_string(catalog_format) / "catalog"));
  for (const fs::directory_entry& format : fs::directory_iterator{kept}) {
    if (!format.is_directory()) continue;
    const TemporaryFolder folder;
    build(folder / "today", format.path());
    const Catalog today{folder / "today"};
    for (const char* name : {"catalog", "catalog.sealed"}) {
      INFO("format " << format.path().filename() << ", " << name);
      const Catalog catalog{format.path() / name};
      CHECK(catalog.check().empty());
      CHECK(check_catalog(format.path() / name).problems.empty());
      CHECK(backup(catalog) == content(format.path() / "offers.jsonl"));
      CHECK(catalog.gazetteer().to_csv() == today.gazetteer().to_csv());
      CHECK(catalog.vocabulary().extension() == today.vocabulary().extension());
      CHECK(order(catalog, format.path()) == content(format.path() / "order.txt"));
      CHECK(whole_answers(catalog, format.path()) == whole_answers(today, format.path()));
    }
    // It can be written to as well, and goes on.
    fs::copy(format.path() / "catalog", folder / "copy");
    CatalogWriter writer{folder / "copy"};
    CHECK(writer.put({.id = "k/new", .title = {{"de", "Neu"}}}) == false);
    CHECK(writer.remove("k/debt"));
    writer.commit();
    const Catalog changed{folder / "copy"};
    CHECK(changed.check().empty());
    // As what it is: the offers that were there lack what a newer format says of them.
    CHECK(StoreReader{folder / "copy"}.format() == std::stoul(format.path().filename()));
    seal_catalog(folder / "copy", folder / "sealed");
    CHECK(Catalog{folder / "sealed"}.check().empty());
    CHECK(changed.ids() == std::vector<std::string>{"k/crying", "k/midwife", "k/new", "k/shelter"});
  }
}

TEST_CASE("an own concept that is built in by now is passed over") {
  const TemporaryFolder folder;
  const std::string path = folder / "c";
  const std::string own =
      R"({"type": "burden", "id": "child/own", "broader": ["child"], "label": {"de": "Eigenes"}})"
      "\n";
  const auto keep = [&](const std::string& lines) {
    StoreWriter writer{path};
    writer.set_own_part(schema::metadata::concepts, lines);
    writer.commit();
  };
  keep(R"({"type": "burden", "id": "economic/debt", "broader": ["economic"], "label": {"de": "Schulden"}})"
       "\n" +
       own);
  CHECK(Catalog{path}.vocabulary().extension() == own);
  CHECK(CatalogWriter{path}.vocabulary().extension() == own);
  keep(R"({"type": "burden", "id": "child/own", "broader": ["of-tomorrow"], "label": {"de": "x"}})");
  const auto code = [&] {
    try {
      Catalog{path};
    } catch (const Error& error) {
      return error.code();
    }
    return Code::internal;
  };
  CHECK(code() == Code::catalog_damaged);
  StoreWriter writer{path};
  writer.set_own_part(schema::metadata::concepts, own);
  writer.commit();
  CHECK(Catalog{path}.vocabulary().extension() == own);
}

}  // namespace
}  // namespace passgenau
