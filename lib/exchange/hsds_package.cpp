// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/hsds_package.hpp"

#include <algorithm>
#include <array>

#include "exchange/crosswalk_rules.hpp"
#include "exchange/json_pointer.hpp"
#include "exchange/line_records.hpp"
#include "model/problem.hpp"
#include "model/reader.hpp"
#include "passgenau/offer.hpp"

namespace passgenau {

namespace {

constexpr std::string_view description_name = "datapackage.json";

std::string_view file_part(std::string_view name) {
  const std::size_t slash = name.rfind('/');
  return slash == std::string_view::npos ? name : name.substr(slash + 1);
}

[[noreturn]] void refuse(const std::string& file, std::string_view hint, std::vector<Problem> details = {}) {
  Problem problem = make_problem(Code::package_refused, "", {}, hint);
  problem.message.replace(0, std::string_view{"the document"}.size(), "the package");
  problem.file = file;
  for (Problem& detail : details)
    detail.file = file;
  throw Error{std::move(problem), std::move(details)};
}

}  // namespace

HsdsPackage::HsdsPackage(Package package, const std::string& path) : path_{path} {
  notices_ = std::move(package.notices);
  const std::map<std::string, Resource> resources = read_description(package);
  for (PackageFile& file : package.files) {
    if (file_part(file.name) == description_name) continue;
    const auto resource = resources.find(file.name);
    std::string_view name = hsds_table_name(resource == resources.end() ? file.name : resource->second.table);
    if (name.empty()) name = hsds_table_name(file.name);
    const std::string shown = path_ + '/' + file.name;
    if (name.empty()) {
      Problem problem = make_problem(Code::not_used, "", {}, "no table of HSDS has this name");
      problem.file = shown;
      notices_.push_back(std::move(problem));
      continue;
    }
    const char separator = resource == resources.end() ? ',' : resource->second.separator;
    std::vector<Problem> problems;
    if (!tables_.try_emplace(std::string{name}, shown, std::move(file.text), separator, problems).second)
      refuse(path_, "two tables of " + quoted(name));
    // A broken row of a service is said of its record.
    for (Problem& problem : problems)
      if (name != "service" || problem.code == Code::duplicate) notices_.push_back(std::move(problem));
  }
  if (table("service") == nullptr) refuse(path_, "there is no services.csv");
}

/// Which file is which table, and how its cells are separated, by `datapackage.json` (frictionless data).
std::map<std::string, HsdsPackage::Resource> HsdsPackage::read_description(Package& package) {
  std::map<std::string, Resource> resources;
  for (PackageFile& file : package.files) {
    if (file_part(file.name) != description_name) continue;
    const std::string folder = file.name.substr(0, file.name.size() - description_name.size());
    std::vector<Problem> problems;
    const json::value document =
        parse_json(file.text.part(0, file.text.size()), {.bytes = std::size_t{4} << 20}, problems);
    std::map<std::string, std::string> unknown;
    Reading reading{problems, &unknown};
    const Place root;
    if (problems.empty()) {
      ObjectReader reader{document, root, reading};
      reader.each("resources", [&](const json::value& item, const Place& at) {
        ObjectReader entry{item, at, reading};
        Resource resource;
        std::string where;
        entry.text("name", resource.table);
        if (!entry.text("path", where)) return;
        std::string encoding = "utf-8";
        entry.text("encoding", encoding);
        if (lower_case(encoding) != "utf-8" && lower_case(encoding) != "utf8")
          entry.report(Code::unknown_value, "encoding", "utf-8");
        if (const json::value* dialect = entry.member("dialect")) {
          const Place inside = entry.place("dialect");
          ObjectReader cells{*dialect, inside, reading};
          std::string separator = ",";
          if (cells.text("delimiter", separator) && separator.size() != 1)
            cells.report(Code::unknown_value, "delimiter", "one character");
          else
            resource.separator = separator[0];
        }
        const std::string name = folder + where;
        const bool there = std::any_of(package.files.begin(), package.files.end(),
                                       [&](const PackageFile& one) { return one.name == name; });
        if (there) {
          resources[name] = std::move(resource);
          return;
        }
        Problem problem = make_problem(Code::not_used, entry.place("path").pointer(), {},
                                       quoted(where) + " is not in the package");
        problem.file = path_ + '/' + file.name;
        notices_.push_back(std::move(problem));
      });
    }
    // What a description says beside this is for others.
    std::erase_if(problems, [](const Problem& problem) { return !is_error(problem); });
    if (!problems.empty())
      refuse(path_ + '/' + file.name, "its description cannot be read", std::move(problems));
  }
  return resources;
}

HsdsTable* HsdsPackage::table(std::string_view name) {
  const auto found = tables_.find(name);
  return found == tables_.end() ? nullptr : &found->second;
}

bool HsdsPackage::read() {
  HsdsTable& services = *table("service");
  if (next_ == services.size()) {
    if (!std::exchange(done_, true)) note_unused();
    return false;
  }
  origins_.clear();
  places_.clear();
  bytes_ = 0;
  line_ = services.line(next_);
  ++number_;
  add_service(next_++);
  if (bytes_ > OfferLimits::json_bytes || text_.size() > OfferLimits::json_bytes) {
    text_.clear();
    problems_.push_back(too_large_problem());
  }
  return true;
}

void HsdsPackage::place(Problem& problem) const {
  if (!problem.file.empty() || origins_.empty()) return;
  const Origin* found = &origins_.front();
  for (const Origin& origin : origins_)
    if (is_at_or_below(problem.pointer, origin.at) && origin.at.size() >= found->at.size()) found = &origin;
  problem.file = found->table->file();
  problem.line = found->line;
}

void HsdsPackage::note_unused() {
  for (const auto& [name, table] : tables_) {
    const auto [count, first] = table.unused();
    if (count == 0) continue;
    Problem problem = make_problem(
        Code::not_used, "", {},
        std::to_string(count) + " of " + std::to_string(table.size()) + " rows belong to no service");
    problem.file = table.file();
    problem.line = first;
    notices_.push_back(std::move(problem));
  }
}

}  // namespace passgenau
