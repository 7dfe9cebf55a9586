// SPDX-License-Identifier: GPL-2.0-or-later
// What people write into cells, and what it is read as: tests/exchange/readings/*.jsonl, one text a line. `rule` holds more
// members of the rule; `value` is what the text becomes, `wrong` the code of what cannot be read, `notes` the warnings.
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "catch.hpp"
#include "exchange/field_rule_reader.hpp"
#include "exchange/language_names.hpp"
#include "exchange/support.hpp"
#include "exchange/units.hpp"
#include "model/json.hpp"
#include "model/language.hpp"

namespace passgenau::test {

namespace {

FieldRule rule_of(const std::string& unit, const json::object& more) {
  json::object rule{{"to", "/description/de"}, {"from", "/a"}, {"unit", unit}};
  for (const auto& member : more)
    rule[member.key()] = member.value();
  std::vector<Problem> problems;
  Reading reading{problems};
  const Place root;
  FieldRule read = read_field_rule(rule, root, reading);
  CHECK(problems.empty());
  return read;
}

}  // namespace

TEST_CASE("texts of cells become what their tables say") {
  std::map<std::string, int> texts;
  const std::filesystem::path folder =
      std::filesystem::path{PASSGENAU_SOURCE_DIR} / "tests/exchange/readings";
  for (const auto& entry : std::filesystem::directory_iterator{folder}) {
    std::ifstream file{entry.path(), std::ios::binary};
    for (std::string line; std::getline(file, line);) {
      INFO(entry.path().filename().string() << ": " << line);
      std::vector<Problem> problems;
      const json::value parsed = parse_json(line, JsonLimits{}, problems);
      REQUIRE(problems.empty());
      const json::object& one = parsed.get_object();
      const std::string unit{one.at("unit").get_string()};
      const FieldRule rule =
          rule_of(unit, one.contains("rule") ? one.at("rule").get_object() : json::object{});
      const Converted result = convert(one.at("text"), rule.unit, rule.unit_options);
      if (one.contains("wrong")) {
        REQUIRE(result.wrong);
        CHECK(info(*result.wrong).name == std::string_view{one.at("wrong").get_string()});
      } else {
        CHECK_FALSE(result.wrong);
        CHECK(write_json(result.value) == write_json(one.at("value")));
        if (rule.unit == Unit::language) CHECK(is_language_tag(result.value.get_string()));
      }
      json::array notes;
      for (const auto& [code, words] : result.notes)
        notes.emplace_back(std::string{info(code).name});
      CHECK(write_json(notes) == (one.contains("notes") ? write_json(one.at("notes")) : "[]"));
      ++texts[entry.path().stem().string()];
    }
  }
  CHECK(texts["ages"] >= 60);
  CHECK(texts["opening_hours"] >= 40);
  CHECK(texts["languages"] >= 60);
  CHECK(texts["dates_numbers_places"] >= 30);
}

TEST_CASE("every language that ICU names in German, English or itself leads to a tag that is one") {
  for (const char* name : {"Deutsch", "Turkish", "Türkçe", "farsi", "Kurdisch (Sorani)", "DGS"}) {
    const auto tag = language_of_name(name);
    REQUIRE(tag);
    CHECK(is_language_tag(*tag));
  }
  CHECK_FALSE(language_of_name(std::string(1000, 'x')));
  CHECK_FALSE(language_of_name(""));
}

TEST_CASE("any text in a cell does no harm, and what comes out of it is valid") {
  std::mt19937 random{11};
  const std::vector<std::string> pieces{"Mo",
                                        "Fr",
                                        "-",
                                        "8",
                                        "12",
                                        ":",
                                        ".",
                                        "Uhr",
                                        "bis",
                                        "3",
                                        "Jahre",
                                        "ab",
                                        ",",
                                        ";",
                                        "(",
                                        ")",
                                        "20",
                                        "SSW",
                                        "½",
                                        "+",
                                        "und",
                                        "jeden",
                                        "im",
                                        "Monat",
                                        " ",
                                        "\n",
                                        "unter",
                                        "31",
                                        "2026",
                                        "°",
                                        "N",
                                        "x",
                                        "täglich",
                                        "0",
                                        "Lebensjahr",
                                        "Woche",
                                        "pm",
                                        "Ü",
                                        "\xE2\x80\x93",
                                        "99999999999999999999"};
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (std::size_t n = random() % 9 + 1; n > 0; --n)
      text += pieces[random() % pieces.size()] + (random() % 2 ? " " : "");
    INFO(text);
    for (const Unit unit :
         {Unit::age, Unit::age_range, Unit::date, Unit::time, Unit::truth, Unit::language,
          Unit::opening_hours, Unit::latitude, Unit::longitude, Unit::postal_code, Unit::number, Unit::km}) {
      const Converted result = convert(json::value(text), unit);
      if (result.wrong || unit != Unit::opening_hours) continue;
      // Nothing of the text is lost that a schedule does not say, and what it says is sound.
      const Checked<Offer> offer = offer_from_json(
          R"({"id":"a","title":{"de":"T"},"schedule":)" + write_json(result.value) + "}", Vocabulary{});
      REQUIRE(offer.valid());
    }
  }
}

}  // namespace passgenau::test
