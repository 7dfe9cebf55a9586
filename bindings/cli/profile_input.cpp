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

bool has(const std::vector<Member>& members, std::string_view name) {
  for (const Member& member : members)
    if (member.name == name) return true;
  return false;
}

Problem problem(Code code, const std::string& pointer) {
  return {.code = code, .message = pointer + ' ' + std::string{info(code).meaning}, .pointer = pointer};
}

/// The wrapping's own members; `profile` is the text of the profile then.
void unwrap(const std::vector<Member>& members, ProfileInput& out, std::string_view& profile) {
  std::string id;
  std::vector<std::string> seen;
  for (const Member& member : members) {
    for (const std::string& name : seen)
      if (name == member.name) out.problems.push_back(problem(Code::json_duplicate_key, '/' + name));
    seen.push_back(member.name);
    const auto string = string_value(member.value);
    if (member.name == "profile") {
      profile = member.value;
    } else if (member.name == "id") {
      if (string && !is_utf8(*string))
        out.problems.push_back(problem(Code::json_encoding, "/id"));
      else if (string)
        out.id = json_string(*string);
      else if (is_number(member.value))
        out.id = std::string{member.value};
      else
        out.problems.push_back(problem(Code::wrong_type, "/id"));
      id = string ? *string : std::string{member.value};
    } else if (member.name == "case") {
      if (string)
        out.words = *string;
      else
        out.problems.push_back(problem(Code::wrong_type, "/case"));
    } else {
      // Not even the name: it may be part of what someone says about a family.
      out.problems.push_back(
          {.code = Code::unknown_field,
           .message = "a member beside id, case and profile is no field of this document"});
    }
  }
  const std::string heading = !id.empty() && !out.words.empty() ? id + " · " + out.words : id + out.words;
  if (!heading.empty()) out.heading = printable(heading);
}

/// `as_of` where the profile has none: put into its text, so that everything else is judged on that day, too.
std::string with_day(std::string_view profile, Date as_of) {
  std::string out{profile};
  const auto own = members(profile);
  if (!own || has(*own, "as_of")) return out;
  const std::string day = "\"as_of\":\"" + to_string(as_of) + '"';
  out.insert(out.find('{') + 1, own->empty() ? day : day + ',');
  return out;
}

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

/// One document, and nothing after it?
bool is_one_document(std::string_view text) {
  const auto end = value_end(text, 0);
  if (end) return blank(text.substr(*end));
  // It is broken: one broken document, unless its first line is whole.
  return !members(text.substr(0, text.find('\n')));
}

}  // namespace

bool ProfileInput::valid() const {
  for (const Problem& found : problems)
    if (is_error(found)) return false;
  return true;
}

ProfileInput read_profile(std::string_view json, Date as_of, const Vocabulary& vocabulary,
                          std::string_view file, std::optional<std::uint64_t> line) {
  ProfileInput out;
  out.file = file;
  out.line = line;
  out.heading = printable(file) + (line ? ":" + std::to_string(*line) : "");
  std::string_view profile = json;
  const auto outer = members(json);
  const bool wrapped = outer && has(*outer, "profile");
  if (wrapped) unwrap(*outer, out, profile);

  Checked<NeedsProfile> checked = profile_from_json(with_day(profile, as_of), vocabulary);
  out.profile = std::move(checked.value);
  for (Problem& found : checked.problems) {
    if (wrapped && found.message.compare(0, found.pointer.size(), found.pointer) == 0 &&
        !found.pointer.empty())
      found.message.insert(0, "/profile");
    if (wrapped) found.pointer.insert(0, "/profile");
    out.problems.push_back(std::move(found));
  }
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
