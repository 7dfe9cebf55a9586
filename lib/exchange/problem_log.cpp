// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/problem_log.hpp"

#include <algorithm>
#include <string_view>

#include "exchange/json_pointer.hpp"

namespace passgenau {

namespace {

// Messages that quote a value differ: so many of them are listed for a field, the last stands for all others.
constexpr std::size_t most_messages = 10;
// A source that names its fields anew in each record must not fill the memory.
constexpr std::size_t most_warnings = 1000;

/// /sites/3/name and /sites/0/name are one field.
std::string field_of(const std::string& pointer) {
  std::string field;
  for (std::size_t at = 0; at < pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', at + 1), pointer.size());
    const std::string token = pointer.substr(at + 1, end - at - 1);
    field += '/' + (array_index(token) ? std::string{"-"} : token);
    at = end;
  }
  return field;
}

/// The message without the place it begins with: the same is said of entry 0 and entry 3 of a list.
std::string_view words_of(const Problem& problem) {
  const std::string_view message = problem.message;
  return message.substr(0, problem.pointer.size()) == problem.pointer ? message.substr(problem.pointer.size())
                                                                      : message;
}

}  // namespace

void ProblemLog::add_error(Problem problem, std::uint64_t line) {
  if (problem.file.empty()) problem.file = file_;
  if (!problem.line) problem.line = line;
  problems_.push_back(std::move(problem));
}

std::string ProblemLog::key_of(const Problem& problem) {
  std::string code{info(problem.code).name};
  std::string field = code + '\n' + problem.file + '\n' + field_of(problem.pointer);
  std::string whole = field + '\n' + std::string{words_of(problem)};
  if (warnings_.count(whole) > 0) return whole;
  if (warnings_.count(field) > 0) return field;
  if (warnings_.size() >= most_warnings) return code;
  return ++messages_[field] == most_messages ? field : whole;
}

void ProblemLog::add_warning(Problem problem, std::uint64_t line, std::uint64_t record) {
  Entry& entry = warnings_[key_of(problem)];
  if (entry.records == 0) {
    entry.index = problems_.size();
    add_error(std::move(problem), line);
  } else if (const Problem& told = problems_[entry.index];
             words_of(told) != words_of(problem) || field_of(told.pointer) != field_of(problem.pointer)) {
    entry.others = true;
  }
  if (entry.last_record != record) ++entry.records;
  entry.last_record = record;
}

std::vector<Problem> ProblemLog::finish() {
  for (const auto& [key, entry] : warnings_) {
    if (entry.records < 2 && !entry.others) continue;
    problems_[entry.index].message += entry.others ? " (this and others, in " : " (in ";
    problems_[entry.index].message +=
        std::to_string(entry.records) + (entry.records == 1 ? " record)" : " records)");
  }
  return std::move(problems_);
}

}  // namespace passgenau
