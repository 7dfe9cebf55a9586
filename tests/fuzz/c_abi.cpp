// SPDX-License-Identifier: GPL-2.0-or-later
// Calls of the C ABI, one a line: a letter that says which, and its arguments with tabs between them. A part of an argument stands for
// a line end (0x1E). An argument alone may stand for none at all (0x01), for one without a place (0x02), for one that is longer than there can be (0x03).
#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>

#include "fuzz/target.hpp"
#include "model/problem.hpp"
#include "passgenau.h"

namespace passgenau::fuzz {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_calls = 24;
const std::string canary = "Kanari";

struct Argument {
  std::string text = {};
  const char* data = nullptr;
  std::size_t size = 0;

  explicit Argument(std::string_view given) : text{given} {
    std::replace(text.begin(), text.end(), '\x1E', '\n');
    data = text.data();
    size = text.size();
    if (given == "\x01" || given == "\x02") data = nullptr;
    if (given == "\x01") size = 0;
    if (given == "\x03") size = std::size_t(-5);
  }
  Argument(const Argument&) = delete;
  Argument& operator=(const Argument&) = delete;
};

/// What a call is about: nothing of it may stand in its error.
enum class Holds : std::uint8_t { profile, anything };
/// What a call gives.
enum class Gives : std::uint8_t { json, lines };

/// The sample, open from the first input to the end: what a handle makes when it is first read with takes a hundred times longer than
/// most calls.
class Sample {
 public:
  Sample() : catalog_{opened()} {}
  ~Sample() { passgenau_catalog_close(catalog_, nullptr); }
  Sample(const Sample&) = delete;
  Sample& operator=(const Sample&) = delete;

  passgenau_catalog* catalog() const { return catalog_; }
  static passgenau_catalog* opened() {
    passgenau_catalog* made = nullptr;
    hold(passgenau_catalog_open(sample_catalog().data(), sample_catalog().size(), &made, nullptr) == 0,
         "the sample is not opened");
    return made;
  }

 private:
  passgenau_catalog* catalog_;
};

const Sample& sample() {
  static const Sample made;
  return made;
}

class Session {
 public:
  Session() = default;
  ~Session() {
    passgenau_writer_close(writer_, nullptr);
    if (wrote_) fs::remove_all(path_);
  }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  void call(std::string_view line);

 private:
  /// A call with a result.
  template <class Function, class... Arguments>
  void ask(Holds holds, Gives gives, Function function, Arguments... arguments) {
    char* text = nullptr;
    std::size_t length = 0;
    passgenau_error* error = nullptr;
    const int status = function(arguments..., &text, &length, &error);
    const std::string result{text == nullptr ? "" : text, length};
    hold((status == 0) == (text != nullptr), "a result beside an error, or neither");
    passgenau_free(text);
    check(holds, status, error);
    if (status != 0) return;
    if (gives == Gives::json)
      check_json(result, "a result");
    else
      hold(is_valid_utf8(result), "a result that is no UTF-8");
  }
  /// A call without one.
  template <class Function, class... Arguments>
  void tell(Function function, Arguments... arguments) {
    passgenau_error* error = nullptr;
    const int status = function(arguments..., &error);
    check(Holds::anything, status, error);
  }

  void check(Holds holds, int status, passgenau_error* error) const {
    const std::string told = passgenau_error_json(error);
    hold((status == 0) == (error == nullptr), "an error without its number, or a number without its error");
    hold(passgenau_error_code(error) == status, "an error of another number");
    passgenau_error_free(error);
    if (status == 0) return;
    check_json(told, "an error");
    hold(status != passgenau_code_internal, "an internal error");
    if (holds == Holds::profile)
      hold(told.find(canary) == std::string::npos, "an error tells of the profile: " + told);
  }

  void families(char which, std::deque<Argument>& given);
  void texts(char which, std::deque<Argument>& given);
  void documents(char which, std::deque<Argument>& given);
  void writes(char which, std::deque<Argument>& given);

  const std::string path_ = scratch("written");
  passgenau_catalog* catalog_ = sample().catalog();
  passgenau_writer* writer_ = nullptr;
  bool wrote_ = false;
};

void Session::families(char which, std::deque<Argument>& a) {
  const auto one = [&](auto function, Gives gives = Gives::json) {
    // Options may be quoted: nothing of a profile belongs there.
    const Holds holds = a[1].text.find(canary) == std::string::npos ? Holds::profile : Holds::anything;
    ask(holds, gives, function, catalog_, a[0].data, a[0].size, a[1].data, a[1].size);
  };
  const auto offer = [&](auto function) {
    ask(Holds::anything, Gives::json, function, catalog_, a[0].data, a[0].size, a[1].data, a[1].size,
        a[2].data, a[2].size);
  };
  switch (which) {
    case 'm': one(passgenau_match); break;
    case 'M': one(passgenau_match_all, Gives::lines); break;
    case 'n': one(passgenau_near_misses); break;
    case 'N': offer(passgenau_near_miss); break;
    case 'w': offer(passgenau_why); break;
    case 'a': one(passgenau_ask); break;
    case 'p': one(passgenau_plan); break;
    case 'P': one(passgenau_pathway, Gives::lines); break;
    case 'e': offer(passgenau_evaluate); break;
    case 'h': offer(passgenau_who); break;
    case 'g': one(passgenau_gaps, Gives::lines); break;
    default: break;
  }
}

void Session::texts(char which, std::deque<Argument>& a) {
  const auto words = [&](auto function) {
    ask(Holds::anything, Gives::json, function, catalog_, a[0].data, a[0].size, a[1].data, a[1].size);
  };
  switch (which) {
    case 's': words(passgenau_search); break;
    case 'c': words(passgenau_complete); break;
    case 'r': words(passgenau_read); break;
    default: break;
  }
}

void Session::documents(char which, std::deque<Argument>& a) {
  const auto with_options = [&](auto function, Gives gives = Gives::json) {
    ask(Holds::anything, gives, function, catalog_, a[0].data, a[0].size);
  };
  const auto bare = [&](auto function) { ask(Holds::anything, Gives::json, function, catalog_); };
  switch (which) {
    case 'o': ask(Holds::anything, Gives::json, passgenau_check_offer, catalog_, a[0].data, a[0].size); break;
    case 'q':
      ask(Holds::profile, Gives::json, passgenau_check_profile, catalog_, a[0].data, a[0].size, a[1].data,
          a[1].size);
      break;
    case 'b': ask(Holds::anything, Gives::json, passgenau_offer, catalog_, a[0].data, a[0].size); break;
    case 'v': with_options(passgenau_vocabulary); break;
    case 'l': with_options(passgenau_places); break;
    case 'd': with_options(passgenau_duplicates); break;
    case 'x': with_options(passgenau_export, Gives::lines); break;
    case 'i': bare(passgenau_catalog_info); break;
    case 'I': bare(passgenau_catalog_ids); break;
    case 'Q': bare(passgenau_catalog_check); break;
    case 'R': {
      int changed = 0;
      tell(passgenau_catalog_refresh, catalog_, &changed);
      break;
    }
    case 'k':
      // The next inputs want the sample: closed is another handle, and every later call of this input has to refuse it.
      if (catalog_ == sample().catalog()) catalog_ = Sample::opened();
      tell(passgenau_catalog_close, catalog_);
      break;
    default: break;
  }
}

void Session::writes(char which, std::deque<Argument>& a) {
  switch (which) {
    case 'O':
      wrote_ = true;
      if (writer_ == nullptr) tell(passgenau_writer_open, path_.data(), path_.size(), &writer_);
      break;
    case 'u': ask(Holds::anything, Gives::json, passgenau_writer_put, writer_, a[0].data, a[0].size); break;
    case 'U': {
      int removed = 0;
      tell(passgenau_writer_remove, writer_, a[0].data, a[0].size, &removed);
      break;
    }
    case 'V': tell(passgenau_writer_set_vocabulary, writer_, a[0].data, a[0].size); break;
    case 'G':
      ask(Holds::anything, Gives::json, passgenau_writer_set_gazetteer, writer_, a[0].data, a[0].size);
      break;
    case 't':
      ask(Holds::anything, Gives::json, passgenau_writer_import_text, writer_, a[0].data, a[0].size,
          a[1].data, a[1].size);
      break;
    case 'C': tell(passgenau_writer_commit, writer_); break;
    case 'K': tell(passgenau_writer_close, writer_); break;
    default: break;
  }
}

void Session::call(std::string_view line) {
  if (line.empty()) return;
  std::array<std::string_view, 3> parts;
  std::string_view rest = line.substr(1);
  for (std::string_view& part : parts) {
    part = rest.substr(0, rest.find('\t'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  std::deque<Argument> arguments;
  for (const std::string_view part : parts)
    arguments.emplace_back(part);
  families(line.front(), arguments);
  texts(line.front(), arguments);
  documents(line.front(), arguments);
  writes(line.front(), arguments);
}

}  // namespace

void c_abi(std::string_view bytes) {
  Session session;
  std::size_t calls = 0;
  while (!bytes.empty() && calls++ < most_calls) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    session.call(line);
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
  }
}

}  // namespace passgenau::fuzz
