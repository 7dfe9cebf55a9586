// SPDX-License-Identifier: GPL-2.0-or-later
// What the rules of a mapping make of a record.
#include <algorithm>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

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

}  // namespace passgenau::test
