// SPDX-License-Identifier: GPL-2.0-or-later
// docs/limits.md and the table of the README: their values are those of the code, and no limit of the headers is missing.
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "catch.hpp"
#include "passgenau/passgenau.hpp"
#include "support/program.hpp"

namespace passgenau::test {
namespace {

namespace fs = std::filesystem;

const fs::path source = PASSGENAU_SOURCE_DIR;

struct Limit {
  std::string what = {};
  std::uint64_t value = 0;
  std::string code = {};
  std::string constant = {};  ///< with its struct
  std::string file = {};
  std::string tests = {};
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in{line.substr(1)};
  for (std::string cell; std::getline(in, cell, '|');) {
    cell.erase(0, cell.find_first_not_of(' '));
    cell.erase(cell.find_last_not_of(' ') + 1);
    cells.push_back(cell);
  }
  return cells;
}

std::vector<Limit> table() {
  std::vector<Limit> limits;
  std::istringstream in{content(source / "docs" / "limits.md")};
  static const std::regex where{"`([A-Za-z_:]+)` in ([a-z_/.]+)"};
  // Behind the next heading stands what requests cost.
  for (std::string line; std::getline(in, line) && !line.starts_with("## ");) {
    if (!line.starts_with("| ") || line.starts_with("| ---") || line.starts_with("| what")) continue;
    const std::vector<std::string> cells = cells_of(line);
    REQUIRE(cells.size() == 6);
    INFO(line);
    std::smatch found;
    REQUIRE(std::regex_match(cells[4], found, where));
    std::string digits = cells[1];
    std::erase(digits, ',');
    limits.push_back({cells[0], std::stoull(digits), cells[3], found[1], found[2], cells[5]});
  }
  return limits;
}

/// Of "256 * 1024", "std::size_t{4} << 20", "10'000", "64 + 4 * 1024".
std::uint64_t product(const std::string& expression) {
  std::istringstream in{expression};
  std::uint64_t value = 0;
  in >> value;
  for (std::string sign; in >> sign;) {
    std::uint64_t other = 0;
    in >> other;
    REQUIRE((sign == "*" || sign == "<<"));
    value = sign == "*" ? value * other : value << other;
  }
  return value;
}

std::uint64_t evaluated(std::string expression) {
  std::erase(expression, '\'');
  expression = std::regex_replace(expression, std::regex{R"(std::(size_t|uint64_t)\{(\d+)\})"}, "$2");
  expression = std::regex_replace(expression, std::regex{"ProfileLimits::json_bytes"},
                                  std::to_string(ProfileLimits::json_bytes));
  std::uint64_t sum = 0;
  std::istringstream parts{expression};
  for (std::string part; std::getline(parts, part, '+');)
    sum += product(part);
  return sum;
}

std::string name_of(const std::string& constant) { return constant.substr(constant.rfind(':') + 1); }

std::optional<std::uint64_t> value_in(const std::string& text, const std::string& name) {
  const std::regex definition{R"((?:std::[a-z0-9_]+|int|double) )" + name + R"( = ([^;]+);)"};
  std::smatch found;
  if (!std::regex_search(text, found, definition)) return {};
  return evaluated(found[1]);
}

/// What stands between `struct NAME {` and its end.
std::string body_of(const std::string& text, const std::string& name) {
  const std::size_t begin = text.find("struct " + name + " {");
  REQUIRE(begin != std::string::npos);
  return text.substr(begin, text.find("\n};", begin) - begin);
}

TEST_CASE("each value of the table is that of its constant, each code is one, each test is there") {
  const std::vector<Limit> limits = table();
  CHECK(limits.size() > 50);
  std::set<std::string> codes;
  for (const CodeInfo& info : all_codes())
    codes.insert(std::string{info.name});
  for (const Limit& limit : limits) {
    INFO(limit.what << ": " << limit.constant);
    std::string text = content(source / limit.file);
    if (const std::size_t colon = limit.constant.find(':'); colon != std::string::npos)
      text = body_of(text, limit.constant.substr(0, colon));
    CHECK(value_in(text, name_of(limit.constant)) == limit.value);
    static const std::regex quoted{"`([a-z-]+)`"};
    for (auto at = std::sregex_iterator(limit.code.begin(), limit.code.end(), quoted);
         at != std::sregex_iterator{}; ++at)
      CHECK(codes.contains((*at)[1]));
    CHECK_FALSE(limit.tests.empty());
    std::istringstream files{limit.tests};
    for (std::string file; std::getline(files >> std::ws, file, ',');)
      CHECK(fs::exists(source / file));
  }
}

TEST_CASE("no limit of a struct of limits is missing in the table") {
  std::set<std::string> listed;
  for (const Limit& limit : table())
    listed.insert(limit.constant);
  std::map<std::string, std::string> structs;
  for (const char* root : {"include", "lib"})
    for (const fs::directory_entry& header : fs::recursive_directory_iterator{source / root}) {
      if (header.path().extension() != ".hpp") continue;
      const std::string text = content(header.path());
      static const std::regex declared{R"(struct (\w+Limits) \{)"};
      for (auto at = std::sregex_iterator(text.begin(), text.end(), declared); at != std::sregex_iterator{};
           ++at)
        structs[(*at)[1]] = fs::relative(header.path(), source).string();
    }
  CHECK(structs.size() >= 7);
  std::size_t found = 0;
  for (const auto& [name, file] : structs) {
    const std::string body = body_of(content(source / file), name);
    static const std::regex constant{R"((?:std::[a-z0-9_]+|int) ([a-z_]+) = )"};
    for (auto at = std::sregex_iterator(body.begin(), body.end(), constant); at != std::sregex_iterator{};
         ++at) {
      INFO(name << "::" << (*at)[1]);
      CHECK(listed.contains(name + "::" + std::string{(*at)[1]}));
      ++found;
    }
  }
  CHECK(found >= 30);
}

/// Constants that are called like a limit and are none of an input.
const std::set<std::string> no_limits{
    // What a value may mean, or an offer be compared by
    "lib/exchange/age_text.cpp most_of_an_age", "lib/exchange/column_profile.cpp longest_value",
    "lib/exchange/hsds_json.cpp longest_name", "lib/exchange/language_names.cpp longest_tag",
    "lib/exchange/proposer.cpp longest_on_average", "lib/exchange/proposer_rules.cpp most_years",
    "lib/exchange/units.cpp most_of_an_age", "lib/match/alike.cpp most_kinds",
    "lib/match/alike.cpp most_sites", "lib/match/alike.cpp most_words", "lib/match/facts.cpp most_wait_days",
    "lib/match/message_table.cpp longest_tag", "lib/planning/gaps_prevalence.cpp most_of_all",
    // Words, below the limits of words and texts
    "lib/text/analyse.cpp longest_raw_word", "lib/text/analyse.cpp most_joined_parts",
    "lib/text/compounds.cpp deepest", "lib/text/phrases.cpp most_between",
    "lib/text/phrases.cpp most_positions",
    // What an answer or a page shows
    "lib/exchange/proposal.cpp most_problems", "lib/match/notes.cpp most_acute_offers",
    "lib/planning/gaps_report_heat.cpp most_columns", "lib/planning/gaps_report_heat.cpp most_rows",
    "lib/planning/gaps_report_map.cpp largest_radius", "lib/planning/gaps_report_map.cpp most_labels",
    "lib/planning/pathway_calendar.cpp most_octets", "include/passgenau/evidence.hpp most_facts",
    // How work is done
    "lib/exchange/duplicates.cpp largest_block", "lib/exchange/hsds_table.cpp longest_mark",
    "lib/match/alike_change.cpp most_concerned", "lib/match/open_catalog.cpp most_idle",
    "lib/match/snapshot_image.cpp most_ahead", "lib/match/text_ranking.cpp most_offers_by_part",
    "lib/match/text_scratch.hpp most_idle", "lib/model/json_writer.hpp most_digits",
    "lib/store/change_log.hpp most_kept_changes", "lib/store/change_log.hpp most_logged_changes",
    "lib/store/damaged_store.cpp most_missing", "lib/store/folder_gate.cpp most_pauses",
    "lib/store/readers_grace.cpp most_pauses"};

TEST_CASE("no constant that is called like a limit is missing in the table") {
  std::set<std::string> listed;
  for (const Limit& limit : table())
    listed.insert(limit.file + ' ' + name_of(limit.constant));
  std::set<std::string> unlisted;
  for (const char* root : {"include", "lib"})
    for (const fs::directory_entry& file : fs::recursive_directory_iterator{source / root}) {
      // How a note is read is no limit.
      if (!file.is_regular_file() || file.path().filename().string().starts_with("read_")) continue;
      const std::string text = content(file.path());
      static const std::regex constant{
          R"(constexpr (?:std::[a-z0-9_]+|[A-Za-z:]+|int|double) (deepest|(?:most|longest|largest)_[a-z_]+) = )"};
      for (auto at = std::sregex_iterator(text.begin(), text.end(), constant); at != std::sregex_iterator{};
           ++at) {
        const std::string found = fs::relative(file.path(), source).string() + ' ' + std::string{(*at)[1]};
        if (!listed.contains(found)) unlisted.insert(found);
      }
    }
  CHECK(unlisted == no_limits);
}

/// The rows of the README's table: what is limited, and the figures.
std::vector<std::pair<std::string, std::string>> readme_table() {
  std::vector<std::pair<std::string, std::string>> rows;
  std::istringstream in{content(source / "README.md")};
  std::string line;
  while (std::getline(in, line) && line != "## Limits") {
  }
  while (std::getline(in, line) && !line.starts_with("## ")) {
    if (!line.starts_with("| ") || line.starts_with("| ---") || line.starts_with("| what")) continue;
    const std::vector<std::string> cells = cells_of(line);
    REQUIRE(cells.size() == 2);
    rows.emplace_back(cells[0], cells[1]);
  }
  return rows;
}

/// "65,536"
std::string in_thousands(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3)
    digits.insert(at - 3, ",");
  return digits;
}

TEST_CASE("each figure of the README's table is that of its constants") {
  std::map<std::string, std::uint64_t> values;
  for (const Limit& limit : table())
    values[limit.constant] = limit.value;
  const auto of = [&](const std::string& constant) {
    INFO(constant);
    REQUIRE(values.contains(constant));
    return in_thousands(values[constant]);
  };
  /// One figure of several constants.
  const auto of_both = [&](const std::string& one, const std::string& other) {
    CHECK(of(one) == of(other));
    return of(one);
  };
  const auto list = [&](const std::vector<std::string>& constants, const std::string& between = ", ") {
    std::string text;
    for (const std::string& constant : constants)
      text += (text.empty() ? "" : between) + of(constant);
    return text;
  };
  const std::vector<std::pair<std::string, std::string>> expected{
      {"JSON, nesting", of("JsonLimits::depth") + " levels"},
      {"profile as JSON", of("ProfileLimits::json_bytes") + " bytes"},
      {"profile: children, needs, languages, times",
       list({"ProfileLimits::children", "ProfileLimits::needs", "ProfileLimits::languages",
             "ProfileLimits::available"})},
      {"profile: words of its own; of a search",
       of_both("ProfileLimits::words_code_points", "SearchLimits::code_points") + " code points, " +
           of("SearchLimits::words") + " words"},
      {"matches of an answer, hits of a search; near misses and open questions through C",
       of_both("SearchLimits::hits", "most_beside") + " each"},
      {"offer as JSON; a record of an import", of("OfferLimits::json_bytes") + " bytes"},
      {"offer: id; title; description; any other text",
       list({"OfferLimits::id_bytes", "OfferLimits::title_bytes", "OfferLimits::description_bytes",
             "OfferLimits::text_bytes"},
            "; ") +
           " bytes"},
      {"offer: sites, languages, concepts of a list, regions of a list, times",
       list({"OfferLimits::sites", "OfferLimits::languages", "OfferLimits::concepts", "OfferLimits::regions",
             "OfferLimits::schedules"})},
      {"sentence that a profile is read out of", of("reading_code_points") + " code points"},
      {"import: bad records that are tolerated", of("bad_records") + ", or " + of("bad_per_cent") + " %"},
      {"package: files, bytes unpacked, packing", of("PackageLimits::files") + ", " +
                                                      in_thousands(values["PackageLimits::bytes"] >> 30) +
                                                      " GiB, " + of("PackageLimits::ratio") + " times"},
      {"own concepts of a catalog", of("VocabularyLimits::own_concepts")},
      {"networks read as one catalog", of("NetworkLimits::networks")},
      {"offers of a catalog, or of all these networks", of("SnapshotLimits::offers")}};
  const auto rows = readme_table();
  CHECK(rows.size() == expected.size());
  for (std::size_t i = 0; i < std::min(rows.size(), expected.size()); ++i) {
    CHECK(rows[i].first == expected[i].first);
    INFO(rows[i].first);
    CHECK(rows[i].second == expected[i].second);
  }
  CHECK(values["PackageLimits::bytes"] % (std::uint64_t{1} << 30) == 0);
}

}  // namespace
}  // namespace passgenau::test
