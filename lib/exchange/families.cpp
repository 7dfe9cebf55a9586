// SPDX-License-Identifier: GPL-2.0-or-later
#include <unordered_set>
#include <utility>

#include "exchange/line_reader.hpp"
#include "model/json.hpp"
#include "model/problem.hpp"
#include "passgenau/who.hpp"

namespace passgenau {

namespace {

/// A profile, and what stands around it.
constexpr std::size_t line_bytes = ProfileLimits::json_bytes + 4 * 1024;

/// Takes the weight out of a line, which is then one that `read_profile_line` knows. A text that cannot be parsed is left
/// to it, too.
std::string without_weight(std::string_view text, double& weight, std::vector<Problem>& problems) {
  std::vector<Problem> of_the_text;
  json::value document = parse_json(text, {.bytes = line_bytes}, of_the_text);
  json::object* line = of_the_text.empty() ? document.if_object() : nullptr;
  if (line == nullptr || !line->contains("profile") || !line->contains("weight")) return std::string{text};
  const json::value& stated = line->at("weight");
  if (!stated.is_number())
    problems.push_back(make_problem(Code::wrong_type, "/weight", "a number"));
  else if (weight = stated.to_number<double>(); !(weight > 0 && weight <= most_family_weight))
    problems.push_back(make_problem(Code::out_of_range, "/weight", "more than 0, at most 1000000"));
  line->erase("weight");
  return write_json(document);
}

}  // namespace

Checked<std::vector<Family>> read_families(std::istream& input, const Vocabulary& vocabulary,
                                           std::optional<Date> as_of, std::string_view file_name) {
  Checked<std::vector<Family>> out;
  std::unordered_set<std::string> ids;
  LineReader lines{BlockReader{input, std::string{file_name}}, line_bytes};
  while (lines.next()) {
    if (lines.blank()) continue;
    Checked<Family> family;
    if (lines.too_long()) {
      family.problems.push_back(
          make_problem(Code::document_too_large, "", std::to_string(line_bytes) + " bytes"));
    } else {
      const std::string text = without_weight(lines.text(), family.value.weight, family.problems);
      ProfileLine line = read_profile_line(text, vocabulary, as_of);
      family.value.id = line.id.empty() ? std::to_string(lines.line()) : std::move(line.id);
      family.value.profile = std::move(line.profile.value);
      for (Problem& problem : line.profile.problems)
        family.problems.push_back(std::move(problem));
      if (family.valid() && !ids.insert(family.value.id).second)
        family.problems.push_back(make_problem(Code::duplicate, "/id"));
    }
    if (family.valid()) out.value.push_back(std::move(family.value));
    for (Problem& problem : family.problems) {
      problem.file = file_name;
      problem.line = lines.line();
      out.problems.push_back(std::move(problem));
    }
  }
  return out;
}

}  // namespace passgenau
