// SPDX-License-Identifier: GPL-2.0-or-later
#include "read/notes.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <sstream>

#include "catch.hpp"
#include "model/json.hpp"

namespace passgenau::test {

namespace {

std::string content(const std::string& path) {
  std::ifstream file{path, std::ios::binary};
  REQUIRE(file);
  return {std::istreambuf_iterator<char>{file}, {}};
}

const json::value* member(const json::object& object, std::string_view name) {
  return object.if_contains(name);
}

std::string text_of(const json::value* value) { return value == nullptr ? "–" : write_json(*value); }

/// Burdens and kinds of a profile, and the children named with them.
struct Found {
  std::set<std::string> burdens = {};
  std::set<std::string> kinds = {};
  std::map<std::string, std::set<int>> children = {};  ///< -1 stands for a need of the family
};

Found found_in(const NeedsProfile& profile) {
  Found found;
  for (const Need& need : profile.needs) {
    if (!need.kind.empty()) found.kinds.insert(need.kind);
    if (need.burden.empty()) continue;
    found.burdens.insert(need.burden);
    found.children[need.burden].insert(need.child.value_or(-1));
  }
  return found;
}

std::set<std::string> texts(const json::object& note, std::string_view name) {
  std::set<std::string> all;
  if (const json::value* list = member(note, name))
    for (const json::value& item : list->get_array())
      all.emplace(item.get_string());
  return all;
}

std::string joined(const std::set<std::string>& all) {
  std::string out;
  for (const std::string& one : all)
    out += (out.empty() ? "" : ", ") + one;
  return out;
}

class Judge {
 public:
  explicit Judge(Score& score) : score_{score} {}

  void judge(const CaseNote& note, const ProfileReading& reading) {
    ++score_.notes;
    line_.clear();
    std::vector<Problem> problems;
    profile_ = parse_json(to_json(reading.profile), {}, problems).get_object();
    burdens(note.expected, found_in(reading.profile));
    whole(score_.ages, note.expected, {{"children", "/children"}, {"age", "/caregiver/age"}});
    whole(score_.languages, note.expected, {{"languages", "/languages"}});
    whole(score_.places, note.expected, {{"home", "/home"}});
    whole(score_.roles, note.expected, {{"roles", "/caregiver/roles"}});
    whole(score_.ways, note.expected,
          {{"interpreter", "/interpreter"},
           {"delivery", "/delivery"},
           {"reach_km", "/reach_km"},
           {"available", "/available"},
           {"require", "/require"},
           {"prefer", "/prefer"},
           {"discreet", "/discreet"}});
    if (!line_.empty()) score_.failures.push_back(note.id + ": " + note.text + '\n' + line_);
  }

 private:
  const json::value* found(const std::string& pointer) const {
    const json::object* at = &profile_;
    if (pointer.rfind("/caregiver", 0) == 0) {
      const json::value* caregiver = at->if_contains("caregiver");
      if (caregiver == nullptr) return nullptr;
      at = &caregiver->get_object();
      return at->if_contains(pointer.substr(std::string_view{"/caregiver/"}.size()));
    }
    return at->if_contains(pointer.substr(1));
  }

  /// A profile always holds a reach; this one says nothing.
  static std::string unsaid_reach(std::string_view name) {
    return name == "reach_km" ? std::to_string(NeedsProfile{}.reach.in_metres() / 1000) : std::string{};
  }

  void whole(Tally& tally, const json::object& expected,
             const std::vector<std::pair<std::string, std::string>>& fields) {
    bool any = false;
    bool right = true;
    for (const auto& [name, pointer] : fields) {
      const json::value* wanted = member(expected, name);
      const json::value* got = found(pointer);
      if (wanted == nullptr && (got == nullptr || text_of(got) == unsaid_reach(name))) continue;
      any = true;
      if (text_of(wanted) == text_of(got)) continue;
      right = false;
      line_ += "    " + name + ": " + text_of(got) + " for " + text_of(wanted) + '\n';
    }
    tally.notes += any;
    tally.right += any && right;
  }

  void compare(Tally& tally, const std::set<std::string>& found, const std::set<std::string>& expected,
               const std::set<std::string>& also, std::string_view what) {
    std::set<std::string> missed;
    std::set<std::string> surplus;
    for (const std::string& one : found) {
      if (also.count(one) > 0 && expected.count(one) == 0) continue;
      ++tally.found;
      if (expected.count(one) > 0)
        ++tally.common;
      else
        surplus.insert(one);
    }
    for (const std::string& one : expected)
      if (found.count(one) == 0) missed.insert(one);
    tally.expected += static_cast<int>(expected.size());
    if (!missed.empty()) line_ += "    " + std::string{what} + " missed: " + joined(missed) + '\n';
    if (!surplus.empty()) line_ += "    " + std::string{what} + " too many: " + joined(surplus) + '\n';
  }

  void burdens(const json::object& expected, const Found& found) {
    std::set<std::string> wanted;
    std::map<std::string, std::set<int>> owners;
    for (const std::string& one : texts(expected, "burdens")) {
      const std::size_t blank = one.find(' ');
      wanted.insert(one.substr(0, blank));
      if (blank != std::string::npos) owners[one.substr(0, blank)].insert(std::stoi(one.substr(blank + 1)));
    }
    for (const auto& [burden, children] : owners) {
      const auto said = found.children.find(burden);
      if (said == found.children.end()) continue;
      ++score_.belonging.notes;
      score_.belonging.right += said->second == children;
      if (said->second != children) line_ += "    of other children: " + burden + '\n';
    }
    compare(score_.burdens, found.burdens, wanted, texts(expected, "also"), "burdens");
    compare(score_.kinds, found.kinds, texts(expected, "kinds"), {}, "kinds");
    for (const std::string& denied : texts(expected, "never"))
      if (found.burdens.count(denied) > 0) {
        ++score_.denied_taken;
        line_ += "    TAKEN: " + denied + '\n';
      }
  }

  Score& score_;
  json::object profile_ = {};
  std::string line_ = {};
};

}  // namespace

std::vector<CaseNote> case_notes(std::string_view file) {
  std::vector<CaseNote> notes;
  std::istringstream lines{
      content(std::string{PASSGENAU_SOURCE_DIR "/tests/relevance/notes/"} + std::string{file})};
  for (std::string line; std::getline(lines, line);) {
    std::vector<Problem> problems;
    const json::value value = parse_json(line, {}, problems);
    REQUIRE(problems.empty());
    CaseNote note{.expected = value.get_object()};
    note.id = note.expected.at("id").get_string();
    note.text = note.expected.at("note").get_string();
    notes.push_back(std::move(note));
  }
  return notes;
}

const ProfileReader& sample_reader() {
  static const ProfileReader reader{
      Vocabulary::built_in(),
      Gazetteer{
          read_gazetteer(content(PASSGENAU_SOURCE_DIR "/tests/data/sample/gazetteer.csv"), "gazetteer.csv")
              .value}};
  return reader;
}

std::string children_in(std::string_view text) {
  const NeedsProfile profile = sample_reader().read(text, sample_day()).profile;
  std::string all;
  for (const Child& child : profile.children) {
    if (!all.empty()) all += ' ';
    if (child.born)
      all += '*' + to_string(*child.born);
    else if (child.due)
      all += '+' + to_string(*child.due);
    else
      all += *child.age == birth() ? "P0" + std::string{child.known_to == AgeUnit::months ? "M" : "Y"}
                                   : to_string(*child.age);
  }
  return all.empty() ? "-" : all;
}

std::string age_in(std::string_view text) {
  const auto age = sample_reader().read(text, sample_day()).profile.caregiver.age;
  return age ? std::to_string(*age) : "-";
}

Score score_notes(const std::vector<CaseNote>& notes, const ProfileReader& reader) {
  Score score;
  Judge judge{score};
  for (const CaseNote& note : notes)
    judge.judge(note, reader.read(note.text, sample_day()));
  return score;
}

}  // namespace passgenau::test
