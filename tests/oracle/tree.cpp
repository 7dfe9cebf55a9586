// SPDX-License-Identifier: GPL-2.0-or-later
#include "oracle/tree.hpp"

#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "oracle/json.hpp"

namespace passgenau::oracle {
namespace {

Concept read_concept(const Object& record) {
  return {.broader = texts(record, "broader"),
          .burdens = texts(record, "burdens"),
          .residential = flag(record, "residential"),
          .safety = text(record, "safety")};
}

std::string read_file(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw std::runtime_error("cannot read " + path);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

}  // namespace

void Tree::read(std::string_view json_lines) {
  for (const Object& record : read_lines(json_lines))
    concepts[text(record, "id")] = read_concept(record);
}

int Tree::steps_up(const std::string& narrow, const std::string& broad) const {
  std::set<std::string> level{narrow};
  std::set<std::string> visited;
  for (int steps = 0; !level.empty(); ++steps) {
    if (level.contains(broad)) return steps;
    std::set<std::string> above;
    for (const std::string& id : level) {
      visited.insert(id);
      const auto found = concepts.find(id);
      if (found == concepts.end()) continue;
      for (const std::string& up : found->second.broader)
        if (!visited.contains(up)) above.insert(up);
    }
    level = above;
  }
  return -1;
}

bool Tree::under_safety(const std::string& id, std::string_view rule) const {
  for (const auto& [other, entry] : concepts)
    if (entry.safety == rule && same_or_narrower(id, other)) return true;
  return false;
}

Vocabulary Vocabulary::read(const std::string& data_folder, std::string_view extension) {
  Vocabulary out;
  out.burdens.read(read_file(data_folder + "/burdens.jsonl"));
  out.kinds.read(read_file(data_folder + "/kinds.jsonl"));
  for (const Object& record : read_lines(extension)) {
    if (text(record, "type") == "burden") out.burdens.concepts[text(record, "id")] = read_concept(record);
    if (text(record, "type") == "kind") out.kinds.concepts[text(record, "id")] = read_concept(record);
  }
  return out;
}

}  // namespace passgenau::oracle
