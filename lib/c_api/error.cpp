// SPDX-License-Identifier: GPL-2.0-or-later
#include <string>

#include "c_api/boundary.hpp"
#include "c_api/codes.hpp"

struct passgenau_error {
  passgenau::Problem problem = {};
  std::string json = {};
};

namespace passgenau::c_api {

namespace {

/// For the moment at which not even an error can be made: made when the library is loaded, and never freed.
const passgenau_error& no_memory = *new passgenau_error{
    .problem = problem_of(Code::out_of_memory), .json = passgenau::to_json(problem_of(Code::out_of_memory))};

}  // namespace

std::string error_json(const Problem& problem, const std::vector<Problem>& details) {
  std::string out = passgenau::to_json(problem);
  if (details.empty()) return out;
  out.back() = ',';
  return out + "\"details\":" + to_json(details) + '}';
}

int give(passgenau_error** error, const Problem& problem, const std::vector<Problem>& details) noexcept {
  const int number = number_of(problem.code);
  if (error == nullptr) return number;
  try {
    *error = new passgenau_error{.problem = problem, .json = error_json(problem, details)};
    return number;
  } catch (...) {
    *error = const_cast<passgenau_error*>(&no_memory);
    return passgenau_code_out_of_memory;
  }
}

int give(passgenau_error** error, Code code) noexcept {
  try {
    return give(error, problem_of(code), {});
  } catch (...) {
    if (error != nullptr) *error = const_cast<passgenau_error*>(&no_memory);
    return passgenau_code_out_of_memory;
  }
}

}  // namespace passgenau::c_api

int passgenau_error_code(const passgenau_error* error) {
  return error == nullptr ? 0 : passgenau::c_api::number_of(error->problem.code);
}

const char* passgenau_error_name(const passgenau_error* error) {
  // Names of the table are literals, and end with a zero.
  return error == nullptr ? "" : passgenau::info(error->problem.code).name.data();
}

const char* passgenau_error_message(const passgenau_error* error) {
  return error == nullptr ? "" : error->problem.message.c_str();
}

const char* passgenau_error_pointer(const passgenau_error* error) {
  return error == nullptr ? "" : error->problem.pointer.c_str();
}

const char* passgenau_error_file(const passgenau_error* error) {
  return error == nullptr ? "" : error->problem.file.c_str();
}

uint64_t passgenau_error_line(const passgenau_error* error) {
  return error == nullptr ? 0 : error->problem.line.value_or(0);
}

const char* passgenau_error_json(const passgenau_error* error) {
  return error == nullptr ? "" : error->json.c_str();
}

void passgenau_error_free(passgenau_error* error) {
  if (error != &passgenau::c_api::no_memory) delete error;
}
