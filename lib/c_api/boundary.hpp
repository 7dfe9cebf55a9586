// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "model/wiped.hpp"
#include "passgenau.h"
#include "passgenau/catalog.hpp"
#include "passgenau/error.hpp"
#include "passgenau/reading.hpp"

/// What every entry point of the C ABI does at its door, and nothing else does.
namespace passgenau::c_api {

/// Hands an error out, if anybody wants it; returns its number. Never fails: without memory it is *out-of-memory*.
int give(passgenau_error** error, const Problem& problem, const std::vector<Problem>& details) noexcept;
int give(passgenau_error** error, Code code) noexcept;

/// Runs `body`; whatever it throws becomes an error.
template <class Body>
int guarded(passgenau_error** error, Body&& body) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    body();
    return passgenau_code_none;
  } catch (const Error& failure) {
    return give(error, failure.problem(), failure.details());
  } catch (const std::bad_alloc&) {
    return give(error, Code::out_of_memory);
  } catch (...) {
    // Its text may hold anything: of a profile nothing is ever told.
    return give(error, Code::internal);
  }
}

/// An argument as bytes, for readers that say themselves what is wrong with them. Throws *argument-missing*,
/// *out-of-range* (the length).
std::string_view bytes_of(const char* text, std::size_t length, std::string_view what);
/// An argument as text. Throws *json-encoding*, too.
std::string_view text_of(const char* text, std::size_t length, std::string_view what);

/// Where a result goes. Emptied at once, so that a failure leaves nothing that could be taken for one.
class Result {
 public:
  Result(char** text, std::size_t* length) noexcept;
  /// Throws *argument-missing* where nobody can receive it.
  void required() const;
  void set(std::string_view text);

 private:
  char** text_;
  std::size_t* length_;
};

/// `guarded` for calls with a result: `body` returns it.
template <class Body>
int answered(char** text, std::size_t* length, passgenau_error** error, Body&& body) noexcept {
  Result result{text, length};
  return guarded(error, [&] {
    result.required();
    auto answer = body();
    const AtEnd wiped{[&] { wipe(answer); }};
    result.set(answer);
  });
}

/// With the sentence of the table, and no place.
Problem problem_of(Code code);
/// Throws `problem_of(code)`, with every problem behind it.
[[noreturn]] void refuse(Code code, std::vector<Problem> details);
/// Throws with `code` where any of these is an error.
template <class Value>
const Value& valid(const Checked<Value>& checked, Code code) {
  if (!checked.valid()) refuse(code, checked.problems);
  return checked.value;
}

/// `[problem, …]`.
std::string to_json(const std::vector<Problem>& problems);
/// The problem, with `"details"` behind it where there are any.
std::string error_json(const Problem& problem, const std::vector<Problem>& details);

std::shared_ptr<Catalog> catalog_of(const passgenau_catalog* handle);
/// The catalog's, or the built-in one for NULL.
Vocabulary vocabulary_of(const passgenau_catalog* handle);
/// With the catalog's words and places, or with the built-in vocabulary and postal codes alone for NULL.
ProfileReader reader_of(const passgenau_catalog* handle);

}  // namespace passgenau::c_api
