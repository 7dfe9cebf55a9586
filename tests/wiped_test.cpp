// SPDX-License-Identifier: GPL-2.0-or-later
// Memory that held a profile is overwritten before it is given back: as best effort, but this much of it holds. A program of its own,
// for it looks at everything that is freed.
#include <malloc.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <new>
#include <string>

#include "catch.hpp"
#include "model/json.hpp"
#include "model/wiped.hpp"
#include "passgenau/reading.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"

namespace {

// None of them is anywhere else: a text, a day, a place.
constexpr std::array<const char*, 3> markers{"Kanarienvogel", "2019-02-03", "48.5311"};

std::atomic<bool> looking{false};
std::array<std::atomic<long>, markers.size()> found{};

void look(void* memory) {
  if (memory == nullptr) return;
  const std::size_t size = malloc_usable_size(memory);
  for (std::size_t i = 0; looking && i < markers.size(); ++i)
    if (memmem(memory, size, markers[i], std::strlen(markers[i])) != nullptr) ++found[i];
  // Else the next who is given this memory would seem to have left it there.
  explicit_bzero(memory, size);
}

void release(void* memory) {
  look(memory);
  std::free(memory);
}

}  // namespace

// The linker gives these names (--wrap=free): whoever of this program, and of the library in it, calls free calls the first.
// NOLINTBEGIN(bugprone-reserved-identifier)
extern "C" void __real_free(void* memory);
extern "C" void __wrap_free(void* memory);
extern "C" void __wrap_free(void* memory) {
  look(memory);
  __real_free(memory);
}
// NOLINTEND(bugprone-reserved-identifier)

void* operator new(std::size_t size) {
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }

namespace passgenau::test {
namespace {

/// How often each marker was in memory that `act` freed.
template <class Act>
std::array<long, markers.size()> left_by(Act&& act) {
  for (auto& count : found)
    count = 0;
  looking = true;
  act();
  looking = false;
  std::array<long, markers.size()> counts{};
  for (std::size_t i = 0; i < markers.size(); ++i)
    counts[i] = found[i];
  return counts;
}

const std::array<long, markers.size()> nothing{};

const std::string offers =
    R"({"id":"a","title":{"de":"Schreiambulanz"},"addresses":["child/excessive-crying"],"sites":[{"lat":48.5,"lon":8.66}]})"
    "\n"
    R"({"id":"later","title":{"de":"Ab Januar"},"addresses":["child/excessive-crying"],"sites":[{"lat":48.5,"lon":8.66}],)"
    R"("valid":{"from":"2027-01-01"}})"
    "\n";

std::string family(const std::string& more) {
  return R"({"as_of":"2026-11-21","children":[{"born":"2019-02-03"}],"needs":[{"burden":"child/excessive-crying"}],)"
         R"("home":{"postal_code":"64297","lat":48.5311,"lon":8.65},)"
         R"("available":[{"days":"MO-FR","from":"14:00","until":"18:00","note":"Frau Kanarienvogel, immer nach der Schule"}])" +
         more + "}";
}

TEST_CASE("what is looked for is found where nobody overwrites it") {
  CHECK(left_by([] { delete new std::string(64, 'x'); }) == nothing);
  CHECK(left_by([] {
          auto* text = new std::string{"a Kanarienvogel that is long enough for the heap"};
          delete text;
        })[0] == 1);
  CHECK(left_by([] {
          char* volatile text = strdup("a Kanarienvogel");
          std::free(text);
        })[0] == 1);
  CHECK(left_by([] {
          std::vector<Problem> problems;
          parse_json(R"({"a":"a Kanarienvogel that is long enough for the heap"})", {}, problems);
        })[0] > 0);
}

TEST_CASE("texts, lists and profiles that are wiped") {
  CHECK(left_by([] {
          std::string text = "a Kanarienvogel that is long enough for the heap";
          text.resize(3);
          wipe(text);
        }) == nothing);
  CHECK(left_by([] {
          WipedText text;
          for (int i = 0; i < 100; ++i)
            text += "Kanarienvogel";
        }) == nothing);
  CHECK(left_by([] {
          // Lists in braces would be copied, and the copies freed.
          NeedsProfile profile;
          profile.needs.emplace_back().burden = "a Kanarienvogel that is long enough";
          profile.languages.emplace_back("a Kanarienvogel that is long enough");
          profile.available.emplace_back().note = "a Kanarienvogel that is long enough";
          profile.words.emplace().text = "a Kanarienvogel that is long enough";
          wipe(profile);
        }) == nothing);
  NeedsProfile profile{.as_of = date(2026, 11, 21), .needs = {{"economic/debt"}}, .limit = 7};
  wipe(profile);
  CHECK(profile == NeedsProfile{});
}

TEST_CASE("calls of C leave nothing of a profile, whether it is valid or not") {
  const TemporaryFolder folder;
  const CatalogOfC desk{folder.path().string(), offers};
  const std::string good = family("");
  const std::string refused =
      family(R"(,"Kanarienvogel":{"x":["a Kanarienvogel that is long enough"]},"limit":"2019-02-03")");
  const std::string broken = family(R"(,"Kanarienvogel und mehr als fünfzehn":1,)");
  // Catch's own messages would be found: nothing is said of a profile here but which it is.
  int number = 0;
  for (const std::string& profile : {good, refused, broken}) {
    INFO("profile " << ++number);
    int status = 0;
    const auto asked = [&](auto function, auto... more) {
      return left_by([&] {
        char* json = nullptr;
        passgenau_error* error = nullptr;
        status = function(desk.handle, profile.data(), profile.size(), more..., nullptr, 0, &json, nullptr,
                          &error);
        passgenau_free(json);
        passgenau_error_free(error);
      });
    };
    for (const auto function :
         {passgenau_match, passgenau_near_misses, passgenau_ask, passgenau_plan, passgenau_pathway}) {
      CHECK(asked(function) == nothing);
      CHECK((status == 0) == (number == 1));
    }
    // Of an offer that matches, and of one that does for a later family.
    for (const std::string_view id : {"a", "later"})
      for (const auto function : {passgenau_why, passgenau_near_miss}) {
        CHECK(asked(function, id.data(), id.size()) == nothing);
        CHECK((status == 0) == (number == 1));
      }
    CHECK(asked(passgenau_check_profile) == nothing);
    std::string judged;
    for (const std::string id : {"one", "two", "three"})
      judged += R"({"id":")" + id + R"(","profile":)" + profile + "}\n";
    const std::string grades = R"({"profile":"one","offer":"a","grade":1})"
                               "\n"
                               R"({"profile":"two","offer":"a","grade":1})"
                               "\n"
                               R"({"profile":"three","offer":"a","grade":1})";
    CHECK(left_by([&] {
            char* json = nullptr;
            status = passgenau_evaluate(desk.handle, judged.data(), judged.size(), grades.data(),
                                        grades.size(), nullptr, 0, &json, nullptr, nullptr);
            passgenau_free(json);
          }) == nothing);
    CHECK((status == 0) == (number == 1));
    const std::string line =
        R"({"id":"family","case":"Kanarienvogel, ausführlich","profile":)" + profile + "}";
    const std::string lines = line + '\n' + line + '\n' + line + '\n';
    CHECK(left_by([&] {
            char* json = nullptr;
            passgenau_match_all(desk.handle, lines.data(), lines.size(), R"({"threads":1})", 13, &json,
                                nullptr, nullptr);
            passgenau_free(json);
          }) == nothing);
  }
}

TEST_CASE("an answer of C is overwritten before it is given back") {
  const TemporaryFolder folder;
  const CatalogOfC desk{folder.path().string(), offers};
  const std::string line = R"({"id":"the family Kanarienvogel","profile":)" + family("") + "}\n";
  bool told = false;
  CHECK(left_by([&] {
          char* json = nullptr;
          passgenau_match_all(desk.handle, line.data(), line.size(), R"({"threads":1})", 13, &json, nullptr,
                              nullptr);
          told = json != nullptr && std::strstr(json, markers[0]) != nullptr;
          passgenau_free(json);
        }) == nothing);
  CHECK(told);
}

TEST_CASE("words that C hands to a search or reads: what was made of them is overwritten") {
  const TemporaryFolder folder;
  const CatalogOfC desk{folder.path().string(), offers};
  std::string longest = "Kanarienvogel";
  longest.resize(2000, 'x');
  int status = 0;
  CHECK(left_by([&] {
          char* json = nullptr;
          status = passgenau_search(desk.handle, longest.data(), longest.size(), nullptr, 0, &json, nullptr,
                                    nullptr);
        }) == nothing);
  CHECK(status != 0);
  // The reader of sentences and the JSON on its way leave as much as in C++, what was read and the answer nothing.
  const std::string text = "Kanarienvogelzüchterin mit exzessivem Schreien";
  const ProfileReader reader;
  bool told = false;
  const auto by_itself = left_by([&] {
    const ProfileReading reading = reader.read(text, date(2026, 11, 21));
    told = to_json(reading).find(markers[0]) != std::string::npos;
  });
  CHECK(told);
  const auto by_c = left_by([&] {
    char* json = nullptr;
    status = passgenau_read(desk.handle, text.data(), text.size(), R"({"as_of":"2026-11-21"})", 22, &json,
                            nullptr, nullptr);
    passgenau_free(json);
  });
  CHECK(status == 0);
  std::cout << "a text that is read is left in " << by_c[0] << " blocks, in C++ in " << by_itself[0] << '\n';
  CHECK(by_c[0] < by_itself[0]);
}

TEST_CASE("words of a profile: what search, ICU and Xapian leave is told, not promised") {
  const TemporaryFolder folder;
  const CatalogOfC desk{folder.path().string(), offers};
  const std::string profile = family(R"(,"words":{"text":"Kanarienvogel entflogen","language":"de"})");
  int status = 0;
  const auto left = left_by([&] {
    char* json = nullptr;
    status =
        passgenau_match(desk.handle, profile.data(), profile.size(), nullptr, 0, &json, nullptr, nullptr);
    passgenau_free(json);
  });
  CHECK(status == 0);
  std::cout << "words are left in " << left[0] << " blocks\n";
  CHECK(left[1] + left[2] == 0);
}

}  // namespace
}  // namespace passgenau::test
