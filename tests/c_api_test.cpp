// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI: wrong calls, errors, lifetimes, threads. tests/c_api has the golden cases; tests/house the header and the symbols.
#include <atomic>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "catch.hpp"
#include "model/json.hpp"
#include "passgenau/passgenau.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"
#include "support/text.hpp"

namespace passgenau {
namespace {

using test::call;
using test::CatalogOfC;
using test::contains;
using test::plain_call;
using test::Said;

const std::string offers =
    R"({"id":"a/cafe","title":{"de":"Elterncafé"},"addresses":["family-situation/social-isolation"],"child_age":{"until":"P3Y"},"sites":[{"lat":49.88,"lon":8.66}]})"
    "\n"
    R"({"id":"b/hebamme","title":{"de":"Hebamme"},"kinds":["midwifery/midwife"],"child_age":{"until":"P1Y"},"remote":["phone"]})"
    "\n";
const std::string profile =
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"}],"needs":[{"kind":"midwifery/midwife"}],"home":{"lat":49.87,"lon":8.65}})";
const std::string no_day = R"({"children":[{"born":"2026-08-20"}]})";

/// A catalog of two offers.
class Sample {
 public:
  Sample() : catalog_{path(), offers} {}
  passgenau_catalog* handle() const { return catalog_.handle; }
  std::string path() const { return (folder_ / "catalog").string(); }

 private:
  test::TemporaryFolder folder_ = {};
  CatalogOfC catalog_;
};

Said match(passgenau_catalog* catalog, const std::string& json, const std::string& options = {}) {
  return call(passgenau_match, catalog, json.data(), json.size(), options.empty() ? nullptr : options.data(),
              options.size());
}

json::value parsed(const std::string& text) {
  std::vector<Problem> problems;
  json::value value = parse_json(text, {.bytes = 1 << 24}, problems);
  INFO(text);
  REQUIRE(problems.empty());
  return value;
}

json::value without_sentences(json::value from) {
  if (from.is_array())
    for (json::value& item : from.get_array())
      item = without_sentences(std::move(item));
  if (!from.is_object()) return from;
  json::object out;
  for (auto& member : from.get_object())
    if (member.key() != "sentence") out[member.key()] = without_sentences(std::move(member.value()));
  return out;
}

}  // namespace

TEST_CASE("C: an answer is the C++ answer") {
  const Sample sample;
  const Catalog catalog{sample.path()};
  const Checked<NeedsProfile> family = profile_from_json(profile, catalog.vocabulary());
  CHECK(match(sample.handle(), profile).text == to_json(catalog.match(family.value)));
  CHECK(match(sample.handle(), profile, R"({"near_misses":5,"ask":3})").text ==
        to_json(catalog.match(family.value, {.near_misses = 5, .ask = 3})));
  const Said near =
      call(passgenau_near_misses, sample.handle(), profile.data(), profile.size(), nullptr, std::size_t{0});
  CHECK(near.text == to_json(catalog.near_misses(family.value, 20)));
  const std::string nothing = R"({"as_of":"2026-11-21"})";
  const Said ask =
      call(passgenau_ask, sample.handle(), nothing.data(), nothing.size(), nullptr, std::size_t{0});
  CHECK(ask.text == to_json(catalog.ask_next({.as_of = date(2026, 11, 21)}, 3)));
  CHECK(contains(ask.text, "\"question\""));
}

TEST_CASE("C: a plan and a pathway are those of C++") {
  const Sample sample;
  const Catalog catalog{sample.path()};
  const Vocabulary vocabulary = catalog.vocabulary();
  const NeedsProfile family = profile_from_json(profile, vocabulary).value;
  const auto said = [&](auto function, const std::string& options) {
    return call(function, sample.handle(), profile.data(), profile.size(), options.data(), options.size())
        .text;
  };
  CHECK(said(passgenau_plan, R"({"max_contacts":1})") == to_json(plan(catalog, family, {.max_contacts = 1})));
  const Pathway path = pathway(catalog, family, {.until = date(2028, 1, 1), .most = 1});
  CHECK(said(passgenau_pathway, R"({"until":"2028-01-01","offers":1})") == to_json(path));
  const Telling telling{family, "de", vocabulary};
  CHECK(said(passgenau_pathway, R"({"until":"2028-01-01","offers":1,"format":"svg"})") ==
        to_svg(path, catalog, telling));
  CHECK(said(passgenau_pathway, R"({"until":"2028-01-01","offers":1,"format":"ical"})") ==
        to_icalendar(path, catalog, telling));
  const std::string without = R"({"as_of":"2026-11-21"})";
  const Said refused =
      call(passgenau_plan, sample.handle(), without.data(), without.size(), nullptr, std::size_t{0});
  CHECK(refused.name == "profile-invalid");
  CHECK(contains(refused.error, R"("pointer":"/needs")"));
}

TEST_CASE("C: search and completion are those of C++") {
  const Sample sample;
  const Catalog catalog{sample.path()};
  const std::string words = "elternkafe";
  const Said found =
      call(passgenau_search, sample.handle(), words.data(), words.size(), nullptr, std::size_t{0});
  CHECK(found.text == to_json(catalog.search({.words = words})));
  CHECK(contains(found.text, R"("offer":"a/cafe")"));
  const std::string beginning = "heb";
  const std::string one = R"({"limit":1})";
  CHECK(call(passgenau_complete, sample.handle(), beginning.data(), beginning.size(), one.data(), one.size())
            .text == R"([{"word":"hebamme","offers":1}])");
  const std::string many(1001, 'x');
  CHECK(call(passgenau_search, sample.handle(), many.data(), many.size(), nullptr, std::size_t{0}).name ==
        "words-too-long");
  const std::string none = R"({"limit":0})";
  CHECK(call(passgenau_search, sample.handle(), words.data(), words.size(), none.data(), none.size()).name ==
        "options-invalid");
}

TEST_CASE("C: a sentence is read as in C++, with the places of the catalog or without one") {
  const Sample sample;
  const Catalog catalog{sample.path()};
  const std::string text = "Zwillinge (8 Wochen) schreien nur, keine Schulden";
  const std::string day = R"({"as_of":"2026-11-21"})";
  const ReadOptions own{
      .as_of = date(2026, 11, 21), .vocabulary = catalog.vocabulary(), .gazetteer = catalog.gazetteer()};
  const std::string read = to_json(read_profile(text, own));
  CHECK(contains(read, "excessive-crying"));
  CHECK(call(passgenau_read, sample.handle(), text.data(), text.size(), day.data(), day.size()).text == read);
  CHECK(call(passgenau_read, nullptr, text.data(), text.size(), day.data(), day.size()).text ==
        to_json(read_profile(text, {.as_of = date(2026, 11, 21)})));
  CHECK(call(passgenau_read, sample.handle(), text.data(), text.size(), nullptr, std::size_t{0}).name ==
        "as-of-missing");
  const std::string broken = "Schulden \xff";
  const Said refused =
      call(passgenau_read, sample.handle(), broken.data(), broken.size(), day.data(), day.size());
  CHECK(refused.name == "json-encoding");
}

TEST_CASE("C: with a language everything is said in words, and nothing else changes") {
  const Sample sample;
  const Catalog catalog{sample.path()};
  const NeedsProfile family = profile_from_json(profile, catalog.vocabulary()).value;
  const Answer answer = catalog.match(family);
  const json::value said = parsed(match(sample.handle(), profile, R"({"language":"en"})").text);
  const json::array& matches = said.at("matches").get_array();
  REQUIRE(matches.size() == answer.matches.size());
  REQUIRE(!matches.empty());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    CHECK(matches[i].at("sentence").get_string() ==
          sentence(answer.matches[i], family, "en", catalog.vocabulary()));
    const json::array& reasons = matches[i].at("reasons").get_array();
    for (std::size_t k = 0; k < reasons.size(); ++k)
      CHECK(reasons[k].at("sentence").get_string() == sentence(answer.matches[i].reasons[k], "en"));
  }
  CHECK(match(sample.handle(), profile, R"({"language":"xx"})").name == "language-unsupported");
  CHECK(write_json(without_sentences(said)) == to_json(answer));
}

TEST_CASE("C: the day is the caller's") {
  const Sample sample;
  const Said refused = match(sample.handle(), no_day);
  CHECK(refused.name == "profile-invalid");
  CHECK(contains(refused.error, "as-of-missing"));
  CHECK(match(sample.handle(), no_day, R"({"as_of":"2026-11-21"})").status == 0);
  // A profile's own day counts.
  CHECK(match(sample.handle(), profile, R"({"as_of":"2020-01-01"})").text ==
        match(sample.handle(), profile).text);
}

TEST_CASE("C: many profiles, one line each, the broken one included") {
  const Sample sample;
  const std::string lines = profile + "\n\n{\"id\":\"fam-2\",\"case\":\"x\",\"profile\":" + profile +
                            "}\r\n{\"id\":7,\"profile\":{\"as_of\":\"never\"}}\nno JSON\n";
  const Said said =
      call(passgenau_match_all, sample.handle(), lines.data(), lines.size(), nullptr, std::size_t{0});
  REQUIRE(said.status == 0);
  const std::string one = match(sample.handle(), profile).text;
  const std::string begin =
      one + "\n{\"id\":\"fam-2\"," + one.substr(1) + "\n{\"id\":7,\"error\":{\"code\":\"profile-invalid\"";
  CHECK(said.text.substr(0, begin.size()) == begin);
  CHECK(contains(said.text, R"("line":4)"));
  CHECK(contains(said.text, R"("line":5)"));
  CHECK(contains(said.text, "/profile/as_of"));
  const std::string three = R"({"threads":3})";
  CHECK(call(passgenau_match_all, sample.handle(), lines.data(), lines.size(), three.data(), three.size())
            .text == said.text);
  CHECK(call(passgenau_match_all, sample.handle(), "", std::size_t{0}, nullptr, std::size_t{0}).text.empty());
  CHECK(said.text.back() == '\n');
}

TEST_CASE("C: every code of the table has one number, and tells it") {
  const json::value list = parsed(call(passgenau_codes).text);
  REQUIRE(list.get_array().size() == all_codes().size());
  std::set<std::int64_t> numbers;
  for (const json::value& row : list.get_array())
    CHECK(numbers.insert(row.at("number").to_number<std::int64_t>()).second);
  CHECK(*numbers.begin() == 1);
}

TEST_CASE("C: an error tells its parts") {
  const Sample sample;
  passgenau_error* error = nullptr;
  char* json = nullptr;
  const std::string bad = R"({"as_of":"2026-11-21","needs":[{"burden":"child/secret-word"}]})";
  CHECK(passgenau_match(sample.handle(), bad.data(), bad.size(), nullptr, 0, &json, nullptr, &error) ==
        passgenau_code_profile_invalid);
  REQUIRE(error != nullptr);
  CHECK(json == nullptr);
  CHECK(passgenau_error_code(error) == passgenau_code_profile_invalid);
  CHECK(passgenau_error_name(error) == std::string{"profile-invalid"});
  CHECK(passgenau_error_message(error) == std::string{"the needs profile is not valid"});
  CHECK(passgenau_error_line(error) == 0);
  CHECK(contains(passgenau_error_json(error), R"("pointer":"/needs/0/burden")"));
  CHECK_FALSE(contains(passgenau_error_json(error), "secret-word"));
  passgenau_error_free(error);

  CHECK(passgenau_error_code(nullptr) == 0);
  for (const auto part : {passgenau_error_name, passgenau_error_message, passgenau_error_pointer,
                          passgenau_error_file, passgenau_error_json})
    CHECK(part(nullptr) == std::string{});
  passgenau_error_free(nullptr);
  passgenau_free(nullptr);
}

TEST_CASE("C: wrong arguments are errors") {
  const Sample sample;
  const char* const text = profile.data();
  const std::size_t size = profile.size();
  CHECK(call(passgenau_match, static_cast<passgenau_catalog*>(nullptr), text, size, nullptr, std::size_t{0})
            .name == "argument-missing");
  CHECK(call(passgenau_match, sample.handle(), nullptr, std::size_t{0}, nullptr, std::size_t{0}).name ==
        "argument-missing");
  CHECK(call(passgenau_match, sample.handle(), nullptr, std::size_t{5}, nullptr, std::size_t{0}).name ==
        "argument-missing");
  const auto negative = static_cast<std::size_t>(-1);
  CHECK(call(passgenau_match, sample.handle(), text, negative, nullptr, std::size_t{0}).name ==
        "out-of-range");
  CHECK(call(passgenau_match, sample.handle(), text, size, nullptr, std::size_t{3}).name ==
        "argument-missing");
  CHECK(call(passgenau_match, sample.handle(), text, size, text, negative).name == "out-of-range");
  passgenau_error* error = nullptr;
  CHECK(passgenau_match(sample.handle(), text, size, nullptr, 0, nullptr, nullptr, &error) ==
        passgenau_code_argument_missing);
  CHECK(error != nullptr);
  passgenau_error_free(error);
  // Nobody who wants the error: its number is told all the same.
  CHECK(passgenau_match(sample.handle(), text, size, nullptr, 0, nullptr, nullptr, nullptr) ==
        passgenau_code_argument_missing);
  CHECK(passgenau_catalog_open(text, size, nullptr, nullptr) == passgenau_code_argument_missing);
  CHECK(passgenau_writer_open(text, size, nullptr, nullptr) == passgenau_code_argument_missing);

  const std::string latin = "{\"as_of\":\"2026-11-21\",\"words\":\"M\xFCller\"}";
  const Said encoding = match(sample.handle(), latin);
  CHECK(encoding.name == "profile-invalid");
  CHECK(contains(encoding.error, "json-encoding"));
  const std::string id = "\xFF";
  CHECK(call(passgenau_offer, sample.handle(), id.data(), id.size()).name == "json-encoding");
  const std::string zero{"a/cafe\0x", 8};
  CHECK(call(passgenau_offer, sample.handle(), zero.data(), zero.size()).name == "offer-unknown");
  passgenau_catalog* none = nullptr;
  CHECK(plain_call(passgenau_catalog_open, zero.data(), zero.size(), &none).name == "path-refused");
  CHECK(none == nullptr);
}

TEST_CASE("C: options are read strictly") {
  const Sample sample;
  for (const std::string options :
       {R"({"near_miss":1})", R"({"near_misses":201})", R"({"ask":-1})", R"({"ask":1.5})",
        R"({"as_of":"2026-02-30"})", R"({"as_of":3})", "[]", "nothing", R"({"language":7})"}) {
    INFO(options);
    const Said said = match(sample.handle(), profile, options);
    CHECK(said.name == "options-invalid");
    CHECK(contains(said.error, "\"details\":["));
  }
  CHECK(match(sample.handle(), profile, "{}").status == 0);
}

TEST_CASE("C: a handle that was closed is told, every time") {
  const test::TemporaryFolder folder;
  const std::string path = (folder / "catalog").string();
  const CatalogOfC other{path, offers};
  passgenau_catalog* catalog = nullptr;
  REQUIRE(plain_call(passgenau_catalog_open, path.data(), path.size(), &catalog).status == 0);
  CHECK(plain_call(passgenau_catalog_close, catalog).status == 0);
  CHECK(plain_call(passgenau_catalog_close, catalog).name == "handle-closed");
  CHECK(match(catalog, profile).name == "handle-closed");
  CHECK(plain_call(passgenau_catalog_close, static_cast<passgenau_catalog*>(nullptr)).status == 0);
  CHECK(match(other.handle, profile).status == 0);

  passgenau_writer* writer = nullptr;
  REQUIRE(plain_call(passgenau_writer_open, path.data(), path.size(), &writer).status == 0);
  passgenau_writer* second = nullptr;
  CHECK(plain_call(passgenau_writer_open, path.data(), path.size(), &second).name == "catalog-locked");
  CHECK(plain_call(passgenau_writer_close, writer).status == 0);
  CHECK(plain_call(passgenau_writer_commit, writer).name == "handle-closed");
  CHECK(plain_call(passgenau_writer_open, path.data(), path.size(), &second).status == 0);
  CHECK(plain_call(passgenau_writer_close, second).status == 0);
}

TEST_CASE("C: closing while others call, refreshing while others call") {
  const test::TemporaryFolder folder;
  const std::string path = (folder / "catalog").string();
  const CatalogOfC keeper{path, offers};
  const std::string expected = match(keeper.handle, profile).text;
  constexpr int rounds = 20;
  constexpr int callers = 8;
  std::atomic<int> wrong{0};
  std::atomic<int> answered{0};
  for (int round = 0; round < rounds; ++round) {
    passgenau_catalog* catalog = nullptr;
    REQUIRE(plain_call(passgenau_catalog_open, path.data(), path.size(), &catalog).status == 0);
    std::atomic<bool> closed{false};
    std::vector<std::thread> threads;
    for (int i = 0; i < callers; ++i)
      threads.emplace_back([&, catalog] {
        for (;;) {
          const bool was_closed = closed;
          const Said said = match(catalog, profile);
          const bool right = said.status == 0 ? said.text == expected : said.name == "handle-closed";
          if (!right || (was_closed && said.status == 0)) ++wrong;
          if (said.status != 0) return;
          ++answered;
        }
      });
    plain_call(passgenau_catalog_refresh, catalog, static_cast<int*>(nullptr));
    while (answered <= round)
      std::this_thread::yield();
    passgenau_catalog_close(catalog, nullptr);
    closed = true;
    for (std::thread& thread : threads)
      thread.join();
  }
  CHECK(wrong == 0);
  CHECK(answered >= rounds);
}

TEST_CASE("C: sixteen threads share one catalog") {
  const Sample sample;
  const std::string expected = match(sample.handle(), profile).text;
  std::atomic<int> wrong{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i)
    threads.emplace_back([&] {
      for (int n = 0; n < 100; ++n)
        if (match(sample.handle(), profile).text != expected) ++wrong;
    });
  for (std::thread& thread : threads)
    thread.join();
  CHECK(wrong == 0);
}

}  // namespace passgenau
