// SPDX-License-Identifier: GPL-2.0-or-later The same offer recorded twice: found, and nothing else; by pairs
// written by hand, on the sample networks and on open data.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "match/same_offer.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {
namespace {

namespace fs = std::filesystem;

Offer offer(const std::string& json) {
  auto read = offer_from_json(R"({"id":"x",)" + json + '}', Vocabulary::built_in());
  INFO(json);
  REQUIRE(read.valid());
  return read.value;
}

Likeness compare(const Offer& a, const Offer& b) {
  const Likeness one = likeness(traces_of(a), traces_of(b));
  const Likeness other = likeness(traces_of(b), traces_of(a));
  CHECK(one == other);
  return one;
}

bool is_candidate(const Likeness& found) { return found.plausible && found.thousandths >= 800; }

const std::string cafe =
    R"("title":{"de":"Elterncafé Mitte"},"provider":{"name":"Familienzentrum Mitte e.V."},)"
    R"("kinds":["groups/parents-cafe"],"child_age":{"from":"P0D","until":"P3Y"},)"
    R"("sites":[{"lat":49.88,"lon":8.66,"address":{"street":"Goethestr. 3","postal_code":"64289"}}],)"
    R"("contact":{"phone":"06151 123456","url":"https://fz.example/cafe"})";

TEST_CASE("pairs that are the same offer") {
  const Offer one = offer(cafe);
  for (
      const std::string& other :
      {cafe,
       std::string{
           R"("title":{"de":"Eltern-Café Mitte"},"provider":{"name":"Familienzentrum Mitte"},"sites":[{"lat":49.8801,"lon":8.6602}])"},
       std::string{
           R"("title":{"de":"Elterncafe Mitte"},"sites":[{"address":{"street":"Goethestraße 3","postal_code":"64289"}}],"child_age":{"until":"P3Y"})"},
       std::string{R"("title":{"de":"ELTERNCAFÉ MITTE"},"contact":{"phone":"+49 (0)6151 / 12 34 56"})"},
       std::string{
           R"("title":{"de":"Elterncafé Mitte","en":"Something"},"contact":{"url":"http://www.fz.example/cafe/"})"},
       std::string{
           R"("title":{"de":"Mitte Elterncafé"},"provider":{"name":"Familienzentrum Mitte gGmbH"})"}}) {
    INFO(other);
    const Likeness found = compare(one, offer(other));
    CHECK(is_candidate(found));
  }
}

TEST_CASE("pairs that are two offers") {
  const auto with = [](const std::string& title, const std::string& more) {
    return offer(R"("title":{"de":")" + title + R"("},"provider":{"name":"Familienzentrum Mitte"},)" + more);
  };
  const std::string here = R"("sites":[{"lat":49.88,"lon":8.66}])";
  const std::string there = R"("sites":[{"lat":49.95,"lon":8.66}])";
  struct Pair {
    Offer a;
    Offer b;
  };
  const std::vector<Pair> pairs{
      {with("Elterncafé", here), with("Elterncafé", there)},
      {with("Elterncafé", here), with("Krabbelgruppe", here)},
      {with("Babymassage Kurs 1", here), with("Babymassage Kurs 2", here)},
      {with("Bibliothek Laubegast", here), with("Bibliothek Laubegast - Vorlesetag", here)},
      {with("Integrationskurs (VHS Dresden e. V.)", here),
       with("Alphabetisierungs-Integrationskurs (VHS Dresden e. V.)", here)},
      {with("Babymassage I", here), with("Babymassage II", here)},
      {with("Krabbelgruppe", here + R"(,"child_age":{"until":"P1Y"})"),
       with("Krabbelgruppe", here + R"(,"child_age":{"from":"P1Y","until":"P3Y"})")},
      {with("Familienfest", here + R"(,"valid":{"from":"2026-05-01","until":"2026-05-01"})"),
       with("Familienfest", here + R"(,"valid":{"from":"2026-06-01","until":"2026-06-01"})")},
      {with("Elternkurs", R"("sites":[{"address":{"postal_code":"64289"}}])"),
       with("Elternkurs", R"("sites":[{"address":{"postal_code":"64283"}}])")},
      {offer(R"("title":{"de":"Elterncafé"})"),
       offer(R"("title":{"de":"Elterncafé"})")},  // nothing but a common name
      {offer(R"("title":{"de":"Schwangerschaftsberatung"},"provider":{"name":"Caritas"})"),
       offer(R"("title":{"de":"Schwangerschaftsberatung"},"provider":{"name":"pro familia"})")}};
  for (const Pair& pair : pairs) {
    INFO(to_json(pair.a) << '\n' << to_json(pair.b));
    CHECK_FALSE(is_candidate(compare(pair.a, pair.b)));
  }
}

TEST_CASE("a signal is named where both offers say something of it") {
  const Likeness whole = compare(offer(cafe), offer(cafe));
  CHECK(whole.thousandths == 1000);
  std::vector<std::string> names;
  for (const auto& [signal, value] : whole.signals) {
    CHECK(value == 1000);
    names.emplace_back(signal_names[static_cast<std::size_t>(signal)]);
  }
  CHECK(names == std::vector<std::string>{"title", "place", "provider", "contact", "kind", "age"});
  CHECK(compare(offer(cafe), offer(R"("title":{"de":"Elterncafé Mitte"})")).signals.size() == 1);
}

std::string text_of(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

/// An offer as another source would have recorded it.
Offer recorded_again(const Offer& offer, std::mt19937& random) {
  Offer other = offer;
  other.id = "again/" + offer.id;
  if (random() % 2 == 0) other.description.clear();
  if (random() % 2 == 0) other.child_age = {};
  if (random() % 2 == 0) other.kinds.clear();
  if (random() % 2 == 0) other.provider.name += " e.V.";
  for (Site& site : other.sites) {
    if (site.point) site.point->lat += 0.0003;
    if (random() % 2 == 0 && site.point) site.address = {};
  }
  std::string& title = other.title.begin()->second;
  if (random() % 2 == 0)
    std::transform(title.begin(), title.end(), title.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return other;
}

struct Share {
  double found = 0;
  double right = 0;
};

/// Every offer a second time: which of the pairs are found, and what else is.
Share measure(const std::vector<Offer>& offers, unsigned seed) {
  const TemporaryFolder folder;
  std::mt19937 random{seed};
  {
    CatalogWriter writer{folder / "c"};
    for (const Offer& offer : offers) {
      writer.put(offer);
      writer.put(recorded_again(offer, random));
    }
    writer.commit();
  }
  const DuplicateReport report = find_duplicates(Catalog{folder / "c"}, {.across_sources = true});
  std::set<std::string> found;
  std::size_t right = 0;
  for (const DuplicateCandidate& candidate : report.candidates) {
    if (candidate.first != "again/" + candidate.second && candidate.second != "again/" + candidate.first)
      continue;
    ++right;
    found.insert(std::min(candidate.first, candidate.second));
  }
  return {.found = static_cast<double>(found.size()) / static_cast<double>(offers.size()),
          .right = static_cast<double>(right) /
                   static_cast<double>(std::max<std::size_t>(1, report.candidates.size()))};
}

TEST_CASE("the sample networks: no duplicates among them, and each offer that is recorded again is found") {
  std::vector<Offer> offers;
  std::istringstream lines{text_of(fs::path{PASSGENAU_SOURCE_DIR} / "tests/data/sample/offers.jsonl")};
  for (std::string line; std::getline(lines, line);)
    offers.push_back(offer_from_json(line, Vocabulary::built_in()).value);
  const TemporaryFolder folder;
  {
    CatalogWriter writer{folder / "c"};
    for (const Offer& offer : offers)
      writer.put(offer);
    writer.commit();
  }
  const Catalog catalog{folder / "c"};
  const DuplicateReport report = find_duplicates(catalog);
  INFO(to_json(report));
  CHECK(report.candidates.empty());
  CHECK(find_duplicates(catalog) == report);
  const Share share = measure(offers, 7);
  INFO("found " << share.found << ", right " << share.right);
  CHECK(share.found >= 0.9);
  CHECK(share.right >= 0.98);
}

TEST_CASE("Dresden 2017: what is found is right") {
  const char* folder_name = std::getenv("PASSGENAU_SHARED_DATA");
  const fs::path file =
      (folder_name ? fs::path{folder_name} : fs::path{PASSGENAU_SOURCE_DIR} / "../shared/data") /
      "offers/de_afeefa_dresden_2017/offers.jsonl";
  std::ifstream input{file, std::ios::binary};
  if (!input) {
    skip("there is no " + file.string());
    return;
  }
  const Mapping mapping = Mapping::from_json(
      R"({"mapping":1,"fields":[{"to":"/id","from":"/entry_id","prefix":"dd/"},{"to":"/title/de","from":"/texts/de/name"},)"
      R"({"to":"/description/de","from":"/texts/de/description"},{"to":"/sites/0/lat","from":"/locations/0/lat"},)"
      R"({"to":"/sites/0/lon","from":"/locations/0/lon"},{"to":"/sites/0/address/street","from":"/locations/0/street"},)"
      R"({"to":"/contact/url","from":"/web"}],"ignore":["/type","/area","/category","/subcategory","/forchildren",)"
      R"("/spokenlanguages","/certified","/supportwanted","/parent","/timefrom","/timeto","/created","/locations","/texts"]})");
  std::map<std::string, Offer> offers;
  std::map<std::string, std::string> days;
  for (std::string line; std::getline(input, line);) {
    auto read = mapping.offer(line, Vocabulary::built_in());
    if (!read.valid()) continue;
    const auto day = read.value.other.find("/datefrom");
    days[read.value.id] = day == read.value.other.end() ? "" : day->second;
    offers[read.value.id] = read.value;
  }
  REQUIRE(offers.size() > 600);
  const TemporaryFolder folder;
  {
    CatalogWriter writer{folder / "c"};
    for (const auto& [id, offer] : offers)
      writer.put(offer);
    writer.commit();
  }
  const DuplicateReport report = find_duplicates(Catalog{folder / "c"});
  std::size_t same_title = 0;
  for (const DuplicateCandidate& candidate : report.candidates) {
    const std::string& one = offers.at(candidate.first).title.at("de");
    const std::string& other = offers.at(candidate.second).title.at("de");
    if (one == other) ++same_title;
  }
  INFO(report.candidates.size() << " candidates, " << same_title << " of one title");
  CHECK(report.candidates.size() > 0);
  CHECK(static_cast<double>(same_title) >= 0.9 * static_cast<double>(report.candidates.size()));
}

TEST_CASE("the work grows with the offers, not with their square") {
  std::mt19937 random{11};
  const std::vector<std::string> words{"Elterncafé", "Krabbelgruppe", "Beratung",
                                       "Hebamme",    "Sprechstunde",  "Frühstück"};
  const auto compared = [&](int count) {
    const TemporaryFolder folder;
    {
      CatalogWriter writer{folder / "c"};
      for (int i = 0; i < count; ++i)
        writer.put(
            {.id = std::to_string(i),
             .title = {{"de", words[random() % words.size()] + " Ort" + std::to_string(random() % 40)}},
             .provider = {.name = "Träger " + words[random() % words.size()]},
             .sites = {{.point = GeoPoint{50 + static_cast<double>(random() % 1000) / 10'000, 8.5}}}});
      writer.commit();
    }
    return find_duplicates(Catalog{folder / "c"}).compared;
  };
  const std::uint64_t small = compared(1000);
  const std::uint64_t large = compared(4000);
  INFO(small << " and " << large);
  // Four times the offers: a square would be sixteen times the pairs.
  CHECK(large < 8 * small);
  CHECK(large < 4000 * 150);
}

}  // namespace
}  // namespace passgenau::test
