// SPDX-License-Identifier: GPL-2.0-or-later
// The C ABI when memory runs out: the first allocation of a call fails, then the second, and so on until the call needs no more.
// Each time it is the error out-of-memory, nothing is lost, and the same handle serves on. A program of its own, for it replaces
// the allocation of everything.
#include <atomic>
#include <cstdlib>
#include <new>
#include <string>

#include "catch.hpp"
#include "support/c_calls.hpp"
#include "support/temporary_folder.hpp"

namespace {

/// Allocations that still succeed; negative: all of them. Only the thread of the test allocates.
std::atomic<long> left_over{-1};

void* allocate(std::size_t size) {
  if (left_over == 0) return nullptr;
  if (left_over > 0) --left_over;
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace

void* operator new(std::size_t size) {
  if (void* memory = allocate(size)) return memory;
  throw std::bad_alloc{};
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
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

/// Calls `run()`, which gives a status, with one more allocation each time; returns how many it needs in the end.
template <class Run>
long until_it_succeeds(Run&& run) {
  for (long enough = 0; enough < 100'000; ++enough) {
    left_over = enough;
    const int status = run();
    left_over = -1;
    if (status == 0) return enough;
    if (status != passgenau_code_out_of_memory) {
      INFO(enough);
      CHECK(status == passgenau_code_out_of_memory);
      return -1;
    }
  }
  return -1;
}

/// A call with a result, whose error is looked at as well.
template <class Call>
int status_of(Call&& call) {
  char* json = nullptr;
  passgenau_error* error = nullptr;
  const int status = call(&json, &error);
  const long saved = left_over.exchange(-1);
  if ((status == 0) != (json != nullptr)) return -1;
  if (status != 0 && std::string{passgenau_error_name(error)} != "out-of-memory") return -2;
  left_over = saved;
  passgenau_free(json);
  passgenau_error_free(error);
  return status;
}

}  // namespace

TEST_CASE("without memory a call is an error, and the next one is none") {
  const test::TemporaryFolder folder;
  const test::CatalogOfC catalog{(folder / "catalog").string(), offers};
  const std::string options = R"({"near_misses":5,"ask":3})";
  const auto match = [&](char** json, passgenau_error** error) {
    return passgenau_match(catalog.handle, family.data(), family.size(), options.data(), options.size(), json,
                           nullptr, error);
  };
  CHECK(status_of(match) == 0);
  CHECK(until_it_succeeds([&] { return status_of(match); }) > 20);
  const auto why = [&](char** json, passgenau_error** error) {
    return passgenau_why(catalog.handle, family.data(), family.size(), "b", 1, nullptr, 0, json, nullptr,
                         error);
  };
  CHECK(until_it_succeeds([&] { return status_of(why); }) > 10);
  const auto check = [&](char** json, passgenau_error** error) {
    return passgenau_check_offer(catalog.handle, offers.data(), offers.find('\n'), json, nullptr, error);
  };
  CHECK(until_it_succeeds([&] { return status_of(check); }) > 10);
  const std::string few = R"({"type":"delivery","language":"de"})";
  const auto vocabulary = [&](char** json, passgenau_error** error) {
    return passgenau_vocabulary(catalog.handle, few.data(), few.size(), json, nullptr, error);
  };
  CHECK(until_it_succeeds([&] { return status_of(vocabulary); }) > 10);
  CHECK(test::call(passgenau_catalog_info, catalog.handle).text == R"({"offers":2,"revision":1})");
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
