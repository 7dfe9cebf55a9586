// SPDX-License-Identifier: GPL-2.0-or-later
#include "c_api/boundary.hpp"

#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "model/problem.hpp"

namespace passgenau::c_api {

std::string_view bytes_of(const char* text, std::size_t length, std::string_view what) {
  if (length > PTRDIFF_MAX) fail(Code::out_of_range, "the length of " + std::string{what});
  if (text == nullptr) fail(Code::argument_missing, what);
  return {text, length};
}

std::string_view text_of(const char* text, std::size_t length, std::string_view what) {
  const std::string_view view = bytes_of(text, length, what);
  if (!is_valid_utf8(view)) fail(Code::json_encoding, what);
  return view;
}

Result::Result(char** text, std::size_t* length) noexcept : text_{text}, length_{length} {
  if (text_ != nullptr) *text_ = nullptr;
  if (length_ != nullptr) *length_ = 0;
}

void Result::required() const {
  if (text_ == nullptr) fail(Code::argument_missing, "the place for the result");
}

void Result::set(std::string_view text) {
  if (text_ == nullptr) return;
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy == nullptr) throw std::bad_alloc{};
  std::memcpy(copy, text.data(), text.size());
  copy[text.size()] = '\0';
  *text_ = copy;
  if (length_ != nullptr) *length_ = text.size();
}

Problem problem_of(Code code) { return {.code = code, .message = std::string{info(code).meaning}}; }

void refuse(Code code, std::vector<Problem> details) { throw Error{problem_of(code), std::move(details)}; }

std::string to_json(const std::vector<Problem>& problems) {
  std::string out = "[";
  for (const Problem& problem : problems) {
    if (out.size() > 1) out += ',';
    out += passgenau::to_json(problem);
  }
  return out + ']';
}

}  // namespace passgenau::c_api

void passgenau_free(void* result) {
  // An answer says much about a family. It ends where its zero is.
  if (result != nullptr) passgenau::wipe(result, std::strlen(static_cast<const char*>(result)));
  std::free(result);
}
