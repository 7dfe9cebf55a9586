// SPDX-License-Identifier: GPL-2.0-or-later
// Distances, the gazetteer, and the dirty files that gazetteers are made of.
#include "passgenau/place.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <limits>
#include <optional>
#include <random>
#include <set>

#include "catch.hpp"
#include "place/csv.hpp"

using namespace passgenau;

namespace {

std::int64_t metres_between(GeoPoint a, GeoPoint b) { return great_circle(a, b).in_metres(); }

std::optional<std::string> open_data(const std::string& name) {
  const char* folder = std::getenv("PASSGENAU_SHARED_DATA");
  const std::string path =
      (folder ? std::string{folder} : std::string{PASSGENAU_SOURCE_DIR} + "/../shared/data") + "/" + name;
  std::ifstream file{path, std::ios::binary};
  if (!file) {
    test::skip("no open data: " + path);
    return {};
  }
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

std::vector<std::string> names(const std::vector<const GazetteerRow*>& rows) {
  std::vector<std::string> found;
  for (const GazetteerRow* row : rows)
    found.push_back(row->name);
  return found;
}

using Names = std::vector<std::string>;

/// Lübeck with two postal codes, and Stockelsdorf, which shares the first of them.
Gazetteer luebeck() {
  return Gazetteer{{
      {.postal_code = "23560", .name = "Lübeck, Hansestadt", .region = "01003000", .point = {53.84, 10.69}},
      {.postal_code = "23617", .name = "Stockelsdorf", .region = "01055040", .point = {53.89, 10.64}},
      {.postal_code = "23552", .name = "Lübeck, Hansestadt", .region = "01003000", .point = {53.868, 10.685}},
      {.postal_code = "23552", .name = "Stockelsdorf", .region = "01055040", .point = {53.89, 10.64}},
      {.postal_code = "64289", .name = "Darmstadt", .region = "06411000", .point = {49.88, 8.66}},
      {.name = "Groß-Umstadt, Stadt", .region = "06432008", .point = {49.87, 8.93}, .population = 21'000},
      {.postal_code = "23552", .name = "Stockelsdorf", .region = "01055040", .point = {53.89, 10.64}},
  }};
}

/// One row as text, for short expectations.
std::string line(const GazetteerRow& row) {
  const std::string csv = Gazetteer{{row}}.to_csv();
  return csv.substr(csv.find('\n') + 1, csv.size() - csv.find('\n') - 2);
}

std::vector<std::string> lines(const Checked<std::vector<GazetteerRow>>& read) {
  std::vector<std::string> found;
  for (const GazetteerRow& row : read.value)
    found.push_back(line(row));
  return found;
}

/// "code@line", for each problem.
std::vector<std::string> places(const std::vector<Problem>& problems) {
  std::vector<std::string> found;
  for (const Problem& problem : problems)
    found.push_back(std::string{info(problem.code).name} + "@" + std::to_string(problem.line.value_or(0)));
  return found;
}

bool says(const Problem& problem, const std::string& words) {
  return problem.message.find(words) != std::string::npos;
}

}  // namespace

// ------------------------------------------------------------------------------------------------- distances

TEST_CASE("great circles against values of another formula (vectors and atan2)") {
  CHECK(metres_between({52.52, 13.405}, {48.8566, 2.3522}) == 877'465);           // Berlin–Paris
  CHECK(metres_between({53.8655, 10.6866}, {54.3233, 10.1228}) == 62'793);        // Lübeck–Kiel
  CHECK(metres_between({49.8728, 8.6512}, {49.8799, 8.6634}) == 1'178);           // across Darmstadt
  CHECK(metres_between({-33.8688, 151.2093}, {51.5074, -0.1278}) == 16'993'957);  // Sydney–London
  CHECK(metres_between({0, 0}, {1, 0}) == 111'195);
  CHECK(metres_between({0, 0}, {90, 0}) == 10'007'557);
  CHECK(metres_between({0, 0}, {0, 180}) == 20'015'114);
  CHECK(metres_between({90, 0}, {-90, 77}) == 20'015'114);
  CHECK(metres_between({52, 179.9}, {52, -179.9}) == 13'692);  // over the date line
  CHECK(metres_between({49, 8.4}, {49.00001, 8.4}) == 1);
  CHECK(metres_between({49, 8.4}, {49, 8.4}) == 0);
  CHECK(metres_between({std::numeric_limits<double>::quiet_NaN(), 8.4}, {49, 8.4}) < 0);
}

TEST_CASE("ten kilometres are ten kilometres east-west, too, at 51 degrees north") {
  const GeoPoint home{51, 10};
  // 10 km in degrees of latitude, taken as degrees of longitude, reach only 6.3 km.
  CHECK(metres_between(home, {51, 10.0899321}) == 6'293);
  CHECK(metres_between(home, {51, 10.1429034}) == 10'000);
  CHECK(great_circle(home, {51, 10.1429}) <= kilometres(10));
  CHECK(great_circle(home, {51, 10.1430}) > kilometres(10));
  CHECK(great_circle(home, {51.0899, 10}) <= kilometres(10));
  CHECK(great_circle(home, {51.0900, 10}) > kilometres(10));
}

TEST_CASE("a great circle is symmetric, and no detour shortens it by more than its rounding") {
  std::mt19937 random{20261121};
  std::uniform_real_distribution<double> lat{-90, 90}, lon{-180, 180};
  for (int i = 0; i < 2000; ++i) {
    const GeoPoint a{lat(random), lon(random)}, b{lat(random), lon(random)}, c{lat(random), lon(random)};
    REQUIRE(great_circle(a, b) == great_circle(b, a));
    REQUIRE(great_circle(a, a) == metres(0));
    REQUIRE(metres_between(a, b) <= metres_between(a, c) + metres_between(c, b) + 2);
    REQUIRE(metres_between(a, b) <= 20'015'115);
  }
}

// ------------------------------------------------------------------------------------------------- gazetteer

TEST_CASE("rows are sorted, equal ones stand once") {
  const Gazetteer gazetteer = luebeck();
  REQUIRE(gazetteer.rows().size() == 6);
  CHECK(std::is_sorted(gazetteer.rows().begin(), gazetteer.rows().end(), [](const auto& a, const auto& b) {
    return std::tie(a.postal_code, a.region, a.name) < std::tie(b.postal_code, b.region, b.name);
  }));
  CHECK_FALSE(gazetteer.empty());
  CHECK(Gazetteer{}.empty());
  const Gazetteer copy = gazetteer;
  CHECK(&copy.rows() == &gazetteer.rows());
}

TEST_CASE("the order of the rows given does not matter") {
  std::vector<GazetteerRow> rows = luebeck().rows();
  const std::string csv = luebeck().to_csv();
  std::mt19937 random{1};
  for (int i = 0; i < 20; ++i) {
    std::shuffle(rows.begin(), rows.end(), random);
    REQUIRE(Gazetteer{rows}.to_csv() == csv);
  }
}

TEST_CASE("a postal code finds each municipality it spans") {
  const Gazetteer gazetteer = luebeck();
  CHECK(names(gazetteer.by_postal_code("23552")) == Names{"Lübeck, Hansestadt", "Stockelsdorf"});
  CHECK(names(gazetteer.by_postal_code("23560")) == Names{"Lübeck, Hansestadt"});
  CHECK(gazetteer.by_postal_code("2355").empty());
  CHECK(gazetteer.by_postal_code("99999").empty());
  CHECK(gazetteer.by_postal_code("").empty());  // rows without a postal code have none in common

  const auto point = gazetteer.postal_code_point("23552");
  REQUIRE(point);
  CHECK(point->lat == (53.868 + 53.89) / 2);
  CHECK(point->lon == (10.685 + 10.64) / 2);
  CHECK_FALSE(gazetteer.postal_code_point("99999"));
  CHECK_FALSE(gazetteer.postal_code_point(""));
}

TEST_CASE("a key finds the rows below it") {
  const Gazetteer gazetteer = luebeck();
  CHECK(gazetteer.by_region("01").size() == 4);
  CHECK(gazetteer.by_region("01055").size() == 2);
  CHECK(gazetteer.by_region("01003").size() == 2);
  CHECK(gazetteer.by_region("01003000").size() == 2);
  CHECK(names(gazetteer.by_region("064")) == Names{"Darmstadt", "Groß-Umstadt, Stadt"});
  CHECK(gazetteer.by_region("09").empty());
  CHECK(gazetteer.by_region("").empty());
}

TEST_CASE("five digits of a county-free city mean its municipality") {
  const Gazetteer gazetteer = luebeck();
  CHECK(gazetteer.municipality_key("01003") == "01003000");
  CHECK(gazetteer.municipality_key("01055") == "01055");  // a county
  CHECK(gazetteer.municipality_key("01003000") == "01003000");
  CHECK(gazetteer.municipality_key("01") == "01");
  CHECK(gazetteer.municipality_key("") == "");

  const auto city = gazetteer.municipality_point("01003");
  REQUIRE(city);
  CHECK(city == gazetteer.municipality_point("01003000"));
  CHECK(city->lat == (53.868 + 53.84) / 2);
  CHECK_FALSE(gazetteer.municipality_point("01055"));
  CHECK_FALSE(gazetteer.municipality_point("01"));
  CHECK_FALSE(gazetteer.municipality_point("09999999"));
}

TEST_CASE("where one source writes 01003 and another 01003000, they mean one city") {
  const Gazetteer gazetteer{{
      {.postal_code = "23552", .name = "Lübeck", .region = "01003", .point = {53.868, 10.685}},
      {.name = "Lübeck, Hansestadt", .region = "01003000", .point = {53.866, 10.684}},
      {.postal_code = "23617", .name = "Stockelsdorf", .region = "01055", .point = {53.89, 10.64}},
  }};
  REQUIRE(gazetteer.by_postal_code("23552").size() == 1);
  CHECK(gazetteer.by_postal_code("23552")[0]->region == "01003000");
  CHECK(gazetteer.by_postal_code("23617")[0]->region == "01055");
  CHECK(gazetteer.by_region("01003000").size() == 2);
}

TEST_CASE("names are found as people write them") {
  const Gazetteer gazetteer = luebeck();
  for (const std::string name : {"Lübeck, Hansestadt", "Lübeck", "lübeck", "LÜBECK", "Luebeck", "LUEBECK",
                                 "  Lübeck ", "Lu\u0308beck", "lübeck,  hansestadt"})
    CHECK(gazetteer.by_name(name).size() == 2);
  CHECK(names(gazetteer.by_name("GROSS-UMSTADT")) == Names{"Groß-Umstadt, Stadt"});
  CHECK(names(gazetteer.by_name("gro\u1E9E-umstadt")) == Names{"Groß-Umstadt, Stadt"});
  CHECK(gazetteer.by_name("Lüb").empty());
  CHECK(gazetteer.by_name("Hansestadt").empty());
  CHECK(gazetteer.by_name("").empty());
  CHECK(gazetteer.by_name(" , ").empty());
}

TEST_CASE("around a point are the municipalities it may lie in") {
  const Gazetteer gazetteer = luebeck();
  CHECK(names(gazetteer.around({53.868, 10.685})) ==
        Names{"Lübeck, Hansestadt", "Stockelsdorf", "Lübeck, Hansestadt", "Stockelsdorf"});
  CHECK(names(gazetteer.around({49.88, 8.66})) == Names{"Darmstadt"});
  // 10 km from Darmstadt: twice that reaches Groß-Umstadt, too.
  CHECK(names(gazetteer.around({49.88, 8.80})) == Names{"Groß-Umstadt, Stadt", "Darmstadt"});
  CHECK(gazetteer.around({50.2, 8.66}).empty());  // 35 km
  CHECK(Gazetteer{}.around({49.88, 8.66}).empty());
}

TEST_CASE("plausible is the box of the rows and 50 km around it") {
  const Gazetteer gazetteer = luebeck();
  CHECK(gazetteer.plausible({51.5, 9.5}));
  CHECK(gazetteer.plausible({49.87 - 0.449, 9.5}));
  CHECK_FALSE(gazetteer.plausible({49.87 - 0.451, 9.5}));
  CHECK(gazetteer.plausible({54.33, 11.4}));
  CHECK_FALSE(gazetteer.plausible({54.33, 11.7}));
  CHECK_FALSE(gazetteer.plausible({8.66, 49.88}));  // swapped
  CHECK_FALSE(gazetteer.plausible({std::numeric_limits<double>::quiet_NaN(), 9}));
  CHECK(Gazetteer{}.plausible({8.66, 49.88}));
  CHECK_FALSE(Gazetteer{}.plausible({std::numeric_limits<double>::infinity(), 9}));
}

TEST_CASE("the canonical file is read back as it was, to the last bit") {
  std::mt19937_64 random{7};
  std::uniform_real_distribution<double> lat{47, 55}, lon{6, 15};
  std::vector<GazetteerRow> rows = luebeck().rows();
  rows.push_back(
      {.postal_code = "01067", .name = "A \"B\"\nC, D;E", .region = "14612000", .point = {1e-7, 15}});
  for (int i = 0; i < 500; ++i)
    rows.push_back({.postal_code = std::to_string(10'000 + random() % 80'000),
                    .name = "Ort " + std::to_string(i),
                    .point = {lat(random), lon(random)},
                    .population = static_cast<std::int64_t>(random() % 1000)});
  const Gazetteer gazetteer{rows};
  const auto read = read_gazetteer(gazetteer.to_csv(), "own.csv");
  CHECK(read.problems.empty());
  CHECK(read.value == gazetteer.rows());
  const std::string begin =
      "postal_code,place,region,lat,lon,population\n,\"Groß-Umstadt, Stadt\",06432008,49.87,8.93,21000\n";
  CHECK(luebeck().to_csv().substr(0, begin.size()) == begin);
}

// --------------------------------------------------------------------------------------------------- reading

TEST_CASE("GeoNames' postal-code files need no header") {
  const auto read = read_gazetteer(
      "DE\t01945\tFrauendorf\tBrandenburg\tBB\t\t00\tOberspreewald-Lausitz\t12066\t51.3833\t13.9\t4\n"
      "DE\t87491\tJungholz \"Tirol\"\t\t\t\t\t\t\t47.5741\t10.4472\t\n"
      "DE\t87492\tOrt\t\t\t\t\t\tBY-7\t47.5\t10.4\t\n"
      "AT\t69910\tMittelberg\t\t\t\t\t\t\t47.3\t10.1\t\n"
      "DE\t1945\tFrauendorf\t\t\t\t\t\t12066\t51.3833\t13.9\t4\n",
      "DE.txt");
  CHECK(lines(read) == std::vector<std::string>{"01945,Frauendorf,12066,51.3833,13.9,",
                                                "87491,\"Jungholz \"\"Tirol\"\"\",,47.5741,10.4472,",
                                                "87492,Ort,,47.5,10.4,"});
  CHECK(places(read.problems) == std::vector<std::string>{"bad-cell@4", "bad-cell@5"});
  CHECK(says(read.problems[0], "country"));
  CHECK(says(read.problems[1], "leading zero"));
  CHECK(read.problems[1].file == "DE.txt");
  CHECK(read.problems[1].limit == "five digits");
  CHECK_FALSE(read.valid());
}

TEST_CASE("headers in German and English, comma, semicolon and tab") {
  struct Case {
    std::string text;
    std::string row;
  };
  const std::vector<Case> cases{
      {"postal_code,place,region,lat,lon,population\n64289,Darmstadt,06411000,49.88,8.66,167000\n",
       "64289,Darmstadt,06411000,49.88,8.66,167000"},
      {"PLZ;Ort;AGS;Breitengrad;Längengrad;Einwohner\n64289;Darmstadt;06411000;49,88;8,66;167.000\n",
       "64289,Darmstadt,06411000,49.88,8.66,167000"},
      {"Postleitzahl\tGemeinde\tAmtlicher "
       "Gemeindeschlüssel\tBreite\tLänge\n64289\tDarmstadt\t06411\t49,88\t8,66\n",
       "64289,Darmstadt,06411,49.88,8.66,"},
      {"\xEF\xBB\xBF\"PLZ\";\"LAT\";\"LNG\"\r\n\"64289\";\"49,88\";\"8,66\"\r\n", "64289,,,49.88,8.66,"},
      {"zip,\"lat\",\"lon\"\n64289,\"49,88\",\"+8,66\"\n", "64289,,,49.88,8.66,"},
      {"country_code,zipcode,place,community_code,latitude,longitude\nDE,64289,Darmstadt,06411,49.88,8.66\n",
       "64289,Darmstadt,06411,49.88,8.66,"},
      {"ars;name;latitude;longitude\n064110000000;Darmstadt;49,88;8,66\n", ",Darmstadt,06411000,49.88,8.66,"},
      {"ars,ags,name,lat,lon,population,plz_sitz\n064325001008,06432008,Groß-Umstadt,49.87,8.93,21 "
       "000,64823\n",
       ",Groß-Umstadt,06432008,49.87,8.93,21000"},
      {"plz,ort,ags,lat,lon,coord_source,gemeinde_population_2024,gemeinde_n_plz\n"
       "64289,Darmstadt,06411000,49.88,8.66,geonames,,3\n",
       "64289,Darmstadt,06411000,49.88,8.66,"},
      {"plz,lat,lon\r64289,49.88,8.66\r", "64289,,,49.88,8.66,"},
      {"plz,lat,lon\n\n  \n64289 ,\t49.88, 8.66", "64289,,,49.88,8.66,"},
      {"plz,ort,lat,lon\n64289,\"Darmstadt\nMitte\",49.88,8.66\n", "64289,\"Darmstadt\nMitte\",,49.88,8.66,"},
      {"plz,ort,lat,lon\n64289,Darmstadt,49.88,8.66,,,\n", "64289,Darmstadt,,49.88,8.66,"},
  };
  for (const Case& one : cases) {
    INFO(one.text);
    const auto read = read_gazetteer(one.text, "g.csv");
    CHECK(read.problems.empty());
    CHECK(lines(read) == std::vector<std::string>{one.row});
  }
}

TEST_CASE("a row that cannot be read is left out, with its reason; the others stay") {
  struct Case {
    std::string row;
    std::string words;
  };
  const std::vector<Case> cases{
      {"1067,Dresden,14612000,51.05,13.73,1", "leading zero"},
      {"0106,Dresden,14612000,51.05,13.73,1", "'plz'"},
      {"O1067,Dresden,14612000,51.05,13.73,1", "five digits"},
      {"01067.0,Dresden,14612000,51.05,13.73,1", "'plz'"},
      {"01067,Dresden,1461200,51.05,13.73,1", "'ags'"},
      {"01067,Dresden,17612000,51.05,13.73,1", "'ags'"},
      {"01067,Dresden,DED21,51.05,13.73,1", "'ags'"},
      {",Dresden,,51.05,13.73,1", "neither a postal code nor a municipality"},
      {"01067,Dresden,14612000,,13.73,1", "it is empty"},
      {"01067,Dresden,14612000,51.05,,1", "'lon'"},
      {"01067,Dresden,14612000,91,13.73,1", "-90 to 90"},
      {"01067,Dresden,14612000,51.05,181,1", "-180 to 180"},
      {"01067,Dresden,14612000,nan,13.73,1", "'lat'"},
      {"01067,Dresden,14612000,51.05,inf,1", "'lon'"},
      {"01067,Dresden,14612000,1e400,13.73,1", "'lat'"},
      {"01067,Dresden,14612000,51.05°,13.73,1", "'lat'"},
      {"01067,Dresden,14612000,5.105.000,13.73,1", "'lat'"},
      {"01067,Dresden,14612000,0,0,1", "missing value"},
      {"01067,Dresden,14612000,51.05,13.73,viele", "'population'"},
      {"01067,Dresden,14612000,51.05,13.73,-5", "'population'"},
      {"01067,Dresden,14612000,51.05,13.73,1.50", "'population'"},
      {"01067,Dresden,14612000,51.05,13.73,99999999999999999999", "'population'"},
      {"01067,Dresden", "6 cells"},
      {"01067,Dresden,14612000,51.05,13.73,1,more", "6 cells"},
      {std::string{"01067,Dres\0den,14612000,51.05,13.73,1", 38}, "control"},
      {"01067," + std::string(1001, 'x') + ",14612000,51.05,13.73,1", "1000 bytes"},
      {"01067,\"Dresden,14612000,51.05,13.73,1", "quote"},
      {"01067,\"Dres\"den,14612000,51.05,13.73,1", "quote"},
  };
  for (const Case& one : cases) {
    INFO(one.row);
    const auto read = read_gazetteer("plz,ort,ags,lat,lon,population\n64289,A,06411000,49.88,8.66,1\n" +
                                         one.row + "\n64291,B,06411000,49.9,8.7,2\n",
                                     "g.csv");
    REQUIRE(read.problems.size() == 1);
    CHECK(info(read.problems[0].code).name == "bad-cell");
    CHECK(read.problems[0].line == 3);
    CHECK(read.problems[0].file == "g.csv");
    INFO(read.problems[0].message);
    CHECK(says(read.problems[0], one.words));
    CHECK(read.value.size() == 2);
  }
}

TEST_CASE("files that are no gazetteer are refused in words") {
  const auto codes = [](std::string_view text) { return places(read_gazetteer(text, "g").problems); };
  CHECK(codes("") == std::vector<std::string>{"gazetteer-invalid@1"});
  CHECK(codes("\xEF\xBB\xBF \n\n") == std::vector<std::string>{"gazetteer-invalid@1"});
  CHECK(codes("plz,ort\n64289,Darmstadt\n") ==
        std::vector<std::string>{"column-missing@1", "column-missing@1"});
  CHECK(codes("ort,lat,lon\nDarmstadt,49,8\n") == std::vector<std::string>{"column-missing@1"});
  CHECK(codes("plz,lat,lon,LAT,lat\n") == std::vector<std::string>{"duplicate@1"});
  CHECK(codes("PK\x03\x04 no gazetteer at all") == std::vector<std::string>(3, "column-missing@1"));
  CHECK(codes("plz,ort,lat,lon\n64289,A,49,8\n23552,L\xFC"
              "beck,53,10\n") == std::vector<std::string>{"gazetteer-invalid@3"});
  CHECK(codes("plz,lat,lon\n").empty());
}

TEST_CASE("any bytes are read without harm") {
  std::mt19937 random{99};
  const std::string alphabet = "\"\",;\t\n\r0123456789.-plzaton \xC3\xA4\xEF\xBB\xBF";
  for (int i = 0; i < 3000; ++i) {
    std::string text = i % 2 ? "plz,lat,lon\n" : "";
    for (std::size_t n = random() % 200; n > 0; --n)
      text += i % 3 ? alphabet[random() % alphabet.size()] : static_cast<char>(random());
    const auto read = read_gazetteer(text, "fuzz");
    REQUIRE(read_gazetteer(Gazetteer{read.value}.to_csv(), "again").problems.empty());
  }
}

TEST_CASE("a stray quote costs one row, a file of stray quotes does not cost minutes") {
  const auto read =
      read_gazetteer("plz,ort,lat,lon\n64289,\"A,49.8,8.6\n64291,B,49.9,8.7\n64293,\"C\",49.9,8.7\n", "g");
  CHECK(places(read.problems) == std::vector<std::string>{"bad-cell@2"});
  CHECK(read.value.size() == 2);

  std::string many = "plz,ort,lat,lon\n";
  for (int i = 0; i < 200'000; ++i)
    many += "64289,\"\"\"A,1,1\n";
  many += "64291,B,49.9,8.7\n";
  const auto bounded = read_gazetteer(many, "g");
  CHECK(bounded.problems.size() == 200'000);  // each is named, and what stands behind them is read
  CHECK(bounded.value.size() == 1);
}

TEST_CASE("the CSV reader keeps lines and cells apart") {
  CsvReader reader{"a;\"b;\"\"c\"\"\r\nd\"\r\n\r\n;\r\n\"\"\nlast", ';'};
  using Cells = std::vector<std::string_view>;
  REQUIRE(reader.next());
  CHECK(reader.cells() == Cells{"a", "b;\"c\"\r\nd"});
  CHECK(reader.line() == 1);
  REQUIRE(reader.next());
  CHECK(reader.cells() == Cells{"", ""});
  CHECK(reader.line() == 4);
  REQUIRE(reader.next());
  CHECK(reader.cells() == Cells{"last"});
  CHECK(reader.line() == 6);
  CHECK_FALSE(reader.next());
  CHECK_FALSE(reader.next());
}

// ------------------------------------------------------------------------------------------------- open data

TEST_CASE("GeoNames' postal codes of Germany are read whole") {
  const auto text = open_data("gazetteer/geonames_zipcodes.de.csv");
  if (!text) return;
  const auto read = read_gazetteer(*text, "geonames");
  CHECK(read.problems.empty());
  CHECK(read.value.size() == 23'297);
  const Gazetteer gazetteer{read.value};
  std::set<std::string> codes;
  for (const GazetteerRow& row : gazetteer.rows())
    codes.insert(row.postal_code);
  CHECK(codes.size() == 10'814);
  CHECK(gazetteer.by_name("luebeck").size() == 12);
  CHECK(gazetteer.plausible({53.87, 10.68}));
  CHECK_FALSE(gazetteer.plausible({10.68, 53.87}));
}

TEST_CASE("the municipalities of Germany are read; those without coordinates are named") {
  const auto text = open_data("gazetteer/gemeinden_2025.csv");
  if (!text) return;
  const auto read = read_gazetteer(*text, "gemeinden");
  CHECK(read.value.size() == 10'941);
  CHECK(read.problems.size() == 11);  // ten cells are empty; the condominium with Luxembourg stands at 0, 0
  for (const Problem& problem : read.problems)
    CHECK(says(problem, "'lat'"));
  const Gazetteer gazetteer{read.value};
  REQUIRE(gazetteer.by_name("Lübeck").size() == 1);
  const GazetteerRow& row = *gazetteer.by_name("Lübeck")[0];
  CHECK(line(row) == ",\"Lübeck, Hansestadt\",01003000,53.866269,10.683932,216889");
  CHECK(gazetteer.municipality_key("01003") == "01003000");
  CHECK(gazetteer.municipality_key("06432") == "06432");
}

TEST_CASE("postal codes and municipalities together") {
  const auto postal = open_data("gazetteer/plz_gazetteer.csv");
  const auto geonames = open_data("gazetteer/geonames_zipcodes.de.csv");
  const auto municipal = open_data("gazetteer/gemeinden_2025.csv");
  if (!postal || !geonames || !municipal) return;
  const auto read = read_gazetteer(*postal, "plz");
  CHECK(read.problems.empty());
  CHECK(read.value.size() == 12'883);
  CHECK(Gazetteer{read.value}.by_postal_code("54636").size() == 39);  // municipalities of the Eifel

  std::vector<GazetteerRow> rows;
  for (const std::string* text : {&*geonames, &*municipal}) {
    const auto source = read_gazetteer(*text, "source");
    rows.insert(rows.end(), source.value.begin(), source.value.end());
  }
  const Gazetteer gazetteer{rows};
  CHECK(gazetteer.rows().size() == 23'297 + 10'941);
  for (const GazetteerRow* row : gazetteer.by_postal_code("23552"))
    CHECK(row->region == "01003000");
  const auto again = read_gazetteer(gazetteer.to_csv(), "own");
  CHECK(again.problems.empty());
  CHECK(again.value == gazetteer.rows());
}
