// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/problem.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "model/json.hpp"

namespace passgenau {

namespace {

constexpr std::array codes{
#define PASSGENAU_CODE_ROW(enumerator, name, severity, meaning) \
  CodeInfo{Code::enumerator, name, Severity::severity, meaning},
    PASSGENAU_CODES(PASSGENAU_CODE_ROW)
#undef PASSGENAU_CODE_ROW
};

/// So many details stand in the text of an error; all of them are in `details()`. A batch may have refused millions.
constexpr std::size_t told_details = 20;

std::string sentence_of(const Problem& problem, const std::vector<Problem>& details) {
  std::string text;
  if (!problem.file.empty()) text += problem.file + ":";
  if (problem.line) text += std::to_string(*problem.line) + ":";
  if (!text.empty()) text += ' ';
  text += problem.message;
  for (std::size_t i = 0; i < std::min(told_details, details.size()); ++i)
    text += "\n  " + details[i].message;
  if (details.size() > told_details)
    text += "\n  and " + std::to_string(details.size() - told_details) + " more";
  return text;
}

}  // namespace

std::span<const CodeInfo> all_codes() noexcept { return codes; }

const CodeInfo& info(Code code) noexcept { return codes[static_cast<std::size_t>(code)]; }

Problem make_problem(Code code, std::string pointer, std::string limit) {
  return make_problem(code, std::move(pointer), std::move(limit), {});
}

Problem make_problem(Code code, std::string pointer, std::string limit, std::string_view hint) {
  Problem problem{.code = code, .message = pointer.empty() ? "the document" : pointer};
  problem.message += ' ';
  problem.message += info(code).meaning;
  if (!limit.empty()) problem.message += " (limit: " + limit + ")";
  if (!hint.empty()) problem.message += ": " + std::string{hint};
  problem.pointer = std::move(pointer);
  problem.limit = std::move(limit);
  return problem;
}

Problem moved_below(Problem problem, std::string_view prefix) {
  if (!problem.pointer.empty() && problem.message.starts_with(problem.pointer))
    problem.message.insert(0, prefix);
  problem.pointer.insert(0, prefix);
  return problem;
}

void fail(Code code, std::string_view subject, std::string_view hint, std::string file) {
  Problem problem{.code = code, .message = std::string{subject}};
  if (!problem.message.empty()) problem.message += ": ";
  problem.message += info(code).meaning;
  if (!hint.empty()) problem.message += " (" + std::string{hint} + ")";
  problem.file = std::move(file);
  throw Error{std::move(problem)};
}

std::string to_json(const Problem& problem) {
  std::string out = "{\"code\":";
  append_json_string(out, info(problem.code).name);
  out += ",\"message\":";
  append_json_string(out, problem.message);
  const auto text = [&](std::string_view name, const std::string& value) {
    if (value.empty()) return;
    out += ",\"" + std::string{name} + "\":";
    append_json_string(out, value);
  };
  // The pointer of the whole document is the empty string: it says no more than its absence.
  text("pointer", problem.pointer);
  text("file", problem.file);
  if (problem.line) out += ",\"line\":" + std::to_string(*problem.line);
  text("limit", problem.limit);
  return out + '}';
}

Error::Error(Problem problem, std::vector<Problem> details)
    : problem_{std::move(problem)}, details_{std::move(details)}, text_{sentence_of(problem_, details_)} {}
Error::~Error() = default;
Error::Error(const Error&) = default;
Error& Error::operator=(const Error&) = default;

bool is_valid_utf8(std::string_view text) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    if (bytes[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return false;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

bool has_control_character(std::string_view text) noexcept {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  for (std::int64_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') return true;
    if ((c >= 0x7F && c < 0xA0) || U_IS_UNICODE_NONCHAR(c)) return true;
  }
  return false;
}

std::string quoted(std::string_view text) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int64_t>(text.size());
  std::int64_t end = 0;
  for (int n = 0; end < size && n < 40; ++n)
    U8_FWD_1(bytes, end, size);
  return "'" + std::string{text.substr(0, static_cast<std::size_t>(end))} + (end < size ? "…'" : "'");
}

}  // namespace passgenau
