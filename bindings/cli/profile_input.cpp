// SPDX-License-Identifier: GPL-2.0-or-later
#include "profile_input.hpp"

#include <filesystem>
#include <fstream>
#include <istream>
#include <sstream>

#include "files.hpp"
#include "json_slices.hpp"
#include "problems.hpp"
#include "text_width.hpp"

namespace passgenau::cli {
namespace {

namespace fs = std::filesystem;

bool blank(std::string_view line) { return line.find_first_not_of(" \t\r\n") == std::string_view::npos; }

void each_line(std::istream& input, const std::string& name, Date as_of, const Vocabulary& vocabulary,
               const std::function<void(const ProfileInput&)>& use) {
  std::string text;
  for (std::uint64_t line = 1; std::getline(input, text); ++line) {
    if (line == 1) drop_byte_order_mark(text);
    if (!blank(text)) use(read_profile(text, as_of, vocabulary, name, line));
  }
  if (input.bad()) fail(Code::file_unreadable, name);
}

bool whole_value(std::string_view text) {
  const auto end = value_end(text, 0);
  return end && blank(text.substr(*end));
}

/// One document, and nothing after it? A broken one is one, too, unless its first line is whole.
bool is_one_document(std::string_view text) {
  return whole_value(text) || (!value_end(text, 0) && !whole_value(text.substr(0, text.find('\n'))));
}

}  // namespace

bool ProfileInput::valid() const {
  for (const Problem& found : problems)
    if (is_error(found)) return false;
  return true;
}

ProfileInput read_profile(std::string_view json, Date as_of, const Vocabulary& vocabulary,
                          std::string_view file, std::optional<std::uint64_t> line) {
  ProfileLine read = read_profile_line(json, vocabulary, as_of);
  ProfileInput out{.id = std::move(read.id_json),
                   .name = std::move(read.id),
                   .words = std::move(read.words),
                   .file = std::string{file},
                   .line = line,
                   .profile = std::move(read.profile.value),
                   .problems = std::move(read.profile.problems)};
  const bool both = !out.name.empty() && !out.words.empty();
  out.heading = printable(out.name + (both ? " · " : "") + out.words);
  if (out.heading.empty()) out.heading = printable(file) + (line ? ":" + std::to_string(*line) : "");
  for (Problem& found : out.problems) {
    found.file = file;
    found.line = line;
  }
  return out;
}

void for_each_profile(const std::string& path, Date as_of, const Vocabulary& vocabulary,
                      const std::function<void(const ProfileInput&)>& use) {
  const bool standard_input = path == "-";
  const std::string name = standard_input ? "standard input" : path;
  if (!standard_input && fs::path{path}.extension() == ".jsonl") {
    std::error_code ignored;
    std::ifstream file{path, std::ios::binary};
    if (!file || fs::is_directory(path, ignored)) fail(Code::file_unreadable, path);
    return each_line(file, name, as_of, vocabulary, use);
  }
  const std::string text = read_file(path);
  if (!standard_input || is_one_document(text)) return use(read_profile(text, as_of, vocabulary, name, {}));
  std::istringstream lines{text};
  each_line(lines, name, as_of, vocabulary, use);
}

}  // namespace passgenau::cli
