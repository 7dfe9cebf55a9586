// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "model/problem.hpp"

namespace passgenau {

/// What is wrong with the options of a call, all at once.
class OptionChecks {
 public:
  template <class Number>
  void number(const char* pointer, Number value, int least, int most) {
    if (std::cmp_greater_equal(value, least) && std::cmp_less_equal(value, most)) return;
    add(Code::out_of_range, pointer, std::to_string(least) + "–" + std::to_string(most));
  }
  void add(Code code, const char* pointer, std::string limit = {}) {
    problems_.push_back(make_problem(code, pointer, std::move(limit)));
  }
  /// Throws *options-invalid*.
  void require_none() {
    if (!problems_.empty())
      throw Error{
          Problem{.code = Code::options_invalid, .message = std::string{info(Code::options_invalid).meaning}},
          std::move(problems_)};
  }

 private:
  std::vector<Problem> problems_ = {};
};

}  // namespace passgenau
