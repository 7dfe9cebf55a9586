// SPDX-License-Identifier: GPL-2.0-or-later
// Bad input, as tables: tests/refused/*.jsonl (its README has the format) for documents, and below for values made in C++. Exactly these
// problems at exactly these places, and no word of a profile in any of them.
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
#include "support/temporary_folder.hpp"

namespace passgenau {
namespace {

namespace fs = std::filesystem;

const fs::path folder = fs::path{PASSGENAU_SOURCE_DIR} / "tests" / "refused";

constexpr JsonLimits wide{.bytes = std::size_t{16} << 20, .depth = 64};

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

/// A problem as the tables write it, in their order.
struct Found {
  std::string pointer = {};
  std::string code = {};
  std::uint64_t line = 0;  ///< 0: none

  auto operator<=>(const Found&) const = default;
};

using Problems = std::vector<Found>;

std::vector<Found> found_in(const std::vector<Problem>& problems) {
  std::vector<Found> found;
  for (const Problem& problem : problems)
    found.push_back({problem.pointer, std::string{info(problem.code).name}, problem.line.value_or(0)});
  std::sort(found.begin(), found.end());
  return found;
}

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
  CHECK(lines >= 180);
  // Of files, catalogs, mappings and imports; and what only a value in C++ can be.
  const std::set<std::string> elsewhere{"not-finite", "contradiction", "coordinates-swapped",
                                        "value-repaired", "vocabulary-invalid"};
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

// --- Values made in C++ -----------------------------------------------------------------------------------------------------------

constexpr double nan_value = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr auto no_day = std::chrono::year{2026} / 2 / 30;

Offer plain() { return {.id = "a", .title = {{"de", "A"}}}; }

template <class Change>
Problems of_offer(Change&& change) {
  Offer offer = plain();
  change(offer);
  return found_in(validate(offer, Vocabulary::built_in()));
}

template <class Change>
Problems of_profile(Change&& change) {
  NeedsProfile profile{.as_of = date(2026, 11, 21)};
  change(profile);
  return found_in(validate(profile, Vocabulary::built_in()));
}

Problems one(std::string pointer, std::string code) { return {{std::move(pointer), std::move(code)}}; }

TEST_CASE("offers made in C++") {
  CHECK(of_offer([](Offer&) {}).empty());
  CHECK((found_in(validate(Offer{}, Vocabulary::built_in())) ==
         Problems{{"/id", "missing"}, {"/title", "missing"}}));
  // Numbers that are none.
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{nan_value, 10}}};
         }) == one("/sites/0/lat", "not-finite")));
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{51, -infinity}}};
         }) == one("/sites/0/lon", "not-finite")));
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{nan_value, infinity}}};
         }) == Problems{{"/sites/0/lat", "not-finite"}, {"/sites/0/lon", "not-finite"}}));
  CHECK((of_offer([](Offer& o) {
           o.sites = {{.point = GeoPoint{90.5, 180.5}}};
         }) == Problems{{"/sites/0/lat", "out-of-range"}, {"/sites/0/lon", "out-of-range"}}));
  CHECK((of_offer([](Offer& o) { o.home_visits = HomeVisits{.within = kilometres(nan_value)}; }) ==
         one("/home_visits/within_km", "out-of-range")));
  CHECK((of_offer([](Offer& o) { o.home_visits = HomeVisits{.within = metres(-1)}; }) ==
         one("/home_visits/within_km", "out-of-range")));
  CHECK((of_offer([](Offer& o) {
           o.home_visits = HomeVisits{.within = metres(std::numeric_limits<std::int64_t>::max())};
         }) == one("/home_visits/within_km", "out-of-range")));
  CHECK(of_offer([](Offer& o) { o.home_visits = HomeVisits{.within = 1000_km}; }).empty());
  // Days that are none.
  CHECK((of_offer([](Offer& o) { o.verified = no_day; }) == one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.verified = Date{}; }) == one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.verified = std::chrono::year{1799} / 12 / 31; }) ==
         one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.verified = std::chrono::year{2201} / 1 / 1; }) ==
         one("/verified", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.valid = {.from = no_day, .until = date(2026, 1, 1)}; }) ==
         one("/valid/from", "bad-date")));
  CHECK((of_offer([](Offer& o) { o.valid = {.from = date(2026, 1, 2), .until = date(2026, 1, 1)}; }) ==
         one("/valid", "range-reversed")));
  CHECK((of_offer([](Offer& o) { o.capacity.as_of = no_day; }) == one("/capacity/as_of", "bad-date")));
  // Bytes that are no text.
  CHECK((of_offer([](Offer& o) { o.id = "\xFF"; }) == one("/id", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.title["de"] = "\xC0\x80"; }) == one("/title/de", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.title["de"] = "\xED\xA0\x80"; }) == one("/title/de", "json-encoding")));
  CHECK((of_offer([](Offer& o) {
           o.description["de"] = std::string{"a\0b", 3};
         }) == one("/description/de", "control-character")));
  CHECK((of_offer([](Offer& o) { o.contact.url = "\xF4\x90\x80\x80"; }) ==
         one("/contact/url", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.addresses = {"\xFF"}; }) == one("/addresses/0", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.provider.kind = "\xFF"; }) == one("/provider/kind", "json-encoding")));
  CHECK((of_offer([](Offer& o) { o.title["\xFF"] = "A"; }).size() == 1));
  CHECK((of_offer([](Offer& o) { o.id = std::string(201, 'a'); }) == one("/id", "too-long")));
  // Ages.
  CHECK((of_offer([](Offer& o) { o.child_age.from = Age{.months = -1}; }) ==
         one("/child_age/from", "bad-duration")));
  CHECK((of_offer([](Offer& o) { o.child_age.until = Age{.days = 10'001}; }) ==
         one("/child_age/until", "bad-duration")));
  CHECK((of_offer([](Offer& o) { o.child_age.until = Age{.years = std::numeric_limits<int>::max()}; }) ==
         one("/child_age/until", "bad-duration")));
  CHECK((of_offer([](Offer& o) { o.child_age = {.from = years(3), .until = years(1)}; }) ==
         one("/child_age", "range-reversed")));
  CHECK(of_offer([](Offer& o) { o.child_age.until = Age{10'000, 10'000, 10'000, 10'000}; }).empty());
  CHECK((of_offer([](Offer& o) { o.caregiver_age = {.from = -1}; }) ==
         one("/caregiver_age/from", "out-of-range")));
  CHECK((of_offer([](Offer& o) { o.caregiver_age = {.until = 151}; }) ==
         one("/caregiver_age/until", "out-of-range")));
  CHECK((of_offer([](Offer& o) { o.caregiver_age = {.from = 30, .until = 20}; }) ==
         one("/caregiver_age", "range-reversed")));
  // Names and keys.
  CHECK((of_offer([](Offer& o) { o.languages = {{}}; }) == one("/languages/0/tag", "bad-language-tag")));
  CHECK((of_offer([](Offer& o) { o.languages = {{"deutsch"}}; }) ==
         one("/languages/0/tag", "bad-language-tag")));
  CHECK((of_offer([](Offer& o) { o.title = {{"", "A"}}; }) == one("/title/", "bad-language-tag")));
  CHECK((of_offer([](Offer& o) {
           o.remote = {Delivery::phone, Delivery::site};
         }) == one("/remote/1", "unknown-value")));
  CHECK(
      (of_offer([](Offer& o) { o.residence.regions = {""}; }) == one("/residence/regions/0", "bad-region")));
  CHECK((of_offer([](Offer& o) { o.sites = {{.address = {.postal_code = "1", .region = "1"}}}; }) ==
         Problems{{"/sites/0/address/postal_code", "bad-postal-code"},
                  {"/sites/0/address/region", "bad-region"}}));
  CHECK((of_offer([](Offer& o) {
           o.kinds = {"", "x"};
         }) == Problems{{"/kinds/0", "empty"}, {"/kinds/1", "unmatched-kind"}}));
  // Times.
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {1}, .from = LocalTime{-1}, .until = LocalTime{60}}};
         }) == one("/schedule/0/from", "bad-time")));
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {1}, .from = LocalTime{0}, .until = LocalTime{1441}}};
         }) == one("/schedule/0/until", "bad-time")));
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {0x80}, .from = LocalTime{0}, .until = LocalTime{60}}};
         }) == one("/schedule/0/days", "bad-days")));
  CHECK((of_offer([](Offer& o) {
           o.schedule = {{.days = {1}, .from = LocalTime{60}, .until = LocalTime{60}}};
         }) == one("/schedule/0", "range-reversed")));
  CHECK((of_offer([](Offer& o) { o.schedule = {{.every = 0, .note = "x"}}; }) ==
         one("/schedule/0/every", "out-of-range")));
  CHECK(
      (of_offer([](Offer& o) { o.capacity.wait_days = -1; }) == one("/capacity/wait_days", "out-of-range")));
  // Everything at once.
  CHECK((of_offer([](Offer& o) {
           o.id.clear();
           o.verified = no_day;
           o.languages = {{"xx-"}};
           o.capacity.wait_days = 4000;
         }) == Problems{{"/capacity/wait_days", "out-of-range"},
                        {"/id", "missing"},
                        {"/languages/0/tag", "bad-language-tag"},
                        {"/verified", "bad-date"}}));
}

TEST_CASE("profiles made in C++") {
  CHECK(of_profile([](NeedsProfile&) {}).empty());
  CHECK((found_in(validate(NeedsProfile{}, Vocabulary::built_in())) == one("/as_of", "as-of-missing")));
  CHECK((of_profile([](NeedsProfile& p) { p.as_of = no_day; }) == one("/as_of", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) { p.as_of = Date{}; }) == one("/as_of", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.home.point = GeoPoint{nan_value, 8};
         }) == one("/home/lat", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.home.point = GeoPoint{50, infinity};
         }) == one("/home/lon", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) { p.home.point = GeoPoint{}; }) == one("/home", "null-island")));
  CHECK((of_profile([](NeedsProfile& p) { p.home.postal_code = "\xFF"; }) ==
         one("/home/postal_code", "bad-postal-code")));
  CHECK((of_profile([](NeedsProfile& p) { p.reach = kilometres(nan_value); }) ==
         one("/reach_km", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.reach = kilometres(infinity); }) ==
         one("/reach_km", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.reach = metres(-1); }) == one("/reach_km", "out-of-range")));
  CHECK(
      (of_profile([](NeedsProfile& p) { p.reach = metres(1'000'001); }) == one("/reach_km", "out-of-range")));
  // A NaN is never a weight (it passed silently elsewhere); it is no finite number.
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = nan_value}}; }) ==
         one("/needs/0/weight", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = infinity}}; }) ==
         one("/needs/0/weight", "not-finite")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = 0}}; }) ==
         one("/needs/0/weight", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .weight = -0.5}}; }) ==
         one("/needs/0/weight", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{}}; }) == one("/needs/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .kind = "midwifery"}}; }) ==
         one("/needs/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "\xFF"}}; }) ==
         one("/needs/0/burden", "unknown-burden")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs = {{.burden = "child", .child = -1}}; }) ==
         one("/needs/0/child", "child-unknown")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.needs = {{.burden = "child", .child = std::numeric_limits<int>::max()}};
         }) == one("/needs/0/child", "child-unknown")));
  CHECK((of_profile([](NeedsProfile& p) { p.needs.assign(257, {.burden = "child"}); }) ==
         one("/needs", "too-many")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{}}; }) == one("/children/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.born = no_day}}; }) ==
         one("/children/0/born", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.due = no_day}}; }) ==
         one("/children/0/due", "bad-date")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.born = date(2026, 1, 1), .age = months(5)}}; }) ==
         one("/children/0", "choose-one")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.age = Age{.months = -5}}}; }) ==
         one("/children/0/age", "bad-duration")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.age = years(101)}}; }) ==
         one("/children/0/age", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.children = {{.born = date(2026, 11, 22)}}; }) ==
         one("/children/0/born", "born-after-as-of")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.languages = {"de", "\xFF"};
         }) == one("/languages/1", "bad-language-tag")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.languages = {std::string{"de\0", 3}};
         }) == one("/languages/0", "bad-language-tag")));
  CHECK((of_profile([](NeedsProfile& p) { p.caregiver.age = -1; }) == one("/caregiver/age", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.limit = 0; }) == one("/limit", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.limit = std::numeric_limits<int>::max(); }) ==
         one("/limit", "out-of-range")));
  CHECK((of_profile([](NeedsProfile& p) { p.words.emplace(); }) == one("/words/text", "missing")));
  CHECK((of_profile([](NeedsProfile& p) { p.available = {{}}; }) ==
         Problems{{"/available/0/days", "missing"},
                  {"/available/0/from", "missing"},
                  {"/available/0/until", "missing"}}));
  CHECK((of_profile([](NeedsProfile& p) {
           p.available = {{.days = {0xFF}, .from = LocalTime{0}, .until = LocalTime{60}}};
         }) == one("/available/0/days", "bad-days")));
  CHECK((of_profile([](NeedsProfile& p) {
           p.available = {{.days = {1}, .from = LocalTime{0}, .until = LocalTime{60}, .note = "\xFF"}};
         }) == one("/available/0/note", "json-encoding")));
}

TEST_CASE("a bad value reaches no catalog") {
  const test::TemporaryFolder own_folder;
  const std::string path = (own_folder / "catalog").string();
  {
    CatalogWriter writer{path};
    writer.put(plain());
    Offer bad = plain();
    bad.title = {{"de", std::string(1001, 'x')}};
    bad.verified = no_day;
    try {
      writer.put(bad);
      FAIL("accepted");
    } catch (const Error& error) {
      CHECK(error.code() == Code::offer_invalid);
      CHECK((found_in(error.details()) == Problems{{"/title/de", "too-long"}, {"/verified", "bad-date"}}));
    }
    // The writer is unharmed and the previous version stays.
    bad = plain();
    bad.id = "b";
    CHECK_FALSE(writer.put(bad));
    writer.commit();
  }
  const Catalog catalog{path};
  CHECK((catalog.ids() == std::vector<std::string>{"a", "b"}));
  CHECK(catalog.offer("a").value() == plain());
  const NeedsProfile profile{.needs = {{.burden = "child/unheard"}}, .languages = {"secret-tag"}};
  const Problems expected{{"/as_of", "as-of-missing"},
                          {"/languages/0", "bad-language-tag"},
                          {"/needs/0/burden", "unknown-burden"}};
  const auto refused = [&](auto&& call) {
    try {
      call();
      FAIL("answered");
    } catch (const Error& error) {
      CHECK(error.code() == Code::profile_invalid);
      CHECK((found_in(error.details()) == expected));
      CHECK(std::string{error.what()}.find("secret") == std::string::npos);
      CHECK(std::string{error.what()}.find("unheard") == std::string::npos);
    }
  };
  refused([&] { return catalog.match(profile); });
  refused([&] { return catalog.why(profile, "a"); });
}

TEST_CASE("what a value keeps beside the format is refused, or comes back as it is") {
  const std::vector<std::map<std::string, std::string>> others{
      {{"/future", "[1,2]"}}, {{"/provider/x", "1"}}, {{"/a~1b", "null"}}, {{"/x", "no json"}},
      {{"/x", "1 2"}},        {{"/x", "\"\xFF\""}},   {{"x", "1"}},        {{"", "{}"}},
      {{"/sites/0/x", "1"}},  {{"/verified", "5"}},   {{"/title", "{}"}},  {{"/id", "\"b\""}},
      {{"/kinds", "\"x\""}},  {{"/x", ""}},           {{"/x", "1e400"}}};
  for (const auto& other : others) {
    INFO("'" << other.begin()->first << "': " << other.begin()->second);
    Offer offer = plain();
    offer.other = other;
    const std::vector<Problem> problems = validate(offer, Vocabulary::built_in());
    if (std::any_of(problems.begin(), problems.end(), is_error)) continue;
    const Checked<Offer> again = offer_from_json(to_json(offer, Confidential::show), Vocabulary::built_in());
    CHECK(again.valid());
    CHECK((again.value == offer));
  }
}

// --- Nothing of a profile in a problem ------------------------------------------------------------------------------------------------

const std::string full_profile =
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"},{"due":"2027-03-01"},{"age":"P5M"}],)"
    R"("caregiver":{"roles":["mother","pregnant"],"age":19},"needs":[{"burden":"child/excessive-crying","weight":0.5,"child":0},)"
    R"({"kind":"midwifery/midwife"}],"languages":["ar","de"],"interpreter":true,"home":{"postal_code":"64289","region":"06411000",)"
    R"("lat":49.88,"lon":8.66},"reach_km":10,"delivery":["site","phone"],"available":[{"days":"MO-FR","from":"08:00",)"
    R"("until":"12:00","every":2,"note":"n"}],"require":["free"],"prefer":["anonymous"],"discreet":false,)"
    R"("words":{"text":"t","language":"de"},"limit":20})";

/// Every place of a document: pointers of all values.
void collect(const json::value& value, const std::string& at, std::vector<std::string>& pointers) {
  pointers.push_back(at);
  if (value.is_object())
    for (const auto& member : value.get_object())
      collect(member.value(), at + '/' + escape_pointer(member.key()), pointers);
  if (value.is_array())
    for (std::size_t i = 0; i < value.get_array().size(); ++i)
      collect(value.get_array()[i], at + '/' + std::to_string(i), pointers);
}

json::value& at(json::value& document, const std::string& pointer) {
  boost::system::error_code failure;
  json::value* found = document.find_pointer(pointer, failure);
  REQUIRE(found != nullptr);
  return *found;
}

/// Names and values that must never come back. Short, long, of digits, like a pointer, like a name of the format with something more.
const std::vector<std::string> canaries{"Kanarienvogel",
                                        "kanarienvogel/gelb~1",
                                        "4711",
                                        "0815",
                                        "Frau Kanari, Hauptstr. 7",
                                        "as_of_kanari",
                                        "é\xF0\x9F\x90\xA4kanari",
                                        std::string(300, 'k') + "anari"};

struct Spy {
  std::size_t refused = 0;
  std::set<std::string> leaks = {};

  void judge(const std::string& text, const std::string& canary) {
    const Checked<NeedsProfile> checked = profile_from_json(text, Vocabulary::built_in());
    if (checked.valid()) return;
    ++refused;
    std::vector<std::string> said;
    for (const Problem& problem : checked.problems) {
      said.insert(said.end(),
                  {problem.message, problem.pointer, problem.file, problem.limit, to_json(problem)});
      for (const std::string& part : escaped(canary)) {
        for (const std::string& sentence : said)
          if (sentence.find(part) != std::string::npos)
            leaks.insert(std::string{info(problem.code).name} + " at '" + problem.pointer +
                         "': " + problem.message);
      }
      said.clear();
    }
  }

 private:
  static std::vector<std::string> escaped(const std::string& canary) {
    return {canary, escape_pointer(canary), canary.substr(0, 40), canary.substr(0, 12)};
  }
};

TEST_CASE("no problem of a profile quotes the profile") {
  const char* wish = std::getenv("PASSGENAU_SEED");
  const std::uint64_t seed = wish != nullptr ? std::strtoull(wish, nullptr, 10) : 20261121;
  std::cout << "PASSGENAU_SEED=" << seed << '\n';
  std::mt19937_64 random{seed};
  std::vector<Problem> none;
  const json::value base = parse_json(full_profile, wide, none);
  REQUIRE(none.empty());
  std::vector<std::string> pointers;
  collect(base, "", pointers);
  Spy spy;
  for (const std::string& canary : canaries) {
    for (const std::string& pointer : pointers) {
      // A value that is the canary, an array of it, an object whose member it names.
      for (const int form : {0, 1, 2, 3}) {
        json::value document = base;
        json::value& place = at(document, pointer);
        if (form == 0) place = json::value(canary);
        if (form == 1) place = json::array{json::value(canary)};
        if (form == 2) place = json::object{{canary, canary}};
        if (form == 3) {
          // A member more, or one entry more.
          if (place.is_object())
            place.get_object()[canary] = json::object{{canary, json::array{json::value(canary)}}};
          else if (place.is_array())
            place.get_array().push_back(json::value(canary));
          else
            continue;
        }
        spy.judge(write_json(document), canary);
      }
      // The member's own name replaced.
      const std::size_t slash = pointer.rfind('/');
      if (slash == std::string::npos) continue;
      json::value document = base;
      json::value& parent = at(document, pointer.substr(0, slash));
      if (!parent.is_object()) continue;
      json::value moved = parent.get_object()[pointer.substr(slash + 1)];
      parent.get_object().erase(pointer.substr(slash + 1));
      parent.get_object()[canary] = std::move(moved);
      spy.judge(write_json(document), canary);
    }
    // Text that is no JSON, an oversized number, one name twice, and too deep: with the canary beside it.
    std::string name;
    append_json_string(name, canary);
    for (const std::string& text :
         {"{" + name + ":1," + name + ":2}", "{\"as_of\":\"2026-11-21\"," + name + ":1e999}",
          "{" + name + ":[" + name + ",1e999]}", "{\"as_of\":\"2026-11-21\"} " + name, "{" + name + ":}",
          "{" + name, "{\"home\":{" + name + ":{" + name + ":1,\"a\":2,\"a\":3}}}",
          std::string(20, '[') + name, "{" + name + ":\"\xFF\"}", "{" + name + ":\"\\ud800\"}", canary, name,
          std::string(70'000, ' ') + name})
      spy.judge(text, canary);
  }
  // Several at once, anywhere.
  for (int round = 0; round < 300; ++round) {
    const std::string& canary = canaries[random() % canaries.size()];
    json::value document = base;
    for (std::uint64_t n = 2 + random() % 5; n > 0; --n) {
      std::vector<std::string> left;
      collect(document, "", left);
      json::value& place = at(document, left[1 + random() % (left.size() - 1)]);
      if (place.is_object() && random() % 2 == 0)
        place.get_object()[canary] = json::value(canary);
      else
        place = json::value(canary);
    }
    spy.judge(write_json(document), canary);
  }
  INFO("seed " << seed);
  CHECK(spy.refused >= 200);
  std::cout << spy.refused << " bad profiles with a marker, " << spy.leaks.size() << " places that tell it\n";
  for (const std::string& leak : spy.leaks) {
    INFO(leak.substr(0, 300));
    CHECK(leak.empty());
  }
}

}  // namespace
}  // namespace passgenau
