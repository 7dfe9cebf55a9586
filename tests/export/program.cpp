// SPDX-License-Identifier: GPL-2.0-or-later
// export, duplicates and the report of index on the command line.
#include "support/program.hpp"

#include <algorithm>

#include "catch.hpp"
#include "export/support.hpp"
#include "support/text.hpp"

namespace passgenau::test {
namespace {

using Words = std::vector<std::string>;

const std::string shelter =
    R"({"id":"a/shelter","title":{"de":"Frauenhaus"},"sites":[{"name":"SECRET","lat":49.5,"lon":8.5,)"
    R"("address":{"street":"SECRET 1","region":"06411"},"confidential":true}]})";
const std::string cafe =
    R"({"id":"a/cafe","title":{"de":"Elterncafé Mitte","en":"Parents' café"},"provider":{"name":"Familienzentrum Mitte"},)"
    R"("child_age":{"until":"P3Y"},"sites":[{"lat":49.88,"lon":8.66}],"contact":{"phone":"06151 123456"}})";
const std::string again =
    R"({"id":"b/7","title":{"de":"Elterncafe Mitte"},"provider":{"name":"Familienzentrum Mitte e.V."},)"
    R"("child_age":{"until":"P3Y"},"sites":[{"lat":49.8801,"lon":8.6601}],"contact":{"phone":"+49 6151 123456"}})";

void index(const ProgramFolder& folder) {
  folder.write("offers.jsonl", shelter + '\n' + cafe + '\n' + again + '\n');
  REQUIRE(folder.run({"index", "c.pgn", "offers.jsonl"}).status == 0);
}

TEST_CASE("export: to standard output and into a file, the same") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  index(folder);
  for (const Words& options : std::vector<Words>{{},
                                                 {"--format", "jsonl", "--confidential"},
                                                 {"--format", "hsds", "--language", "en"},
                                                 {"--format", "schema-org"},
                                                 {"--format", "csv", "--separator", ";", "--byte-order-mark"},
                                                 {"--format", "csv", "--separator", "tab"}}) {
    Words words{"export", "c.pgn"};
    words.insert(words.end(), options.begin(), options.end());
    const Run out = folder.run(words);
    INFO(out.err);
    CHECK(out.status == 0);
    CHECK(contains(out.err, "3 offers of revision 1"));
    const bool backup = contains(out.out, "SECRET");
    CHECK(backup == (options.size() == 3 && options[2] == "--confidential"));
    CHECK(contains(out.err, "1 confidential site without") != backup);
    folder.write("old", std::string(100'000, 'x'));
    words.insert(words.end(), {"--into", "old"});
    const Run into = folder.run(words);
    CHECK(into.status == 0);
    CHECK(into.out.empty());
    CHECK(content(folder / "old") == out.out);
    CHECK_FALSE(std::filesystem::exists(folder / "old.new"));
  }
  CHECK(folder.run({"export", "c.pgn", "--confidential"}).out == cafe + '\n' + shelter + '\n' + again + '\n');
  CHECK(contains(folder.run({"export", "c.pgn", "--format", "hsds", "--language", "en"}).out,
                 R"("name":"Parents' café")"));
  CHECK(folder.run({"export", "c.pgn", "--into", "/dev/full"}).status == 1);
}

TEST_CASE("export: what goes out comes in again") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  index(folder);
  folder.run({"export", "c.pgn", "--confidential", "--into", "backup.jsonl"});
  CHECK(folder.run({"index", "d.pgn", "backup.jsonl"}).status == 0);
  CHECK(folder.run({"export", "d.pgn", "--confidential"}).out == content(folder / "backup.jsonl"));
}

TEST_CASE("export and duplicates: wrong calls and what is not there") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  index(folder);
  folder.write("text", "no catalog");
  struct Case {
    Words words;
    int status;
    std::string says;
  };
  const std::vector<Case> cases{
      {{"export"}, 2, "an argument is missing"},
      {{"export", "c.pgn", "d.pgn"}, 2, "more arguments"},
      {{"export", ""}, 2, "an argument is empty"},
      {{"export", "c.pgn", "--format", "xml"}, 2, "--format is one of jsonl, hsds, schema-org, csv"},
      {{"export", "c.pgn", "--format", "HSDS"}, 2, "--format is one of"},
      {{"export", "c.pgn", "--format", ""}, 2, "--format"},
      {{"export", "c.pgn", "--format"}, 2, "--format"},
      {{"export", "c.pgn", "--format", "hsds", "--confidential"},
       2,
       "--confidential goes with --format jsonl only"},
      {{"export", "c.pgn", "--format", "csv", "--confidential"}, 2, "--confidential goes with"},
      {{"export", "c.pgn", "--format", "schema-org", "--confidential"}, 2, "--confidential goes with"},
      {{"export", "c.pgn", "--separator", ";"}, 2, "--separator goes with --format csv only"},
      {{"export", "c.pgn", "--format", "hsds", "--separator", ";"}, 2, "--separator goes with"},
      {{"export", "c.pgn", "--byte-order-mark"}, 2, "--byte-order-mark goes with --format csv only"},
      {{"export", "c.pgn", "--format", "csv", "--separator", "|"}, 2, "--separator is one of"},
      {{"export", "c.pgn", "--format", "csv", "--separator", ";;"}, 2, "--separator is one of"},
      {{"export", "c.pgn", "--format", "csv", "--separator", ""}, 2, "--separator"},
      {{"export", "c.pgn", "--language", "de"}, 2, "--language does not go with --format jsonl"},
      {{"export", "c.pgn", "--format", "hsds", "--language", "deutsch"}, 2, "--language is no BCP 47"},
      {{"export", "c.pgn", "--format", "hsds", "--language", "de_DE"}, 2, "--language is no BCP 47"},
      {{"export", "c.pgn", "--into", ""}, 2, "--into"},
      {{"export", "c.pgn", "--confidental"}, 2, "confidental"},
      {{"export", "c.pgn", "--format", "csv", "--format", "csv"}, 2, "format"},
      {{"export", "no.pgn"}, 1, "there is no catalog"},
      {{"export", "text"}, 1, "is neither a plain folder nor"},
      {{"export", "c.pgn", "--into", "no/such/file"}, 1, "no/such/file: cannot be written"},
      {{"export", "c.pgn", "--into", "."}, 1, "cannot be written"},
      {{"duplicates"}, 2, "an argument is missing"},
      {{"duplicates", "c.pgn", "d.pgn"}, 2, "more arguments"},
      {{"duplicates", "c.pgn", "--least", "2"}, 2, "--least is a number from 0 to 1"},
      {{"duplicates", "c.pgn", "--least", "-1"}, 2, "--least"},
      {{"duplicates", "c.pgn", "--least", "nan"}, 2, "--least is a number"},
      {{"duplicates", "c.pgn", "--least", "0,8"}, 2, "--least is a number"},
      {{"duplicates", "c.pgn", "--least", "0.8x"}, 2, "--least is a number"},
      {{"duplicates", "c.pgn", "--least", ""}, 2, "--least"},
      {{"duplicates", "c.pgn", "--language", "xx"}, 2, "--language"},
      {{"duplicates", "no.pgn"}, 1, "there is no catalog"},
      {{"duplicates", "text"}, 1, "is neither a plain folder nor"}};
  for (const Case& one : cases) {
    const Run run = folder.run(one.words);
    std::string words;
    for (const std::string& word : one.words)
      words += word + ' ';
    INFO(words << '\n' << run.err);
    CHECK(run.status == one.status);
    CHECK(contains(run.err, one.says));
    CHECK(run.out.empty());
  }
  CHECK_FALSE(std::filesystem::exists(folder / "no.pgn"));
}

TEST_CASE("duplicates: for people and as JSON") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  index(folder);
  const Run table = folder.run({"duplicates", "c.pgn"});
  CHECK(table.status == 0);
  CHECK(contains(table.out, "title 8"));
  CHECK(contains(table.out, "Elterncafe Mitte  b/7\n"));
  CHECK(contains(table.err, "3 offers, 1 pairs compared: 1 candidate\n"));
  const Run json = folder.run({"duplicates", "c.pgn", "--json", "--across-sources"});
  CHECK(contains(json.out,
                 R"({"offers":3,"compared":1,"candidates":[{"offers":["a/cafe","b/7"],"similarity":0.)"));
  CHECK(contains(json.out, R"({"signal":"contact","similarity":1})"));
  const Run none = folder.run({"duplicates", "c.pgn", "--json", "--least", "1"});
  CHECK(none.out == "{\"offers\":3,\"compared\":1,\"candidates\":[]}\n");
  CHECK(none.status == 0);
}

TEST_CASE("the report lists every record that had something to say, with its file and line") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  index(folder);
  folder.write("a.jsonl", cafe.substr(0, cafe.size() - 1) + ",\"colour\":\"red\"}\n" + again + '\n');
  folder.write("b.jsonl", "\n" + shelter.substr(0, shelter.size() - 1) +
                              ",\"verified\":\"never\"}\nno JSON\n" +
                              R"({"id":"n","title":{"de":"N"},"kinds":["own/kind"],"colour":1})" + '\n');
  const Run run = folder.run({"index", "c.pgn", "a.jsonl", "b.jsonl", "--report", "r.json"});
  INFO(run.err);
  CHECK(run.status == 1);
  CHECK(contains(run.err, "of these 2 with something unknown\n"));
  const std::string report = content(folder / "r.json");
  INFO(report);
  const json::value document = parsed(report);
  CHECK(document.at("findings").at("unknown") == 2);
  std::vector<std::string> records;
  for (const json::value& record : document.at("records").get_array()) {
    std::string line = std::string{record.at("file").get_string()} + ':' +
                       std::to_string(record.at("line").to_number<int>()) + ' ' +
                       std::string{record.at("fate").get_string()};
    for (const json::value& problem : record.at("problems").get_array())
      line += ' ' + std::string{problem.at("code").get_string()};
    records.push_back(line);
  }
  CHECK(records == Words{"a.jsonl:1 replaced kept-field", "b.jsonl:2 kept bad-date",
                         "b.jsonl:3 left-out json-syntax", "b.jsonl:4 accepted kept-field unmatched-kind"});
  // Nothing was written: the report tells the records all the same.
  const Run strict = folder.run({"index", "c.pgn", "b.jsonl", "--strict", "--report", "s.json"});
  CHECK(strict.status == 1);
  const json::value refused = parsed(content(folder / "s.json"));
  CHECK(refused.at("records").get_array().size() == 3);
  CHECK(refused.at("left_out") == 2);
  CHECK(refused.at("kept") == 1);
  CHECK(folder.run({"index", "c.pgn", "a.jsonl", "--report", "no/such/r.json"}).status == 1);
}

TEST_CASE("swapped coordinates of a mapped record are told where the source has them") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  folder.write("places.csv", sample_text("gazetteer.csv"));
  folder.write(
      "map.json",
      R"({"mapping":1,"fields":[{"to":"/id","from":"/nr","unit":"text"},{"to":"/title/de","from":"/t"},)"
      R"({"to":"/sites/0/lat","from":"/where/y"},{"to":"/sites/0/lon","from":"/where/x"}]})");
  folder.write("a.jsonl", R"({"nr":1,"t":"T","where":{"y":49.88,"x":8.66}})"
                          "\n");
  folder.write("b.jsonl",
               "\n"
               R"({"nr":2,"t":"T","where":{"y":8.66,"x":49.88}})"
               "\n");
  const Run run = folder.run(
      {"index", "c.pgn", "a.jsonl", "b.jsonl", "--mapping", "map.json", "--gazetteer", "places.csv"});
  INFO(run.err);
  CHECK(run.status == 0);
  CHECK(contains(run.err, "b.jsonl:2: warning: "));
  CHECK(contains(run.err, "with lat and lon swapped (made from /where/"));
  CHECK(contains(run.err, "of these 1 with a contradiction\n"));
}

TEST_CASE("swapped coordinates of a service are told where the feed or the table has them") {
  if (program_is_absent()) return;
  const ProgramFolder folder;
  folder.write("places.csv", sample_text("gazetteer.csv"));
  folder.write(
      "feed.jsonl",
      "\n"
      R"({"id":"1","name":"A","service_at_locations":[{"id":"x","location":{"id":"l","latitude":8.66,"longitude":49.88}}]})"
      "\n");
  std::filesystem::create_directory(folder / "tables");
  folder.write("tables/services.csv", "id,name\n2,B\n");
  folder.write("tables/service_at_locations.csv", "id,service_id,location_id\nx,2,l\n");
  folder.write("tables/locations.csv", "id,latitude,longitude\nk,,\nl,8.66,49.88\n");
  for (const auto& [input, place] : {std::pair{"feed.jsonl", "feed.jsonl:2: warning: "},
                                     std::pair{"tables", "tables/locations.csv:3: warning: "}}) {
    const Run run = folder.run({"index", "c.pgn", input, "--gazetteer", "places.csv"});
    INFO(run.err);
    CHECK(run.status == 0);
    CHECK(contains(run.err, place));
    CHECK(contains(run.err, "with lat and lon swapped (made from /service_at_locations/0/location"));
  }
}

}  // namespace
}  // namespace passgenau::test
