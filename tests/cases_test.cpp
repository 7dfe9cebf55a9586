// SPDX-License-Identifier: GPL-2.0-or-later
// The golden cases of tests/cases (its README has the format): the same answers, to the byte, in every language that passgenau speaks.
// PASSGENAU_UPDATE_CASES=1 writes what the engine says into the files instead; it is then read by a person, against the documents.
#include <stdlib.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path{PASSGENAU_SOURCE_DIR} / "tests" / "cases";

/// A case, as the file holds it.
struct Case {
  fs::path path = {};
  json::value document = {};

  const json::object& object() const { return document.get_object(); }
  const json::value* part(std::string_view name) const { return object().if_contains(name); }
};

std::string content(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    if (entry.path().extension() != ".json") continue;
    std::vector<Problem> problems;
    cases.push_back({entry.path(), parse_json(content(entry.path()), {}, problems)});
    INFO(entry.path().filename().string() << (problems.empty() ? "" : problems.front().message));
    REQUIRE(problems.empty());
    REQUIRE(cases.back().document.is_object());
  }
  std::sort(cases.begin(), cases.end(), [](const Case& a, const Case& b) { return a.path < b.path; });
  return cases;
}

const std::vector<Case>& all_cases() {
  static const std::vector<Case> cases = read_cases();
  return cases;
}

/// A catalog in a folder of its own, gone with this object.
class Stage {
 public:
  Stage(const Case& from, bool reversed) {
    CatalogWriter writer{(folder_ / "catalog").string()};
    if (const json::value* own = from.part("vocabulary")) {
      std::string lines;
      for (const json::value& line : own->get_array())
        lines += write_json(line) + '\n';
      writer.set_vocabulary(Vocabulary::built_in().extended_by(lines));
    }
    if (const json::value* csv = from.part("gazetteer")) {
      Checked<std::vector<GazetteerRow>> rows = read_gazetteer(std::string{csv->get_string()}, "gazetteer");
      REQUIRE(rows.problems.empty());
      writer.set_gazetteer(Gazetteer{std::move(rows.value)});
    }
    const json::array& list = from.object().at("offers").get_array();
    std::vector<const json::value*> offers;
    for (const json::value& offer : list)
      offers.push_back(&offer);
    if (reversed) std::reverse(offers.begin(), offers.end());
    for (const json::value* offer : offers) {
      const Checked<Offer> checked = offer_from_json(write_json(*offer), writer.vocabulary());
      INFO(write_json(*offer) << (checked.problems.empty() ? "" : checked.problems.front().message));
      REQUIRE(checked.valid());
      writer.put(checked.value);
    }
    writer.commit();
  }

  Catalog catalog() const { return Catalog{(folder_ / "catalog").string()}; }

 private:
  test::TemporaryFolder folder_ = {};
};

/// `{"code", "details": [{"code", "pointer"}]}` of a refused profile.
std::string refusal(const std::vector<Problem>& problems) {
  std::vector<std::pair<std::string, std::string>> details;
  for (const Problem& problem : problems)
    details.emplace_back(problem.pointer, info(problem.code).name);
  std::sort(details.begin(), details.end());
  json::array list;
  for (const auto& [pointer, code] : details)
    list.push_back(json::object{{"code", code}, {"pointer", pointer}});
  return write_json(json::object{{"code", "profile-invalid"}, {"details", std::move(list)}});
}

/// `near_misses` and `ask` of the case's `options`, numbers.
AnswerOptions options_of(const Case& from) {
  AnswerOptions options;
  const json::value* given = from.part("options");
  if (given == nullptr) return options;
  for (const auto& [name, number] : given->get_object()) {
    REQUIRE((name == "near_misses" || name == "ask"));
    (name == "ask" ? options.ask : options.near_misses) = number.to_number<std::size_t>();
  }
  return options;
}

/// What the engine says: the case's expected parts ("answer", "why" or "error") as canonical text, each by its pointer.
std::vector<std::pair<std::string, std::string>> said(const Case& from, const Catalog& catalog) {
  const Checked<NeedsProfile> profile =
      profile_from_json(write_json(from.object().at("profile")), catalog.vocabulary());
  if (!profile.valid()) return {{"/error", refusal(profile.problems)}};
  std::vector<std::pair<std::string, std::string>> parts;
  if (const json::value* why = from.part("why")) {
    for (const auto& member : why->get_object())
      parts.emplace_back(
          "/why/" + escape_pointer(member.key()),
          to_json(catalog.why(profile.value, member.key()), catalog.near_miss(profile.value, member.key())));
    return parts;
  }
  Answer answer = catalog.match(profile.value, options_of(from));
  answer.catalog.revision = 1;  // bindings fill their catalogs in more ways than one
  return {{"/answer", to_json(answer)}};
}

std::string expected(const Case& from, const std::string& pointer) {
  boost::system::error_code failure;
  const json::value* value = from.document.find_pointer(pointer, failure);
  return value == nullptr ? "nothing" : write_json(*value);
}

/// As people read it: what fits on a line stands on one.
void append_readable(std::string& out, const json::value& value, std::size_t depth) {
  constexpr std::size_t width = 120;
  const std::string flat = write_json(value);
  const bool leaf = !(value.is_object() && !value.get_object().empty()) &&
                    !(value.is_array() && !value.get_array().empty());
  std::string spaced;
  bool quoted = false;
  for (std::size_t i = 0; i < flat.size(); ++i) {
    spaced += flat[i];
    if (flat[i] == '\\' && quoted)
      spaced += flat[++i];
    else if (flat[i] == '"')
      quoted = !quoted;
    else if (!quoted && (flat[i] == ',' || flat[i] == ':'))
      spaced += ' ';
  }
  if (leaf || (depth > 0 && spaced.size() + 2 * depth <= width)) {
    out += leaf ? flat : spaced;
    return;
  }
  const std::string indent(2 * depth + 2, ' ');
  const bool is_object = value.is_object();
  out += is_object ? "{\n" : "[\n";
  bool first = true;
  const auto next = [&] {
    if (!first) out += ",\n";
    first = false;
    out += indent;
  };
  if (is_object) {
    for (const auto& member : value.get_object()) {
      next();
      append_json_string(out, member.key());
      out += ": ";
      append_readable(out, member.value(), depth + 1);
    }
  } else {
    for (const json::value& item : value.get_array()) {
      next();
      append_readable(out, item, depth + 1);
    }
  }
  out += '\n' + std::string(2 * depth, ' ') + (is_object ? '}' : ']');
}

void update(Case from) {
  const Stage stage{from, false};
  const auto parts = said(from, stage.catalog());
  json::object& object = from.document.get_object();
  const bool why = object.contains("why");
  object.erase("answer");
  object.erase("error");
  if (why) object["why"] = json::object{};
  for (const auto& [pointer, text] : parts) {
    std::vector<Problem> problems;
    json::value value = parse_json(text, {}, problems);
    if (pointer.rfind("/why/", 0) == 0) {
      std::string id = pointer.substr(5);
      for (std::size_t at = 0; (at = id.find('~', at)) != std::string::npos; ++at)
        id.replace(at, 2, id[at + 1] == '0' ? "~" : "/");
      object["why"].get_object()[id] = std::move(value);
    } else {
      object[pointer.substr(1)] = std::move(value);
    }
  }
  std::string text;
  append_readable(text, from.document, 0);
  std::ofstream{from.path, std::ios::binary} << text << '\n';
}

TEST_CASE("golden cases") {
  CHECK(all_cases().size() >= 60);
  const bool updating = std::getenv("PASSGENAU_UPDATE_CASES") != nullptr;
  for (const Case& from : all_cases()) {
    DYNAMIC_SECTION(from.path.stem().string()) {
      if (updating) {
        update(from);
        continue;
      }
      REQUIRE(from.object().at("case").is_string());
      REQUIRE(from.object().at("rule").is_string());
      REQUIRE((from.part("answer") != nullptr) + (from.part("why") != nullptr) +
                  (from.part("error") != nullptr) ==
              1);
      // Whatever the order in which offers came in.
      for (const bool reversed : {false, true}) {
        INFO(from.object().at("case").get_string().c_str() << (reversed ? " (offers in reverse order)" : ""));
        const Stage stage{from, reversed};
        const Catalog catalog = stage.catalog();
        const auto parts = said(from, catalog);
        CHECK_FALSE(parts.empty());
        for (const auto& [pointer, text] : parts) {
          INFO(pointer);
          CHECK(text == expected(from, pointer));
        }
      }
    }
  }
}

TEST_CASE("one commit into a new catalog is revision 1") {
  CHECK(Stage{all_cases().front(), false}.catalog().state().revision == 1);
}

TEST_CASE("the ten behaviours that the field's systems get wrong have their cases") {
  for (const char* name :
       {"baby-of-five-months", "remote-and-home-visits-are-kept", "remote-does-not-always-win",
        "radius-is-in-kilometres", "need-outweighs-nearness", "services-at-one-site-do-not-leak",
        "siblings-do-not-leak", "unknown-is-not-failed", "right-condition-is-blamed",
        "offers-without-criteria-are-shown", "no-criterion-is-skipped"}) {
    INFO(name);
    CHECK(fs::exists(folder / ("behaviour-" + std::string{name} + ".json")));
  }
}

TEST_CASE("every criterion has every verdict it can have in some case") {
  std::set<std::string> seen;
  const auto collect = [&](const json::value& match) {
    for (const json::value& reason : match.at("reasons").get_array())
      seen.insert(std::string{reason.at("criterion").get_string()} + ' ' +
                  std::string{reason.at("verdict").get_string()});
  };
  for (const Case& from : all_cases()) {
    if (const json::value* answer = from.part("answer"))
      for (const json::value& match : answer->at("matches").get_array())
        collect(match);
    if (const json::value* why = from.part("why"))
      for (const auto& member : why->get_object())
        collect(member.value());
  }
  for (const char* pair :
       {"validity met",      "validity unmet",  "child_age met",     "child_age unmet", "child_age unknown",
        "caregiver met",     "caregiver unmet", "caregiver unknown", "residence met",   "residence unmet",
        "residence unknown", "place met",       "place unmet",       "place unknown",   "language met",
        "language partly",   "language unmet",  "language unknown",  "access met",      "access partly",
        "access unmet",      "access unknown",  "needs met",         "needs partly",    "needs unmet",
        "time met",          "time partly",     "time unmet",        "time unknown",    "capacity met",
        "capacity partly",   "capacity unmet",  "capacity unknown",  "freshness met",   "freshness partly",
        "freshness unknown", "specificity met", "specificity partly"}) {
    INFO(pair);
    CHECK(seen.count(pair) == 1);
  }
}

}  // namespace
}  // namespace passgenau
