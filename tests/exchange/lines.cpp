// SPDX-License-Identifier: GPL-2.0-or-later
// Lines of a stream, entries of an array, encodings.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "catch.hpp"
#include "exchange/array_records.hpp"
#include "exchange/line_reader.hpp"
#include "exchange/line_records.hpp"
#include "exchange/support.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau::test {

TEST_CASE("lines end in LF, CR LF or nothing") {
  std::istringstream input{
      "\xEF\xBB\xBF"
      "a\r\n\n  \nb\rc\nlast"};
  LineReader reader{BlockReader{input}, 5};
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
  BlockReader blocks{input, {}, [&](std::uint64_t bytes) { progress.push_back(bytes); }};
  LineReader reader{std::move(blocks), longest.size()};
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
  std::ifstream folder{std::filesystem::temp_directory_path()};
  const TemporaryFolder catalog;
  CatalogWriter writer{catalog.path().string()};
  try {
    import_json_lines(writer, folder, {.file_name = "folder"});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == Code::file_unreadable);
  }
  std::ifstream absent{std::filesystem::temp_directory_path() / "passgenau-is-not-there"};
  CHECK_THROWS_AS(import_json_lines(writer, absent, {}), Error);
}

/// "line:text" of each entry, "line!code" of each that cannot be read.
Strings entries(const std::string& text, const std::string& where = {}) {
  std::istringstream input{text};
  ArrayRecords records{BlockReader{input}, parse_pointer(where).value()};
  Strings found;
  while (records.next()) {
    CHECK(records.number() == found.size() + 1);
    const std::string line = std::to_string(records.line());
    if (records.problems().empty())
      found.push_back(line + ":" + std::string{records.text()});
    else
      found.push_back(line + "!" + std::string{info(records.problems().at(0).code).name});
  }
  CHECK_FALSE(records.next());
  return found;
}

TEST_CASE("the entries of an array, cut out of the stream") {
  CHECK(entries("[]") == Strings{});
  CHECK(entries(" \n[ ] \n") == Strings{});
  CHECK(entries("[1]") == Strings{"1:1"});
  CHECK(entries("\xEF\xBB\xBF[\n {\"a\": [1, 2]},\n\n{\"b\":\"]},\\\"{\"} , null,true ]\n") ==
        Strings{"2:{\"a\": [1, 2]}", "4:{\"b\":\"]},\\\"{\"}", "4:null", "4:true"});
  CHECK(entries("[{},{}") == Strings{"1:{}", "1:{}", "1!json-syntax"});
  CHECK(entries("[{},{\"a\":") == Strings{"1:{}", "1:{\"a\":", "1!json-syntax"});
  CHECK(entries("[{}\n{}]") == Strings{"1:{}", "2!json-syntax"});
  CHECK(entries("[{},]") == Strings{"1:{}", "1!json-syntax"});
  CHECK(entries("[,{}]") == Strings{"1!json-syntax"});
  CHECK(entries("[{}] {}") == Strings{"1:{}", "1!json-syntax"});
  CHECK(entries("[{},\n\"\xFC\",{}]") == Strings{"1:{}", "2!json-encoding", "2:{}"});
  const std::string large = "\"" + std::string(OfferLimits::json_bytes, 'x') + "\"";
  CHECK(entries("[" + large + ",7]") == Strings{"1!document-too-large", "1:7"});
  const std::string just = large.substr(3);
  CHECK(entries("[\"" + just + ",7]") == Strings{"1:\"" + just, "1:7"});
}

TEST_CASE("an array inside an object") {
  CHECK(entries(R"({"type":"x","features":[1,{"features":[2]}],"more":{"features":[3]}})", "/features") ==
        Strings{"1:1", "1:{\"features\":[2]}"});
  CHECK(entries("{\"skip\":[{\"data\":1}],\"data\":\n{\"n\":\"}\",\"\\u0069tems\":[7]}}", "/data/items") ==
        Strings{"2:7"});
  const auto refused = [](const std::string& text, const std::string& where) {
    try {
      entries(text, where);
    } catch (const Error& error) {
      return std::string{error.name()} + " " + error.problem().pointer;
    }
    return std::string{};
  };
  CHECK(refused("{}", "") == "wrong-type ");
  CHECK(refused("", "") == "wrong-type ");
  CHECK(refused(R"({"data":{}})", "/data") == "wrong-type /data");
  CHECK(refused(R"({"data":{}})", "/data/items") == "missing /data/items");
  CHECK(refused(R"({"dat":[]})", "/data") == "missing /data");
  CHECK(refused("[1]", "/data") == "missing /data");
  // A name of a thousand bytes leads to the records, a longer one does not.
  const std::string longest(1000, 'n');
  CHECK(entries("{\"" + longest + "\":[7]}", "/" + longest) == Strings{"1:7"});
  CHECK(refused("{\"" + longest + "n\":[7]}", "/" + longest + "n") == "missing /" + longest + "n");
  CHECK(entries("{\"" + longest + "n\":[1],\"data\":[7]}", "/data") == Strings{"1:7"});
}

TEST_CASE("an array of offers is a batch like lines, with the number of the record") {
  const TemporaryFolder folder;
  CatalogWriter writer{folder.path().string()};
  const auto file = [](std::string name, std::string text) {
    return ImportFile{.name = std::move(name),
                      .open = [text] { return std::make_unique<std::istringstream>(text); }};
  };
  const std::string a = offer_line("a"), b = offer_line("b"), c = offer_line("c");
  const ImportReport report = import_files(
      writer,
      {file("array.json", " [" + a + "," + b + ", {\"id\":\"x\"}, " + a + "]"), file("lines.jsonl", b + c)});
  CHECK(counts(report) == "6 = 3(0) + 2 + 1, -0");
  REQUIRE(places(report.problems) == Strings{"missing@3 /title", "duplicate@3 /id", "duplicate@1 /id"});
  CHECK(report.problems[0].message.find("(record 3)") != std::string::npos);
  CHECK(report.problems[1].file == "array.json");
  CHECK(report.problems[1].message.find("'a' was in line 1, record 1 (record 4)") != std::string::npos);
  CHECK(report.problems[2].file == "lines.jsonl");
  CHECK(report.problems[2].message.find("'b' was in array.json, line 2") != std::string::npos);
}

TEST_CASE("bytes are read as declared, and what they are not is found with its column") {
  const auto read = [](Encoding encoding, const std::string& bytes) {
    std::istringstream input{bytes};
    LineRecords records{BlockReader{input, {}, {}, encoding}};
    Strings found;
    while (records.next())
      found.push_back(records.problems().empty() ? std::string{records.text()}
                                                 : records.problems()[0].message);
    return found;
  };
  CHECK(read(Encoding::windows_1252, "M\xFCller \x80 \x96\n") == Strings{"Müller € –"});
  CHECK(read(Encoding::iso_8859_1, "M\xFCller \xA4") == Strings{"Müller ¤"});
  CHECK(read(Encoding::iso_8859_15, "M\xFCller \xA4") == Strings{"Müller €"});
  const std::string le(
      "\xFF\xFE"
      "a\0\xE4\0\n\0\x3D\xD8\x00\xDE",
      12);
  CHECK(read(Encoding::utf_16le, le) == Strings{"aä", "\xF0\x9F\x98\x80"});
  const std::string be("\0a\0\n\0b", 6);
  CHECK(read(Encoding::utf_16be, be) == Strings{"a", "b"});
  const auto says = [&](Encoding encoding, const std::string& bytes) { return read(encoding, bytes).at(0); };
  CHECK(says(Encoding::utf_8, "{\"a\":\"ä\xFC\"}").find("byte FC in column 8;") != std::string::npos);
  CHECK(says(Encoding::utf_8, "\xFF\xFE").find("byte FF in column 1;") != std::string::npos);
  CHECK(says(Encoding::utf_16le, std::string("a\0\x00\xDE"
                                             "b\0",
                                             6))
            .find("byte FF in column 2;") != std::string::npos);
  CHECK(says(Encoding::utf_16le, std::string("a\0b", 3)).find("byte FF in column 2;") != std::string::npos);
  // Blocks that end within a character.
  std::string many, expected;
  for (int i = 0; i < 50'000; ++i) {
    many += std::string(
        "\x3D\xD8\x00\xDE"
        "x\0",
        6);
    expected += "\xF0\x9F\x98\x80x";
  }
  std::istringstream input{many};
  BlockReader blocks{input, {}, {}, Encoding::utf_16le};
  std::string all;
  for (std::string_view block = blocks.next(); !block.empty(); block = blocks.next())
    all += block;
  CHECK(all == expected);
}

}  // namespace passgenau::test
