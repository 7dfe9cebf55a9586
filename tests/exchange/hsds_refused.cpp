// SPDX-License-Identifier: GPL-2.0-or-later
// Dirty services and crosswalks, as tables: tests/data/hsds/*.jsonl (its README has the format). Exactly these problems at exactly
// these places.
#include <algorithm>
#include <fstream>
#include <random>

#include "catch.hpp"
#include "exchange/support.hpp"
#include "model/json.hpp"

namespace passgenau::test {

namespace {

const std::filesystem::path tables = std::filesystem::path{PASSGENAU_SOURCE_DIR} / "tests/data/hsds";

std::string text_of(const json::value& input) {
  return input.is_string() ? std::string{input.get_string()} : write_json(input);
}

/// "code pointer limit", sorted; the limit only where `with` names one for that problem.
Strings listed(const std::vector<Problem>& problems, const json::array& expected) {
  Strings list;
  for (const Problem& problem : problems) {
    std::string line = std::string{info(problem.code).name} + ' ' + problem.pointer;
    for (const json::value& one : expected)
      if (one.at("code").get_string() == info(problem.code).name &&
          one.at("pointer").get_string() == std::string_view{problem.pointer} &&
          one.get_object().contains("limit"))
        line += ' ' + problem.limit;
    list.push_back(std::move(line));
  }
  std::sort(list.begin(), list.end());
  return list;
}

Strings listed(const json::array& expected) {
  Strings list;
  for (const json::value& one : expected) {
    std::string line =
        std::string{one.at("code").get_string()} + ' ' + std::string{one.at("pointer").get_string()};
    if (const json::value* limit = one.get_object().if_contains("limit"))
      line += ' ' + std::string{limit->get_string()};
    list.push_back(std::move(line));
  }
  std::sort(list.begin(), list.end());
  return list;
}

template <class Check>
std::size_t each_line(const std::string& name, Check&& check) {
  std::ifstream file{tables / name};
  REQUIRE(file);
  std::size_t count = 0;
  for (std::string line; std::getline(file, line); ++count) {
    std::vector<Problem> none;
    const json::value entry = parse_json(line, {.bytes = std::size_t{1} << 20, .depth = 64}, none);
    REQUIRE(none.empty());
    INFO(name << ':' << count + 1 << ' ' << line.substr(0, 400));
    check(entry);
  }
  return count;
}

}  // namespace

TEST_CASE("dirty services give their exact problem") {
  const std::size_t count = each_line("refused.jsonl", [](const json::value& entry) {
    const json::value* rules = entry.get_object().if_contains("crosswalk");
    const Crosswalk crosswalk = rules == nullptr ? Crosswalk{} : Crosswalk::from_json(write_json(*rules));
    Checked<Offer> read = crosswalk.offer(text_of(entry.at("input")), Vocabulary::built_in());
    // What is merely kept, and what every record without a crosswalk assumes, is for other tests.
    std::erase_if(read.problems, [](const Problem& problem) {
      return problem.code == Code::kept_field || problem.code == Code::value_assumed;
    });
    const json::array& expected = entry.at("problems").get_array();
    CHECK(listed(read.problems, expected) == listed(expected));
    if (read.valid())
      CHECK(offer_from_json(to_json(read.value, Confidential::show), Vocabulary::built_in()).value ==
            read.value);
  });
  CHECK(count >= 80);
}

TEST_CASE("a crosswalk file is checked as a whole, before the first record") {
  each_line("crosswalks.jsonl", [](const json::value& entry) {
    const json::array& expected = entry.at("problems").get_array();
    std::vector<Problem> problems;
    try {
      Crosswalk::from_json(text_of(entry.at("input")), "c.json");
    } catch (const Error& error) {
      CHECK(error.code() == Code::crosswalk_invalid);
      problems = error.details();
      for (const Problem& problem : problems)
        CHECK(problem.file == "c.json");
    }
    CHECK(listed(problems, expected) == listed(expected));
  });
}

TEST_CASE("any bytes as a service or a crosswalk do no harm") {
  std::mt19937 random{7};
  Strings services, crosswalks;
  each_line("refused.jsonl",
            [&](const json::value& entry) { services.push_back(text_of(entry.at("input"))); });
  each_line("crosswalks.jsonl",
            [&](const json::value& entry) { crosswalks.push_back(text_of(entry.at("input"))); });
  const auto spoilt = [&](const Strings& from) {
    std::string text = from[random() % from.size()];
    for (int n = static_cast<int>(random() % 4); n >= 0 && !text.empty(); --n) {
      const std::size_t at = random() % text.size();
      const std::string& other = from[random() % from.size()];
      if (random() % 2 && !other.empty())
        text[at] = other[random() % other.size()];
      else
        text.erase(at, random() % 5);
    }
    return text;
  };
  for (int i = 0; i < 3000; ++i) {
    const auto read = Crosswalk{}.offer(spoilt(services), Vocabulary::built_in());
    if (read.valid())
      REQUIRE(offer_from_json(to_json(read.value, Confidential::show), Vocabulary::built_in()).valid());
    try {
      Crosswalk::from_json(spoilt(crosswalks)).offer(spoilt(services), Vocabulary::built_in());
    } catch (const Error& error) {
      REQUIRE(error.code() == Code::crosswalk_invalid);
    }
  }
}

}  // namespace passgenau::test
