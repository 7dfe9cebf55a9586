// SPDX-License-Identifier: GPL-2.0-or-later
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "match/catalog_inside.hpp"
#include "match/snapshot.hpp"
#include "model/problem.hpp"
#include "passgenau/evaluation.hpp"
#include "planning/measures.hpp"

namespace passgenau {

namespace {

constexpr int best_grade = 3;

/// Where an entry stands: in its file where it came out of one, else in its list.
struct Origin {
  const std::string& file;
  std::optional<std::uint64_t> line = {};
  std::string list = {};  ///< pointer to the entry in the set, "/grades/7"

  std::string pointer(const std::string& inside) const { return line ? inside : list + inside; }
  std::string words() const { return line ? "line " + std::to_string(*line) : list; }
};

class Inspector {
 public:
  Inspector(const JudgedSet& judged, const Catalog& catalog)
      : judged_{judged}, snapshot_{CatalogInside::snapshot(catalog)} {}

  std::vector<Problem> run() {
    if (judged_.families.empty()) {
      problems_.push_back(make_problem(Code::empty, "", {}, "no family is listed"));
      problems_.back().file = judged_.families_file;
      return std::move(problems_);
    }
    for (std::size_t i = 0; i < judged_.families.size(); ++i)
      check_family(i);
    for (std::size_t i = 0; i < judged_.grades.size(); ++i)
      check_grade(i);
    for (std::size_t i = 0; i < judged_.families.size(); ++i)
      if (!judged_.families[i].id.empty() && helped_.count(judged_.families[i].id) == 0)
        report(family_origin(i), Code::missing, "", {}, "no offer of grade 1 to 3 is judged for this family");
    return std::move(problems_);
  }

 private:
  Origin family_origin(std::size_t i) const {
    return {judged_.families_file, judged_.families[i].line, "/families/" + std::to_string(i)};
  }
  Origin grade_origin(std::size_t i) const {
    return {judged_.grades_file, judged_.grades[i].line, "/grades/" + std::to_string(i)};
  }

  void add(const Origin& origin, Problem problem) {
    problem.file = origin.file;
    problem.line = origin.line;
    problems_.push_back(std::move(problem));
  }
  void report(const Origin& origin, Code code, const std::string& inside, std::string limit = {},
              std::string_view hint = {}) {
    add(origin, make_problem(code, origin.pointer(inside), std::move(limit), hint));
  }

  void check_family(std::size_t i) {
    const JudgedFamily& family = judged_.families[i];
    const Origin origin = family_origin(i);
    if (family.id.empty())
      report(origin, Code::missing, "/id");
    else if (const auto [first, is_new] = families_.emplace(family.id, i); !is_new)
      report(origin, Code::duplicate, "/id", {}, "it was in " + family_origin(first->second).words());
    for (Problem& problem : validate(family.profile, snapshot_->vocabulary)) {
      if (!is_error(problem)) continue;
      const std::string pointer = origin.pointer("/profile" + problem.pointer);
      problem.message = pointer + ' ' + std::string{info(problem.code).meaning};
      problem.pointer = pointer;
      add(origin, std::move(problem));
    }
  }

  void check_grade(std::size_t i) {
    const OfferGrade& grade = judged_.grades[i];
    const Origin origin = grade_origin(i);
    // The id of a family may tell of it: it is not quoted. An offer's may.
    if (families_.count(grade.profile) == 0) report(origin, Code::profile_unknown, "/profile");
    if (snapshot_->find(grade.offer) == nullptr)
      report(origin, Code::offer_unknown, "/offer", {}, quoted(grade.offer));
    if (grade.grade < 0 || grade.grade > best_grade) report(origin, Code::out_of_range, "/grade", "0 to 3");
    if (grade.ineligible && grade.grade >= helpful_grade)
      report(origin, Code::contradiction, "/ineligible", {}, "an offer that is ineligible has grade 0");
    if (const auto [first, is_new] = pairs_.emplace(std::pair{grade.profile, grade.offer}, i); !is_new)
      report(origin, Code::duplicate, "", {},
             "the same profile and offer were in " + grade_origin(first->second).words());
    if (grade.grade >= helpful_grade) helped_.insert(grade.profile);
  }

  const JudgedSet& judged_;
  std::shared_ptr<const Snapshot> snapshot_;
  std::unordered_map<std::string, std::size_t> families_ = {};
  std::map<std::pair<std::string, std::string>, std::size_t> pairs_ = {};
  std::set<std::string> helped_ = {};
  std::vector<Problem> problems_ = {};
};

}  // namespace

std::vector<Problem> validate(const JudgedSet& judged, const Catalog& catalog) {
  return Inspector{judged, catalog}.run();
}

}  // namespace passgenau
