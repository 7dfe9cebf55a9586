// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI when memory runs out: the first allocation of a call fails and all behind it, then the second, and so on until the call
// needs no more (of the many, one of each forty). Each time it is the error out-of-memory – storage-failed where it happens inside
// Xapian –, nothing is lost, and the same handle serves on. A program of its own, for it replaces the allocation of everything.
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <new>
#include <string>
#include <tuple>

#include "catch.hpp"
#include "support/c_calls.hpp"
#include "support/crash_site.hpp"
#include "support/temporary_folder.hpp"

namespace {

/// Allocations that still succeed; negative: all of them. Only the thread of the test allocates.
std::atomic<long> left_over{-1};

void* allocate(std::size_t size, std::size_t alignment = alignof(std::max_align_t)) {
  if (left_over == 0) return nullptr;
  if (left_over > 0) --left_over;
  void* memory = nullptr;
  return posix_memalign(&memory, alignment, size == 0 ? 1 : size) == 0 ? memory : nullptr;
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  if (void* memory = allocate(size, static_cast<std::size_t>(alignment))) return memory;
  throw std::bad_alloc{};
}
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { std::free(memory); }

namespace passgenau {
namespace {

const std::string offers =
    R"({"id":"a","title":{"de":"A"},"addresses":["child/excessive-crying"],"child_age":{"until":"P3Y"},"sites":[{"lat":49.88,"lon":8.66}]})"
    "\n"
    R"({"id":"b","title":{"de":"B"},"kinds":["midwifery/midwife"],"child_age":{"from":"P1Y"},"remote":["phone"]})"
    "\n";
const std::string family =
    R"({"as_of":"2026-11-21","children":[{"born":"2026-08-20"}],"needs":[{"burden":"child/excessive-crying"}],"home":{"lat":49.87,"lon":8.65}})";

/// The next number of allocations to try: one more at first, then a fortieth.
long after(long enough) { return enough + 1 + enough / 40; }

bool is_of_memory(const std::string& name) { return name == "out-of-memory" || name == "storage-failed"; }

/// What a call says that has no more than so many allocations.
template <class Call>
test::Said said_with(long enough, Call&& call) {
  char* json = nullptr;
  passgenau_error* error = nullptr;
  test::Said said;
  left_over = enough;
  const int status = call(&json, &error);
  left_over = -1;
  said.status = status;
  if (json != nullptr) said.text = json;
  if (error != nullptr) said.name = passgenau_error_name(error);
  CHECK((status == 0) == (error == nullptr));
  if (status != 0) CHECK(json == nullptr);
  passgenau_free(json);
  passgenau_error_free(error);
  return said;
}

/// Calls with ever more allocations until it succeeds: every failure is one of memory, and every answer that of a call which had
/// enough. Returns how often it failed.
template <class Call>
int failures(Call&& call) {
  const test::Said right = said_with(-1, call);
  REQUIRE(right.name == "");
  int failed = 0;
  for (long enough = 0; enough < 10'000'000; enough = after(enough)) {
    INFO(enough);
    const test::Said said = said_with(enough, call);
    if (said.status == 0) {
      CHECK(said.text == right.text);
      return failed;
    }
    ++failed;
    if (!is_of_memory(said.name)) {
      CHECK(said.name == "out-of-memory");
      return 0;
    }
  }
  FAIL("it never has enough");
  return 0;
}

/// `function(handle, texts…, options, &json, NULL, &error)`, ready to be called; the texts outlive it.
template <class Function, class Handle, class... Texts>
auto calling(Function function, Handle* handle, const Texts&... texts) {
  return [=, given = std::tuple_cat(std::make_tuple(texts.data(), texts.size())...)](
             char** json, passgenau_error** error) {
    return std::apply([&](auto... arguments) { return function(handle, arguments..., json, nullptr, error); },
                      given);
  };
}

const std::string none = "{}";

/// A writer on a folder, and what readers see of it.
struct Written {
  passgenau_writer* open() const {
    passgenau_writer* writer = nullptr;
    REQUIRE(test::plain_call(passgenau_writer_open, path.data(), path.size(), &writer).name == "");
    return writer;
  }
  /// Verifies every checksum, too.
  std::string ids() const {
    passgenau_catalog* catalog = nullptr;
    REQUIRE(test::plain_call(passgenau_catalog_open, path.data(), path.size(), &catalog).name == "");
    CHECK(test::call(passgenau_catalog_check, catalog).text == "[]");
    const std::string all = test::call(passgenau_catalog_ids, catalog).text;
    CHECK(test::plain_call(passgenau_catalog_close, catalog).status == 0);
    return all;
  }

  test::TemporaryFolder folder = {};
  std::string path = (folder / "catalog").string();
};

/// `change(writer, json, error)` with ever more allocations, each time with a writer of its own that commits behind it where the
/// change succeeded: then readers see it, and otherwise nothing of it.
template <class Change>
int failed_changes(Change&& change, const std::string& after_it) {
  int failed = 0;
  const Written first;
  {
    passgenau_writer* writer = first.open();
    REQUIRE(test::plain_call(passgenau_writer_commit, writer).name == "");
    REQUIRE(test::plain_call(passgenau_writer_close, writer).status == 0);
  }
  for (long enough = 0; enough < 10'000'000; enough = after(enough)) {
    INFO(enough);
    passgenau_writer* writer = first.open();
    const test::Said said =
        said_with(enough, [&](char** json, passgenau_error** error) { return change(writer, json, error); });
    if (said.status == 0) REQUIRE(test::plain_call(passgenau_writer_commit, writer).name == "");
    REQUIRE(test::plain_call(passgenau_writer_close, writer).status == 0);
    REQUIRE(first.ids() == (said.status == 0 ? after_it : "[]"));
    if (said.status == 0) return failed;
    ++failed;
    if (!is_of_memory(said.name)) REQUIRE(said.name == "out-of-memory");
  }
  FAIL("it never has enough");
  return 0;
}

const std::string offer = offers.substr(0, offers.find('\n'));

}  // namespace

TEST_CASE("the version needs no memory") {
  left_over = 0;
  const char* const version = passgenau_version();
  left_over = -1;
  CHECK(test::call(passgenau_components).text.find(std::string{"\""} + version + '"') != std::string::npos);
}

TEST_CASE("without memory a call is an error, and the next one is none") {
  const test::TemporaryFolder folder;
  const test::CatalogOfC catalog{(folder / "catalog").string(),
                                 offers,
                                 {},
                                 "postal_code,name,region,lat,lon\n64283,Darmstadt,06411000,49.87,8.65\n"};
  passgenau_catalog* const handle = catalog.handle;
  const std::string beside = R"({"near_misses":5,"ask":3,"language":"de"})";
  CHECK(failures(calling(passgenau_match, handle, family, beside)) > 20);
  const std::string two = family + "\n{\"limit\":0}\n";
  const std::string one_thread = R"({"threads":1})";
  CHECK(failures(calling(passgenau_match_all, handle, two, one_thread)) > 20);
  CHECK(failures(calling(passgenau_near_misses, handle, family, none)) > 20);
  const std::string id = "b";
  CHECK(failures(calling(passgenau_why, handle, family, id, none)) > 20);
  CHECK(failures(calling(passgenau_near_miss, handle, family, id, none)) > 20);
  CHECK(failures(calling(passgenau_ask, handle, family, none)) > 20);
  CHECK(failures(calling(passgenau_plan, handle, family, none)) > 20);
  const std::string picture = R"({"format":"svg"})";
  CHECK(failures(calling(passgenau_pathway, handle, family, picture)) > 20);
  CHECK(failures(calling(passgenau_check_offer, handle, offer)) > 10);
  const std::string few = R"({"type":"delivery","language":"de"})";
  CHECK(failures(calling(passgenau_vocabulary, handle, few)) > 10);
  const std::string code = R"({"postal_code":"64283"})";
  CHECK(failures(calling(passgenau_places, handle, code)) > 10);
  CHECK(failures(calling(passgenau_duplicates, handle, none)) > 10);
  const std::string csv = R"({"format":"csv"})";
  CHECK(failures(calling(passgenau_export, handle, csv)) > 10);
  const std::string judged = R"({"id":"f","case":"schreit","profile":)" + family + '}';
  const std::string grades = R"({"profile":"f","offer":"a","grade":3})";
  CHECK(failures(calling(passgenau_evaluate, handle, judged, grades, none)) > 20);
  CHECK(failures(calling(passgenau_who, handle, offer, family, none)) > 20);
  CHECK(failures(calling(passgenau_gaps, handle, family, one_thread)) > 20);
  const std::string there = (folder / "catalog").string();
  CHECK(failures(calling(passgenau_difference, handle, there, family, one_thread)) > 20);
  CHECK(test::call(passgenau_catalog_info, handle).text == R"({"offers":2,"revision":1})");
}

TEST_CASE("without memory free text is an error, and the next one is none") {
  const test::TemporaryFolder folder;
  const std::string path = (folder / "catalog").string();
  const test::CatalogOfC keeper{path, offers};
  const std::string words = "A B";
  const std::string day = R"({"as_of":"2026-11-21"})";
  // The first search, the first completion and the first sentence of a catalog read what the others find ready.
  const auto opened = [&](auto function, const auto&... texts) {
    return [&, function](char** json, passgenau_error** error) {
      const long enough = left_over.exchange(-1);
      passgenau_catalog* catalog = nullptr;
      REQUIRE(test::plain_call(passgenau_catalog_open, path.data(), path.size(), &catalog).name == "");
      left_over = enough;
      const int status = calling(function, catalog, texts...)(json, error);
      left_over = -1;
      REQUIRE(test::plain_call(passgenau_catalog_close, catalog).name == "");
      return status;
    };
  };
  CHECK(failures(opened(passgenau_search, words, none)) > 20);
  CHECK(failures(calling(passgenau_search, keeper.handle, words, none)) > 10);
  CHECK(failures(opened(passgenau_complete, words, none)) > 10);
  const std::string sentence = "Baby 3 Monate schreit";
  CHECK(failures(opened(passgenau_read, sentence, day)) > 20);
  CHECK(failures(calling(passgenau_read, keeper.handle, sentence, day)) > 20);
}

TEST_CASE("without memory no catalog is opened, and then it is") {
  const test::TemporaryFolder folder;
  const std::string path = (folder / "catalog").string();
  const test::CatalogOfC keeper{path, offers};
  CHECK(failures([&](char**, passgenau_error** error) {
          passgenau_catalog* catalog = nullptr;
          const int status = passgenau_catalog_open(path.data(), path.size(), &catalog, error);
          const long saved = left_over.exchange(-1);
          CHECK((status == 0) == (catalog != nullptr));
          CHECK(passgenau_catalog_close(catalog, nullptr) == 0);
          left_over = saved;
          return status;
        }) > 20);
}

TEST_CASE("without memory nothing is written by half") {
  SECTION("put") {
    CHECK(failed_changes(
              [](passgenau_writer* writer, char** json, passgenau_error** error) {
                return passgenau_writer_put(writer, offer.data(), offer.size(), json, nullptr, error);
              },
              R"(["a"])") > 20);
  }
  SECTION("import_text") {
    CHECK(failed_changes(
              [](passgenau_writer* writer, char** json, passgenau_error** error) {
                return passgenau_writer_import_text(writer, offers.data(), offers.size(), nullptr, 0, json,
                                                    nullptr, error);
              },
              R"(["a","b"])") > 20);
  }
}

TEST_CASE("without memory a commit is done or not") {
  // Xapian 1.4 ends the program where memory runs out at some places of a commit: each attempt has a process of its own.
  const Written written;
  const auto committed_with = [&](long enough) {
    passgenau_writer* writer = nullptr;
    if (passgenau_writer_open(written.path.data(), written.path.size(), &writer, nullptr) != 0) return 99;
    if (passgenau_writer_put(writer, offer.data(), offer.size(), nullptr, nullptr, nullptr) != 0) return 99;
    left_over = enough;
    const int status = passgenau_writer_commit(writer, nullptr);
    left_over = -1;
    return passgenau_writer_close(writer, nullptr) == 0 ? status : 99;
  };
  {
    passgenau_writer* writer = written.open();
    REQUIRE(test::plain_call(passgenau_writer_commit, writer).name == "");
    REQUIRE(test::plain_call(passgenau_writer_close, writer).status == 0);
  }
  int failed = 0;
  int ended = 0;
  for (long enough = 0;; enough = after(enough)) {
    INFO(enough);
    REQUIRE(enough < 1'000'000);
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      test::tell_crash_site();
      _exit(committed_with(enough));
    }
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    const int said = WEXITSTATUS(status);
    REQUIRE(written.ids() == (said == 0 ? R"(["a"])" : "[]"));
    if (said == 0) break;
    ++failed;
    if (said == test::crashed_in_engine)
      ++ended;
    else if (said != passgenau_code_storage_failed)
      REQUIRE(said == passgenau_code_out_of_memory);
  }
  CHECK(failed > 20);
  // By the stack; 4 of 64 where measured.
  CHECK(ended * 10 <= failed);
}

TEST_CASE("without memory the error of a wrong profile becomes one of memory") {
  const test::TemporaryFolder folder;
  const test::CatalogOfC catalog{(folder / "catalog").string(), offers};
  const std::string wrong = R"({"as_of":"2026-11-21","limit":0})";
  int seen = 0;
  for (long enough = 0; enough < 10'000; ++enough) {
    left_over = enough;
    char* json = nullptr;
    passgenau_error* error = nullptr;
    const int status =
        passgenau_match(catalog.handle, wrong.data(), wrong.size(), nullptr, 0, &json, nullptr, &error);
    left_over = -1;
    REQUIRE(error != nullptr);
    CHECK(passgenau_error_code(error) == status);
    passgenau_error_free(error);
    if (status == passgenau_code_profile_invalid) break;
    REQUIRE(status == passgenau_code_out_of_memory);
    ++seen;
  }
  CHECK(seen > 5);
}

}  // namespace passgenau
