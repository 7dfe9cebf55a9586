// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/array_records.hpp"

#include "exchange/line_records.hpp"
#include "model/problem.hpp"
#include "passgenau/offer.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::string_view white = " \t\r\n";
constexpr std::string_view ends_scalar = " \t\r\n,]}";

// Longer names than that, as they are written, are no names on the way to the records.
constexpr std::size_t longest_name = 1000;

}  // namespace

ArrayRecords::ArrayRecords(BlockReader blocks, JsonPointer where)
    : blocks_{std::move(blocks)}, where_{std::move(where)} {
  block_ = blocks_.next();
  block_ = without_bom(block_);
}

char ArrayRecords::peek_any() {
  if (block_.empty()) block_ = blocks_.next();
  return block_.empty() ? '\0' : block_.front();
}

char ArrayRecords::peek() {
  while (peek_any() != '\0' && white.find(block_.front()) != std::string_view::npos)
    pass();
  return peek_any();
}

void ArrayRecords::pass() {
  if (block_.front() == '\n') ++at_line_;
  block_.remove_prefix(1);
}

/// The record tells what is wrong with the array; nothing can be read behind it.
bool ArrayRecords::broken(std::string_view hint) {
  problems_.push_back(make_problem(Code::json_syntax, "", {}, hint));
  state_ = State::end;
  return true;
}

bool ArrayRecords::read() {
  if (state_ == State::before) enter();
  if (state_ == State::end) return false;
  peek();
  line_ = at_line_;
  ++number_;
  if (state_ == State::after_entry) {
    const char next = peek();
    if (next == '\0') return broken("the file ends before the array does");
    if (next != ',' && next != ']') return broken("between two entries of the array there is no comma");
    if (next == ',') pass();
    if (next == ',' && (peek() == ']' || peek() == ',')) return broken("an entry of the array is missing");
  }
  if (peek() == ']') {
    pass();
    state_ = State::end;
    // Behind an array inside an object there is more of that object.
    if (!where_.tokens.empty() || peek() == '\0') return false;
    line_ = at_line_;
    return broken("there is more behind the array");
  }
  line_ = at_line_;
  state_ = State::after_entry;
  if (!pass_value(text_, OfferLimits::json_bytes))
    problems_.push_back(too_large_problem());
  else if (auto problem = encoding_problem(text_, line_))
    problems_.push_back(*std::move(problem));
  else if (text_.empty())
    return broken("an entry of the array is missing");
  return true;
}

void ArrayRecords::enter() {
  state_ = State::first;
  const auto fail_at = [&](Problem problem) {
    problem.file = blocks_.file_name();
    throw Error{std::move(problem)};
  };
  for (const std::string& name : where_.tokens)
    if (peek() != '{' || !enter_member(name))
      fail_at(make_problem(Code::missing, where_.text, {}, "the records are to stand there"));
  if (peek() != '[') fail_at(make_problem(Code::wrong_type, where_.text, "an array of records"));
  pass();
}

bool ArrayRecords::enter_member(const std::string& name) {
  pass();  // the brace
  for (;;) {
    if (peek() == ',') pass();
    if (peek() != '"') return false;
    std::string key;
    pass_string(key, longest_name + 2);  // and its quotes
    if (peek() != ':') return false;
    pass();
    peek();
    std::vector<Problem> ignored;
    const json::value read = parse_json(key, {}, ignored);
    if (read.is_string() && read.get_string() == name) return true;
    std::string passed;
    pass_value(passed, 0);
  }
}

bool ArrayRecords::pass_value(std::string& out, std::size_t most) {
  std::size_t depth = 0;
  std::size_t bytes = 0;
  for (char c = peek(); c != '\0'; c = peek_any()) {
    if (depth == 0 && bytes > 0 && ends_scalar.find(c) != std::string_view::npos) break;
    if (depth == 0 && (c == ',' || c == ']' || c == '}')) break;
    if (c == '"') {
      std::string text;
      pass_string(text, most + 1);
      bytes += text.size();
      if (out.size() <= most) out += text;
    } else {
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && depth > 0) --depth;
      pass();
      ++bytes;
      if (out.size() <= most) out += c;
      if (depth == 0 && (c == '}' || c == ']')) break;
    }
  }
  return out.size() <= most;
}

/// Stands on the quote; at most `most` bytes are written.
void ArrayRecords::pass_string(std::string& out, std::size_t most) {
  bool escaped = false;
  bool opened = false;
  for (char c = peek_any(); c != '\0'; c = peek_any()) {
    pass();
    if (out.size() < most) out += c;
    if (c == '"' && opened && !escaped) return;
    opened = true;
    escaped = c == '\\' && !escaped;
  }
}

}  // namespace passgenau
