// SPDX-License-Identifier: GPL-2.0-or-later
// Bombs: whatever is over its limit is refused before much is done with it. Counted in allocations, not in time: the 100,000 words of a
// search would take some millions.
#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "catch.hpp"
#include "faults/shim/faults.hpp"
#include "faults/tools.hpp"
#include "passgenau/passgenau.hpp"
#include "store/tools.hpp"

namespace passgenau {
namespace {

using namespace test;

std::string repeated(const std::string& part, std::size_t times) {
  std::string text;
  text.reserve(part.size() * times);
  for (; times > 0; --times)
    text += part;
  return text;
}

struct Bomb {
  std::string what = {};
  std::function<void()> ignite = {};
  std::string refused_as = {};
};

TEST_CASE("a bomb is refused before it is looked at") {
  if (!faults::counts_allocations()) return skip("the memory is the sanitizer's");
  const TemporaryFolder folder;
  run_import(folder / "c", 1);
  const Catalog catalog{folder / "c"};
  // What the first search makes for all is no part of the count.
  static_cast<void>(catalog.search({.words = "wort1"}));
  const Vocabulary& vocabulary = Vocabulary::built_in();
  const ProfileReader reader{vocabulary, {}};
  const NeedsProfile family{.as_of = date(2026, 11, 21)};
  NeedsProfile needy = family;
  needy.needs.assign(100'000, {"child/excessive-crying"});
  NeedsProfile wordy = family;
  wordy.words = Words{.text = repeated("wort ", 100'000), .language = "de"};
  NeedsProfile marked = family;
  marked.words = Words{.text = "a" + repeated("\u0301", 300'000), .language = "de"};
  const std::string deep = repeated("[", 100'000);
  const std::string wide =
      R"({"as_of":"2026-11-21","needs":[)" + repeated(R"({"burden":"x"},)", 10'000) + "{}]}";
  const std::string large = R"({"id":"a","title":{"de":")" + repeated("x", 300'000) + "\"}}";
  const auto problem_of = [](const auto& checked) {
    if (!checked.problems.empty()) throw Error{checked.problems[0]};
  };
  const std::vector<Bomb> bombs{
      {"a search for 100,000 words", [&] { catalog.search({.words = wordy.words->text}); }, "words-too-long"},
      {"a search for 65 words", [&] { catalog.search({.words = repeated("w ", 65)}); }, "words-too-many"},
      {"a search with 300,000 marks", [&] { catalog.search({.words = marked.words->text}); },
       "words-too-long"},
      {"a completion of 100,000 words", [&] { catalog.complete(wordy.words->text); }, "words-too-long"},
      {"a profile of 100,000 needs", [&] { catalog.match(needy); }, "profile-invalid"},
      {"a profile with 100,000 words", [&] { catalog.match(wordy); }, "profile-invalid"},
      {"a profile with 300,000 marks", [&] { catalog.match(marked); }, "profile-invalid"},
      {"a sentence of 100,000 words", [&] { reader.read(wordy.words->text, *family.as_of); }, "too-long"},
      {"a profile of 150 kB", [&] { problem_of(profile_from_json(wide, vocabulary)); }, "document-too-large"},
      {"a profile 100,000 lists deep", [&] { problem_of(profile_from_json(deep, vocabulary)); },
       "document-too-large"},
      {"an offer 100,000 lists deep", [&] { problem_of(offer_from_json(deep, vocabulary)); }, "json-depth"},
      {"an offer of 300 kB", [&] { problem_of(offer_from_json(large, vocabulary)); }, "document-too-large"},
  };
  // Of what is small enough to be read at all: its parts, and its problems.
  constexpr long most = 2000;
  for (const Bomb& bomb : bombs) {
    faults::arm({});
    const Outcome found = outcome(bomb.ignite);
    faults::disarm();
    const long allocations = faults::calls(faults::Call::allocate);
    std::cout << bomb.what << ": " << allocations << " allocations\n";
    INFO(bomb.what);
    CHECK(found.name == bomb.refused_as);
    CHECK(allocations < most);
  }
}

}  // namespace
}  // namespace passgenau
