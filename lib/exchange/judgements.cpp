// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/line_reader.hpp"
#include "model/json.hpp"
#include "model/reader.hpp"
#include "passgenau/evaluation.hpp"

namespace passgenau {

namespace {

/// A judgement is two ids, a number and a sentence.
constexpr std::size_t line_bytes = 64 * 1024;

OfferGrade read_grade(const json::value& document, std::vector<Problem>& problems) {
  OfferGrade grade;
  Reading reading{problems};
  const Place place;
  ObjectReader reader{document, place, reading};
  if (!document.is_object()) return grade;
  const auto require = [&](std::string_view name) {
    if (reader.member(name) == nullptr) reader.report(Code::missing, name);
  };
  require("profile");
  require("offer");
  require("grade");
  reader.text("profile", grade.profile);
  reader.text("offer", grade.offer);
  reader.integer("grade", grade.grade);
  reader.text("why", grade.why);
  reader.boolean("ineligible", grade.ineligible);
  return grade;
}

}  // namespace

Checked<std::vector<OfferGrade>> read_judgements(std::istream& input, std::string_view file_name) {
  Checked<std::vector<OfferGrade>> out;
  LineReader lines{BlockReader{input, std::string{file_name}}, line_bytes};
  while (lines.next()) {
    if (lines.blank()) continue;
    std::vector<Problem> problems;
    OfferGrade grade;
    if (lines.too_long()) {
      problems.push_back(make_problem(Code::document_too_large, "", std::to_string(line_bytes) + " bytes"));
    } else {
      const json::value document = parse_json(lines.text(), {.bytes = line_bytes}, problems);
      if (problems.empty()) grade = read_grade(document, problems);
    }
    grade.line = lines.line();
    if (problems.empty()) out.value.push_back(std::move(grade));
    for (Problem& problem : problems) {
      problem.file = file_name;
      problem.line = lines.line();
      out.problems.push_back(std::move(problem));
    }
  }
  return out;
}

}  // namespace passgenau
