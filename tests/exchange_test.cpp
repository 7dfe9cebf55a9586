// SPDX-License-Identifier: GPL-2.0-or-later
// Batches of offers: what goes in, what does not and why; and records of others through a mapping.
#include "passgenau/exchange.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "exchange/line_reader.hpp"

using namespace passgenau;

namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

/// A catalog folder that goes away with it.
class Folder {
 public:
  Folder() {
    std::random_device device;
    do
      path_ = fs::temp_directory_path() / ("passgenau-exchange-" + std::to_string(device()));
    while (fs::exists(path_));
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

std::optional<std::string> text_of_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return {};
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

fs::path open_data(const std::string& name) {
  const char* folder = std::getenv("PASSGENAU_SHARED_DATA");
  return (folder ? fs::path{folder} : fs::path{PASSGENAU_SOURCE_DIR} / "../shared/data") / name;
}

ImportReport import(CatalogWriter& writer, const std::string& text, const ImportOptions& options = {}) {
  std::istringstream input{text};
  return import_json_lines(writer, input, options);
}

std::string offer_line(const std::string& id, const std::string& title = "T") {
  return R"({"id":")" + id + R"(","title":{"de":")" + title + "\"}}\n";
}

/// "code@line pointer", for each problem.
Strings places(const std::vector<Problem>& problems) {
  Strings found;
  for (const Problem& problem : problems)
    found.push_back(std::string{info(problem.code).name} + "@" + std::to_string(problem.line.value_or(0)) +
                    (problem.pointer.empty() ? "" : " ") + problem.pointer);
  return found;
}

/// "code pointer", for each problem but the fields that a mapping keeps.
Strings pointers(const std::vector<Problem>& problems) {
  Strings found;
  for (const Problem& problem : problems)
    if (problem.code != Code::kept_field)
      found.push_back(std::string{info(problem.code).name} + " " + problem.pointer);
  return found;
}

Strings kept_fields(const std::vector<Problem>& problems) {
  Strings found;
  for (const Problem& problem : problems)
    if (problem.code == Code::kept_field) found.push_back(problem.pointer);
  return found;
}

std::string counts(const ImportReport& report) {
  std::ostringstream text;
  text << report.read << " = " << report.accepted << "(" << report.replaced << ") + " << report.kept << " + "
       << report.left_out << ", -" << report.removed;
  return text.str();
}

Mapping mapping(const std::string& fields, const std::string& more = "") {
  return Mapping::from_json(R"({"mapping":1,"fields":[{"to":"/id","from":"/id","unit":"text"},)"
                            R"({"to":"/title/de","from":"/t"})" +
                                (fields.empty() ? "" : "," + fields) + "]" + more + "}",
                            "m.json");
}

/// What a record becomes, without the id and title that all have here.
std::string mapped(const Mapping& mapping, const std::string& record, Strings* problems = nullptr) {
  const auto read =
      mapping.offer(R"({"id":1,"t":"T")" + (record.empty() ? "" : "," + record) + "}", Vocabulary{});
  if (problems)
    *problems = pointers(read.problems);
  else
    CHECK(pointers(read.problems) == Strings{});
  const std::string json = to_json(read.value, Confidential::show);
  const std::string begin = R"({"id":"1","title":{"de":"T"})";
  return json.substr(0, begin.size()) == begin ? json.substr(begin.size()) : json;
}

Strings mapping_problems(const std::string& text) {
  try {
    Mapping::from_json(text, "m.json");
  } catch (const Error& error) {
    CHECK(error.code() == Code::mapping_invalid);
    Strings found;
    for (const Problem& problem : error.details()) {
      CHECK(problem.file == "m.json");
      found.push_back(std::string{info(problem.code).name} + " " + problem.pointer);
    }
    return found;
  }
  return {};
}

}  // namespace

// ----------------------------------------------------------------------------------------------------- lines

TEST_CASE("lines end in LF, CR LF or nothing") {
  std::istringstream input{
      "\xEF\xBB\xBF"
      "a\r\n\n  \nb\rc\nlast"};
  LineReader reader{input, 5};
  Strings lines;
  while (reader.next())
    lines.push_back(std::to_string(reader.line()) + (reader.blank() ? "-" : "+") +
                    std::string{reader.text()});
  CHECK(lines == Strings{"1+a", "2-", "3-  ", "4+b\rc", "5+last"});
}

TEST_CASE("a line is held up to its limit and not beyond") {
  const std::string longest(70'000, 'x');
  std::istringstream input{longest + "\r\n" + longest + "y\n" + std::string(1'000'000, 'z') + "\nend\n"};
  std::vector<std::uint64_t> progress;
  LineReader reader{input, longest.size(), [&](std::uint64_t bytes) { progress.push_back(bytes); }};
  REQUIRE(reader.next());
  CHECK_FALSE(reader.too_long());
  CHECK(reader.text() == longest);
  REQUIRE(reader.next());
  CHECK(reader.too_long());
  REQUIRE(reader.next());
  CHECK(reader.too_long());
  CHECK(reader.text().size() == longest.size());
  REQUIRE(reader.next());
  CHECK(reader.text() == "end");
  CHECK(reader.line() == 4);
  CHECK_FALSE(reader.next());
  CHECK(std::is_sorted(progress.begin(), progress.end()));
  CHECK(progress.back() == 70'002 + 70'002 + 1'000'001 + 4);
}

TEST_CASE("a stream that cannot be read is an error, not an empty batch") {
  std::ifstream folder{fs::temp_directory_path()};
  const Folder catalog;
  CatalogWriter writer{catalog.path()};
  try {
    import_json_lines(writer, folder, {.file_name = "folder"});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == Code::file_unreadable);
  }
  std::ifstream absent{fs::temp_directory_path() / "passgenau-is-not-there"};
  CHECK_THROWS_AS(import_json_lines(writer, absent, {}), Error);
}

// --------------------------------------------------------------------------------------------------- batches

TEST_CASE("good records go in, bad ones are named") {
  const Folder folder;
  CatalogWriter writer{folder.path()};
  const std::string text =
      "\xEF\xBB\xBF" + offer_line("a") + "\r\n" + offer_line("b") + "{\"id\":\"c\"}\r\n" + "not JSON\n" +
      std::string{"{\"id\":\"d\",\"title\":{\"de\":\"a\0b\"}}\n", 33} + "{\"id\":\"e\",\"title\":{\"de\":\"" +
      std::string(OfferLimits::json_bytes, 'x') + "\"}}\n" + "\"just text\"\n" +
      R"({"id":"f","title":{"de":"F"},"child_age":{"from":"P3Y","until":"P1Y"}})";
  const ImportReport report = import(writer, text, {.file_name = "offers.jsonl"});
  CHECK(counts(report) == "8 = 2(0) + 0 + 6, -0");
  CHECK(places(report.problems) == Strings{"missing@4 /title", "json-syntax@5", "json-syntax@6",
                                           "document-too-large@7", "wrong-type@8",
                                           "range-reversed@9 /child_age"});
  for (const Problem& problem : report.problems)
    CHECK(problem.file == "offers.jsonl");
  CHECK(report.problems[3].limit == "262144 bytes");
  writer.commit();
  CHECK(Catalog{folder.path()}.ids() == Strings{"a", "b"});
}

TEST_CASE("a bad record leaves the previous version in place") {
  const Folder folder;
  CatalogWriter writer{folder.path()};
  import(writer, offer_line("a", "first") + offer_line("b", "first"));
  writer.commit();
  const auto report = import(writer, R"({"id":"a","title":{"de":""}})"
                                     "\n" +
                                         offer_line("b", "second") +
                                         R"({"id":"new","title":{}})"
                                         "\n");
  CHECK(counts(report) == "3 = 1(1) + 1 + 1, -0");
  writer.commit();
  const Catalog catalog{folder.path()};
  CHECK(catalog.offer("a")->title.at("de") == "first");
  CHECK(catalog.offer("b")->title.at("de") == "second");
  CHECK_FALSE(catalog.offer("new"));
}

TEST_CASE("of two records with one id the first stands") {
  const Folder folder;
  CatalogWriter writer{folder.path()};
  const auto report = import(writer, offer_line("a", "first") + offer_line("a", "second") +
                                         "{\"id\":\"b\"}\n" + offer_line("b", "good"));
  CHECK(counts(report) == "4 = 2(0) + 1 + 1, -0");
  CHECK(places(report.problems) == Strings{"duplicate@2 /id", "missing@3 /title"});
  CHECK(places(import(writer, "{\"id\":9,\"t\":\"T\"}\n{\"id\":9,\"t\":\"T\"}\n", {.mapping = mapping("")})
                   .problems) == Strings{"duplicate@2"});
  CHECK(report.problems[0].message.find("line 1") != std::string::npos);
  writer.commit();
  CHECK(Catalog{folder.path()}.offer("a")->title.at("de") == "first");
}

TEST_CASE("the same warning is said once, with its first line and how often") {
  const Folder folder;
  CatalogWriter writer{folder.path()};
  std::string text;
  for (int i = 0; i < 100; ++i)
    text += R"({"id":")" + std::to_string(i) +
            R"(","title":{"de":"T"},"colour":"red","sites":[{},{"floor":)" + std::to_string(i) + "}]}\n";
  text += R"({"id":"x","title":{"de":"T"},"sites":[{"floor":1}],"smell":1})"
          "\n";
  auto report = import(writer, text);
  CHECK(places(report.problems) ==
        Strings{"kept-field@1 /sites/1/floor", "kept-field@1 /colour", "kept-field@101 /smell"});
  CHECK(report.problems[0].message.find("(in 101 records)") != std::string::npos);
  CHECK(report.problems[1].message.find("(in 100 records)") != std::string::npos);
  CHECK(report.problems[2].message.find("records") == std::string::npos);

  // Values that nobody knows are news each time, up to ten of a field.
  text.clear();
  for (int i = 0; i < 100; ++i)
    text += R"({"id":"k)" + std::to_string(i) + R"(","title":{"de":"T"},"kinds":["odd/)" +
            std::to_string(i % 25) + "\"]}\n";
  report = import(writer, text);
  CHECK(report.problems.size() == 10);
  CHECK(report.problems[0].message.find("'odd/0' (in 4 records)") != std::string::npos);
  CHECK(report.problems[9].message.find("(this and others, in 64 records)") != std::string::npos);

  // Nor do ever new fields fill the memory.
  text.clear();
  for (int i = 0; i < 3000; ++i)
    text +=
        R"({"id":"f)" + std::to_string(i) + R"(","title":{"de":"T"},"field)" + std::to_string(i) + "\":1}\n";
  CHECK(import(writer, text).problems.size() <= 1001);
}

TEST_CASE("too many bad records stop a batch, unless forced") {
  const auto batch = [](int good, int bad) {
    std::string text;
    for (int i = 0; i < good; ++i)
      text += offer_line("g" + std::to_string(i));
    for (int i = 0; i < bad; ++i)
      text += "{\"id\":\"b" + std::to_string(i) + "\"}\n";
    return text;
  };
  const auto outcome = [&](int good, int bad, const ImportOptions& options) -> std::string {
    const Folder folder;
    CatalogWriter writer{folder.path()};
    try {
      return counts(import(writer, batch(good, bad), options));
    } catch (const Error& error) {
      CHECK(error.details().size() == static_cast<std::size_t>(bad));
      return std::string{error.name()} + ", limit " + error.problem().limit;
    }
  };
  CHECK(outcome(0, 10, {}) == "10 = 0(0) + 0 + 10, -0");
  CHECK(outcome(0, 11, {}) == "too-many-bad, limit 10 records or 2 %, whichever is more");
  CHECK(outcome(0, 11, {.force = true}) == "11 = 0(0) + 0 + 11, -0");
  CHECK(outcome(980, 20, {}) == "1000 = 980(0) + 0 + 20, -0");
  CHECK(outcome(979, 21, {}) == "too-many-bad, limit 10 records or 2 %, whichever is more");
  CHECK(outcome(5, 0, {.strict = true}) == "5 = 5(0) + 0 + 0, -0");
  CHECK(outcome(5, 1, {.strict = true}) == "too-many-bad, limit no bad record (strict)");
  CHECK(outcome(5, 1, {.strict = true, .force = true}) == "too-many-bad, limit no bad record (strict)");
}

TEST_CASE("a replacement removes what is not in it, but not a fifth of the catalog") {
  const Folder folder;
  {
    CatalogWriter writer{folder.path()};
    std::string text;
    for (int i = 0; i < 10; ++i)
      text += offer_line(std::to_string(i));
    import(writer, text);
    writer.commit();
  }
  const auto replace = [&](int first, const std::string& more, bool force = false) -> std::string {
    CatalogWriter writer{folder.path()};
    std::string text = more;
    for (int i = first; i < 10; ++i)
      text += offer_line(std::to_string(i));
    try {
      return counts(import(writer, text, {.replace = true, .force = force}));
    } catch (const Error& error) {
      return std::string{error.name()} + ", limit " + error.problem().limit;
    }
  };
  CHECK(replace(0, "") == "10 = 10(10) + 0 + 0, -0");
  CHECK(replace(2, "") == "8 = 8(8) + 0 + 0, -2");
  CHECK(replace(3, "") == "mass-deletion, limit a fifth of 10 offers");
  CHECK(replace(3, "", true) == "7 = 7(7) + 0 + 0, -3");
  CHECK(replace(10, "") == "mass-deletion, limit a fifth of 10 offers");  // an empty file
  CHECK(replace(2, "{\"id\":\"0\"}\n") == "9 = 8(8) + 1 + 0, -1");        // bad, but not gone
  CHECK(replace(1, "no JSON\n") == "10 = 9(9) + 0 + 1, -0");              // perhaps that was the missing one
  CHECK(replace(1, "no JSON\n", true) == "10 = 9(9) + 0 + 1, -1");
}

TEST_CASE("a report as JSON") {
  const ImportReport report{
      .read = 3,
      .accepted = 1,
      .replaced = 1,
      .kept = 1,
      .left_out = 1,
      .problems = {{.code = Code::missing, .message = "no \"id\"", .pointer = "/id", .line = 2}}};
  CHECK(to_json(report) ==
        R"({"read":3,"accepted":1,"replaced":1,"kept":1,"left_out":1,"problems":[{"code":"missing",)"
        R"("message":"no \"id\"","pointer":"/id","line":2}]})");
  CHECK(
      to_json(ImportReport{.removed = 2, .findings = {.unknown = 3, .repaired = 1}}) ==
      R"({"read":0,"accepted":0,"replaced":0,"kept":0,"left_out":0,"removed":2,"problems":[],"findings":{"unknown":3,"repaired":1}})");
  CHECK(to_json(RecordOutcome{.line = 7}) == R"({"line":7,"fate":"accepted"})");
  CHECK(to_json(RecordOutcome{
            .file = "f", .line = 7, .id = "a\"", .fate = Fate::left_out, .problems = report.problems}) ==
        R"({"file":"f","line":7,"id":"a\"","fate":"left-out","problems":[{"code":"missing",)"
        R"("message":"no \"id\"","pointer":"/id","line":2}]})");
}

// --------------------------------------------------------------------------------------------------- mapping

TEST_CASE("values, constants, units") {
  struct Case {
    std::string rule;
    std::string record;
    std::string offer;
  };
  const std::vector<Case> cases{
      {R"({"to":"/kinds/0","constant":"care/childminder"})", "", R"(,"kinds":["care/childminder"]})"},
      {R"({"to":"/kinds","constant":["care/childminder"]})", "", R"(,"kinds":["care/childminder"]})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"months"})", R"("a":6)",
       R"(,"child_age":{"from":"P6M"}})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"months"})", R"("a":0)",
       R"(,"child_age":{"from":"P0D"}})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"months"})", R"("a":"18")",
       R"(,"child_age":{"from":"P18M"}})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"months"})", R"("a":30.0)",
       R"(,"child_age":{"from":"P2Y6M"}})"},
      {R"({"to":"/child_age/until","from":"/a","unit":"months"})", R"("a":84)",
       R"(,"child_age":{"until":"P7Y"}})"},
      {R"({"to":"/child_age/until","from":"/a","unit":"months","last_month_inclusive":true})", R"("a":83)",
       R"(,"child_age":{"until":"P7Y"}})"},
      {R"({"to":"/child_age/until","from":"/a","unit":"months","last_month_inclusive":true})", R"("a":11)",
       R"(,"child_age":{"until":"P1Y"}})"},
      {R"({"to":"/child_age/until","from":"/a","unit":"months","last_month_inclusive":true})", R"("a":72)",
       R"(,"child_age":{"until":"P6Y"}})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"years"})", R"("a":"1,5")",
       R"(,"child_age":{"from":"P18M"}})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"years"})", R"("a":2.5)",
       R"(,"child_age":{"from":"P2Y6M"}})"},
      {R"({"to":"/caregiver_age/until","from":"/a","unit":"years","inclusive":true})", R"("a":21)",
       R"(,"caregiver_age":{"until":"P22Y"}})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"weeks"})", R"("a":-20)",
       R"(,"child_age":{"from":"-P20W"}})"},
      {R"({"to":"/child_age/from","from":"/a","unit":"days"})", R"("a":10)",
       R"(,"child_age":{"from":"P10D"}})"},
      {R"({"to":"/home_visits/within_km","from":"/a","unit":"metres"})", R"("a":2500)",
       R"(,"home_visits":{"within_km":2.5}})"},
      {R"({"to":"/home_visits/within_km","from":"/a","unit":"km"})", R"("a":"2,5")",
       R"(,"home_visits":{"within_km":2.5}})"},
      {R"({"to":"/capacity/wait_days","from":"/a","unit":"number"})", R"("a":"42")",
       R"(,"capacity":{"wait_days":42}})"},
      {R"({"to":"/contact/phone","from":"/a","unit":"text"})", R"("a":49615100)",
       R"(,"contact":{"phone":"49615100"}})"},
      {R"({"to":"/contact/url","from":"/a","prefix":"https://","suffix":"/"})", R"("a":"x.de")",
       R"(,"contact":{"url":"https://x.de/"}})"},
      {R"({"to":"/contact/url","from":"/a","prefix":"https://"})", "", "}"},
      {R"({"to":"/access","from":"/free","values":{"true":["free"],"false":null}})", R"("free":true)",
       R"(,"access":["free"]})"},
      {R"({"to":"/access","from":"/free","values":{"true":["free"],"false":null}})", R"("free":false)", "}"},
      {R"({"to":"/kinds/0","from":"/k","values":{"1":"care/day-nursery"}})", R"("k":1)",
       R"(,"kinds":["care/day-nursery"]})"},
      {R"({"to":"/kinds/0","from":"/k","values":{"x":"y"},"otherwise":"take"})", R"("k":"care/day-nursery")",
       R"(,"kinds":["care/day-nursery"]})"},
      {R"({"to":"/kinds/0","from":"/k","values":{"x":"y"},"otherwise":"leave_out"})", R"("k":"z")", "}"},
      {R"({"to":"/kinds/0","from":"/k","values":{"x":"y"},"otherwise":"keep"})", R"("k":"z")",
       R"(,"source":{"k":"z"}})"},
  };
  for (const Case& one : cases) {
    INFO(one.rule << " of " << one.record);
    CHECK(mapped(mapping(one.rule), one.record) == one.offer);
  }
}

TEST_CASE("times of the day") {
  const auto time = [](const std::string& unit, const std::string& value) {
    Strings problems;
    const std::string json = mapped(mapping(R"({"to":"/schedule/0/days","constant":"MO"},)"
                                            R"({"to":"/schedule/0/until","constant":"24:00"},)"
                                            R"({"to":"/schedule/0/from","from":"/a","unit":")" +
                                            unit + "\"}"),
                                    "\"a\":" + value, &problems);
    if (!problems.empty()) return problems[0];
    return json.substr(json.find("from") + 7, 5);
  };
  CHECK(time("milliseconds_of_day", "27000000") == "07:30");
  CHECK(time("milliseconds_of_day", "57780000") == "16:03");
  CHECK(time("seconds_of_day", "27000") == "07:30");
  CHECK(time("minutes_of_day", "450") == "07:30");
  CHECK(time("hours_decimal", "7.5") == "07:30");
  CHECK(time("hours_decimal", "\"6.0\"") == "06:00");
  CHECK(time("hours_decimal", "7.33") == "07:20");
  CHECK(time("milliseconds_of_day", "1") == "bad-time /a");
  CHECK(time("milliseconds_of_day", "86400001") == "out-of-range /a");
  CHECK(time("seconds_of_day", "-60") == "out-of-range /a");
  CHECK(time("hours_decimal", "\"morning\"") == "wrong-type /a");
  CHECK(time("hours_decimal", "[7]") == "wrong-type /a");
}

TEST_CASE("blanks and what stands for nothing") {
  const std::string rules = R"({"to":"/sites/0/address/postal_code","from":"/plz"},)"
                            R"({"to":"/sites/0/address/street","from":["/street","/number"],"join":" "},)"
                            R"({"to":"/sites/0/address/city","from":"/city","empty":["?"]})";
  const Mapping common = mapping(rules, R"(,"empty":["","-","k. A."])");
  Strings problems;
  CHECK(mapped(common, R"("plz":"23795 ","street":"Weg","number":"4")", &problems) ==
        R"(,"sites":[{"address":{"street":"Weg 4","postal_code":"23795"}}]})");
  CHECK(problems == Strings{"value-repaired /plz"});
  CHECK(mapped(common, R"("plz":" ","street":"-","number":4)") ==
        R"(,"sites":[{"address":{"street":"4"}}]})");
  CHECK(mapped(common, R"("plz":null,"street":" k. A. ","number":"")") == "}");
  CHECK(mapped(common, R"("city":"?")") == "}");
  CHECK(mapped(common, R"("plz":"\u00A0 \u00A0")") == "}");
  CHECK(mapped(common, R"("city":"-")") ==
        R"(,"sites":[{"address":{"city":"-"}}]})");  // the rule's own list counts
  CHECK(mapped(common, R"("street":["Am","Weg"],"number":["4","","a"])") ==
        R"(,"sites":[{"address":{"street":"Am Weg 4 a"}}]})");
  CHECK(mapped(mapping(R"({"to":"/contact/phone","from":"/p","trim":false})"), R"("p":" 1 ")") ==
        R"(,"contact":{"phone":" 1 "}})");
}

TEST_CASE("conditions, and the first rule that yields a value") {
  const Mapping choice = mapping(
      R"({"to":"/kinds/0","constant":"care/childminder","when":{"from":"/type","is":"TPP"}},)"
      R"({"to":"/kinds/0","constant":"care/day-nursery","when":{"from":"/type","is_not":["X","Y"]}},)"
      R"({"to":"/contact/phone","from":"/mobile"},{"to":"/contact/phone","from":"/phone"},)"
      R"({"to":"/contact/email","from":"/mail","when":[{"from":"/type"},{"from":"/consent","is":[true,"ja"]}]})",
      R"(,"ignore":["/type","/consent"])");
  CHECK(mapped(choice, R"("type":"TPP ")") == R"(,"kinds":["care/childminder"]})");
  CHECK(mapped(choice, R"("type":"KITA")") == R"(,"kinds":["care/day-nursery"]})");
  CHECK(mapped(choice, R"("type":"X")") == "}");
  CHECK(mapped(choice, R"("type":" ")") == "}");
  CHECK(mapped(choice, "") == "}");
  CHECK(mapped(choice, R"("phone":"1")") == R"(,"contact":{"phone":"1"}})");
  CHECK(mapped(choice, R"("phone":"1","mobile":"")") == R"(,"contact":{"phone":"1"}})");
  CHECK(mapped(choice, R"("phone":"1","mobile":"2")") ==
        R"(,"contact":{"phone":"2"},"source":{"phone":"1"}})");
  CHECK(mapped(choice, R"("mail":"a@b","type":"X","consent":"ja")") == R"(,"contact":{"email":"a@b"}})");
  CHECK(mapped(choice, R"("mail":"a@b","type":"X","consent":false)") == R"(,"source":{"mail":"a@b"}})");
  CHECK(mapped(choice, R"("mail":"a@b","consent":true)") == R"(,"source":{"mail":"a@b"}})");
}

TEST_CASE("lists") {
  const Mapping languages = mapping(R"({"to":"/languages/-/tag","from":"/l","split":",","otherwise":"keep",)"
                                    R"("values":{"arabisch":"ar","deutsch":"de","türkisch":"tr"}})");
  CHECK(mapped(languages, R"("l":["arabisch","deutsch"])") == R"(,"languages":[{"tag":"ar"},{"tag":"de"}]})");
  CHECK(mapped(languages, R"("l":"deutsch, türkisch")") == R"(,"languages":[{"tag":"de"},{"tag":"tr"}]})");
  CHECK(mapped(languages, R"("l":"deutsch, ,")") == R"(,"languages":[{"tag":"de"}]})");
  CHECK(mapped(languages, R"("l":["deutsch","klingonisch"])") ==
        R"(,"languages":[{"tag":"de"}],"source":{"l":["deutsch","klingonisch"]}})");
  CHECK(mapped(languages, R"("l":[])") == "}");
  CHECK(mapped(languages, R"("l":null)") == "}");

  // An entry that is not set leaves no hole.
  const Mapping kinds =
      mapping(R"({"to":"/kinds/0","from":"/a"},{"to":"/kinds/1","from":"/b"},{"to":"/kinds/2","from":"/c"},)"
              R"({"to":"/kinds/-","from":"/more"})");
  Strings problems;
  CHECK(mapped(kinds, R"("b":"care/day-nursery","more":["care/childminder","no/kind"])", &problems) ==
        R"(,"kinds":["care/day-nursery","care/childminder","no/kind"]})");
  CHECK(problems == Strings{"unmatched-kind /more/1"});

  // Entries of a list by number: GeoJSON writes longitude first.
  const Mapping point = mapping(
      R"({"to":"/sites/0/lat","from":"/coordinates/1"},{"to":"/sites/0/lon","from":"/coordinates/0"})");
  CHECK(mapped(point, R"("coordinates":[9.43,54.79])") == R"(,"sites":[{"lat":54.79,"lon":9.43}]})");
  CHECK(mapped(point, R"("coordinates":[9.43,54.79,12])") ==
        R"(,"sites":[{"lat":54.79,"lon":9.43}],"source":{"coordinates":[9.43,54.79,12]}})");
}

TEST_CASE("what no rule uses is kept and named") {
  const Mapping some =
      mapping(R"({"to":"/sites/0/lat","from":"/geo/lat"},{"to":"/sites/0/lon","from":"/geo/lon"})",
              R"(,"ignore":["/internal","/geo/hash"],"keep_rest_under":"/original")");
  const auto read =
      some.offer(R"({"id":1,"t":"T","geo":{"lat":1,"lon":2,"hash":"u","level":3},"internal":{"a":1},)"
                 R"("n":null,"list":[{"a":1}],"empty":{},"a/b":{"c~d":1.50}})",
                 Vocabulary{});
  CHECK(kept_fields(read.problems) == Strings{"/geo/level", "/n", "/list", "/a~1b/c~0d"});
  CHECK(read.valid());
  CHECK(read.value.other.at("/original") ==
        R"({"geo":{"level":3},"n":null,"list":[{"a":1}],"a/b":{"c~d":1.5}})");
  CHECK(mapped(mapping("", R"(,"ignore":[""])"), R"("a":1)") == "}");
  CHECK(mapped(mapping("", R"(,"ignore":["/a~1b/c~0d"])"), R"("a/b":{"c~d":1})") == "}");
  CHECK(mapped(mapping(R"({"to":"/contact/phone","from":"/a~1b/c~0d"})"), R"("a/b":{"c~d":"1"})") ==
        R"(,"contact":{"phone":"1"}})");
}

TEST_CASE("problems of a mapped record stand where the source has them") {
  const Mapping whole = mapping(
      R"({"to":"/child_age/from","from":"/von","unit":"months"},{"to":"/child_age/until","from":"/bis","unit":"months"},)"
      R"({"to":"/sites/0/lat","from":"/lat","unit":"number"},{"to":"/sites/0/lon","from":"/lon","unit":"number"},)"
      R"({"to":"/sites/0/address/postal_code","from":"/plz"},{"to":"/kinds/0","from":"/k","values":{"a":"b"}},)"
      R"({"to":"/verified","from":"/stand"},{"to":"/capacity/status","constant":"sometimes"},)"
      R"({"to":"/contact/phone","from":"/phone","required":true,"when":{"from":"/von"}})");
  const auto problems = [&](const std::string& record) {
    Strings found;
    mapped(whole, record, &found);
    std::erase(found, std::string{"unknown-value "});  // the constant, in each record: no place in the source
    return found;
  };
  CHECK(problems("") == Strings{});
  CHECK(problems(R"("von":36,"bis":12,"phone":"1")") == Strings{"range-reversed /bis"});
  CHECK(problems(R"("von":1)") == Strings{"missing /phone"});
  CHECK(problems(R"("von":"jung","bis":1.25,"phone":1)") ==
        Strings{"wrong-type /von", "not-integer /bis", "wrong-type /phone"});
  CHECK(problems(R"("bis":10001)") == Strings{"out-of-range /bis"});
  CHECK(problems(R"("lat":"x","lon":9)") == Strings{"wrong-type /lat"});  // not: and incomplete
  CHECK(problems(R"("lon":9)") == Strings{"coordinates-incomplete /lat"});
  CHECK(problems(R"("lat":99,"lon":9)") == Strings{"out-of-range /lat"});
  CHECK(problems(R"("lat":0,"lon":0)") == Strings{"null-island /lon"});
  CHECK(problems(R"("plz":"4943")") == Strings{"bad-postal-code /plz"});
  CHECK(problems(R"("k":"zzz")") == Strings{"unknown-value /k"});
  CHECK(problems(R"("stand":"31.12.2025")") == Strings{"bad-date /stand"});

  const auto read = whole.offer(R"({"id":1,"t":"T","von":36,"bis":12,"phone":"1"})", Vocabulary{});
  REQUIRE_FALSE(read.valid());
  bool said = false;
  for (const Problem& problem : read.problems)
    said = said || problem.message.find("/child_age") != std::string::npos;
  CHECK(said);
  CHECK(read.value.id == "1");
}

TEST_CASE("records that are none") {
  const Mapping plain = mapping("");
  const auto problems = [&](std::string_view record) {
    const auto read = plain.offer(record, Vocabulary{});
    CHECK_FALSE(read.valid());
    return pointers(read.problems);
  };
  CHECK(problems("") == Strings{"json-syntax "});
  CHECK(problems("[]") == Strings{"wrong-type "});
  CHECK(problems("null") == Strings{"wrong-type "});
  CHECK(problems(R"({"id":1,"id":2})") == Strings{"json-duplicate-key /id"});
  CHECK(problems("{}") == Strings{"missing /id", "missing /t"});
  CHECK(problems(R"({"id":{},"t":7})") == Strings{"wrong-type /id", "wrong-type /t"});
  CHECK(problems("{\"id\":1,\"t\":\"\xFF\"}") == Strings{"json-encoding "});
  CHECK(problems(R"({"id":1,"t":"T","d":[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]})") == Strings{"json-depth "});
  Mapping none;
  CHECK(pointers(none.offer("{}", Vocabulary{}).problems) == Strings{"mapping-invalid "});
}

TEST_CASE("a mapping file is checked as a whole, before the first record") {
  const auto with = [](const std::string& rule, const std::string& more = "") {
    return mapping_problems(
        R"({"mapping":1,"fields":[{"to":"/id","from":"/id"},{"to":"/title/de","from":"/t"},)" + rule + "]" +
        more + "}");
  };
  CHECK(mapping_problems("") == Strings{"json-syntax "});
  CHECK(mapping_problems("[]") == Strings{"wrong-type "});
  CHECK(mapping_problems("{}") == Strings{"missing /mapping", "missing /fields"});
  CHECK(mapping_problems(R"({"mapping":2,"fields":[]})") ==
        Strings{"out-of-range /mapping", "missing /fields", "missing /fields"});
  CHECK(mapping_problems(R"({"mapping":1,"fields":[{"to":"/id","from":"/id"}]})") ==
        Strings{"missing /fields"});
  CHECK(mapping_problems(R"({"mapping":1,"fields":{},"colour":1})").size() >= 2);

  const std::map<std::string, Strings> cases{
      {R"({})", {"missing /fields/2/to", "choose-one /fields/2"}},
      {R"(7)", {"wrong-type /fields/2"}},
      {R"({"to":"kinds/0","from":"/a"})", {"unknown-value /fields/2/to"}},
      {R"({"to":"/kind/0","from":"/a"})", {"unknown-field /fields/2/to"}},
      {R"({"to":"","from":"/a"})", {"unknown-field /fields/2/to"}},
      {R"({"to":"/kinds/0","from":"/a","constant":1})", {"choose-one /fields/2"}},
      {R"({"to":"/kinds/0","from":"a"})", {"unknown-value /fields/2/from"}},
      {R"({"to":"/kinds/0","from":"/a~2"})", {"unknown-value /fields/2/from"}},
      {R"({"to":"/kinds/0","from":7})", {"wrong-type /fields/2/from"}},
      {R"({"to":"/kinds/0","from":[]})", {"empty /fields/2/from"}},
      {R"({"to":"/kinds/0","from":["/a","/b"]})", {"missing /fields/2/join"}},
      {R"({"to":"/kinds/0","from":["/a",1],"join":" "})", {"wrong-type /fields/2/from/1"}},
      {R"({"to":"/kinds/0","from":"/a","form":"b"})", {"unknown-field /fields/2/form"}},
      {R"({"to":"/kinds/0","from":"/a","unit":"moons"})", {"unknown-value /fields/2/unit"}},
      {R"({"to":"/kinds/0","from":"/a","values":[]})", {"wrong-type /fields/2/values"}},
      {R"({"to":"/kinds/0","from":"/a","values":{}})", {"empty /fields/2/values"}},
      {R"({"to":"/kinds/0","from":"/a","otherwise":"keep"})", {"contradiction /fields/2/otherwise"}},
      {R"({"to":"/kinds/0","from":"/a","values":{"a":"b"},"otherwise":"drop"})",
       {"unknown-value /fields/2/otherwise"}},
      {R"({"to":"/kinds/0","from":"/a","unit":"years","last_month_inclusive":true})",
       {"contradiction /fields/2/last_month_inclusive"}},
      {R"({"to":"/kinds/0","from":"/a","inclusive":true})", {"contradiction /fields/2/inclusive"}},
      {R"({"to":"/kinds/0","constant":"a","unit":"years"})", {"contradiction /fields/2/unit"}},
      {R"({"to":"/kinds/0","from":"/a","split":","})", {"contradiction /fields/2/split"}},
      {R"({"to":"/kinds/-","from":"/a","split":""})", {"empty /fields/2/split"}},
      {R"({"to":"/kinds/-","constant":"a"})", {"contradiction /fields/2/to"}},
      {R"({"to":"/sites/-/name/-","from":"/a"})", {"too-many /fields/2/to"}},
      {R"({"to":"/kinds/0","from":"/a","required":"yes"})", {"wrong-type /fields/2/required"}},
      {R"({"to":"/kinds/0","from":"/a","when":{"is":1}})", {"missing /fields/2/when/from"}},
      {R"({"to":"/kinds/0","from":"/a","when":[{"from":"/b","was":1}]})",
       {"unknown-field /fields/2/when/0/was"}},
      {R"({"to":"/title","from":"/a"})", {"contradiction /fields/2/to"}},
      {R"({"to":"/title/0","from":"/a"})", {"contradiction /fields/2/to"}},
      {R"({"to":"/id/x","from":"/a"})", {"contradiction /fields/2/to"}},
  };
  for (const auto& [rule, expected] : cases) {
    INFO(rule);
    CHECK(with(rule) == expected);
  }
  const std::string good = R"({"to":"/kinds/0","from":"/a"})";
  CHECK(with(good) == Strings{});
  CHECK(with(good, R"(,"ignore":["x"])") == Strings{"unknown-value /ignore/0"});
  CHECK(with(good, R"(,"keep_rest_under":"/title")") == Strings{"unknown-value /keep_rest_under"});
  CHECK(with(good, R"(,"keep_rest_under":"/a/b")") == Strings{"unknown-value /keep_rest_under"});
  CHECK(with(good, R"(,"licence":1)") == Strings{"wrong-type /licence"});
  CHECK(with(good, R"(,"comment":"x","source":"y","licence":"CC0-1.0","empty":"-")") == Strings{});
}

TEST_CASE("any bytes as a record or a mapping do no harm") {
  std::mt19937 random{5};
  const std::string base =
      R"({"mapping":1,"fields":[{"to":"/id","from":"/id"},{"to":"/title/de","from":["/t","/u"],"join":"-"},)"
      R"({"to":"/kinds/-","from":"/l","split":",","values":{"a":"b"},"otherwise":"keep"}],"ignore":["/x"]})";
  const std::string record =
      R"({"id":"1","t":"T","u":[1,2,{"a":null}],"l":"a,b","x":{"y":-1e3},"z":["ä",true]})";
  const Mapping sound = Mapping::from_json(base);
  const auto spoilt = [&](std::string text) {
    for (int n = static_cast<int>(random() % 4); n >= 0; --n) {
      const std::size_t at = random() % text.size();
      if (random() % 2)
        text[at] = record[random() % record.size()];
      else
        text.erase(at, random() % 5);
      if (text.empty()) text = "{}";
    }
    return text;
  };
  for (int i = 0; i < 3000; ++i) {
    const auto read = sound.offer(spoilt(record), Vocabulary::built_in());
    if (read.valid())
      REQUIRE(offer_from_json(to_json(read.value, Confidential::show), Vocabulary::built_in()).valid());
    try {
      Mapping::from_json(spoilt(base)).offer(record, Vocabulary::built_in());
    } catch (const Error& error) {
      REQUIRE(error.code() == Code::mapping_invalid);
    }
  }
}

TEST_CASE("the example of docs/mappings.md runs as it stands there") {
  const auto page = text_of_file(fs::path{PASSGENAU_SOURCE_DIR} / "docs/mappings.md");
  REQUIRE(page);
  Strings blocks;  // record, mapping, offer
  const std::string fence = "```json\n";
  for (std::size_t at = page->find(fence); at != std::string::npos; at = page->find(fence, at)) {
    at += fence.size();
    blocks.push_back(page->substr(at, page->find("```", at) - at));
  }
  REQUIRE(blocks.size() == 3);
  const auto read = Mapping::from_json(blocks[1]).offer(blocks[0], Vocabulary::built_in());
  CHECK(read.valid());
  CHECK(pointers(read.problems) == Strings{"value-repaired /address/zip"});
  CHECK(kept_fields(read.problems) == Strings{"/barrierfree"});
  const auto expected = offer_from_json(blocks[2], Vocabulary::built_in());
  CHECK(expected.valid());
  CHECK(read.value == expected.value);
}

// ------------------------------------------------------------------------------------------------- open data

TEST_CASE("the day-care catalog of Schleswig-Holstein goes in whole") {
  const auto rules = text_of_file(fs::path{PASSGENAU_SOURCE_DIR} / "tests/data/mappings/de-sh-day-care.json");
  REQUIRE(rules);
  const Mapping day_care = Mapping::from_json(*rules, "de-sh-day-care.json");
  const fs::path path = open_data("offers/de_sh_kita_2024/offers.jsonl");
  std::ifstream file{path, std::ios::binary};
  if (!file) return test::skip("no open data: " + path.string());

  const Folder folder;
  CatalogWriter writer{folder.path()};
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

  const Catalog catalog{folder.path()};
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
