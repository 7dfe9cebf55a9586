// SPDX-License-Identifier: GPL-2.0-or-later
#include "house/rooms.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <stdexcept>

namespace passgenau::house {
namespace {

namespace fs = std::filesystem;

// One way down: a file includes from its own room and from those above it.
constexpr std::array<std::string_view, 9> rooms = {"model", "vocabulary", "place",    "text", "store",
                                                   "match", "planning",   "exchange", "c_api"};

// The tables below are words with a blank on either side.

// A quiet guest never prints, exits, reads the environment, looks at the clock, or sets what belongs to the whole process.
constexpr std::string_view loud_headers = " iostream cstdio stdio.h print syncstream ";
constexpr std::string_view loud_words =
    " cout cerr clog cin wcout wcerr printf fprintf vprintf vfprintf putchar perror stdout stderr stdin"
    " getenv secure_getenv setenv putenv unsetenv environ quick_exit _Exit"
    " system_clock steady_clock high_resolution_clock utc_clock gettimeofday clock_gettime localtime_r"
    " setlocale uloc_setDefault u_setDataDirectory ";
// Of these only a call of the global function is loud: `slot.time()`, `int clock` and `read_time()` are others' words.
constexpr std::string_view loud_calls =
    " time clock localtime mktime exit _exit abort terminate system puts chdir umask ";
// What Xapian offers and nobody takes: the first writes over blocks that are in use, so that a kill does damage; the second gives out HTML
// as it came in; the third leaves copies of a profile's words in memory.
constexpr std::string_view dangerous_words = " DB_DANGEROUS snippet get_description ";
// What some compiler that must build the library lacks: g++ 12 the headers, Emscripten's libc++ the ranges algorithms.
constexpr std::string_view missing_headers = " format expected source_location ";
// The C headers that the C ABI may use.
constexpr std::string_view c_headers = " stddef.h stdint.h stdbool.h ";

bool contains(std::string_view table, std::string_view word) {
  return table.find(' ' + std::string{word} + ' ') != std::string_view::npos;
}

bool is_room(std::string_view name) { return std::find(rooms.begin(), rooms.end(), name) != rooms.end(); }

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](auto prefix) { return text.substr(0, prefix.size()) == prefix; });
}

bool word_character(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r");
  if (from == std::string_view::npos) return {};
  return std::string{text.substr(from, text.find_last_not_of(" \t\r") - from + 1)};
}

struct Include {
  std::string name;
  bool quoted = false;
};

std::optional<Include> include_of(std::string_view line) {
  std::string text = trimmed(line);
  if (text.empty() || text[0] != '#') return {};
  text = trimmed(std::string_view{text}.substr(1));
  if (text.compare(0, 7, "include") != 0) return {};
  text = trimmed(std::string_view{text}.substr(7));
  if (text.empty() || (text[0] != '"' && text[0] != '<')) return {};
  const auto end = text.find(text[0] == '"' ? '"' : '>', 1);
  if (end == std::string::npos) return {};
  return Include{text.substr(1, end - 1), text[0] == '"'};
}

class Inspector {
 public:
  explicit Inspector(fs::path root) : root_{std::move(root)} {}

  std::vector<std::string> run() {
    for (const char* folder : {"include", "lib", "bindings/cli"})
      inspect_folder(root_ / folder);
    return std::move(found_);
  }

 private:
  // ------------------------------------------------------------------------------------------------ files and lines

  void inspect_folder(const fs::path& folder) {
    if (!fs::exists(folder)) return;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator{folder}) {
      const auto extension = entry.path().extension();
      if (entry.is_regular_file() &&
          (extension == ".cpp" || extension == ".hpp" || extension == ".h" || extension == ".c"))
        files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
      inspect_file(file);
  }

  void inspect_file(const fs::path& path) {
    file_ = path.lexically_relative(root_).generic_string();
    line_ = 1;
    room_ = room_of(file_);
    const bool in_lib = starts_with_any(file_, {"lib/"});
    if (in_lib && !is_room(room_)) refuse("stands in no room of lib/");

    std::ifstream stream{path, std::ios::binary};
    const std::string source{std::istreambuf_iterator<char>{stream}, {}};
    std::istringstream lines{code_only(source)};
    for (std::string line; std::getline(lines, line); ++line_) {
      if (const auto include = include_of(line)) {
        if (in_lib)
          judge_library(*include);
        else if (starts_with_any(file_, {"include/"}))
          judge_public(*include);
        else
          judge_program(*include);
      } else if (in_lib) {
        judge_words(line);
      }
    }
  }

  void refuse(const std::string& what) {
    found_.push_back(file_ + ':' + std::to_string(line_) + ": " + what);
  }

  static std::string room_of(std::string_view file) {
    if (file.substr(0, 4) != "lib/") return {};
    const auto slash = file.find('/', 4);
    return slash == std::string_view::npos ? std::string{} : std::string{file.substr(4, slash - 4)};
  }

  /// The file that an include names, from the root of the tree; empty where it is none of ours.
  std::string target(const Include& include) const {
    if (starts_with_any(include.name, {"passgenau/"}) || include.name == "passgenau.h")
      return "include/" + include.name;
    if (!include.quoted) return {};
    const auto beside = (fs::path{file_}.parent_path() / include.name).lexically_normal().generic_string();
    if (fs::exists(root_ / beside)) return beside;
    const auto in_lib = (fs::path{"lib"} / include.name).lexically_normal().generic_string();
    if (fs::exists(root_ / in_lib) || is_room(room_of(in_lib))) return in_lib;
    return beside;
  }

  // --------------------------------------------------------------------------------------------------------- rules

  void judge_library(const Include& include) {
    if (include.name == "xapian.h" || starts_with_any(include.name, {"xapian/"})) {
      if (room_ != "store" && file_ != "lib/text/stem.cpp")
        refuse("<" + include.name + "> belongs to lib/store (and lib/text/stem.cpp)");
      return;
    }
    if (contains(loud_headers, include.name))
      refuse("<" + include.name + ">: a quiet guest neither prints nor reads a terminal");
    if (contains(missing_headers, include.name))
      refuse("<" + include.name + "> is missing from compilers that must build this");

    const std::string file = target(include);
    if (starts_with_any(file, {"include/"}) || file.empty()) return;
    const std::string other = room_of(file);
    if (other.empty()) return refuse("\"" + include.name + "\" is neither in a room nor a public header");
    const auto mine = std::find(rooms.begin(), rooms.end(), room_);
    const auto theirs = std::find(rooms.begin(), rooms.end(), other);
    if (theirs == rooms.end() || theirs > mine)
      refuse("room " + room_ + " may not include \"" + include.name + "\": " + other + " is below it");
  }

  void judge_public(const Include& include) {
    if (starts_with_any(target(include), {"include/"})) return;
    const bool standard = !include.quoted && (include.name.find_first_of("./") == std::string::npos ||
                                              contains(c_headers, include.name));
    if (contains(missing_headers, include.name))
      refuse("<" + include.name + "> is missing from compilers that must build this");
    if (!standard)
      refuse("a public header includes only public headers and the standard library, not " + include.name);
  }

  void judge_program(const Include& include) {
    if (include.name == "xapian.h" || starts_with_any(target(include), {"lib/"}))
      refuse("a binding sees only public headers, not " + include.name);
  }

  void judge_words(std::string_view line) {
    for (std::size_t i = 0; i < line.size();) {
      if (!word_character(line[i])) {
        ++i;
        continue;
      }
      std::size_t end = i;
      while (end < line.size() && word_character(line[end]))
        ++end;
      const std::string_view word = line.substr(i, end - i);
      if (contains(loud_words, word) || (contains(loud_calls, word) && calls_global(line, i, end)))
        refuse("`" + std::string{word} +
               "`: a quiet guest never prints, exits, reads the environment or the clock, or sets "
               "process-wide state");
      if (contains(dangerous_words, word))
        refuse("`" + std::string{word} + "`: it damages, lets HTML through, or leaves a profile in memory");
      if ((word == "ranges" || word == "views") && line.substr(end, 2) == "::")
        refuse("`std::" + std::string{word} + "` is missing from compilers that must build this");
      i = end;
    }
  }

  /// Is the word at [from, to) followed by `(`, and unqualified or qualified by `std::` or `::` alone, and no declaration?
  static bool calls_global(std::string_view line, std::size_t from, std::size_t to) {
    const auto next = line.find_first_not_of(' ', to);
    if (next == std::string_view::npos || line[next] != '(') return false;
    const std::string before = trimmed(line.substr(0, from));
    const auto ends_with = [&](std::string_view end) {
      return before.size() >= end.size() && before.compare(before.size() - end.size(), end.size(), end) == 0;
    };
    if (ends_with("std::")) return true;
    if (ends_with("::")) return before.size() == 2 || !word_character(before[before.size() - 3]);
    if (ends_with(".") || ends_with("->")) return false;
    // A word before it makes it a declaration (`bool time(…)`), except for `return`.
    return before.empty() || !word_character(before.back()) || ends_with("return");
  }

  fs::path root_;
  std::string file_;
  std::string room_;
  int line_ = 0;
  std::vector<std::string> found_;
};

}  // namespace

std::string code_only(std::string_view source) {
  std::string out{source};
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < std::min(to, out.size()); ++i)
      if (out[i] != '\n') out[i] = ' ';
  };
  std::size_t i = 0;
  bool line_is_include = false;
  while (i < source.size()) {
    const char c = source[i];
    if (c == '\n') {
      line_is_include = false;
      ++i;
    } else if (source.substr(i, 2) == "//") {
      const auto end = std::min(source.find('\n', i), source.size());
      blank(i, end);
      i = end;
    } else if (source.substr(i, 2) == "/*") {
      const auto close = source.find("*/", i + 2);
      const auto end = close == std::string_view::npos ? source.size() : close + 2;
      blank(i, end);
      i = end;
    } else if (c == '#') {
      line_is_include = include_of(source.substr(i, source.find('\n', i) - i)).has_value();
      ++i;
    } else if (source.substr(i, 2) == "R\"") {
      const auto open = source.find('(', i);
      if (open == std::string_view::npos) break;
      const std::string close = ")" + std::string{source.substr(i + 2, open - i - 2)} + "\"";
      const auto found = source.find(close, open);
      const auto end = found == std::string_view::npos ? source.size() : found + close.size();
      blank(i, end);
      i = end;
    } else if ((c == '"' && !line_is_include) || (c == '\'' && (i == 0 || !word_character(source[i - 1])))) {
      std::size_t end = i + 1;
      while (end < source.size() && source[end] != c && source[end] != '\n')
        end += source[end] == '\\' ? 2 : 1;
      blank(i + 1, end);
      i = end + 1;
    } else {
      ++i;
    }
  }
  return out;
}

std::vector<std::string> violations(const fs::path& root) {
  if (!fs::is_directory(root / "include")) throw std::runtime_error{root.string() + " has no folder include"};
  return Inspector{root}.run();
}

}  // namespace passgenau::house
