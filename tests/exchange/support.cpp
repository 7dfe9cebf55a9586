// SPDX-License-Identifier: GPL-2.0-or-later
#include "exchange/support.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>

#include "catch.hpp"

namespace passgenau::test {

std::optional<std::string> text_of_file(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) return {};
  return std::string{std::istreambuf_iterator<char>{file}, {}};
}

std::filesystem::path open_data(const std::string& name) {
  const char* folder = std::getenv("PASSGENAU_SHARED_DATA");
  return (folder ? std::filesystem::path{folder}
                 : std::filesystem::path{PASSGENAU_SOURCE_DIR} / "../shared/data") /
         name;
}

ImportReport import(CatalogWriter& writer, const std::string& text, const ImportOptions& options) {
  std::istringstream input{text};
  return import_json_lines(writer, input, options);
}

std::string offer_line(const std::string& id, const std::string& title) {
  return R"({"id":")" + id + R"(","title":{"de":")" + title + "\"}}\n";
}

Strings places(const std::vector<Problem>& problems) {
  Strings found;
  for (const Problem& problem : problems)
    found.push_back(std::string{info(problem.code).name} + "@" + std::to_string(problem.line.value_or(0)) +
                    (problem.pointer.empty() ? "" : " ") + problem.pointer);
  return found;
}

Strings pointers(const std::vector<Problem>& problems) {
  Strings found;
  for (const Problem& problem : problems)
    if (problem.code != Code::kept_field)
      found.push_back(std::string{info(problem.code).name} + " " + problem.pointer);
  return found;
}

Strings kept_fields(const std::vector<Problem>& problems) {
  Strings found;
  for (const Problem& problem : problems)
    if (problem.code == Code::kept_field) found.push_back(problem.pointer);
  return found;
}

std::string counts(const ImportReport& report) {
  std::ostringstream text;
  text << report.read << " = " << report.accepted << "(" << report.replaced << ") + " << report.kept << " + "
       << report.left_out << ", -" << report.removed;
  return text.str();
}

Mapping mapping(const std::string& fields, const std::string& more) {
  return Mapping::from_json(R"({"mapping":1,"fields":[{"to":"/id","from":"/id","unit":"text"},)"
                            R"({"to":"/title/de","from":"/t"})" +
                                (fields.empty() ? "" : "," + fields) + "]" + more + "}",
                            "m.json");
}

std::string mapped(const Mapping& mapping, const std::string& record, Strings* problems) {
  const auto read =
      mapping.offer(R"({"id":1,"t":"T")" + (record.empty() ? "" : "," + record) + "}", Vocabulary{});
  if (problems)
    *problems = pointers(read.problems);
  else
    CHECK(pointers(read.problems) == Strings{});
  const std::string json = to_json(read.value, Confidential::show);
  const std::string begin = R"({"id":"1","title":{"de":"T"})";
  return json.substr(0, begin.size()) == begin ? json.substr(begin.size()) : json;
}

Strings mapping_problems(const std::string& text) {
  try {
    Mapping::from_json(text, "m.json");
  } catch (const Error& error) {
    CHECK(error.code() == Code::mapping_invalid);
    Strings found;
    for (const Problem& problem : error.details()) {
      CHECK(problem.file == "m.json");
      found.push_back(std::string{info(problem.code).name} + " " + problem.pointer);
    }
    return found;
  }
  return {};
}

}  // namespace passgenau::test
