// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_json.hpp"

#include <algorithm>
#include <charconv>

#include "exchange/line_records.hpp"
#include "model/problem.hpp"
#include "passgenau/offer.hpp"
#include "place/csv.hpp"

namespace passgenau {

namespace {

constexpr std::string_view white = " \t\r\n";
constexpr std::string_view ends_scalar = " \t\r\n,]}";

// Names and numbers of a page are shorter.
constexpr std::size_t longest_name = 100;

}  // namespace

HsdsJson::HsdsJson(BlockReader blocks, Records records) : blocks_{std::move(blocks)}, records_{records} {
  block_ = without_bom(blocks_.next());
}

// ---------------------------------------------------------------------------------------------- characters

char HsdsJson::peek_any() {
  if (block_.empty()) block_ = blocks_.next();
  return block_.empty() ? '\0' : block_.front();
}

char HsdsJson::peek() {
  while (peek_any() != '\0' && white.find(block_.front()) != std::string_view::npos)
    pass();
  return peek_any();
}

void HsdsJson::pass() {
  if (block_.front() == '\n') ++at_line_;
  block_.remove_prefix(1);
}

void HsdsJson::keep(std::string_view part) {
  const std::size_t room = OfferLimits::json_bytes + 1 - std::min(text_.size(), OfferLimits::json_bytes + 1);
  cut_ = cut_ || part.size() > room;
  text_ += part.substr(0, room);
}

// ------------------------------------------------------------------------------------------------- records

bool HsdsJson::read() {
  for (;;) {
    if (state_ == State::end) return false;
    if (state_ == State::in_page) read_page();
    if (state_ == State::in_array && read_entry()) return true;
    if (state_ == State::outside && read_outside()) return true;
  }
}

/// A record that stands by itself; false where an array or a page begins, or at the end.
bool HsdsJson::read_outside() {
  const char c = peek();
  if (c == '\0') return finish();
  cut_ = false;
  if (c == '[') {
    pass();
    state_ = State::in_array;
    page_ = false;
    first_ = true;
    index_ = 0;
    return false;
  }
  numbered_ = false;
  line_ = at_line_;
  if (c == '{') {
    pass_object(true);
    if (state_ != State::outside) return false;
  } else {
    // No JSON: the whole line is one bad record.
    while (peek_any() != '\0' && block_.front() != '\n') {
      keep(block_.substr(0, 1));
      pass();
    }
  }
  return taken();
}

bool HsdsJson::taken() {
  ++number_;
  if (cut_ || text_.size() > OfferLimits::json_bytes) {
    text_.clear();
    problems_.push_back(too_large_problem());
  } else if (auto problem = encoding_problem(text_, line_)) {
    problems_.push_back(*std::move(problem));
  }
  return true;
}

bool HsdsJson::read_entry() {
  numbered_ = true;
  if (!first_) {
    const char next = peek();
    if (next != ',' && next != ']')
      return broken(next == '\0' ? "the file ends before the list does"
                                 : "between two services of the list there is no comma");
    if (next == ',') pass();
    if (next == ',' && peek() == ']') return broken("a service of the list is missing");
  }
  if (peek() == ']') {
    pass();
    state_ = page_ ? State::in_page : State::outside;
    return false;
  }
  first_ = false;
  cut_ = false;
  line_ = at_line_;
  const char c = peek();
  if (c == '\0' || c == ',' || c == '}' || c == ':')
    return broken(c == '\0' ? "the file ends before the list does" : "a service of the list is missing");
  if (c == '{') {
    pass_object(false);
  } else {
    pass_value();
  }
  if (page_) ++entries_of_pages_;
  ++index_;
  return taken();
}

/// A record that tells what is wrong with the list; nothing can be read behind it.
bool HsdsJson::broken(std::string_view hint) {
  text_.clear();
  line_ = at_line_;
  ++number_;
  problems_.push_back(make_problem(Code::json_syntax, "", {}, hint));
  state_ = State::end;
  return true;
}

/// Passes over an object and keeps its text; stands inside its list afterwards where it is a page.
void HsdsJson::pass_object(bool outside) {
  const bool may_be_page = outside && is_hsds();
  std::size_t depth = 0;
  bool name_follows = false;  // at the depth of the object's own members
  std::string name;
  for (char c = peek_any(); c != '\0'; c = peek_any()) {
    if (c == '"') {
      std::string word;
      pass_string(&word, longest_name);
      if (name_follows) name = word;
      name_follows = false;
      continue;
    }
    if (c == '\n' && outside) {
      pass();
      // A line that begins with a brace begins the next record: this one was never closed.
      if (lines_ || peek_any() == '{') return;
      keep("\n");
      continue;
    }
    keep({&c, 1});
    pass();
    if (c == '{' || c == '[') name_follows = ++depth == 1;
    if (c == ',' && depth == 1) name_follows = true;
    if (c == '}' || c == ']') {
      if (--depth == 0) {
        lines_ = lines_ || (outside && at_line_ == line_ && text_.find('\n') == std::string::npos);
        return;
      }
    }
    if (c == ':' && depth == 1 && may_be_page && is_list_of_page(name) && peek() == '[') {
      // What stood before the list is the page's, not a record.
      pass();
      text_.clear();
      state_ = State::in_array;
      page_ = true;
      first_ = true;
      index_ = 0;
      return;
    }
    if (c == ':' && depth == 1 && may_be_page) note_total(name);
  }
}

void HsdsJson::read_page() {
  for (;;) {
    const char c = peek();
    if (c == '\0' || c == '}') {
      if (c == '}') pass();
      state_ = State::outside;
      return;
    }
    if (c != '"') {
      pass();
      continue;
    }
    std::string name;
    pass_string(&name, longest_name);
    text_.clear();
    if (peek() != ':') continue;
    pass();
    if (is_list_of_page(name) && peek() == '[') {
      pass();
      state_ = State::in_array;
      page_ = true;
      first_ = true;
      return;
    }
    note_total(name);
    pass_value();
    text_.clear();
  }
}

/// What the page says of the whole: how many services, how many pages. Stands behind the colon.
void HsdsJson::note_total(const std::string& name) {
  const bool items = name == "total_items" || name == "totalElements";
  const bool pages = name == "total_pages" || name == "totalPages";
  if (!items && !pages) return;
  peek();
  const std::string number = pass_scalar();
  double value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  constexpr double most = 1e12;  // no feed announces more; infinity and NaN are no numbers of services
  double& total = items ? announced_.items : announced_.pages;
  if (value > total && value <= most) total = value;
}

std::string HsdsJson::pass_scalar() {
  std::string scalar;
  for (char c = peek_any();
       c != '\0' && ends_scalar.find(c) == std::string_view::npos && c != '"' && c != '{' && c != '[';
       c = peek_any()) {
    keep({&c, 1});
    if (scalar.size() < longest_name) scalar += c;
    pass();
  }
  return scalar;
}

/// Any value; its text is kept.
void HsdsJson::pass_value() {
  std::size_t depth = 0;
  for (char c = peek(); c != '\0'; c = peek_any()) {
    if (c == '"') {
      pass_string(nullptr, 0);
      if (depth == 0) return;
      continue;
    }
    if (depth == 0 && ends_scalar.find(c) != std::string_view::npos) return;
    keep({&c, 1});
    pass();
    if (c == '{' || c == '[') ++depth;
    if ((c == '}' || c == ']') && --depth == 0) return;
  }
}

/// Stands on the opening quote. A line end closes a string that was left open, so that one stray quote does
/// not swallow the rest of a file: no JSON string holds one.
void HsdsJson::pass_string(std::string* out, std::size_t most) {
  keep("\"");
  pass();
  for (bool escaped = false; peek_any() != '\0' && block_.front() != '\n';) {
    // What is neither its end nor an escape is most of it.
    const std::size_t size = escaped ? 1 : std::max<std::size_t>(block_.find_first_of("\"\\\n"), 1);
    const std::string_view run = block_.substr(0, size);
    keep(run);
    block_.remove_prefix(run.size());
    if (!escaped && run == "\"") return;
    if (out != nullptr && out->size() < most) *out += run.substr(0, most - out->size());
    escaped = !escaped && run == "\\";
  }
}

/// At the end: are there pages that are not here?
bool HsdsJson::finish() {
  state_ = State::end;
  if (announced_.items > static_cast<double>(entries_of_pages_)) {
    std::string all = std::to_string(static_cast<std::uint64_t>(announced_.items)) + " services";
    if (announced_.pages > 0)
      all += " on " + std::to_string(static_cast<std::uint64_t>(announced_.pages)) + " pages";
    Problem problem = make_problem(Code::pages_missing, "", std::move(all),
                                   std::to_string(entries_of_pages_) + " of them are here");
    problem.line = 1;
    notices_.push_back(std::move(problem));
  }
  return false;
}

}  // namespace passgenau
