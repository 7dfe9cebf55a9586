// SPDX-License-Identifier: GPL-2.0-or-later
#include "model/json.hpp"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>

#include "model/json_writer.hpp"
#include "model/problem.hpp"
#include "model/wiped.hpp"

namespace passgenau {

namespace {

using boost::json::error_code;
using Text = boost::json::string_view;

/// Builds the value and remembers the way to where the parser stands, for duplicate members and oversized
/// numbers.
class Builder {
 public:
  static constexpr std::size_t max_object_size = std::size_t(-1);
  static constexpr std::size_t max_array_size = std::size_t(-1);
  static constexpr std::size_t max_key_size = std::size_t(-1);
  static constexpr std::size_t max_string_size = std::size_t(-1);

  /// Where some names may not be told the document is a profile: no memory of it is left behind.
  Builder(std::vector<Problem>& problems, bool (*told)(std::string_view))
      : problems_{problems},
        may_tell_{told},
        storage_{told == nullptr ? json::storage_ptr{} : wiping_storage()},
        stack_{storage_} {
    stack_.reset(storage_);
  }
  json::value release() { return stack_.release(); }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) {
    levels_.push_back({});
    return true;
  }
  bool on_object_end(std::size_t count, error_code&) {
    find_duplicates();
    levels_.pop_back();
    stack_.push_object(count);
    return done();
  }
  bool on_array_begin(error_code&) {
    levels_.push_back({.is_array = true});
    return true;
  }
  bool on_array_end(std::size_t count, error_code&) {
    levels_.pop_back();
    stack_.push_array(count);
    return done();
  }
  bool on_key_part(Text part, std::size_t, error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_key(Text part, std::size_t, error_code&) {
    text_.append(part.data(), part.size());
    stack_.push_key(text_);
    levels_.back().members.push_back(std::move(text_));
    text_.clear();
    return true;
  }
  bool on_string_part(Text part, std::size_t, error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_string(Text part, std::size_t, error_code&) {
    text_.append(part.data(), part.size());
    stack_.push_string(text_);
    text_.clear();
    return done();
  }
  bool on_number_part(Text part, error_code&) {
    text_.append(part.data(), part.size());
    return true;
  }
  bool on_int64(std::int64_t number, Text, error_code&) {
    text_.clear();
    stack_.push_int64(number);
    return done();
  }
  bool on_uint64(std::uint64_t number, Text, error_code&) {
    text_.clear();
    stack_.push_uint64(number);
    return done();
  }
  bool on_double(double approximate, Text part, error_code&) {
    text_.append(part.data(), part.size());
    double exact = approximate;
    const auto read = std::from_chars(text_.data(), text_.data() + text_.size(), exact);
    // Below the smallest double from_chars reports a range, too: that is zero for every purpose here.
    if (read.ec == std::errc::result_out_of_range && std::abs(approximate) < 1)
      exact = 0;
    else if (read.ec != std::errc{} || !std::isfinite(exact)) {
      problems_.push_back(make_problem(Code::json_number, pointer()));
      exact = 0;
    }
    text_.clear();
    stack_.push_double(exact);
    return done();
  }
  bool on_bool(bool value, error_code&) {
    stack_.push_bool(value);
    return done();
  }
  bool on_null(error_code&) {
    stack_.push_null();
    return done();
  }
  bool on_comment_part(Text, error_code&) { return true; }
  bool on_comment(Text, error_code&) { return true; }

 private:
  struct Level {
    std::vector<WipedText, WipingAllocator<WipedText>> members = {};
    std::size_t index = 0;
    bool is_array = false;
  };

  bool done() {
    if (!levels_.empty() && levels_.back().is_array) ++levels_.back().index;
    return true;
  }

  std::string pointer(std::size_t depth) const {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) {
      const Level& level = levels_[i];
      if (!level.is_array && !may_tell(level.members.back())) break;
      text += '/';
      text += level.is_array ? std::to_string(level.index) : escape_pointer(level.members.back());
    }
    return text;
  }
  bool may_tell(std::string_view name) const { return may_tell_ == nullptr || may_tell_(name); }
  std::string pointer() const { return pointer(levels_.size()); }

  void find_duplicates() {
    auto& members = levels_.back().members;
    if (members.size() < 2) return;
    std::sort(members.begin(), members.end());
    for (std::size_t i = 1; i < members.size(); ++i) {
      const bool again = members[i] == members[i - 1] && (i < 2 || members[i] != members[i - 2]);
      if (!again) continue;
      std::string at = pointer(levels_.size() - 1);
      if (may_tell(members[i])) at += '/' + escape_pointer(members[i]);
      problems_.push_back(make_problem(Code::json_duplicate_key, std::move(at)));
    }
  }

  std::vector<Problem>& problems_;
  bool (*may_tell_)(std::string_view);
  json::storage_ptr storage_;
  boost::json::value_stack stack_;
  std::vector<Level> levels_;
  WipedText text_;
};

/// Does the text end in half of a surrogate pair? Boost.JSON calls what follows it a syntax error.
bool ends_in_surrogate(std::string_view read) {
  const std::size_t escape = read.rfind("\\u");
  if (escape == std::string_view::npos || read.size() < escape + 6 || read.size() > escape + 8) return false;
  const char first = read[escape + 2];
  const char second = read[escape + 3];
  return (first == 'd' || first == 'D') && std::string_view{"89abAB"}.find(second) != std::string_view::npos;
}

Code code_of(const error_code& failure, std::string_view read) {
  if (failure == boost::json::error::too_deep) return Code::json_depth;
  if (failure == boost::json::error::illegal_leading_surrogate ||
      failure == boost::json::error::illegal_trailing_surrogate ||
      failure == boost::json::error::expected_utf16_escape || ends_in_surrogate(read))
    return Code::json_encoding;
  return Code::json_syntax;
}

}  // namespace

json::value parse_json(std::string_view text, const JsonLimits& limits, std::vector<Problem>& problems) {
  if (text.size() > limits.bytes) {
    problems.push_back(make_problem(Code::document_too_large, "", std::to_string(limits.bytes) + " bytes"));
    return nullptr;
  }
  // Boost.JSON checks UTF-8 inside strings only and calls it a syntax error.
  if (!is_valid_utf8(text)) {
    problems.push_back(make_problem(Code::json_encoding, ""));
    return nullptr;
  }
  boost::json::parse_options options;
  options.max_depth = limits.depth;
  const std::size_t before = problems.size();
  boost::json::basic_parser<Builder> parser{options, problems, limits.may_tell};
  error_code failure;
  std::size_t used = parser.write_some(false, text.data(), text.size(), failure);
  while (!failure && used < text.size() &&
         std::string_view{" \t\r\n"}.find(text[used]) != std::string_view::npos)
    ++used;
  if (!failure && used < text.size()) failure = boost::json::error::extra_data;
  if (failure) {
    problems.resize(before);
    const Code code = code_of(failure, text.substr(0, used));
    Problem problem =
        make_problem(code, "", code == Code::json_depth ? std::to_string(limits.depth) + " levels" : "");
    problem.message += " (at byte " + std::to_string(used + 1) + ")";
    problems.push_back(std::move(problem));
    return nullptr;
  }
  return problems.size() == before ? parser.handler().release() : json::value(nullptr);
}

std::string escape_pointer(std::string_view token) {
  std::string text;
  for (const char c : token) {
    if (c == '~')
      text += "~0";
    else if (c == '/')
      text += "~1";
    else
      text += c;
  }
  return text;
}

std::string Place::pointer() const {
  if (parent_ == nullptr) return {};
  return parent_->pointer() + '/' + (is_index_ ? std::to_string(index_) : escape_pointer(member_));
}

}  // namespace passgenau
