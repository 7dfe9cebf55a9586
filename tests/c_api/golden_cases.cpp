// SPDX-License-Identifier: GPL-2.0-or-later
// Every golden case through the C ABI: the bytes of the file, which are those of the C++ interface (tests/cases_test.cpp).
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;
using test::call;

json::value read_case(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::vector<Problem> problems;
  json::value document = parse_json(std::string{std::istreambuf_iterator<char>{file}, {}}, {}, problems);
  REQUIRE(problems.empty());
  return document;
}

std::string lines_of(const json::object& from, std::string_view member, bool reversed) {
  const json::value* list = from.if_contains(member);
  std::vector<std::string> lines;
  if (list != nullptr)
    for (const json::value& item : list->get_array())
      lines.push_back(write_json(item));
  if (reversed) std::reverse(lines.begin(), lines.end());
  std::string text;
  for (const std::string& line : lines)
    text += line + '\n';
  return text;
}

/// `{"code", "details": [{"code", "pointer"}]}`, sorted as the cases have it.
std::string refusal(const std::string& error) {
  std::vector<Problem> problems;
  const json::value document = parse_json(error, {}, problems);
  std::vector<std::pair<std::string, std::string>> details;
  for (const json::value& detail : document.at("details").get_array()) {
    const json::value* pointer = detail.get_object().if_contains("pointer");
    details.emplace_back(pointer == nullptr ? "" : std::string{pointer->get_string()},
                         std::string{detail.at("code").get_string()});
  }
  std::sort(details.begin(), details.end());
  json::array list;
  for (const auto& [pointer, code] : details)
    list.push_back(json::object{{"code", code}, {"pointer", pointer}});
  return write_json(json::object{{"code", document.at("code")}, {"details", std::move(list)}});
}

void run(const json::object& from, bool reversed) {
  const test::TemporaryFolder folder;
  const json::value* gazetteer = from.if_contains("gazetteer");
  const test::CatalogOfC catalog{(folder / "catalog").string(), lines_of(from, "offers", reversed),
                                 lines_of(from, "vocabulary", false),
                                 gazetteer == nullptr ? "" : std::string{gazetteer->get_string()}};
  const std::string profile = write_json(from.at("profile"));
  if (const json::value* why = from.if_contains("why")) {
    for (const auto& [id, judgement] : why->get_object()) {
      const std::string offer{id};
      const auto said = call(passgenau_why, catalog.handle, profile.data(), profile.size(), offer.data(),
                             offer.size(), nullptr, std::size_t{0});
      CHECK(said.text == write_json(judgement));
    }
    return;
  }
  const json::value* given = from.if_contains("options");
  const std::string options = given == nullptr ? "" : write_json(*given);
  const auto said = call(passgenau_match, catalog.handle, profile.data(), profile.size(),
                         options.empty() ? nullptr : options.data(), options.size());
  if (const json::value* error = from.if_contains("error")) {
    CHECK(said.status == passgenau_code_profile_invalid);
    CHECK(refusal(said.error) == write_json(*error));
    return;
  }
  CHECK(said.text == write_json(from.at("answer")));
}

}  // namespace

TEST_CASE("golden cases through the C ABI") {
  int cases = 0;
  for (const fs::directory_entry& entry :
       fs::directory_iterator{fs::path{PASSGENAU_SOURCE_DIR} / "tests" / "cases"}) {
    if (entry.path().extension() != ".json") continue;
    ++cases;
    INFO(entry.path().stem().string());
    const json::value document = read_case(entry.path());
    run(document.get_object(), false);
    run(document.get_object(), true);
  }
  CHECK(cases >= 150);
}

}  // namespace passgenau
