// SPDX-License-Identifier: GPL-2.0-or-later
// A catalog given to others: identity, one state while writers work, nothing secret, wrong calls.
#include <algorithm>
#include <cmath>
#include <set>
#include <sstream>
#include <stdexcept>
#include <streambuf>

#include "catch.hpp"
#include "export/random_offer.hpp"
#include "export/support.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

using Strings = std::vector<std::string>;
constexpr FeedFormat every_format[] = {FeedFormat::jsonl, FeedFormat::hsds, FeedFormat::schema_org,
                                       FeedFormat::csv};

TEST_CASE("formats have names") {
  CHECK(feed_format_names().size() == std::size(every_format));
  for (const FeedFormat format : every_format)
    CHECK(parse_feed_format(feed_format_names()[static_cast<std::size_t>(format)]) == format);
  CHECK_FALSE(parse_feed_format("json"));
  CHECK_FALSE(parse_feed_format(""));
}

TEST_CASE("JSON Lines: out, in, out is byte-equal") {
  const TemporaryFolder folder;
  std::mt19937 random{seed()};
  INFO("seed " << seed());
  std::vector<Offer> offers = sample_offers();
  for (int i = 0; i < 300; ++i)
    if (Offer offer = random_offer(random, "random/" + std::to_string(i) + random_text(random));
        is_valid(offer))
      offers.push_back(std::move(offer));
  make_catalog(folder / "a", offers);
  const FeedOptions backup{.confidential = Confidential::show};
  const std::string first = exported(Catalog{folder / "a"}, backup);

  CatalogWriter writer{folder / "b"};
  std::istringstream input{first};
  const ImportReport report = import_json_lines(writer, input);
  CHECK(report.accepted == offers.size());
  writer.commit();
  CHECK(exported(Catalog{folder / "b"}, backup) == first);

  std::sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) { return a.id < b.id; });
  std::string expected;
  for (const Offer& offer : offers)
    expected += to_json(offer, Confidential::show) + '\n';
  CHECK(first == expected);
}

TEST_CASE("an empty catalog is an empty feed") {
  const TemporaryFolder folder;
  make_catalog(folder / "c", {});
  const Catalog catalog{folder / "c"};
  CHECK(exported(catalog, {}).empty());
  CHECK(exported(catalog, {.format = FeedFormat::hsds}).empty());
  CHECK(exported(catalog, {.format = FeedFormat::schema_org}) ==
        "{\"@context\":\"https://schema.org\",\"@graph\":[\n\n]}\n");
  CHECK(lines_of(exported(catalog, {.format = FeedFormat::csv})).size() == 1);
}

TEST_CASE("no format but the backup shows a confidential site") {
  const TemporaryFolder folder;
  std::vector<Offer> offers;
  for (int i = 0; i < 5; ++i) {
    const auto read = offer_from_json(
        R"({"id":")" + std::to_string(i) +
            R"(","title":{"de":"Frauenhaus"},"sites":[{"name":"SECRET","lat":49.1234,"lon":8.1234,)"
            R"("confidential":true,"directions":"SECRET","address":{"street":"SECRET","postal_code":"64999",)"
            R"("city":"SECRET","region":"06411","house_number":"SECRET"}},{"name":"Office","lat":49.5,"lon":8.5}],)"
            R"("access":["free","wheelchair-accessible"]})",
        Vocabulary::built_in());
    REQUIRE(read.valid());
    offers.push_back(read.value);
  }
  make_catalog(folder / "c", offers);
  const Catalog catalog{folder / "c"};
  for (const FeedFormat format : every_format) {
    std::ostringstream out;
    const FeedReport report = export_offers(catalog, out, {.format = format});
    CHECK(report.hidden_sites == 5);
    INFO(out.str());
    for (const char* secret : {"SECRET", "64999", ".1234", "directions", "house_number"})
      CHECK(out.str().find(secret) == std::string::npos);
    CHECK(out.str().find("Office") != std::string::npos);
  }
  const std::string backup = exported(catalog, {.confidential = Confidential::show});
  for (const char* secret : {"SECRET", "64999", "49.1234", "directions", "house_number"})
    CHECK(backup.find(secret) != std::string::npos);
  CHECK(to_json(find_duplicates(catalog)).find("\"place\",\"similarity\":1}") != std::string::npos);
  for (Offer& offer : offers)
    offer.sites.pop_back();
  make_catalog(folder / "d", offers);
  CHECK(to_json(find_duplicates(Catalog{folder / "d"}, {.least = 0})).find("place") == std::string::npos);
}

/// Changes every offer in two commits, so that the state which a reader has open goes away.
void change_all(CatalogWriter& writer, int offers, const std::string& title) {
  for (const char* round : {"first", "second"}) {
    for (int i = 0; i < offers; ++i)
      writer.put({.id = std::to_string(10'000 + i),
                  .title = {{"de", title + round}},
                  .description = {{"de", std::string(500, 'x')}}});
    writer.commit();
  }
}

TEST_CASE("an export is of one state while a writer commits") {
  constexpr int offers = 1500;
  const TemporaryFolder folder;
  {
    CatalogWriter writer{folder / "c"};
    change_all(writer, offers, "before ");
  }
  const Catalog catalog{folder / "c"};
  SECTION("the writer comes in between: what was given is taken back") {
    std::set<std::string> titles;
    int given = 0;
    int again = 0;
    const std::uint64_t revision = catalog.for_each_offer(
        [&](const Offer& offer) {
          titles.insert(offer.title.at("de"));
          if (++given != 10 || again > 0) return;
          CatalogWriter writer{folder / "c"};
          for (int round = 0; round < 3; ++round)
            change_all(writer, offers, "after " + std::to_string(round));
        },
        [&] {
          titles.clear();
          given = 0;
          ++again;
        });
    CHECK(given == offers);
    CHECK(titles.size() == 1);
    CHECK(revision == (again > 0 ? 8 : 2));
    CHECK(again <= 1);
  }
  SECTION("the writer is there before") {
    CatalogWriter writer{folder / "c"};
    std::set<std::string> titles;
    int given = 0;
    catalog.for_each_offer([&](const Offer& offer) {
      titles.insert(offer.title.at("de"));
      if (++given == 10) change_all(writer, offers, "after ");
    });
    CHECK(given == offers);
    CHECK(titles == std::set<std::string>{"before second"});
  }
  SECTION("an error of the caller is the caller's") {
    CHECK_THROWS_AS(catalog.for_each_offer([](const Offer&) { throw std::length_error{"mine"}; }),
                    std::length_error);
    CHECK(exported(catalog).size() > 0);
  }
}

/// Lets a writer change everything when the first bytes come; goes back only where that is allowed.
class Interrupted : public std::stringbuf {
 public:
  Interrupted(std::string catalog, bool can_seek) : catalog_{std::move(catalog)}, can_seek_{can_seek} {}

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (++writes_ == 20) {
      CatalogWriter writer{catalog_};
      for (int round = 0; round < 3; ++round)
        change_all(writer, 1500, "after ");
    }
    return std::stringbuf::xsputn(text, size);
  }
  pos_type seekoff(off_type off, std::ios_base::seekdir way, std::ios_base::openmode mode) override {
    return can_seek_ ? std::stringbuf::seekoff(off, way, mode) : pos_type(off_type(-1));
  }
  pos_type seekpos(pos_type at, std::ios_base::openmode mode) override {
    return can_seek_ ? std::stringbuf::seekpos(at, mode) : pos_type(off_type(-1));
  }

 private:
  std::string catalog_;
  bool can_seek_;
  int writes_ = 0;
};

TEST_CASE("a stream that can go back is written anew, another is told that it is incomplete") {
  for (const bool can_seek : {true, false}) {
    const TemporaryFolder folder;
    {
      CatalogWriter writer{folder / "c"};
      change_all(writer, 1500,
                 "a title that is longer than the one after it, so that something is left behind ");
    }
    const Catalog catalog{folder / "c"};
    Interrupted buffer{folder / "c", can_seek};
    std::ostream out{&buffer};
    std::string written;
    try {
      const FeedReport report = export_offers(catalog, out, {.format = FeedFormat::csv});
      written = buffer.str().substr(0, report.bytes);
      CHECK(report.offers == 1500);
    } catch (const Error& error) {
      CHECK_FALSE(can_seek);
      CHECK(error.code() == Code::catalog_busy);
      continue;
    }
    const bool old = written.find("longer") != std::string::npos;
    CHECK((written.find("after") != std::string::npos) != old);
    CHECK(lines_of(written).size() == 1501);
  }
}

/// Fails from the first byte on, or from the `most`-th.
class Full : public std::streambuf {
 public:
  explicit Full(std::streamsize most) : room_{most} {}

 protected:
  std::streamsize xsputn(const char*, std::streamsize size) override {
    const std::streamsize taken = std::min(size, room_);
    room_ -= taken;
    return taken;
  }
  int_type overflow(int_type) override { return traits_type::eof(); }

 private:
  std::streamsize room_;
};

TEST_CASE("what cannot be written is an error, for every format and at any byte") {
  const TemporaryFolder folder;
  make_catalog(folder / "c", {{.id = "a", .title = {{"de", "T"}}}});
  const Catalog catalog{folder / "c"};
  for (const FeedFormat format : every_format)
    for (const std::streamsize room : {0, 5, 20}) {
      Full buffer{room};
      std::ostream out{&buffer};
      try {
        export_offers(catalog, out, {.format = format});
        FAIL("no error");
      } catch (const Error& error) {
        CHECK(error.code() == Code::file_unwritable);
      }
    }
}

TEST_CASE("options that contradict each other or say nothing") {
  const TemporaryFolder folder;
  make_catalog(folder / "c", {});
  const Catalog catalog{folder / "c"};
  const auto refusal = [&](const FeedOptions& options) -> std::string {
    std::ostringstream out;
    std::string one;
    try {
      export_offer({.id = "a", .title = {{"de", "T"}}}, catalog.vocabulary(), {}, options);
    } catch (const Error& error) {
      one = error.what();
    }
    try {
      export_offers(catalog, out, options);
    } catch (const Error& error) {
      CHECK(one == error.what());
      CHECK(out.str().empty());
      return std::string{error.name()} + ": " + error.what();
    }
    return "";
  };
  const Confidential show = Confidential::show;
  CHECK(refusal({.format = FeedFormat::hsds, .confidential = show}) ==
        "contradiction: confidential contradicts another field (limit: with jsonl only)");
  CHECK(refusal({.format = FeedFormat::schema_org, .confidential = show}).substr(0, 13) == "contradiction");
  CHECK(refusal({.format = FeedFormat::csv, .confidential = show}).substr(0, 13) == "contradiction");
  CHECK(refusal({.format = FeedFormat::csv, .separator = '"'}) ==
        "unknown-value: separator is none of the values allowed here (limit: comma, semicolon or tab)");
  CHECK(refusal({.format = FeedFormat::csv, .separator = '\n'}).substr(0, 13) == "unknown-value");
  CHECK(refusal({.format = FeedFormat::csv, .separator = '\0'}).substr(0, 13) == "unknown-value");
  CHECK(refusal({.format = FeedFormat::hsds, .language = ""}).substr(0, 16) == "bad-language-tag");
  CHECK(refusal({.format = FeedFormat::hsds, .language = "de_DE"}).substr(0, 16) == "bad-language-tag");
  CHECK(refusal({.format = FeedFormat::csv, .language = "deutsch"}).substr(0, 16) == "bad-language-tag");
  CHECK(refusal({.format = FeedFormat::csv, .language = "ar", .separator = ';'}).empty());
  for (const double least : {-0.1, 1.1, std::nan("")})
    try {
      find_duplicates(catalog, {.least = least});
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == Code::out_of_range);
    }
}

}  // namespace
}  // namespace passgenau::test
