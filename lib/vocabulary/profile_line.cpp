// SPDX-License-Identifier: GPL-2.0-or-later
#include <utility>

#include "model/problem.hpp"
#include "model/reader.hpp"
#include "vocabulary/documents.hpp"

namespace passgenau {

namespace {

bool is_line_field(std::string_view name) {
  return name == "id" || name == "case" || name == "profile" || is_profile_field(name);
}

bool is_family_field(std::string_view name) { return name == "weight" || is_line_field(name); }

void read_id(const json::value& id, ProfileLine& line, std::vector<Problem>& problems) {
  if (!id.is_string() && !id.is_number()) {
    problems.push_back(make_problem(Code::wrong_type, "/id", "a string or a number"));
    return;
  }
  line.id_json = write_json(id);
  line.id = id.is_string() ? std::string{id.get_string()} : line.id_json;
}

}  // namespace

ProfileLine read_profile_line(std::string_view text, const Vocabulary& vocabulary,
                              std::optional<Date> as_of) {
  return read_profile_line(text, vocabulary, as_of, ProfileLimits::json_bytes, nullptr);
}

ProfileLine read_profile_line(std::string_view text, const Vocabulary& vocabulary, std::optional<Date> as_of,
                              std::size_t bytes, std::optional<json::value>* weight) {
  ProfileLine line;
  std::vector<Problem>& problems = line.profile.problems;
  JsonLimits limits{.bytes = bytes, .may_tell = weight == nullptr ? is_line_field : is_family_field};
  ++limits.depth;
  json::value document = parse_json(text, limits, problems);
  if (!problems.empty()) return line;
  json::value* inner = document.is_object() ? document.get_object().if_contains("profile") : nullptr;
  if (inner == nullptr) {
    line.profile = profile_of(std::move(document), vocabulary, as_of);
    return line;
  }
  for (const auto& member : document.get_object()) {
    if (member.key() == "id")
      read_id(member.value(), line, problems);
    else if (member.key() == "case" && member.value().is_string())
      line.words = std::string{member.value().get_string()};
    else if (member.key() == "case")
      problems.push_back(make_problem(Code::wrong_type, "/case", "a string"));
    else if (member.key() == "weight" && weight != nullptr)
      *weight = member.value();
    else if (member.key() != "profile")
      // Not even the name: it may be part of what someone says about a family.
      problems.push_back({.code = Code::unknown_field,
                          .message = "a member beside id, case and profile is no field of this document"});
  }
  Checked<NeedsProfile> profile = profile_of(std::move(*inner), vocabulary, as_of);
  line.profile.value = std::move(profile.value);
  for (Problem& problem : profile.problems)
    problems.push_back(moved_below(std::move(problem), "/profile"));
  return line;
}

}  // namespace passgenau
