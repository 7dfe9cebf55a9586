// SPDX-License-Identifier: GPL-2.0-or-later
// Bad input, as tables: tests/refused/*.jsonl (its README has the format) for documents, tests/refused/*.cpp for values made in C++. Exactly
// these problems at exactly these places, and no word of a profile in any of them.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "refused/found.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using test::Found;
using test::found_in;
using test::Problems;
using test::wide;

const fs::path folder = fs::path{PASSGENAU_SOURCE_DIR} / "tests" / "refused";

// --- Inputs ---------------------------------------------------------------------------------------------------------------------

bool has_only(const json::object& object, std::initializer_list<std::string_view> names) {
  return object.size() == names.size() && std::all_of(names.begin(), names.end(), [&](std::string_view name) {
           return object.contains(name);
         });
}

std::string repeated(const json::object& object) {
  std::string text;
  for (auto n = object.at("times").to_number<std::size_t>(); n > 0; --n)
    text += object.at("repeat").get_string();
  return text;
}

/// Writes out {"repeat", "times"} (a long text) and {"list", "times"} (a long array), wherever they stand.
json::value expanded(const json::value& value) {
  if (value.is_array()) {
    json::array list;
    for (const json::value& item : value.get_array())
      list.push_back(expanded(item));
    return list;
  }
  if (!value.is_object()) return value;
  const json::object& object = value.get_object();
  if (has_only(object, {"repeat", "times"})) return json::value(repeated(object));
  if (has_only(object, {"list", "times"}))
    return json::array(object.at("times").to_number<std::size_t>(), object.at("list"));
  json::object members;
  for (const auto& member : object)
    members[member.key()] = expanded(member.value());
  return members;
}

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string{hex.substr(i, 2)}, nullptr, 16));
  return bytes;
}

/// The bytes of an input: a text as it is, {"bytes": hex}, {"text": [parts]}, a list of objects as JSON Lines, or one JSON document.
std::string bytes_of(const json::value& input, bool lines) {
  if (input.is_string()) return std::string{input.get_string()};
  if (input.is_object() && has_only(input.get_object(), {"bytes"}))
    return from_hex(input.at("bytes").get_string());
  if (input.is_object() && has_only(input.get_object(), {"text"})) {
    std::string text;
    for (const json::value& part : input.at("text").get_array())
      text += part.is_string() ? std::string{part.get_string()} : repeated(part.get_object());
    return text;
  }
  if (!lines) return write_json(expanded(input));
  std::string text;
  for (const json::value& line : input.get_array())
    text += write_json(line) + '\n';
  return text;
}

// --- Problems -------------------------------------------------------------------------------------------------------------------

std::string written(const std::vector<Found>& list) {
  std::string text;
  for (const Found& one : list)
    text += "\n  " + one.code + " at '" + one.pointer + "'" +
            (one.line > 0 ? " line " + std::to_string(one.line) : "");
  return text.empty() ? "\n  none" : text;
}

/// What holds for every problem there is.
void check_shape(const Problem& problem) {
  CHECK_FALSE(problem.message.empty());
  CHECK((problem.pointer.empty() || problem.pointer.front() == '/'));
  std::vector<Problem> none;
  const json::value document = parse_json(to_json(problem), wide, none);
  CHECK(none.empty());
  CHECK(document.at("code").get_string() == info(problem.code).name);
}

struct Judged {
  std::vector<Problem> problems = {};
  bool accepted = false;
};

Judged judge(std::string_view document, const std::string& bytes) {
  Judged judged;
  if (document == "offer") {
    const Checked<Offer> checked = offer_from_json(bytes, Vocabulary::built_in());
    judged = {checked.problems, checked.valid()};
    if (!judged.accepted) return judged;
    // What is accepted is sound as a value, too, and comes back as it was.
    for (const Problem& problem : validate(checked.value, Vocabulary::built_in()))
      CHECK_FALSE(is_error(problem));
    const Checked<Offer> again =
        offer_from_json(to_json(checked.value, Confidential::show), Vocabulary::built_in());
    CHECK(again.value == checked.value);
  } else if (document == "profile") {
    const Checked<NeedsProfile> checked = profile_from_json(bytes, Vocabulary::built_in());
    judged = {checked.problems, checked.valid()};
    if (!judged.accepted) return judged;
    for (const Problem& problem : validate(checked.value, Vocabulary::built_in()))
      CHECK_FALSE(is_error(problem));
    CHECK(profile_from_json(to_json(checked.value), Vocabulary::built_in()).value == checked.value);
  } else if (document == "vocabulary") {
    try {
      const Vocabulary extended = Vocabulary::built_in().extended_by(bytes, "own.jsonl");
      judged.accepted = true;
    } catch (const Error& error) {
      CHECK(error.code() == Code::vocabulary_invalid);
      CHECK(error.problem().file == "own.jsonl");
      judged.problems = error.details();
    }
  } else if (document == "gazetteer") {
    const auto checked = read_gazetteer(bytes, "gazetteer.csv");
    judged = {checked.problems, checked.valid()};
  } else {
    FAIL("no such document: " << document);
  }
  return judged;
}

struct Table {
  std::string name = {};
  std::vector<std::string> lines = {};
};

std::vector<Table> tables() {
  std::vector<Table> all;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() != ".jsonl") continue;
    Table table{.name = entry.path().filename().string()};
    std::ifstream file{entry.path(), std::ios::binary};
    for (std::string line; std::getline(file, line);)
      table.lines.push_back(line);
    all.push_back(std::move(table));
  }
  std::sort(all.begin(), all.end(), [](const Table& a, const Table& b) { return a.name < b.name; });
  return all;
}

TEST_CASE("refused documents: exactly these problems") {
  std::set<std::string> codes;
  std::size_t lines = 0;
  for (const Table& table : tables()) {
    for (std::size_t i = 0; i < table.lines.size(); ++i, ++lines) {
      INFO(table.name << ":" << i + 1 << ": " << table.lines[i].substr(0, 300));
      std::vector<Problem> syntax;
      const json::value line = parse_json(table.lines[i], wide, syntax);
      REQUIRE(syntax.empty());
      const std::string_view document = line.at("document").get_string();
      const Judged judged = judge(document, bytes_of(line.at("input"), document == "vocabulary"));
      std::vector<Found> expected;
      for (const json::value& item : line.at("problems").get_array()) {
        const json::object& one = item.get_object();
        expected.push_back({std::string{one.at("pointer").get_string()},
                            std::string{one.at("code").get_string()},
                            one.contains("line") ? one.at("line").to_number<std::uint64_t>() : 0});
        codes.insert(expected.back().code);
      }
      CHECK(std::is_sorted(expected.begin(), expected.end()));
      const std::vector<Found> found = found_in(judged.problems);
      INFO("found" << written(found) << "\nexpected" << written(expected));
      CHECK((found == expected));
      CHECK(judged.accepted == std::none_of(judged.problems.begin(), judged.problems.end(), is_error));
      for (const Problem& problem : judged.problems) {
        check_shape(problem);
        for (const json::value& item : line.at("problems").get_array()) {
          const json::object& one = item.get_object();
          if (one.at("pointer").get_string() != problem.pointer ||
              one.at("code").get_string() != info(problem.code).name)
            continue;
          INFO(problem.message << " | limit: " << problem.limit);
          if (one.contains("limit")) CHECK(one.at("limit").get_string() == problem.limit);
          if (one.contains("says"))
            CHECK(problem.message.find(one.at("says").get_string()) != std::string::npos);
        }
      }
    }
  }
  CHECK(lines >= 700);
  // Of files, catalogs, mappings and imports; and what only a value in C++ can be.
  const std::set<std::string> elsewhere{"not-finite",     "contradiction",      "coordinates-swapped",
                                        "value-repaired", "vocabulary-invalid", "stale-attribute"};
  for (const CodeInfo& code : all_codes()) {
    INFO(code.name);
    if (elsewhere.count(std::string{code.name}) == 1) continue;
    const bool of_a_catalog = code.code >= Code::catalog_missing && code.code != Code::gazetteer_invalid &&
                              code.code != Code::column_missing && code.code != Code::bad_cell;
    if (!of_a_catalog) CHECK(codes.count(std::string{code.name}) == 1);
  }
}

TEST_CASE("what is accepted can be stored, given back and judged") {
  const test::TemporaryFolder own_folder;
  const std::string path = (own_folder / "catalog").string();
  CatalogWriter writer{path};
  std::map<std::string, Offer> offers;
  std::vector<NeedsProfile> profiles;
  for (const Table& table : tables()) {
    for (const std::string& text : table.lines) {
      std::vector<Problem> syntax;
      const json::value line = parse_json(text, wide, syntax);
      const std::string_view document = line.at("document").get_string();
      if (document == "offer") {
        Checked<Offer> checked = offer_from_json(bytes_of(line.at("input"), false), Vocabulary::built_in());
        if (!checked.valid()) continue;
        if (checked.value.id == "a") checked.value.id += std::to_string(offers.size());
        offers[checked.value.id] = checked.value;
        // An offer of the largest size may no longer fit under its longer id.
        try {
          writer.put(checked.value);
        } catch (const Error& error) {
          CHECK((found_in(error.details()) == Problems{{"", "document-too-large"}}));
          offers.erase(checked.value.id);
        }
      } else if (document == "profile") {
        Checked<NeedsProfile> checked =
            profile_from_json(bytes_of(line.at("input"), false), Vocabulary::built_in());
        if (checked.valid()) profiles.push_back(std::move(checked.value));
      }
    }
  }
  writer.commit();
  const Catalog catalog{path};
  CHECK(catalog.check().empty());
  CHECK(catalog.state().offers == offers.size());
  for (const auto& [id, offer] : offers) {
    INFO(id.substr(0, 100));
    CHECK(catalog.offer(id).value() == offer);
  }
  CHECK(profiles.size() >= 30);
  for (const NeedsProfile& profile : profiles) {
    INFO(to_json(profile).substr(0, 300));
    try {
      const Answer answer = catalog.match(profile);
      CHECK(answer.matches.size() <= static_cast<std::size_t>(profile.limit));
      for (const Match& match : answer.matches) {
        CHECK(match.score >= 0);
        CHECK(match.score <= 1);
        CHECK(catalog.why(profile, match.offer).match == match);
      }
    } catch (const Error& error) {
      FAIL_CHECK(error.what());
    }
  }
}

}  // namespace
}  // namespace passgenau
