// SPDX-License-Identifier: GPL-2.0-or-later
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>

#include "exchange/line_reader.hpp"
#include "model/family_weight.hpp"
#include "model/problem.hpp"
#include "vocabulary/documents.hpp"

namespace passgenau {

namespace {

/// A profile, and what stands around it.
constexpr std::size_t line_bytes = ProfileLimits::json_bytes + 4 * 1024;

void read_weight(const json::value& stated, Checked<Family>& family) {
  if (!stated.is_number())
    family.problems.push_back(make_problem(Code::wrong_type, "/weight", "a number"));
  else if (family.value.weight = stated.to_number<double>(); !is_family_weight(family.value.weight))
    family.problems.push_back(make_problem(Code::out_of_range, "/weight", std::string{family_weight_range}));
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
      std::optional<json::value> weight;
      ProfileLine line = read_profile_line(lines.text(), vocabulary, as_of, line_bytes, &weight);
      if (weight) read_weight(*weight, family);
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
